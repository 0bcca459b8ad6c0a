"""Replacements made one after the other in one paragraph, told as changes of what stood there at first.

Each sees what those before it have made. Where two come upon the same letters, what both made is one change: so every
change can be made or left by itself.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from facing.core.ports import Ranges
from facing.core.problem import ProblemCode, UserProblem
from facing.patterns.pattern import Finder, Replacing

# Code points in one paragraph: rules that double what they find, one after the other, would fill the memory.
_MOST_WRITTEN = 2_000_000


class Rewrite(NamedTuple):
    """``added`` is to stand in place of the code points [start, end) of a text."""

    start: int
    end: int
    added: str


# The places that one rule changes in a text: in order, none over another.
Rewriter = Callable[[str], Sequence[Rewrite]]


@dataclass(frozen=True, slots=True)
class Change:
    """In place of the code points [start, end) of the first text stands ``added``, made by the rules so numbered."""

    start: int
    end: int
    added: str
    rules: tuple[int, ...]

    @property
    def growth(self) -> int:
        """By how many code points the text becomes longer."""
        return len(self.added) - (self.end - self.start)


def pattern_rewriter(finder: Finder, replacing: Replacing) -> Rewriter:
    """What puts a replacement in place of every match.

    The rewriter raises ``UserProblem``: ``PATTERN_TOO_SLOW``, also where it would write more than can be held.
    """

    def rewrites(text: str) -> list[Rewrite]:
        made: list[Rewrite] = []
        written = 0
        for match in finder.find(text):
            made.append(Rewrite(match.start, match.end, replacing(text, match)))
            written += len(made[-1].added)
            if written > _MOST_WRITTEN:
                raise UserProblem(ProblemCode.PATTERN_TOO_SLOW)
        return made

    return rewrites


class Rewritten:
    """One paragraph and what the rules have made of it so far. Nothing in ``kept`` (code points) is changed."""

    def __init__(self, text: str, kept: Ranges = ()) -> None:
        self._first = text
        self._kept = kept
        self._changes: list[Change] = []
        self.text = text

    def apply(self, number: int, rewriter: Rewriter, in_kept: bool = False) -> None:
        """Let the rule with this number change the text; ``in_kept``: also what is to be kept.

        Raises:
            UserProblem: as the rewriter; nothing was changed.
        """
        made = [each for each in rewriter(self.text) if self.text[each.start : each.end] != each.added]
        if self._kept and not in_kept:
            made = [each for each in made if self._is_free(each)]
        if made:
            self._take(number, made)

    def changes(self) -> list[Change]:
        """What is other than it was, in order, none over another."""
        return [each for each in self._changes if self._first[each.start : each.end] != each.added]

    def _is_free(self, rewrite: Rewrite) -> bool:
        """Whether nothing that is to be kept would be changed, or parted."""
        start, end = (self._first_place(place) for place in rewrite[:2])
        return not any((start < last and first < end) or first < start == end < last for first, last in self._kept)

    def _first_place(self, place: int) -> int:
        """Where a place of the text was at first; behind what was changed, where it is inside that."""
        for change in self._changes:
            if place <= change.start:
                break
            place = max(place - change.growth, change.end)
        return place

    def _take(self, number: int, made: list[Rewrite]) -> None:
        clusters: list[_Cluster] = []
        rewrites = [_At(each.start, each.end, each) for each in made]
        for start, end, each in sorted([*self._standing(), *rewrites], key=lambda at: at[:2]):
            inserts = each.start == each.end
            if not clusters or not clusters[-1].touches(start, inserts):
                clusters.append(_Cluster(start, end, [], []))
            clusters[-1].take(end, inserts, each)
        changes: list[Change] = []
        growth = 0
        for cluster in clusters:
            changes.append(cluster.change(self.text, growth, number))
            growth += sum(each.growth for each in cluster.changes)
        self._changes = changes
        self.text = _with(self._first, changes)

    def _standing(self) -> "Iterator[_At]":
        """The changes so far with the places of the text as it is now."""
        growth = 0
        for change in self._changes:
            start = change.start + growth
            yield _At(start, start + len(change.added), change)
            growth += change.growth


class _At(NamedTuple):
    """Something with its place in the present text."""

    start: int
    end: int
    what: Change | Rewrite


@dataclass(slots=True)
class _Cluster:
    """What comes upon the same code points [start, end) of the present text."""

    start: int
    end: int
    changes: list[Change]
    rewrites: list[Rewrite]
    ends_with_insertion: bool = False

    def touches(self, start: int, inserts: bool) -> bool:
        """Whether something here belongs to it.

        Where something is only inserted, its neighbours do, as two changes at one place would have no order.
        """
        return start < self.end or (start == self.end and (inserts or self.ends_with_insertion))

    def take(self, end: int, inserts: bool, each: Change | Rewrite) -> None:
        """Have something more, which ends here in the present text."""
        if end >= self.end:
            self.ends_with_insertion = inserts
        self.end = max(end, self.end)
        if isinstance(each, Change):
            self.changes.append(each)
        else:
            self.rewrites.append(each)

    def change(self, text: str, growth: int, number: int) -> Change:
        """All of it as one change; before it, the text has grown by so many code points."""
        if not self.rewrites:
            return self.changes[0]
        inner = [(each.start - self.start, each.end - self.start, each.added) for each in self.rewrites]
        added = _with(text[self.start : self.end], [Change(*each, ()) for each in inner])
        before = {rule for each in self.changes for rule in each.rules}
        end = self.end - growth - sum(each.growth for each in self.changes)
        return Change(self.start - growth, end, added, tuple(sorted({*before, number})))


def _with(text: str, changes: Iterable[Change]) -> str:
    parts: list[str] = []
    position = 0
    for change in changes:
        parts += text[position : change.start], change.added
        position = change.end
    return "".join((*parts, text[position:]))
