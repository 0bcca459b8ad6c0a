"""What the session needs from the rooms it must not import. The one composition root, ``app``, fills these in."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from facing.core.authorship import AuthoredEdit
from facing.core.document import (
    Content,
    DocumentRecord,
    IgnoreKey,
    Journal,
    Original,
    ReaderState,
    Version,
    VersionKind,
)
from facing.core.edit import Edit
from facing.core.looks import Emphasis
from facing.core.problem import UserProblem
from facing.core.text import Text
from facing.core.watching import Advance, unwatched

T = TypeVar("T")
Ranges = tuple[tuple[int, int], ...]
# What the paragraphs before one leave open, such as a fence of code: compared, kept, and understood by formats alone.
OpenBlock = tuple[object, ...]
DOCUMENT_START: OpenBlock = ()


@dataclass(frozen=True, slots=True)
class OthersChanges:
    """How much one author changed on one day (``YYYY-MM-DD``), as a file tells; empty where it does not."""

    author: str
    day: str
    count: int


@dataclass(frozen=True)
class TwoSides:
    """A file with tracked changes as two: the bytes with all rejected, the text with all accepted, who made them.

    ``tracked`` is the file as it was. ``left_out`` counts what came with the changes and has no place in the file
    without them, such as notes.
    """

    tracked: bytes
    original: bytes
    corrected: Text
    changes: tuple[OthersChanges, ...]
    left_out: int = 0


class Formats(Protocol):
    """Bytes to text and back, for every file format that can be opened."""

    def read(self, path: Path, encoding: str | None = None, advance: Advance = unwatched) -> Original:
        """The file as an original; ``encoding`` overrides the detected one, ``advance`` is told of pages.

        Raises:
            Stopped: as ``advance`` does.
            UserProblem: missing, unreadable, a folder, too large, binary, undecodable.
        """

    def from_bytes(
        self, path: Path, data: bytes, encoding: str | None = None, advance: Advance = unwatched
    ) -> Original:
        """The same from bytes already read; ``path`` tells the format and names the file in problems."""

    def markup(self, original: Original, paragraphs: Sequence[str], block: OpenBlock = DOCUMENT_START) -> list[Ranges]:
        """What in each of these paragraphs is mark-up and not prose: (start, end) in code points.

        ``block`` is what the paragraphs before them leave open.
        """

    def has_blocks(self, original: Original) -> bool:
        """Whether what a paragraph is may depend on the paragraphs before it."""

    def blocks_behind(self, original: Original, paragraphs: Sequence[str], block: OpenBlock) -> list[OpenBlock]:
        """What is open behind each of these paragraphs; ``block`` is open before the first."""

    def emphasis(self, original: Original) -> Emphasis:
        """How the file that is written has bold and italics."""

    def is_prose(self, original: Original, paragraph: str, offset: int, block: OpenBlock) -> bool:
        """Whether what is written at this place of a paragraph behind ``block`` is prose."""

    def others_changes(self, original: Original) -> Sequence[OthersChanges]:
        """The tracked changes of others that a file holds, by author and day; none where its format has no such."""

    def two_sides(self, path: Path) -> TwoSides:
        """The tracked changes in a file as original and correction.

        Raises:
            UserProblem: as ``read``; ``NO_TRACKED_CHANGES``.
        """

    def authored_edits(self, before: Original, tracked: bytes) -> Sequence[AuthoredEdit]:
        """Who changed what in a file whose tracked changes were rejected in ``before``; none where it is not that."""

    def write(self, original: Original, corrected: Text) -> bytes:
        """The bytes of a corrected file: as the original, but for what was corrected.

        Raises:
            UserProblem: ``CHARACTER_NOT_IN_ENCODING`` with ``character`` and ``encoding``.
        """


class Store(Protocol):
    """Documents, versions, journal. Every method returns when its work is durable.

    Callable from any thread. All raise ``UserProblem`` with ``DISK_FULL``, ``STORE_*`` where the disk refuses.
    """

    def document(self, original: Original) -> DocumentRecord:
        """The record of this original (same real path and bytes), made on first sight."""

    def known_document(self, path: Path) -> DocumentRecord | None:
        """The newest record at this real path, whatever its bytes."""

    def record(self, document: str) -> DocumentRecord:
        """The record with this id."""

    def original(self, document: str) -> bytes:
        """The bytes of the original as they were first opened."""

    def add_version(
        self,
        document: str,
        content: Content,
        kind: VersionKind,
        *,
        name: str = "",
        note: str = "",
        words: int = 0,
        words_changed: int = 0,
    ) -> Version:
        """Keep a version, make it the base of the journal and empty the journal, in one transaction."""

    def versions(self, document: str) -> list[Version]:
        """All versions, newest first: those that came from elsewhere by when they came."""

    def rename_version(self, document: str, version: int, name: str, note: str) -> None:
        """Set name and note of a version."""

    def pin_version(self, document: str, version: int, pinned: bool) -> None:
        """Keep a version at hand, or no longer.

        Raises:
            UserProblem: ``VERSION_UNKNOWN``.
        """

    def prepare(self, text: Text) -> None:
        """Bring what a text is made of to disk, so that keeping it, or nearly it, as a version is quick then.

        Takes a second for a book the first time: call it away from the window's thread.
        """

    def thin(self, document: str) -> int:
        """Let go of automatic versions that are too many for their age; gives how many.

        The newest version stays in any case, and so does one that has a name or a note or is pinned.
        """

    def content(self, document: str, version: int) -> Content:
        """What a version holds, exactly.

        Raises:
            UserProblem: ``VERSION_UNKNOWN``.
        """

    def append_edits(self, document: str, edits: Sequence[Edit]) -> None:
        """Append to the journal, behind its present base."""

    def journal(self, document: str, after: int = 0) -> Journal:
        """The edits made since the newest version, without the first ``after`` of them."""

    def others_writes(self) -> int:
        """A number that is another one when another program has written something since; costs next to nothing."""

    def save_state(self, document: str, state: ReaderState) -> None:
        """Remember where the reader was."""

    def state(self, document: str) -> ReaderState:
        """Where the reader was; the defaults for a new document."""

    def add_ignore(self, document: str | None, key: IgnoreKey) -> None:
        """Remember an ignored finding of a document; ``None``: of all documents."""

    def remove_ignore(self, document: str | None, key: IgnoreKey) -> None:
        """Forget that a finding was ignored."""

    def ignores(self, document: str | None) -> set[IgnoreKey]:
        """What is ignored in a document alone; ``None``: in all documents."""

    def recent(self, count: int) -> list[DocumentRecord]:
        """The documents opened last, newest first."""

    def move_document(self, document: str, path: Path) -> None:
        """The document's file has this path now, at which none is known."""

    def bring_versions(self, document: str, kept: Iterable[tuple[Version, Content]]) -> list[Version]:
        """Take over versions as they were kept elsewhere, in this order, all or none; gives them with their own ids.

        The last one is the journal's base then, and the journal is empty: it has to hold the correction as it stands.
        """

    def forget(self, document: str) -> None:
        """Forget the document and earlier ones at the same path, so that no byte of them is left in our files.

        Versions, journal, original, decisions and place go, what checkers said, and what our own backups hold of it.
        Its session must be closed. May take seconds: call it away from the window's thread.

        Raises:
            UserProblem: ``DOCUMENT_UNKNOWN``; ``BACKUP_REMEMBERS`` with ``path`` and ``reason``: it is forgotten, but
                for a backup that cannot be written or removed.
        """

    def close(self) -> None:
        """Write what is waiting and close."""


