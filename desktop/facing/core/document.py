"""What is kept of a document: its original, its versions, its unsaved edits, where its reader was."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from facing.core.edit import Edit, Place
from facing.core.origins import OriginSpans
from facing.core.styles import StyleSpans
from facing.core.text import Text

# Packed files (Word, OpenDocument) and PDF say themselves how their text is written.
_OWN_ENCODING = (b"PK\x03\x04", b"%PDF-")


class LineEnd(StrEnum):
    """How lines end in a file."""

    LF = "\n"
    CRLF = "\r\n"
    CR = "\r"


@dataclass(frozen=True, slots=True)
class Decoding:
    """How bytes became text: Python codec name, byte order mark, error handler, certainty from 0 to 1.

    ``errors`` is ``strict``, or ``surrogateescape`` for a UTF-8 file with a few broken bytes (which are kept).
    """

    encoding: str
    bom: bool = False
    errors: str = "strict"
    certainty: float = 1.0


@dataclass(frozen=True)
class Original:
    """The original as it was opened: its bytes, how they were read, and the text they hold.

    ``styles`` has the paragraphs (by index) that are not all plain. ``skeleton`` belongs to the format that made it and
    is opaque to everyone else. ``delivered_as`` is the ending of the corrected file where it cannot be the original's.
    """

    path: Path
    data: bytes
    format: str
    decoding: Decoding
    text: Text
    line_end: LineEnd = LineEnd.LF
    skeleton: object = None
    styles: Mapping[int, StyleSpans] = field(default_factory=dict)
    delivered_as: str = ""

    @property
    def has_encoding(self) -> bool:
        """Whether the bytes are text in some encoding, which can be another one than was found."""
        return not self.data.startswith(_OWN_ENCODING)

    @cached_property
    def digest(self) -> bytes:
        """SHA-256 of the bytes."""
        return hashlib.sha256(self.data).digest()


class VersionKind(StrEnum):
    """Why a version exists: the user kept it, or the program did (only those may be thinned)."""

    KEPT = "kept"
    AUTOMATIC = "automatic"
    RESTORE = "restore"
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class Version:
    """A kept state of the correction. ``saved`` is in milliseconds since 1970; words as people count them.

    ``pinned``: the user wants it at hand.
    """

    id: int
    saved: int
    kind: VersionKind
    name: str = ""
    note: str = ""
    words: int = 0
    words_changed: int = 0
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document in the store: found again by real path and digest of the original's bytes."""

    id: str
    path: Path
    digest: bytes


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user decided about checking for one document alone; kinds by their names (``core.finding.Kind``).

    ``glossaries_off`` are paths of glossaries that are not used for it, ``rules_run`` the names of house rules that
    have changed it.
    """

    profile: str = "general"
    rules_off: tuple[str, ...] = ()
    rules_on: tuple[str, ...] = ()
    kinds_off: tuple[str, ...] = ()
    kinds_on: tuple[str, ...] = ()
    known_words: tuple[str, ...] = ()
    glossaries_off: tuple[str, ...] = ()
    rules_run: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReaderState:
    """Where the user was and what was chosen for this document.

    ``delivery`` is the corrected file written at each save, ``delivery_digest`` its SHA-256 as we wrote it,
    ``delivery_coming`` that of what is being written, where the program was ended meanwhile, and
    ``delivery_encoding`` its encoding where it is not the original's; ``work`` and ``work_digest`` are the same for the
    work file. ``wrapped``: whether lines are read as parts of paragraphs; ``None``: as is found out.
    """

    cursor: Place = Place(0, 0)
    anchor: Place = Place(0, 0)
    top_paragraph: int = 0
    language: str = "auto"
    encoding: str = ""
    delivery: str = ""
    delivery_digest: str = ""
    delivery_coming: str = ""
    delivery_encoding: str = ""
    work: str = ""
    work_digest: str = ""
    wrapped: bool | None = None
    closed_cleanly: bool = True
    choices: Choices = Choices()


@dataclass(frozen=True)
class Journal:
    """Edits made after ``base`` (a version's id; ``None`` means after the original), oldest first."""

    base: int | None
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True)
class Content:
    """A text with the origins of its changes by paragraph index, as the store keeps it."""

    text: Text
    origins: dict[int, OriginSpans] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class IgnoreKey:
    """What an ignored finding is known by: its content, not its position.

    ``before`` and ``after`` are the neighbouring words; both empty means everywhere. An empty ``rule`` means any rule.
    """

    rule: str
    text: str
    before: str = ""
    after: str = ""
