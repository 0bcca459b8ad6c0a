"""The findings of a document, by side and paragraph; they follow the edits."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from facing.core.document import IgnoreKey
from facing.core.edit import Edit, Place
from facing.core.finding import Finding, Side, Span, State
from facing.core.merge import merged
from facing.core.splicing import Touched
from facing.core.text import Text
from facing.diff.comparison import Comparison
from facing.diff.rows import Row
from facing.session.ignoring import is_ignored
from facing.session.judging import Judge

_ByChecker = dict[str, tuple[Finding, ...]]


def is_shown(finding: Finding) -> bool:
    """Whether it is marked in the text."""
    return finding.shown


class Placed(NamedTuple):
    """A finding and where it stands now."""

    place: Place
    finding: Finding


class _Paragraph(NamedTuple):
    """A paragraph with findings: where it stands, its id, the row that it is compared in."""

    number: int
    identifier: int
    row: int
    findings: tuple[Finding, ...]


_Told = tuple[tuple[Finding, ...], tuple[State, ...], tuple[Finding, ...]]


class FindingBook:
    """Findings by paragraph id and checker. An edit touches only the findings of its own paragraphs."""

    def __init__(self, text: Callable[[Side], Text], comparison: Callable[[], Comparison]) -> None:
        self._text = text
        self._comparison = comparison
        self._kept: dict[Side, dict[int, _ByChecker]] = {side: {} for side in Side}
        self._merged: dict[Side, dict[int, tuple[Finding, ...]]] = {side: {} for side in Side}
        self._told: dict[Side, dict[int, _Told]] = {side: {} for side in Side}
        self._listed: dict[Side, list[Placed]] | None = None
        self.ignores: set[IgnoreKey] = set()
        self.judge = Judge()

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

    def forget_paragraphs(self, side: Side, paragraphs: Iterable[int]) -> None:
        """Forget everything that was said of these paragraphs."""
        for identifier in paragraphs:
            self._kept[side].pop(identifier, None)
            self._forget(side, identifier)

    def follow(self, edit: Edit, touched: Touched) -> None:
        """Move the correction's findings along with an edit of these paragraphs; those that it touched go."""
        kept = self._kept[Side.CORRECTION]
        old, (new_first, *_, new_last) = touched.before, (*touched.after, touched.after[-1])
        if not any(identifier in kept for identifier in old):
            self._listed = None
            return
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
        """The findings of the paragraph with this id, in order, voices joined, judged, ignored ones left out."""
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

    def next_after(self, side: Side, place: Place, wanted: Callable[[Finding], bool] = is_shown) -> Finding | None:
        """The first finding that starts behind this place, of those ``wanted``; they come with their states."""
        placed = self._placed(side)
        number = bisect_right(placed, place, key=lambda entry: entry.place)
        return next((entry.finding for entry in islice(placed, number, None) if wanted(entry.finding)), None)

    def previous_before(self, side: Side, place: Place, wanted: Callable[[Finding], bool] = is_shown) -> Finding | None:
        """The last finding that starts before this place, of those ``wanted``."""
        placed = self._placed(side)
        number = bisect_left(placed, place, key=lambda entry: entry.place)
        before = (placed[each].finding for each in reversed(range(number)))
        return next((finding for finding in before if wanted(finding)), None)

    def refresh(self, concerned: Callable[[Finding], bool] | None = None) -> dict[Side, frozenset[int]]:
        """Judge again where ignores or switches are others now: the paragraphs, by id, with what checkers said that is
        ``concerned``; without it, everything. Gives those paragraphs.
        """
        touched = {}
        for side in Side:
            merged = self._merged[side]
            if concerned is None:
                touched[side] = frozenset(self._kept[side])
                merged.clear()
                continue
            touched[side] = frozenset(
                identifier
                for identifier, voices in self._kept[side].items()
                if any(concerned(finding) for found in voices.values() for finding in found)
            )
            for identifier in touched[side]:
                merged.pop(identifier, None)
        self._listed = None
        return touched

    def comparison_changed(self) -> None:
        """What is fixed or new has to be told again."""
        self._listed = None

    def _forget(self, side: Side, identifier: int) -> None:
        self._merged[side].pop(identifier, None)
        self._told[side].pop(identifier, None)
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
        found = self.judge.judged(merged(finding for each in voices.values() for finding in each), paragraph)
        return tuple(finding for finding in found if not is_ignored(finding, paragraph, self.ignores))

    def _placed(self, side: Side) -> list[Placed]:
        if self._listed is None:
            rows = list(self._comparison().rows())
            found = {each: list(self._in_order(each, rows)) for each in Side}
            self._listed = {
                each: self._with_states(each, found[each], found[other], alone)
                for each, other, alone in (
                    (Side.ORIGINAL, Side.CORRECTION, State.FIXED),
                    (Side.CORRECTION, Side.ORIGINAL, State.NEW),
                )
            }
        return self._listed[side]

    def _in_order(self, side: Side, rows: Sequence[Row]) -> Iterator[_Paragraph]:
        kept, identifiers = self._kept[side], self._text(side).ids()
        for number, row in enumerate(rows):
            stretch = row.original if side is Side.ORIGINAL else row.corrected
            for index in range(*(stretch or (0, 0))):
                identifier = next(identifiers)
                if identifier in kept and (findings := self.of(side, identifier)):
                    yield _Paragraph(index, identifier, number, findings)

    def _with_states(self, side: Side, mine: list[_Paragraph], others: list[_Paragraph], alone: State) -> list[Placed]:
        """Match the findings of partner paragraphs by rule and words: fixed or new where one stands alone."""
        left = Counter((each.row, finding.rule, finding.text) for each in others for finding in each.findings)
        told: list[Placed] = []
        for each in mine:
            states = []
            for finding in each.findings:
                key = each.row, finding.rule, finding.text
                states.append(State.STILL_THERE if left[key] > 0 else alone)
                left[key] -= 1
            for finding in self._stated(side, each, tuple(states)):
                told.append(Placed(Place(each.number, finding.span.start), finding))
        return told

    def _stated(self, side: Side, paragraph: _Paragraph, states: tuple[State, ...]) -> tuple[Finding, ...]:
        """The findings with their states; those of a paragraph where nothing changed are the same objects again."""
        known = self._told[side].get(paragraph.identifier)
        if known is None or known[0] is not paragraph.findings or known[1] != states:
            stated = tuple(
                replace(finding, state=state) for finding, state in zip(paragraph.findings, states, strict=True)
            )
            known = self._told[side][paragraph.identifier] = paragraph.findings, states, stated
        return known[2]


def _kept_voices(voices: _ByChecker, follow: Callable[[Span], Span | None]) -> _ByChecker:
    followed: _ByChecker = {}
    for checker, findings in voices.items():
        moved = [(finding, follow(finding.span)) for finding in findings]
        followed[checker] = tuple(replace(finding, span=span) for finding, span in moved if span is not None)
    return followed


def _head(span: Span, edit: Edit, paragraph: int) -> Span | None:
    grown = span.end == edit.at.offset and edit.added[:1].isalnum()
    return Span(paragraph, span.start, span.end) if span.end <= edit.at.offset and not grown else None


def _tail(span: Span, edit: Edit, paragraph: int) -> Span | None:
    end = edit.removed_end.offset
    if span.start < end or (span.start < edit.at.offset and edit.at.paragraph == edit.removed_end.paragraph):
        return None
    grown = span.start == end and edit.added[-1:].isalnum()
    if grown or span.end == span.start == edit.at.offset == end:
        return None
    shift = edit.added_end.offset - end
    return Span(paragraph, span.start + shift, span.end + shift)
