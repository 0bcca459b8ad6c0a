"""The glossaries in their order of priority: which are there, which are in use, which one new terms go to."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from facing.core.problem import UserProblem
from facing.glossary.loading import LoadedGlossary


@dataclass(frozen=True, slots=True)
class Shelved:
    """One glossary on the shelf.

    ``glossary`` is ``None`` where the file cannot be used (``problem`` says why) or, of the personal one, is not yet
    made. ``is_on``: its terms are looked for in the document that is open. ``is_lent``: it belongs to that document
    alone and is not remembered.
    """

    path: Path
    glossary: LoadedGlossary | None = None
    problem: UserProblem | None = None
    is_on: bool = True
    is_personal: bool = False
    is_lent: bool = False

    @property
    def name(self) -> str:
        """The glossary's own name, else its file's."""
        return self.glossary.name if self.glossary is not None else self.path.stem


@dataclass(frozen=True, slots=True)
class ShelfMemory:
    """What is remembered until the next start: the glossaries by priority, the one that new terms go to."""

    paths: tuple[Path, ...]
    target: Path | None = None


class Shelf:
    """Holds glossaries by priority. ``personal`` is the user's own, which is always there; ``None``: there is none."""

    def __init__(self, personal: Path | None = None) -> None:
        self._own = [Shelved(personal, is_personal=True)] if personal is not None else []
        self._lent: list[Shelved] = []
        self._off: frozenset[str] = frozenset()
        self._target: Path | None = None
        self.personal = personal

    def __iter__(self) -> Iterator[Shelved]:
        return iter([self._with_switch(each) for each in (*self._own, *self._lent)])

    def find(self, path: Path) -> Shelved | None:
        """What stands there under this path."""
        return next((each for each in self if each.path == path), None)

    def in_use(self) -> list[LoadedGlossary]:
        """The glossaries whose terms are looked for, by priority."""
        return [each.glossary for each in self if each.is_on and each.glossary is not None]

    @property
    def target(self) -> Path | None:
        """The glossary that new terms go to: the chosen one while it is there, else the personal one."""
        chosen = next((each.path for each in self._own if each.path == self._target), None)
        return chosen or self.personal

    def aim(self, path: Path | None) -> None:
        """Let new terms go there; ``None``: to the personal one."""
        self._target = path

    def put(self, glossary: LoadedGlossary) -> None:
        """Put a glossary behind the user's others, or in the place of the one with its path."""
        self._set(glossary.path, glossary, None)

    def miss(self, path: Path, problem: UserProblem) -> None:
        """A glossary that cannot be used now keeps its place."""
        self._set(path, None, problem)

    def lend(self, paths: Iterable[Path]) -> bool:
        """Have places for these behind the user's own, not for those lent before; whether terms go with that."""
        own, before = {each.path for each in self._own}, self._lent
        self._lent = [Shelved(path, is_lent=True) for path in dict.fromkeys(paths) if path not in own]
        return any(each.glossary is not None for each in before)

    def remove(self, path: Path) -> None:
        """Take a glossary off; the personal one stays."""
        self._own = [each for each in self._own if each.path != path or each.is_personal]
        self._lent = [each for each in self._lent if each.path != path]

    def move(self, path: Path, places: int) -> bool:
        """Move one of the user's glossaries so many places down, or up where negative; whether it moved."""
        at = next((number for number, each in enumerate(self._own) if each.path == path), None)
        if at is None:
            return False
        to = max(0, min(len(self._own) - 1, at + places))
        self._own.insert(to, self._own.pop(at))
        return to != at

    def leave_out(self, paths: Collection[str]) -> bool:
        """Do not use these in the document that is open; whether that changed anything that can be used."""
        before = [each.path for each in self.in_use()]
        self._off = frozenset(paths)
        return before != [each.path for each in self.in_use()]

    def memory(self) -> ShelfMemory:
        """What is to be remembered."""
        target = self.target
        return ShelfMemory(tuple(each.path for each in self._own), None if target == self.personal else target)

    def order(self, paths: Iterable[Path]) -> None:
        """Have places for these paths, by priority; a personal glossary that is not among them stays first."""
        places = [self.find(path) or Shelved(path) for path in dict.fromkeys(paths)]
        named = {each.path for each in places}
        self._own = [each for each in self._own if each.path not in named] + [replace(e, is_on=True) for e in places]

    def _set(self, path: Path, glossary: LoadedGlossary | None, problem: UserProblem | None) -> None:
        for shelf in (self._own, self._lent):
            for number, each in enumerate(shelf):
                if each.path == path:
                    shelf[number] = replace(each, glossary=glossary, problem=problem)
                    return
        self._own.append(Shelved(path, glossary, problem))

    def _with_switch(self, each: Shelved) -> Shelved:
        return replace(each, is_on=str(each.path) not in self._off)
