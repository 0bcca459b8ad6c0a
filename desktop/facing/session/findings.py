"""The findings of a document, by side and paragraph; they follow the edits."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from facing.core.document import IgnoreKey
from facing.core.edit import Edit, Place
from facing.core.finding import Finding, Side, Span, State
from facing.core.merge import merged
from facing.core.text import Text
from facing.diff.comparison import Comparison
from facing.session.ignoring import is_ignored

_ByChecker = dict[str, tuple[Finding, ...]]


class Placed(NamedTuple):
    """A finding and where it stands now."""

    place: Place
    finding: Finding


class FindingBook:
    """Findings by paragraph id and checker. An edit touches only the findings of its own paragraphs."""

    def __init__(self, text: Callable[[Side], Text], comparison: Callable[[], Comparison]) -> None:
        self._text = text
        self._comparison = comparison
        self._kept: dict[Side, dict[int, _ByChecker]] = {side: {} for side in Side}
        self._merged: dict[Side, dict[int, tuple[Finding, ...]]] = {side: {} for side in Side}
        self._listed: dict[Side, list[Placed]] | None = None
        self.ignores: set[IgnoreKey] = set()

    def put(self, side: Side, paragraphs: Collection[int], checker: str, findings: Iterable[Finding]) -> set[int]:
        """Replace what ``checker`` said of these paragraphs; gives the ids of those where that changed anything."""
        by_paragraph: dict[int, list[Finding]] = {identifier: [] for identifier in paragraphs}
        for finding in findings:
            if finding.span.paragraph in by_paragraph:
                by_paragraph[finding.span.paragraph].append(finding)
        changed = set()
        for identifier, found in by_paragraph.items():
            voices = self._kept[side].setdefault(identifier, {})
            if voices.get(checker, ()) != tuple(found):
                voices[checker] = tuple(found)
                self._forget(side, identifier)
                changed.add(identifier)
        return changed

    def put_everywhere(self, side: Side, checker: str, findings: Iterable[Finding]) -> set[int]:
        """Replace everything that ``checker`` said of a side; gives the ids of paragraphs where that changed."""
        found = list(findings)
        before = {identifier for identifier, voices in self._kept[side].items() if voices.get(checker)}
        return self.put(side, before | {finding.span.paragraph for finding in found}, checker, found)

    def drop_checker(self, checker: str) -> None:
        """Forget everything that ``checker`` said."""
        for side in Side:
            self.put_everywhere(side, checker, ())

    def follow(self, edit: Edit, before: Text, after: Text) -> None:
        """Move the correction's findings along with an edit; those that it touched go."""
        kept = self._kept[Side.CORRECTION]
        first, end = edit.at.paragraph, edit.removed_end
        old = [before.id_at(index) for index in range(first, end.paragraph + 1)]
        new_first, new_last = after.id_at(first), after.id_at(edit.added_end.paragraph)
        head = _kept_voices(kept.get(old[0], {}), lambda span: _head(span, edit, new_first))
        tail = _kept_voices(kept.get(old[-1], {}), lambda span: _tail(span, edit, new_last))
        for identifier in {*old, new_first, new_last}:
            kept.pop(identifier, None)
            self._forget(Side.CORRECTION, identifier)
        for identifier, voices in ((new_first, head), (new_last, tail)):
            there = kept.setdefault(identifier, {})
            for checker, findings in voices.items():
                there[checker] = (*there.get(checker, ()), *findings)

    def of(self, side: Side, paragraph: int) -> tuple[Finding, ...]:
        """The findings of the paragraph with this id, in order, voices joined, ignored ones left out."""
        known = self._merged[side].get(paragraph)
        if known is None:
            known = self._merged[side][paragraph] = self._joined(side, paragraph)
        return known

    def listed(self, side: Side) -> list[Finding]:
        """All findings of a side in document order, with what became of them between the sides."""
        return [placed.finding for placed in self._placed(side)]

    def at(self, side: Side, place: Place) -> tuple[Finding, ...]:
        """The findings whose words hold or touch this place."""
        here = self.of(side, self._text(side).id_at(place.paragraph))
        return tuple(finding for finding in here if finding.span.start <= place.offset <= finding.span.end)

    def place(self, side: Side, finding: Finding) -> Place | None:
        """Where a finding starts now; ``None`` when its paragraph is gone."""
        index = self._text(side).index_of(finding.span.paragraph)
        return None if index is None else Place(index, finding.span.start)

    def next_after(self, side: Side, place: Place) -> Finding | None:
        """The first finding that starts behind this place."""
        placed = self._placed(side)
        number = bisect_right(placed, place, key=lambda entry: entry.place)
        return placed[number].finding if number < len(placed) else None

    def previous_before(self, side: Side, place: Place) -> Finding | None:
        """The last finding that starts before this place."""
        placed = self._placed(side)
        number = bisect_left(placed, place, key=lambda entry: entry.place)
        return placed[number - 1].finding if number else None

    def refresh(self) -> None:
        """Look at the ignores again."""
        for side in Side:
            self._merged[side].clear()
        self._listed = None

    def comparison_changed(self) -> None:
        """What is fixed or new has to be told again."""
        self._listed = None

    def _forget(self, side: Side, identifier: int) -> None:
        self._merged[side].pop(identifier, None)
        self._listed = None

    def _joined(self, side: Side, identifier: int) -> tuple[Finding, ...]:
        voices = self._kept[side].get(identifier)
        if not voices or not any(voices.values()):
            return ()
        text = self._text(side)
        index = text.index_of(identifier)
        if index is None:
            return ()
        paragraph = text[index].text
        found = merged(finding for findings in voices.values() for finding in findings)
        return tuple(finding for finding in found if not is_ignored(finding, paragraph, self.ignores))

    def _placed(self, side: Side) -> list[Placed]:
        if self._listed is None:
            self._listed = _with_states({side: list(self._in_order(side)) for side in Side}, self._comparison())
        return self._listed[side]

    def _in_order(self, side: Side) -> Iterator[Placed]:
        kept = self._kept[side]
        for index, identifier in enumerate(self._text(side).ids()):
            if identifier in kept:
                for finding in self.of(side, identifier):
                    yield Placed(Place(index, finding.span.start), finding)


