"""A correction given to others: written once, beside what is delivered at each save."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from facing.core.authorship import Authorship
from facing.core.document import Original
from facing.core.exporting import Exporter, ExportFormat, ExportManner
from facing.core.finding import Side
from facing.core.origins import Origins
from facing.core.ports import Clock, Tasks
from facing.core.problem import ProblemCode, UserProblem
from facing.core.sheet import Sheet, SheetFormat, SheetWriter
from facing.core.text import Text
from facing.diff.comparison import Comparison
from facing.files.replacing import is_same_file, replace_file
from facing.session.findings import FindingBook
from facing.session.history import by_index
from facing.session.placed import placed_findings

LANE = "export"
_MILLISECONDS = 1000


@dataclass(frozen=True)
class Exports:
    """The ways out by format, and the name under which changes are told where the user gives none.

    ``sheets`` write what goes with a correction.
    """

    ways: Mapping[ExportFormat, Exporter] = field(default_factory=dict)
    author: str = ""
    sheets: Mapping[SheetFormat, SheetWriter] = field(default_factory=dict)


class Telling(Protocol):
    """Tells who made changes."""

    def authorship(self) -> Authorship:
        """What is known of them, from any thread."""


class Exported(Protocol):
    """The document that is exported."""

    original: Original
    origins: Origins
    findings: FindingBook
    authors: Telling

    @property
    def corrected(self) -> Text:
        """The correction now."""

    @property
    def language(self) -> str:
        """The language of the texts."""


@dataclass(frozen=True, slots=True)
class ExportChoices:
    """What a user can choose about how changes are told; see ``core.exporting.ExportManner``."""

    author: str | None = None
    mechanical_tracked: bool = True
    changes_only: bool = False


def manner_of(exports: Exports, clock: Clock, choices: ExportChoices) -> ExportManner:
    """How changes are told that are exported now."""
    when = datetime.fromtimestamp(clock.now() // _MILLISECONDS, UTC)
    return ExportManner(
        choices.author or exports.author,
        when,
        choices.mechanical_tracked,
        changes_only=choices.changes_only,
    )


def export_name(path: Path, form: ExportFormat) -> str:
    """How the file is called that an original at ``path`` is exported to."""
    kind = "changes" if form.tells_changes else "tracked" if form is ExportFormat.TRACKED_DOCX else "corrected"
    return f"{path.stem}-{kind}{form.ending}"


class Exporting:
    """Writes a document to other formats, away from the window's thread."""

    def __init__(
        self, document: Exported, exports: Exports, tasks: Tasks, clock: Clock, is_users: Callable[[Path], bool]
    ) -> None:
        self._document = document
        self._exports = exports
        self._tasks = tasks
        self._clock = clock
        self._is_users = is_users
        self._folder: Path | None = None

    def proposed(self, form: ExportFormat) -> Path:
        """Where the last export went, at first beside the original, with what it is behind its name.

        At home for a text that is not the user's file.
        """
        return self._home / export_name(self._document.original.path, form)

    def proposed_sheet(self, form: SheetFormat) -> Path:
        """The same for the document's style sheet."""
        return self._home / f"{self._document.original.path.stem}-style.{form.value}"

    def manner(self, choices: ExportChoices, corrected_name: str) -> ExportManner:
        """How the changes and findings are told as they are now; ``corrected_name`` stands over the correction."""
        document = self._document
        told = (
            placed
            for side, text in ((Side.ORIGINAL, document.original.text), (Side.CORRECTION, document.corrected))
            for placed in placed_findings(text, document.findings, side, with_state=True)
        )
        return replace(
            manner_of(self._exports, self._clock, choices),
            corrected_name=corrected_name,
            language=document.language,
            origins=by_index(document.corrected, document.origins),
            findings=tuple(placed for placed in told if placed.finding.shown),
        )

    def compared(
        self, choices: ExportChoices, corrected_name: str, done: Callable[[Comparison, ExportManner], None]
    ) -> None:
        """Hand over a comparison of the texts as they are now, all counted, that nobody else has."""
        original, corrected = self._document.original.text, self._document.corrected
        manner = self.manner(choices, corrected_name)

        def work() -> Comparison:
            comparison = Comparison(original, corrected)
            comparison.summary()
            return comparison

        self._tasks.submit(LANE, work, lambda comparison: done(comparison, manner), _raise)

    def write(
        self,
        form: ExportFormat,
        path: Path,
        done: Callable[[], None],
        failed: Callable[[UserProblem], None],
        choices: ExportChoices,
        corrected_name: str = "",
    ) -> None:
        """Write the correction as it is now to ``path``; tells when it is written, or why it cannot be.

        It fails with ``TARGET_IS_ORIGINAL``, ``TARGET_UNWRITABLE``, ``DISK_FULL``, or as the format's exporter.
        """
        original, corrected = self._document.original, self._document.corrected
        self._folder = path.parent
        if form.tells_changes:
            manner = self.manner(choices, corrected_name)
        else:
            manner = manner_of(self._exports, self._clock, choices)
        way, authors = self._exports.ways[form], self._document.authors

        def make() -> bytes:
            return way(original, corrected, replace(manner, authorship=authors.authorship()))

        self._submit(path, make, done, failed)

    def write_sheet(
        self,
        sheet: Sheet,
        form: SheetFormat,
        path: Path,
        done: Callable[[], None],
        failed: Callable[[UserProblem], None],
    ) -> None:
        """Write a sheet to ``path``; tells, and fails, as ``write``."""
        writer = self._exports.sheets[form]
        self._submit(path, lambda: writer(sheet), done, failed)

    @property
    def _home(self) -> Path:
        path = self._document.original.path
        return self._folder or (path.parent if self._is_users(path) else Path.home())

    def _submit(
        self, path: Path, make: Callable[[], bytes], done: Callable[[], None], failed: Callable[[UserProblem], None]
    ) -> None:
        original = self._document.original.path

        def work() -> None:
            if is_same_file(path, original):
                raise UserProblem(ProblemCode.TARGET_IS_ORIGINAL, path=path)
            replace_file(path, make(), original=original)

        def not_done(error: BaseException) -> None:
            if not isinstance(error, UserProblem):
                raise error
            failed(error)

        self._tasks.submit(LANE, work, lambda _: done(), not_done)


def _raise(error: BaseException) -> None:
    raise error
