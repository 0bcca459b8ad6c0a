"""The glossaries in use."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from facing.core.finding import Side
from facing.core.ports import Tasks
from facing.core.problem import ProblemCode, UserProblem
from facing.glossary.formats import GlossaryFormat
from facing.glossary.loading import LoadedGlossary, load
from facing.glossary.losses import Loss
from facing.glossary.matching import Match, Matcher
from facing.glossary.terms import Term
from facing.session.glossary_files import LANE, FileEvent, GlossaryFiles
from facing.session.glossary_shelf import Shelf, ShelfMemory, Shelved
from facing.session.matcher_building import MatcherBuilding
from facing.session.vocabulary import TermWords

T = TypeVar("T")
_Read = tuple[Path, LoadedGlossary | None, UserProblem | None]


class Glossaries:
    """Loads glossaries in their order of priority and hands the matcher over whenever they change.

    ``use`` is called with each new matcher, ``remember`` with what to have at the next start. ``words`` are all words
    of forms that are right. ``personal`` is the file of the user's own glossary, made when the first term goes there.
    """

    def __init__(
        self,
        tasks: Tasks,
        use: Callable[[Matcher], None],
        remember: Callable[[ShelfMemory], None],
        personal: Path | None = None,
    ) -> None:
        self._tasks = tasks
        self._use = use
        self._remember = remember
        self._shelf = Shelf(personal)
        self._files = GlossaryFiles(tasks, self._file_changed)
        self._matcher = Matcher()
        self.words = TermWords()
        self._languages: dict[Side, str] = {}
        self._ready: frozenset[str] = frozenset()
        self._building = MatcherBuilding(tasks, self._built)
        self._unread: set[Path] = set()
        self._changed: list[Callable[[], None]] = []
        self._file_listeners: list[Callable[[FileEvent], None]] = []
        self._added: dict[Path, list[Term]] = {}
        self._editing: dict[Path, Callable[[Sequence[Term]], None]] = {}

    def loaded(self) -> list[LoadedGlossary]:
        """The glossaries in use, by priority."""
        return self._shelf.in_use()

    def shelved(self) -> list[Shelved]:
        """All glossaries, by priority: also those that are off and those that cannot be used."""
        return list(self._shelf)

    @property
    def problems(self) -> list[UserProblem]:
        """Why glossaries cannot be used."""
        return [each.problem for each in self.shelved() if each.problem is not None]

    @property
    def target(self) -> Path | None:
        """The glossary that new terms go to; ``None`` where none can take any."""
        return self._shelf.target

    def when_changed(self, tell: Callable[[], None]) -> None:
        """Call ``tell`` whenever other terms are in use."""
        self._changed.append(tell)

    def stop_telling(self, tell: Callable[[], None]) -> None:
        """Call ``tell`` no more."""
        self._changed.remove(tell)

    def when_file_changed(self, tell: Callable[[FileEvent], None]) -> None:
        """Call ``tell`` with what became of each file that was written or that another program changed."""
        self._file_listeners.append(tell)

    def stop_telling_of_files(self, tell: Callable[[FileEvent], None]) -> None:
        """Call ``tell`` no more."""
        self._file_listeners.remove(tell)

    def edit_through(self, path: Path, take: Callable[[Sequence[Term]], None] | None) -> None:
        """Give new terms of this glossary to ``take`` while it is edited, ``None``: no longer."""
        if take is None:
            self._editing.pop(path, None)
        else:
            self._editing[path] = take

    # --- the shelf -----------------------------------------------------------------------------------------------

    def restore(self, memory: ShelfMemory) -> None:
        """Have the glossaries of the last time and load them away from this thread.

        Those that cannot be loaded are named in ``problems`` then.
        """
        self._shelf.order(memory.paths)
        self._shelf.aim(memory.target)
        paths = [each.path for each in self.shelved()]
        self._unread.update(paths)
        self._tasks.submit(LANE, partial(_read_all, paths, self._shelf.personal), self._restored, _failed)

    def add(self, path: Path) -> LoadedGlossary:
        """Load one more glossary, or the same file again.

        Raises:
            UserProblem: ``GLOSSARY_UNUSABLE``.
        """
        glossary = load(path)
        self._take(glossary)
        return glossary

    def add_soon(
        self, path: Path, done: Callable[[LoadedGlossary], None], failed: Callable[[UserProblem], None]
    ) -> None:
        """Load one more glossary away from this thread; then one of the two is called on it."""

        def read() -> LoadedGlossary | UserProblem:
            try:
                return load(path)
            except UserProblem as problem:
                return problem

        def answer(found: LoadedGlossary | UserProblem) -> None:
            if isinstance(found, UserProblem):
                failed(found)
            else:
                self._take(found)
                done(found)

        self._tasks.submit(LANE, read, answer, _failed)

    def use_only(self, paths: Iterable[Path]) -> None:
        """Load these and use no others, not even the personal one.

        Raises:
            UserProblem: ``GLOSSARY_UNUSABLE``.
        """
        loaded = [load(path) for path in paths]
        self._shelf = Shelf()
        for glossary in loaded:
            self._shelf.put(glossary)
        self._build()

    def lend(self, paths: tuple[Path, ...]) -> None:
        """Use these for the document that is open, behind all others, as soon as they are read; none is remembered."""
        if self._shelf.lend(paths):
            self._build()
        lent = [each.path for each in self.shelved() if each.is_lent]
        if lent:
            self._unread.update(lent)
            self._tasks.submit(LANE, partial(_read_all, lent, None), self._restored, _failed)

    def remove(self, path: Path) -> None:
        """Use this glossary no more; its file stays. The personal one cannot be removed."""
        self._shelf.remove(path)
        self._remember(self._shelf.memory())
        self._build()

    def move(self, path: Path, places: int) -> None:
        """Give a glossary another priority: so many places down, up where negative."""
        if self._shelf.move(path, places):
            self._remember(self._shelf.memory())
            self._build()

    def aim(self, path: Path) -> None:
        """Let new terms go to this glossary."""
        self._shelf.aim(path)
        self._remember(self._shelf.memory())
        self._tell()

    def leave_out(self, paths: Collection[str]) -> None:
        """Use none of these in the document that is open."""
        if self._shelf.leave_out(paths):
            self._build()
        else:
            self._tell()

    # --- terms ---------------------------------------------------------------------------------------------------

    def speak(self, languages: Mapping[Side, str]) -> None:
        """Look for terms in the languages of the sides of the document that is open."""
        if dict(languages) != self._languages:
            self._languages = dict(languages)
            self._build()

    def language(self, side: Side) -> str:
        """The language of a side of the document that is open; empty before one is."""
        return self._languages.get(side, "")

    def terms_of(self, text: str, side: Side = Side.CORRECTION) -> list[Match]:
        """The terms in one paragraph of a side, in order; none while those of its language are made ready."""
        language = self.language(side)
        return self._matcher.find(text, language) if language in self._ready else []

    def terms(self, path: Path) -> tuple[Term, ...]:
        """The terms of a glossary as they are, or as they soon are in its file."""
        pending = self._files.pending(path)
        if pending is not None:
            return pending
        shelved = self._shelf.find(path)
        return tuple(shelved.glossary.terms) if shelved is not None and shelved.glossary is not None else ()

    def write(self, path: Path, terms: Iterable[Term], even_if_changed: bool = False) -> int:
        """Let a glossary have these terms, soon; gives the number that the event of it will have.

        A file that another program has changed meanwhile is written over only where ``even_if_changed``.
        """
        shelved = self._shelf.find(path)
        over = None if even_if_changed or shelved is None else shelved.glossary
        return self._files.save(path, terms, over)

    def add_terms(self, terms: Sequence[Term], path: Path) -> None:
        """Put more terms behind those of a glossary, also behind what another program has just written there."""
        if path in self._editing:
            self._editing[path](terms)
        else:
            self._added.setdefault(path, []).extend(terms)
            if path not in self._unread:
                self.write(path, (*self.terms(path), *terms))

    def is_read(self, path: Path) -> bool:
        """Whether the file has been read, or cannot be: until then its terms are not known, and none may be written."""
        return path not in self._unread

    def is_edited(self, path: Path) -> bool:
        """Whether the table of this glossary is open."""
        return path in self._editing

    def file_problem(self, path: Path) -> UserProblem | None:
        """Why the terms of a glossary are not on disk, ``None`` when they are or soon will be."""
        return self._files.problem(path)

    def take_file(self, path: Path) -> None:
        """Have what the file says, instead of what waited to be written into it."""
        self._files.give_up(path)
        self._files.read_again(path)

    def look_at_files(self) -> None:
        """Find out whether other programs have changed glossaries; those that were are loaded again."""
        self._files.look([each.glossary for each in self.shelved() if each.glossary is not None])

    def finish(self) -> None:
        """Bring to disk what waits, terms for files that nobody has read yet, too."""
        if self._added.keys() & self._unread:
            self._restored(_read_all([*self._unread], self._shelf.personal))
        self._files.finish()

    def export(
        self,
        terms: Sequence[Term],
        path: Path,
        format: GlossaryFormat,
        done: Callable[[tuple[Loss, ...]], None],
        failed: Callable[[UserProblem], None],
    ) -> None:
        """Write terms into a file that is no glossary in use, away from this thread; then one of the two is called."""
        self._files.export(terms, path, format, done, failed)

    def prepare(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Do something with many terms away from this thread, then ``done`` on it."""
        self._tasks.submit("terms", work, done, _failed)

    # --- inside --------------------------------------------------------------------------------------------------

    def _restored(self, read: Sequence[_Read]) -> None:
        """Have glossaries that were read, but for those that were taken off or loaded meanwhile."""
        self._unread.difference_update(path for path, _, _ in read)
        for path, glossary, problem in read:
            there = self._shelf.find(path)
            if there is None or there.glossary is not None:
                continue
            if glossary is not None:
                self._shelf.put(glossary)
            elif problem is not None:
                self._shelf.miss(path, problem)
            if path in self._editing:  # its table waits for the terms
                for tell in tuple(self._file_listeners):
                    tell(FileEvent(path, glossary, problem=problem))
            if path in self._added:
                self.add_terms(self._added.pop(path), path)
        self._build()

    def _take(self, glossary: LoadedGlossary) -> None:
        self._shelf.put(glossary)
        self._remember(self._shelf.memory())
        self._build()

    def _file_changed(self, event: FileEvent) -> None:
        is_changed = event.problem is not None and event.problem.code is ProblemCode.TARGET_CHANGED_OUTSIDE
        if is_changed and event.path in self._added and event.path not in self._editing:
            self.take_file(event.path)  # then the added terms go behind what it has
            return
        if event.glossary is not None and self._shelf.find(event.path) is not None:
            self._shelf.put(event.glossary)
            self._build()
            added = self._added.pop(event.path, [])
            if added and not event.number:
                self.add_terms(added, event.path)
            elif added and self._files.pending(event.path) is not None:
                self._added[event.path] = added
        for tell in tuple(self._file_listeners):
            tell(event)

    def _build(self) -> None:
        self._building.start(self.loaded(), frozenset(self._languages.values() or ("",)))

    def _built(self, languages: frozenset[str], matcher: Matcher, words: TermWords) -> None:
        self._matcher, self.words, self._ready = matcher, words, languages
        self._use(matcher)
        self._tell()

    def _tell(self) -> None:
        for tell in tuple(self._changed):
            tell()


def _failed(error: BaseException) -> None:
    raise error


def _read_all(paths: Iterable[Path], personal: Path | None) -> list[_Read]:
    """What each of these files holds; the personal one need not be there yet."""
    read: list[_Read] = []
    for path in paths:
        try:
            is_made = path != personal or path.exists()
            read.append((path, load(path) if is_made else None, None))
        except UserProblem as problem:
            read.append((path, None, problem))
    return read
