"""A correction given to others: written once, beside what is delivered at each save."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from facing.core.document import Original
from facing.core.ports import Clock, Exporter, ExportFormat, ExportManner, Tasks
from facing.core.problem import ProblemCode, UserProblem
from facing.core.sheet import Sheet, SheetFormat, SheetWriter
from facing.core.text import Text
from facing.files.replacing import is_same_file, replace_file

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


class Exported(Protocol):
    """The document that is exported."""

    original: Original

    @property
    def corrected(self) -> Text:
        """The correction now."""


def manner_of(exports: Exports, clock: Clock, author: str | None, mechanical_tracked: bool) -> ExportManner:
    """How changes are told that are exported now."""
    when = datetime.fromtimestamp(clock.now() // _MILLISECONDS, UTC)
    return ExportManner(author or exports.author, when, mechanical_tracked)


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

    def proposed(self, form: ExportFormat) -> Path:
        """Beside the original, with what it is behind its name; at home for a text that is not the user's file."""
        kind = "tracked" if form is ExportFormat.TRACKED_DOCX else "corrected"
        return self._beside(f"-{kind}{form.ending}")

    def proposed_sheet(self, form: SheetFormat) -> Path:
        """The same for the document's style sheet."""
        return self._beside(f"-style.{form.value}")

    def write(
        self,
        form: ExportFormat,
        path: Path,
        done: Callable[[], None],
        failed: Callable[[UserProblem], None],
        *,
        author: str | None = None,
        mechanical_tracked: bool = True,
    ) -> None:
        """Write the correction as it is now to ``path``; tells when it is written, or why it cannot be.

        It fails with ``TARGET_IS_ORIGINAL``, ``TARGET_UNWRITABLE``, ``DISK_FULL``, or as the format's exporter.
        """
        original, corrected = self._document.original, self._document.corrected
        manner = manner_of(self._exports, self._clock, author, mechanical_tracked)
        way = self._exports.ways[form]
        self._submit(path, lambda: way(original, corrected, manner), done, failed)

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

    def _beside(self, ending: str) -> Path:
        path = self._document.original.path
        folder = path.parent if self._is_users(path) else Path.home()
        return folder / f"{path.stem}{ending}"

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
