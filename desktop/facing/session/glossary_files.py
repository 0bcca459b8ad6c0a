"""Writes glossary files and looks whether other programs have changed them, away from the window's thread."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from facing.core.ports import Tasks
from facing.core.problem import ProblemCode, UserProblem
from facing.files.reading import read_file
from facing.files.replacing import replace_file
from facing.files.stamp import FileStamp, stamp_of
from facing.glossary.formats import GlossaryFormat
from facing.glossary.loading import LoadedGlossary, load
from facing.glossary.losses import Loss
from facing.glossary.saving import save
from facing.glossary.terms import Term

LANE = "glossary files"
"""The lane of everything that reads or writes them."""


@dataclass(frozen=True, slots=True)
class FileEvent:
    """What became of a glossary's file.

    ``glossary`` is what the file holds now, ``None`` where a ``problem`` kept it from being read or written.
    ``number`` is that of the write that led to it, 0 where another program did. ``losses`` are what the format could
    not hold, ``copy`` the file as it was before, where rows of it would have been lost.
    """

    path: Path
    glossary: LoadedGlossary | None
    number: int = 0
    problem: UserProblem | None = None
    losses: tuple[Loss, ...] = ()
    copy: Path | None = None


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Terms that are to be in a file. ``over`` is the file as it is expected to be, ``None`` where it may be anything.

    ``keeps_copy``: a copy of the file as it is now is kept beside it.
    """

    terms: tuple[Term, ...]
    number: int
    over: LoadedGlossary | None
    keeps_copy: bool = False