@dataclass(frozen=True, slots=True)
class StoreReport:
    """What an examination of a store, or of a backup of it, found.

    ``schema`` is the number of its layout, 0 where there is none yet; ``size`` is in bytes. ``damage`` has what is
    wrong in the words of those who mend databases, at most 20 things; it is empty when all is what was written.
    """

    path: Path
    schema: int
    size: int
    documents: int
    versions: int
    damage: tuple[str, ...] = ()


class StoreCare(Protocol):
    """Looks after the store as a whole. Every method may take seconds. All raise ``STORE_*``, ``DISK_FULL``."""

    def check(self) -> StoreReport:
        """Examine the structure and all contents; damage that is found is mended at the next start."""

    def back_up(self, target: Path | None = None) -> Path:
        """Make a backup while the store is used, in ``target`` or among the others; gives where it is.

        Raises:
            UserProblem: ``FILE_MISSING``: there is no store yet; ``BACKUP_FAILED``.
        """

    def restore(self, backup: Path) -> Path | None:
        """Put a backup in the place of the store; gives where the store is kept that was there, if there was one.

        Raises:
            UserProblem: ``FILE_MISSING``, ``BACKUP_UNUSABLE`` with ``reason``; ``STORE_IN_USE``: a program has it open.
        """

    def drill(self) -> StoreReport:
        """Prove that the newest backup opens, and that all in it is what was written.

        Raises:
            UserProblem: ``BACKUP_MISSING``.
        """


class Journaling(Protocol):
    """Takes the edits of one document and brings them to disk within two seconds, without making anyone wait."""

    def append(self, *edits: Edit) -> None:
        """Take edits in order; returns at once."""

    def flush(self) -> None:
        """Return when everything taken so far is durable.

        Raises:
            UserProblem: the disk refuses; what is not durable waits on.
        """

    def close(self) -> None:
        """Flush and end; never raises."""

    @property
    def problem(self) -> UserProblem | None:
        """Why the disk refuses, ``None`` when it does not; nothing is dropped meanwhile."""

    @property
    def all_on_disk(self) -> bool:
        """Whether every edit taken is durable."""

    @property
    def spare_copy(self) -> Path | None:
        """The file that holds all that the disk refuses and that the next start takes in; ``None``: there is none."""


class LanguageDetector(Protocol):
    """Tells the language of a text."""

    def detect(self, text: str) -> str:
        """A two-letter code such as ``en``; empty when the text says too little."""


class WordList(Protocol):
    """Words and names that the user has declared right in all documents. Belongs to one thread."""

    def words(self) -> frozenset[str]:
        """All of them as they are kept now; none where they cannot be read."""

    def add(self, words: Iterable[str]) -> None:
        """Take words in; durable when it returns.

        Raises:
            UserProblem: ``DISK_FULL``, ``TARGET_UNWRITABLE``.
        """

    def remove(self, words: Iterable[str]) -> None:
        """Take words out; raises as ``add``."""


class DocumentLock(Protocol):
    """Holds a document for one program at a time."""

    def release(self) -> None:
        """Let others have it."""


class Tasks(Protocol):
    """Work away from the caller's thread. Each lane does one thing at a time, in order."""

    def submit(
        self,
        lane: str,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Run ``work`` on the lane's thread, then ``done`` or ``failed`` on the caller's thread."""

    def close(self) -> None:
        """Wait shortly for running work; drop what waits."""


class Clock(Protocol):
    """The time of day."""

    def now(self) -> int:
        """Milliseconds since 1970."""
