"""All work on one document, to be carried from computer to computer in one file."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from facing.core.chunks import Chunk, Paragraph
from facing.core.document import Choices, Content, IgnoreKey, Version
from facing.core.origins import OriginSpans


@dataclass(frozen=True, slots=True)
class WorkVersion:
    """A version wherever it was kept. ``id`` (``VersionIds``) tells it apart on every computer; empty: not known yet.

    ``version.id`` counts the versions of a file that was read from 1, the oldest first. ``read`` gives what the version
    holds. It may raise ``UserProblem``.
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

    ``encoding`` is what the user chose for the original, empty where it is found out; ``delivery_encoding`` what was
    chosen for the corrected file, where that is another one; ``wrapped`` as in ``core.document.ReaderState``.
    """

    name: str
    data: bytes
    correction: Content
    versions: tuple[WorkVersion, ...] = ()
    encoding: str = ""
    language: str = "auto"
    delivery_encoding: str = ""
    wrapped: bool | None = None
    choices: Choices = field(default_factory=Choices)
    ignores: frozenset[IgnoreKey] = frozenset()
    glossaries: tuple[WorkGlossary, ...] = ()


class WorkWriter(Protocol):
    """Writes the work files of one document; what was written before is not read again. Belongs to one thread."""

    def as_bytes(self, work: Work) -> bytes:
        """The bytes of a work file. Its versions have the numbers that they have in the store.

        Raises:
            UserProblem: a version cannot be read; ``FILE_TOO_LARGE``: it is more than can be read.
        """


class WorkFormat(Protocol):
    """Work files: one document with its versions and all that was decided about it."""

    def is_work_file(self, path: Path) -> bool:
        """Whether the file's name says that it is one."""

    def read(self, path: Path) -> tuple[Work, bytes]:
        """The work in the file at ``path``, and the SHA-256 of the file.

        Raises:
            UserProblem: ``FILE_*``, ``WORK_FILE_NEWER``.
        """

    def writer(self) -> "WorkWriter":
        """What writes the work files of one document, one after the other."""


class VersionIds:
    """Tells what versions are known by on every computer; stretches that they share are gone through once.

    An id is 64 hexadecimal digits of SHA-256 over the time (milliseconds since 1970) and what the version holds. Name,
    note, kind and pin, which can change, do not count.
    """

    def __init__(self) -> None:
        self._known: dict[ChunkKey, bytes] = {}

    def of(self, saved: int, content: Content) -> str:
        """The id of a version that was kept at this time."""
        digest = hashlib.sha256(b"%d\n" % saved)
        for chunk, spans in with_origins(content):
            key = chunk.digest, tuple(spans.items())
            if key not in self._known:
                paragraphs = enumerate(chunk.paragraphs)
                self._known[key] = b"".join(_digest(each, spans.get(number, ())) for number, each in paragraphs)
            digest.update(self._known[key])
        return digest.hexdigest()


ChunkKey = tuple[bytes, tuple[tuple[int, OriginSpans], ...]]


def with_origins(content: Content) -> Iterator[tuple[Chunk, dict[int, OriginSpans]]]:
    """The chunks of a content, each with the origins of its paragraphs by index inside it."""
    first = 0
    for chunk in content.text.chunks:
        found = ((number, content.origins.get(first + number)) for number in range(len(chunk)))
        yield chunk, {number: spans for number, spans in found if spans} if content.origins else {}
        first += len(chunk)


def _digest(paragraph: Paragraph, spans: OriginSpans) -> bytes:
    encoded = paragraph.text.encode("utf-8", "surrogatepass")
    digest = hashlib.sha256(b"%d %d " % (paragraph.slot, len(encoded)))
    digest.update(encoded)
    for span in spans:
        digest.update(b" %d-%d %s" % (span.start, span.end, span.origin.value.encode("ascii")))
    return digest.digest()
