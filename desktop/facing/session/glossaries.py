"""The glossaries in use."""

from collections.abc import Callable
from pathlib import Path

from facing.core.ports import Tasks
from facing.core.problem import UserProblem
from facing.glossary.loading import LoadedGlossary, load
from facing.glossary.matching import Match, Matcher
from facing.session.vocabulary import TermWords


class Glossaries:
    """Loads glossaries in their order of priority and hands the matcher over whenever they change.

    ``use`` is called with each new matcher, ``remember`` with the paths to load at the next start. ``words`` are all
    words of forms that are right.
    """

    def __init__(
        self, tasks: Tasks, use: Callable[[Matcher], None], remember: Callable[[tuple[Path, ...]], None]
    ) -> None:
        self._tasks = tasks
        self._use = use
        self._remember = remember
        self._loaded: list[LoadedGlossary] = []
        self._lent: list[LoadedGlossary] = []
        self._matcher = Matcher()
        self.words = TermWords()
        self._changed: list[Callable[[], None]] = []
        self.problems: list[UserProblem] = []

    def loaded(self) -> list[LoadedGlossary]:
        """The glossaries in use, by priority."""
        return [*self._loaded, *self._lent]

    def when_changed(self, tell: Callable[[], None]) -> None:
        """Call ``tell`` whenever other terms are in use."""
        self._changed.append(tell)

    def stop_telling(self, tell: Callable[[], None]) -> None:
        """Call ``tell`` no more."""
        self._changed.remove(tell)

    def restore(self, paths: tuple[Path, ...]) -> None:
        """Load the glossaries of the last time; those that cannot be loaded are named in ``problems``."""
        for path in paths:
            try:
                self._loaded.append(load(path))
            except UserProblem as problem:
                self.problems.append(problem)
        self._build()

    def add(self, path: Path) -> LoadedGlossary:
        """Load one more glossary, or the same file again.

        Raises:
            UserProblem: ``GLOSSARY_UNUSABLE``.
        """
        glossary = load(path)
        known = [number for number, other in enumerate(self._loaded) if other.path == glossary.path]
        if known:
            self._loaded[known[0]] = glossary
        else:
            self._loaded.append(glossary)
        self._remember(tuple(each.path for each in self._loaded))
        self._build()
        return glossary

    def lend(self, paths: tuple[Path, ...]) -> None:
        """Use these glossaries for the document that is open, behind all others, and remember nothing of it."""
        known = {glossary.path for glossary in self._loaded}
        lent = [load(path) for path in paths if path not in known]
        if lent or self._lent:
            self._lent = lent
            self._build()

    def remove(self, path: Path) -> None:
        """Use this glossary no more; its file stays."""
        self._loaded = [glossary for glossary in self._loaded if glossary.path != path]
        self._lent = [glossary for glossary in self._lent if glossary.path != path]
        self._remember(tuple(each.path for each in self._loaded))
        self._build()

    def terms_of(self, text: str) -> list[Match]:
        """The terms in one paragraph, in order."""
        return self._matcher.find(text)

    def _build(self) -> None:
        glossaries = self.loaded()

        def build() -> tuple[Matcher, TermWords]:
            # Terms of a text are looked for without a language: that is not to be made ready on the window's thread.
            return Matcher(glossaries, [""]), TermWords(term for each in glossaries for term in each.terms)

        self._tasks.submit("terms", build, self._built, self._failed)

    def _built(self, built: tuple[Matcher, TermWords]) -> None:
        matcher, self.words = built
        self._matcher = matcher
        self._use(matcher)
        for tell in tuple(self._changed):
            tell()

    def _failed(self, error: BaseException) -> None:
        raise error
