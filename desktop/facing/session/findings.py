"""The findings of a document, by side and paragraph; they follow the edits."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from itertools import islice
from time import monotonic

from facing.core.document import IgnoreKey
from facing.core.edit import Edit, Place
from facing.core.finding import Finding, Side, Span
from facing.core.merge import merged
from facing.core.splicing import Touched
from facing.core.text import Text
from facing.diff.comparison import Comparison
from facing.session.fates import Fates, Told
from facing.session.ignoring import is_ignored
from facing.session.judging import Judge

_ByChecker = dict[str, tuple[Finding, ...]]


def is_shown(finding: Finding) -> bool:
    """Whether it is marked in the text."""
    return finding.shown


class FindingBook:
    """Findings by paragraph id and checker. An edit touches only the findings of its own paragraphs."""

    def __init__(self, text: Callable[[Side], Text], comparison: Callable[[], Comparison]) -> None:
        self._text = text
        self._comparison = comparison
        self._kept: dict[Side, dict[int, _ByChecker]] = {side: {} for side in Side}
        self._merged: dict[Side, dict[int, tuple[Finding, ...]]] = {side: {} for side in Side}
        self._unjudged: dict[Side, dict[int, None]] = {side: {} for side in Side}
        self._fates = Fates(self._of_known)
        self._listed: dict[Side, list[Told]] | None = None
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
            self._unjudged[side].pop(paragraph, None)
        return known

    def listed(self, side: Side) -> list[Finding]:
        """All findings of a side in document order, with what became of them between the sides."""
        return [finding for told in self._in_order(side) for finding in told.findings]

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
        told = self._in_order(side)
        first = bisect_left(told, place.paragraph, key=lambda each: each.number)
        behind = (
            finding
            for each in islice(told, first, None)
            for finding in each.findings
            if Place(each.number, finding.span.start) > place
        )
        return next((finding for finding in behind if wanted(finding)), None)

    def previous_before(self, side: Side, place: Place, wanted: Callable[[Finding], bool] = is_shown) -> Finding | None:
        """The last finding that starts before this place, of those ``wanted``."""
        told = self._in_order(side)
        past = bisect_right(told, place.paragraph, key=lambda each: each.number)
        before = (
            finding
            for number in reversed(range(past))
            for finding in reversed(told[number].findings)
            if Place(told[number].number, finding.span.start) < place
        )
        return next((finding for finding in before if wanted(finding)), None)

    def judge_some(self, milliseconds: int) -> bool:
        """Judge what has not been judged yet for about so long; whether that was all.

        Whoever asks for all findings has to wait for it otherwise.
        """
        end = monotonic() + milliseconds / 1000
        for side, waiting in self._unjudged.items():
            while waiting:
                if monotonic() >= end:
                    return False
                self.of(side, next(iter(waiting)))
        return True

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
                self._unjudged[side] = dict.fromkeys(self._kept[side])
                continue
            touched[side] = frozenset(
                identifier
                for identifier, voices in self._kept[side].items()
                if any(concerned(finding) for found in voices.values() for finding in found)
            )
            for identifier in touched[side]:
                merged.pop(identifier, None)
                self._unjudged[side][identifier] = None
        self._listed = None
        return touched

    def comparison_changed(self) -> None:
        """What is fixed or new has to be told again."""
        self._listed = None

    def _forget(self, side: Side, identifier: int) -> None:
        self._merged[side].pop(identifier, None)
        self._unjudged[side][identifier] = None
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

    def _in_order(self, side: Side) -> list[Told]:
        if self._listed is None:
            identifiers = {each: self._text(each).ids() for each in Side}
            self._listed = self._fates.tell(self._comparison().rows(), identifiers)
        return self._listed[side]

    def _of_known(self, side: Side, identifier: int) -> tuple[Finding, ...]:
        return self.of(side, identifier) if identifier in self._kept[side] else ()


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
