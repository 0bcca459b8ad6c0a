"""Looking for a pattern in the open document: at once in what is seen, away from the window's thread in the rest."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import monotonic, sleep

from facing.core.edit import Place
from facing.core.finding import Side
from facing.core.ports import Tasks
from facing.core.problem import UserProblem
from facing.core.text import Text
from facing.patterns.compiling import finder_of
from facing.patterns.pattern import Finder, Match, Pattern
from facing.session.found import FoundMatches, NotSearchedError
from facing.session.replacing import Proposal
from facing.session.row_order import Found, Searched, end_before, first_behind, order

# Matches that are kept: further paragraphs are then searched as they are looked at or walked to.
MOST_KEPT = 100_000
_SLICE = 0.02  # seconds that other threads may have to share with the search before it asks what to do next
_BREATH = 0.001  # seconds of searching after which others are let in
_TEXTS_AT_ONCE = 400


@dataclass(frozen=True, slots=True)
class Extent:
    """How many ``matches`` were found, whether those are all (``complete``) or as many as are kept (``limited``)."""

    matches: int
    complete: bool
    limited: bool


@dataclass(frozen=True, slots=True)
class _Sought:
    side: Side
    place: Place
    forward: bool
    beyond: bool
    only: Side | None
    then: Callable[[Found | None, bool], None]


class Search:
    """One pattern at a time. A paragraph is searched once for each text that it has; edits cost what they touch."""

    def __init__(self, searched: Searched, tasks: Tasks) -> None:
        self.searched = searched
        self._tasks = tasks
        self._finder: Finder | None = None
        self._matches = FoundMatches()
        self.sides: tuple[Side, ...] = tuple(Side)
        self._run = 0
        self._is_running = False
        self._plan: Iterator[str] = iter(())
        self._asked: dict[str, None] = {}
        self._sought: _Sought | None = None
        self._listeners: list[Callable[[bool], None]] = []
        self.pattern: Pattern | None = None
        self.problem: UserProblem | None = None
        self.current: tuple[Side, int, int, int] | None = None

    def when_changed(self, listener: Callable[[bool], None]) -> None:
        """Call ``listener`` whenever more was found, or something else is looked for.

        It is told whether that can be seen: in a paragraph that was asked for, or in which match is the current one.
        """
        self._listeners.append(listener)

    def stop_telling(self, listener: Callable[[bool], None]) -> None:
        """Call this listener no more."""
        self._listeners.remove(listener)

    def look_in(self, searched: Searched) -> None:
        """Other texts are shown, such as an earlier version beside the correction."""
        self.searched = searched
        self.edited()

    # --- what is looked for --------------------------------------------------------------------------------------

    def look_for(
        self, pattern: Pattern | None, sides: tuple[Side, ...] = tuple(Side), near: Place = Place(0, 0)
    ) -> None:
        """Begin to look for a pattern on these sides, first around ``near`` (in the correction); ``None``: stop.

        ``problem`` says afterwards why nothing can be looked for.
        """
        self._run += 1
        self._is_running = False
        self._matches = FoundMatches()
        self._asked.clear()
        self._sought = self.problem = self.current = self._finder = None
        self.pattern, self.sides = pattern, sides
        self._plan = iter(())
        if pattern is not None and pattern.text:
            try:
                self._finder = finder_of(pattern)
            except UserProblem as problem:
                self.problem = problem
        if self._finder:
            self._plan = self._around(near)
        self._tell(seen=True)
        self._go_on()

    @property
    def is_on(self) -> bool:
        """Whether something can be found."""
        return self._finder is not None

    def edited(self) -> None:
        """A text changed: what is new in it is looked through."""
        if self._finder is None:
            return
        self._matches.forget_others([self._text(side) for side in self.sides])
        self._go_on()
        self._tell(seen=True)

    def of(self, side: Side, paragraph: int) -> tuple[Match, ...]:
        """The matches in a paragraph (by index) that is being looked at; where it takes time, none until it is told."""
        if self._finder is None or side not in self.sides or paragraph >= len(self._text(side)):
            return ()
        string = self._text(side)[paragraph].text
        known = self._matches.of(string)
        if known is None and self._finder.is_quick:
            known = self._finder.find(string)
            self._matches.add(string, known)
        elif known is None:
            self._asked[string] = None
            self._go_on()
        return known or ()

    # --- how much there is ---------------------------------------------------------------------------------------

    def extent(self) -> Extent:
        """How many matches are known on the sides that are searched."""
        counts = [self._matches.count(self._text(side)) for side in self.sides]
        complete = all(is_all for _, is_all in counts)
        limited = not complete and self._is_full
        return Extent(self._matches.kept if limited else sum(count for count, _ in counts), complete, limited)

    def number_of_current(self) -> int | None:
        """Which match in the order of the rows the current one is, from 1; ``None`` without one."""
        found = self.current_place()
        if found is None:
            return None
        if found not in (Found(found.side, found.paragraph, *each[:2]) for each in self.of(*found[:2])):
            return None
        place = Place(found.paragraph, found.start)
        return 1 + sum(
            self._matches.count_before(self._text(side), self._place_on(side, found.side, place, forward=False))
            for side in self.sides
        )

    def current_place(self) -> Found | None:
        """The current match by the present index of its paragraph; ``None`` without one."""
        if self.current is None:
            return None
        side, identifier, start, end = self.current
        index = self._text(side).index_of(identifier)
        return None if index is None else Found(side, index, start, end)

    # --- walking -------------------------------------------------------------------------------------------------

    def seek(
        self,
        side: Side,
        place: Place,
        then: Callable[[Found | None, bool], None],
        forward: bool = True,
        beyond: bool = False,
        only: Side | None = None,
    ) -> None:
        """Find the next match from a place on (``beyond``: behind it), or the last one before it, and make it current.

        ``only`` on this side, which is one of those that are searched.

        ``then`` gets it, and whether the end or the start was passed on the way: at once where that is known, else as
        soon as it is; never when something else is looked for meanwhile.
        """
        if self._finder is not None:
            self._sought = _Sought(side, place, forward, beyond, only, then)
            self._answer()
            self._go_on()

    def _answer(self) -> None:
        sought = self._sought
        if sought is None:
            return
        try:
            found = self._walked(sought, from_end=False)
            passed = found is None
            found = found or self._walked(sought, from_end=True)
        except NotSearchedError:
            return
        self._sought = None
        if found is not None:
            identifier = self._text(found.side).id_at(found.paragraph)
            self.current = found.side, identifier, found.start, found.end
        sought.then(found, passed and found is not None)
        self._tell(seen=True)

    def _walked(self, sought: _Sought, from_end: bool) -> Found | None:
        """The match that is sought, from its place or else from the very start or end of the texts."""
        candidates = []
        for side in self.sides if sought.only is None else (sought.only,):
            text = self._text(side)
            if from_end:
                place = Place(0 if sought.forward else len(text), 0)
            else:
                place = self._place_on(side, sought.side, sought.place, sought.forward)
            try:
                if sought.forward:
                    beyond = sought.beyond and side is sought.side and not from_end
                    spot = self._matches.next_from(text, place, beyond)
                else:
                    spot = self._matches.last_before(text, place)
            except NotSearchedError as error:
                if self._is_full:
                    self._plan = _towards(text, error.paragraph, sought.forward)
                raise
            if spot is not None:
                candidates.append(Found(side, spot[0], spot[1].start, spot[1].end))
        nearest = min if sought.forward else max
        return nearest(candidates, key=lambda each: order(self.searched, each), default=None)

    def _place_on(self, side: Side, other: Side, place: Place, forward: bool) -> Place:
        """A place of one side on another."""
        if side is other:
            return place
        return (first_behind if forward else end_before)(self.searched, side, other, place, self.sides)

    # --- replacing -----------------------------------------------------------------------------------------------

    def proposals(self, replacement: str) -> list[Proposal]:
        """A replacement for each match that is known in the correction, in order.

        Raises:
            UserProblem: ``REPLACEMENT_UNUSABLE``.
        """
        if self._finder is None or Side.CORRECTION not in self.sides:
            return []
        text, replacing = self._text(Side.CORRECTION), self._finder.replacing(replacement)
        proposals = []
        for index, (identifier, paragraph) in enumerate(zip(text.ids(), text, strict=True)):
            string = paragraph.text
            for match in self._matches.of(string) or ():
                added = replacing(string, match)
                at = Place(index, match.start)
                proposals.append(Proposal(identifier, at, string[match.start : match.end], added))
        return proposals

    def proposal_for_current(self, replacement: str) -> Proposal | None:
        """A replacement for the current match; ``None`` without one in the correction.

        Raises:
            UserProblem: ``REPLACEMENT_UNUSABLE``.
        """
        found = self.current_place()
        if self._finder is None or found is None or found.side is not Side.CORRECTION:
            return None
        replacing = self._finder.replacing(replacement)
        text = self._text(found.side)
        string = text[found.paragraph].text
        for match in self.of(found.side, found.paragraph):
            if match[:2] == (found.start, found.end):
                at = Place(found.paragraph, match.start)
                there = string[match.start : match.end]
                return Proposal(text.id_at(found.paragraph), at, there, replacing(string, match))
        return None

    # --- searching -----------------------------------------------------------------------------------------------

    @property
    def _is_full(self) -> bool:
        return self._matches.kept >= MOST_KEPT

    def _text(self, side: Side) -> Text:
        return self.searched.text(side)

    def _around(self, near: Place) -> Iterator[str]:
        """All texts, those of both sides by turns, from a paragraph on and then those before it."""
        sides = []
        for side in self.sides:
            text, start = self._text(side), near.paragraph
            if side is Side.ORIGINAL:
                start = first_behind(self.searched, side, Side.CORRECTION, near, ()).paragraph
            sides.append(itertools.chain(_towards(text, start, True), _towards(text, start - 1, False)))
        turns = itertools.chain.from_iterable(itertools.zip_longest(*sides))
        return (string for string in turns if string is not None)

    def _go_on(self) -> None:
        if self._is_running or self._finder is None or self.problem is not None:
            return
        texts = self._next_texts()
        if texts:
            self._is_running = True
            finder, run = self._finder, self._run
            self._tasks.submit(
                "search",
                lambda: _searched(finder, texts),
                lambda searched: self._take(run, texts, searched),
                lambda error: self._fail(run, error),
            )

    def _next_texts(self) -> list[str]:
        """What to search next: what is being looked at, what was planned, then what edits have left."""
        self._asked = {string: None for string in self._asked if self._matches.of(string) is None}
        if self._asked or (self._is_full and self._sought is None):
            return list(self._asked)
        for source in (self._plan, *(self._matches.missing(self._text(side)) for side in self.sides)):
            unknown = (string for string in source if self._matches.of(string) is None)
            planned = list(dict.fromkeys(itertools.islice(unknown, _TEXTS_AT_ONCE)))
            if planned:
                return planned
        return []

    def _take(self, run: int, texts: list[str], searched: list[tuple[Match, ...]]) -> None:
        if run != self._run:
            return
        self._is_running = False
        for string, matches in zip(texts, searched, strict=False):
            self._matches.add(string, matches)
        self._plan = itertools.chain(texts[len(searched) :], self._plan)
        seen = not self._asked.keys().isdisjoint(texts[: len(searched)])
        self._answer()
        self._go_on()
        self._tell(seen)

    def _fail(self, run: int, error: BaseException) -> None:
        if not isinstance(error, UserProblem):
            raise error
        if run == self._run:
            self._is_running = False
            self.problem = error
            self._sought = None
            self._tell(seen=True)

    def _tell(self, seen: bool) -> None:
        for listener in tuple(self._listeners):
            listener(seen)


def _searched(finder: Finder, texts: list[str]) -> list[tuple[Match, ...]]:
    """The matches in the first of these texts, in as many as the time allows."""
    now = breath = monotonic()
    until = now + _SLICE
    found = [finder.find(texts[0])]
    for string in texts[1:]:
        now = monotonic()
        if now > until:
            break
        if now > breath + _BREATH:
            # Or the window would wait for the interpreter 5 ms at each of its calls that let it go for a moment.
            sleep(_BREATH / 10)
            breath = monotonic()
        found.append(finder.find(string))
    return found


def _towards(text: Text, paragraph: int, forward: bool) -> Iterator[str]:
    """The texts of the paragraphs from this one on, or back to the first."""
    indices = range(paragraph, len(text)) if forward else range(min(paragraph, len(text) - 1), -1, -1)
    return (text[index].text for index in indices)
