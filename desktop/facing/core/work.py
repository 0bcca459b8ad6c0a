"""All work on one document, to be carried from computer to computer in one file."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from facing.core.document import Choices, Content, IgnoreKey, Version


@dataclass(frozen=True, slots=True)
class WorkVersion:
    """A version wherever it was kept. ``id`` tells it apart from every other one on every computer: ``version_id``.

    ``version.id`` counts the versions of a work file from 1, the oldest first; it means nothing outside of it.
    ``read`` gives what the version holds. It may raise ``UserProblem``.
    """

    id: str
    version: Version
    read: Callable[[], Content]


@dataclass(frozen=True, slots=True)
class WorkGlossary:
    """A glossary that was in use: the name and the bytes of its file."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Work:
    """A document with all that was done to it. ``name`` and ``data`` are the original's file; versions oldest first.

    ``encoding`` is what the user chose for the original, empty where it is found out.
    """

    name: str
    data: bytes
    correction: Content
    versions: tuple[WorkVersion, ...] = ()
    encoding: str = ""
    language: str = "auto"
    choices: Choices = field(default_factory=Choices)
    ignores: frozenset[IgnoreKey] = frozenset()
    glossaries: tuple[WorkGlossary, ...] = ()


class WorkFormat(Protocol):
    """Work files: one document with its versions and all that was decided about it."""

    def is_work_file(self, path: Path) -> bool:
        """Whether the file's name says that it is one."""

    def read(self, path: Path) -> tuple[Work, bytes]:
        """The work in the file at ``path``, and the SHA-256 of the file.

        Raises:
            UserProblem: ``FILE_*``, ``WORK_FILE_NEWER``.
        """

    def as_bytes(self, work: Work) -> bytes:
        """The bytes of a work file.

        Raises:
            UserProblem: a version cannot be read.
        """


def version_id(saved: int, content: Content) -> str:
    """What a version is known by on every computer: 64 hexadecimal digits of SHA-256.

    Its time (milliseconds since 1970) and what it holds count. Name, note and pin, which can change, do not.
    """
    digest = hashlib.sha256(b"%d\n" % saved)
    for index, paragraph in enumerate(content.text):
        encoded = paragraph.text.encode("utf-8", "surrogatepass")
        digest.update(b"%d %d " % (paragraph.slot, len(encoded)))
        digest.update(encoded)
        for span in content.origins.get(index, ()):
            digest.update(b" %d-%d %s" % (span.start, span.end, span.origin.value.encode("ascii")))
        digest.update(b"\n")
    return digest.hexdigest()