class GlossaryFiles:
    """Of each file one write runs at a time, and the newest of those that wait is the next.

    ``tell`` hears of every change, on the caller's thread. What could not be written is kept until it can.
    """

    def __init__(self, tasks: Tasks, tell: Callable[[FileEvent], None]) -> None:
        self._tasks = tasks
        self._tell = tell
        self._wanted: dict[Path, _Wanted] = {}
        self._writing: dict[Path, int] = {}
        self._problems: dict[Path, UserProblem] = {}
        self._unreadable: dict[Path, FileStamp | None] = {}
        self._copied: set[Path] = set()
        self._number = 0
        self._looking = False

    def pending(self, path: Path) -> tuple[Term, ...] | None:
        """The terms that this file is to have and has not yet; ``None`` where it has them."""
        wanted = self._wanted.get(path)
        return wanted.terms if wanted else None

    def problem(self, path: Path) -> UserProblem | None:
        """Why the last write of a file failed, until one does not."""
        return self._problems.get(path)

    def save(self, path: Path, terms: Iterable[Term], over: LoadedGlossary | None) -> int:
        """Write these terms soon; gives the number that the event of it will have.

        Where the file is no more as in ``over``, nothing is written and the problem is ``TARGET_CHANGED_OUTSIDE``.
        """
        self._number += 1
        # Rows that could not be used, and what a format for exchange holds beside terms, would be lost otherwise.
        keeps_copy = over is not None and not over.is_editable and path not in self._copied
        self._wanted[path] = _Wanted(tuple(terms), self._number, over, keeps_copy)
        if path not in self._writing:
            self._write(path)
        return self._number

    def give_up(self, path: Path) -> None:
        """Do not write what waits: the file is right."""
        self._wanted.pop(path, None)
        self._problems.pop(path, None)

    def look(self, glossaries: Sequence[LoadedGlossary]) -> None:
        """Look whether other programs have changed these files; asks the file system once each."""
        if self._looking:
            return
        self._looking = True
        self._tasks.submit(LANE, partial(_stale, glossaries), self._looked, self._look_failed)

    def read_again(self, path: Path) -> None:
        """Read a file that may have changed."""
        self._tasks.submit(LANE, partial(_read, path), self._read, self._look_failed)

    def export(
        self,
        terms: Sequence[Term],
        path: Path,
        format: GlossaryFormat,
        done: Callable[[tuple[Loss, ...]], None],
        failed: Callable[[UserProblem], None],
    ) -> None:
        """Write terms into a file that is looked after no further; then one of the two is called."""

        def write() -> tuple[Loss, ...]:
            return save(path, terms, format=format)

        def refused(error: BaseException) -> None:
            if not isinstance(error, UserProblem):
                raise error
            failed(error)

        self._tasks.submit(LANE, write, done, refused)

    def finish(self) -> None:
        """Write what waits, now; what a file cannot take goes into one beside it, ``NAME.unsaved-1``."""
        for path, wanted in self._wanted.items():
            if self._problems.get(path) is not None or _write(path, wanted).problem is not None:
                with suppress(UserProblem):
                    save(_free_name(path, "unsaved"), wanted.terms)

    def _write(self, path: Path) -> None:
        wanted = self._wanted[path]
        self._writing[path] = wanted.number
        self._tasks.submit(LANE, partial(_write, path, wanted), self._written, partial(self._write_failed, path))

    def _written(self, event: FileEvent) -> None:
        path = event.path
        self._writing.pop(path, None)
        wanted = self._wanted.get(path)
        if event.copy is not None:
            self._copied.add(path)
        if event.problem is not None:
            self._problems[path] = event.problem
        else:
            self._problems.pop(path, None)
        if wanted is not None and wanted.number != event.number:
            if event.glossary is not None and wanted.over is not None:
                # What was just written is what the next write expects to find.
                self._wanted[path] = _Wanted(wanted.terms, wanted.number, event.glossary)
            self._write(path)
        elif event.problem is None:
            self._wanted.pop(path, None)
        self._tell(event)

    def _write_failed(self, path: Path, error: BaseException) -> None:
        self._writing.pop(path, None)
        raise error

    def _looked(self, stale: Sequence[tuple[Path, FileStamp | None]]) -> None:
        self._looking = False
        for path, stamp in stale:
            # A file that cannot be read is told once, and read again when it is another one.
            is_known = path in self._unreadable and self._unreadable[path] == stamp
            if path not in self._wanted and not is_known:
                self._unreadable[path] = stamp
                self.read_again(path)

    def _read(self, event: FileEvent) -> None:
        if event.problem is None:
            self._unreadable.pop(event.path, None)
        if event.path not in self._wanted:
            self._tell(event)

    def _look_failed(self, error: BaseException) -> None:
        self._looking = False
        raise error


def _stale(glossaries: Sequence[LoadedGlossary]) -> list[tuple[Path, FileStamp | None]]:
    return [(each.path, stamp_of(each.path)) for each in glossaries if each.is_stale()]


def _read(path: Path) -> FileEvent:
    try:
        return FileEvent(path, load(path))
    except UserProblem as problem:
        return FileEvent(path, None, problem=problem)


def _write(path: Path, wanted: _Wanted) -> FileEvent:
    """Write the terms and read them back: their lines, and what the format made of them, are those of the file."""
    copy = None
    try:
        if wanted.over is not None and wanted.over.is_stale():
            raise UserProblem(ProblemCode.TARGET_CHANGED_OUTSIDE, path=path)
        if wanted.keeps_copy:
            copy = _copy_of(path)
        losses = save(path, wanted.terms)
        return FileEvent(path, load(path), wanted.number, losses=losses, copy=copy)
    except UserProblem as problem:
        return FileEvent(path, None, wanted.number, problem, copy=copy)


def _copy_of(path: Path) -> Path:
    """A copy of a file whose broken rows the next write will not have."""
    copy = _free_name(path, "before")
    replace_file(copy, read_file(path))
    return copy


def _free_name(path: Path, what: str) -> Path:
    """A name beside a file that no other file has."""
    number = 1
    while (name := path.with_name(f"{path.stem}.{what}-{number}{path.suffix}")).exists():
        number += 1
    return name
