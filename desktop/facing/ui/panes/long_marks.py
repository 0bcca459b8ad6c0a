"""The marks of a very long paragraph, found only for the lines that are painted.

After each key all positions behind the cursor are others; to make every mark anew would cost what the paragraph holds.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice

from facing.core.finding import Finding, Side
from facing.diff.rows import Operation, Relation, Run, run_at
from facing.ui.panes.changed_letters import Letters
from facing.ui.panes.content import ShownMatch
from facing.ui.panes.directions import has_right_to_left
from facing.ui.panes.marks import (
    ChangeMark,
    ParagraphMarks,
    finding_marks,
    match_marks,
    without_outer_spaces,
)
from facing.ui.qtext import code_points, units


@dataclass(frozen=True, eq=False)
class LongMarks:
    """What ``ParagraphMarks`` are made of; each comparison of the paragraph makes new ones.

    ``texts`` are what the runs count in; ``start`` is where the paragraph begins in that of its side (code points).
    """

    side: Side
    runs: Sequence[Run]
    texts: tuple[str, str]
    start: int
    string: str
    whole: Relation | None
    letters: Letters
    findings: Sequence[Finding] = ()
    matches: Sequence[ShownMatch] = ()

    def within(self, start: int, end: int) -> ParagraphMarks:
        """The marks that the UTF-16 units [start, end] hold or touch."""
        first, last = code_points(self.string, start), code_points(self.string, end)
        in_units = self._counter(first)
        findings = (each for each in self.findings if each.span.start <= last and each.span.end >= first)
        matches = self.matches[
            bisect_left(self.matches, first, key=lambda match: match.end) : bisect_right(
                self.matches, last, key=lambda match: match.start
            )
        ]
        return ParagraphMarks(
            self._changes(first, last, in_units),
            self.whole,
            self._break_changed(),
            has_right_to_left(self.string[first:last]),
            finding_marks(findings, in_units),
            match_marks(matches, in_units),
        )

    def _changes(self, first: int, last: int, in_units: Callable[[int], int]) -> tuple[ChangeMark, ...]:
        if self.whole and self.whole is not Relation.MOVED:
            return ()
        marks = []
        place = 0
        for run in islice(self.runs, run_at(self.runs, self.side, first + self.start - 1), None):
            own = run.on(self.side)
            start, end = own or (place, place)
            place = end
            if start - self.start > last:
                break
            if run.operation is Operation.EQUAL or end < self.start:
                continue
            start, end = max(0, start - self.start), min(len(self.string), end - self.start)
            start, end = without_outer_spaces(self.string, start, end)
            if start < end or own is None:
                word = (own[0] if own else 0) - self.start
                spelled = self.letters.of((run,), self.texts, self.side).get(word + self.start, ())
                inner = tuple((in_units(word + first), in_units(word + last)) for first, last in spelled)
                marks.append(ChangeMark(in_units(start), in_units(end), inner))
        return tuple(marks)

    def _break_changed(self) -> bool:
        """Whether the paragraph's end is one on this side only."""
        place = self.start + len(self.string)
        run = self.runs[run_at(self.runs, self.side, place)] if self.runs else None
        own = run.on(self.side) if run else None
        return run is not None and run.operation is not Operation.EQUAL and own is not None and own[0] <= place < own[1]

    def _counter(self, first: int) -> Callable[[int], int]:
        """Code points of the paragraph in UTF-16 units; quick near ``first``."""
        before = units(self.string, first)

        def counted(place: int) -> int:
            if place >= first:
                return before + units(self.string[first:place], place - first)
            return before - units(self.string[place:first], first - place)

        return counted