def _with_states(found: dict[Side, list[Placed]], comparison: Comparison) -> dict[Side, list[Placed]]:
    """Match the findings of partner paragraphs by rule and words: fixed, still there, new."""
    rows = {side: [comparison.row_of(side, placed.place.paragraph) for placed in found[side]] for side in Side}
    keys = {
        side: [
            (row, placed.finding.rule, placed.finding.text)
            for row, placed in zip(rows[side], found[side], strict=True)
        ]
        for side in Side
    }
    return {
        Side.ORIGINAL: _told(found[Side.ORIGINAL], keys[Side.ORIGINAL], keys[Side.CORRECTION], State.FIXED),
        Side.CORRECTION: _told(found[Side.CORRECTION], keys[Side.CORRECTION], keys[Side.ORIGINAL], State.NEW),
    }


def _told(
    found: Sequence[Placed], mine: Sequence[tuple[int, str, str]], others: Sequence[tuple[int, str, str]], alone: State
) -> list[Placed]:
    left = Counter(others)
    told = []
    for placed, key in zip(found, mine, strict=True):
        state = State.STILL_THERE if left[key] > 0 else alone
        left[key] -= 1
        told.append(Placed(placed.place, replace(placed.finding, state=state)))
    return told


def _kept_voices(voices: _ByChecker, follow: Callable[[Span], Span | None]) -> _ByChecker:
    followed: _ByChecker = {}
    for checker, findings in voices.items():
        moved = [(finding, follow(finding.span)) for finding in findings]
        followed[checker] = tuple(replace(finding, span=span) for finding, span in moved if span is not None)
    return followed


def _head(span: Span, edit: Edit, paragraph: int) -> Span | None:
    return Span(paragraph, span.start, span.end) if span.end <= edit.at.offset else None


def _tail(span: Span, edit: Edit, paragraph: int) -> Span | None:
    end = edit.removed_end.offset
    if span.start < end or (span.start < edit.at.offset and edit.at.paragraph == edit.removed_end.paragraph):
        return None
    if span.end == span.start == edit.at.offset == end:
        return None
    shift = edit.added_end.offset - end
    return Span(paragraph, span.start + shift, span.end + shift)
