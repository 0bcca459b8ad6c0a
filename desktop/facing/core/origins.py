"""Where each changed stretch of the correction came from: intervals that follow the edits."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from facing.core.edit import PARAGRAPH_BREAK, Edit, Origin
from facing.core.splicing import Touched


@dataclass(frozen=True, slots=True)
class OriginSpan:
    """Code points ``start`` to ``end`` of a paragraph have this origin; a deletion leaves a span of no width."""

    start: int
    end: int
    origin: Origin


OriginSpans = tuple[OriginSpan, ...]


class Origins:
    """Origin spans by paragraph id. An edit costs what the touched paragraphs hold, whatever the document's size."""

    def __init__(self, by_paragraph: Mapping[int, OriginSpans] | None = None) -> None:
        self._by_paragraph = dict(by_paragraph or {})

    def of(self, paragraph: int) -> OriginSpans:
        """The spans of the paragraph with this id, in order."""
        return self._by_paragraph.get(paragraph, ())

    def paragraphs(self) -> Iterator[int]:
        """The ids of paragraphs that have spans."""
        return iter(self._by_paragraph)

    def record(self, edit: Edit, touched: Touched) -> dict[int, OriginSpans]:
        """Follow ``edit``, which touched these paragraphs; gives what ``put_back`` needs to forget it."""
        old_ids, new_ids = touched
        former = {identifier: self.of(identifier) for identifier in {*old_ids, *new_ids}}
        head = _before(former[old_ids[0]], edit.at.offset)
        tail = _behind(former[old_ids[-1]], edit.removed_end.offset, edit.added_end.offset)
        for identifier in former:
            self._by_paragraph.pop(identifier, None)
        lines = edit.added.split(PARAGRAPH_BREAK)
        for number, (identifier, line) in enumerate(zip(new_ids, lines, strict=True)):
            start = edit.at.offset if number == 0 else 0
            spans = head if number == 0 else []
            if line or (len(lines) == 1 and edit.removed):
                spans = [*spans, OriginSpan(start, start + len(line), edit.origin)]
            if number == len(lines) - 1:
                spans = [*spans, *tail]
            if spans:
                self._by_paragraph[identifier] = _merged(spans)
        return former

    def put_back(self, former: Mapping[int, OriginSpans]) -> dict[int, OriginSpans]:
        """Set spans as they were; gives what was there instead, for a redo."""
        replaced = {identifier: self.of(identifier) for identifier in former}
        for identifier, spans in former.items():
            if spans:
                self._by_paragraph[identifier] = spans
            else:
                self._by_paragraph.pop(identifier, None)
        return replaced


def _before(spans: OriginSpans, offset: int) -> list[OriginSpan]:
    return [
        span if span.end <= offset else OriginSpan(span.start, offset, span.origin)
        for span in spans
        if span.start < offset or span.end == span.start == offset
    ]


def _behind(spans: OriginSpans, offset: int, new_offset: int) -> list[OriginSpan]:
    shift = new_offset - offset
    return [
        OriginSpan(max(span.start, offset) + shift, span.end + shift, span.origin)
        for span in spans
        if span.end > offset
    ]


def _merged(spans: list[OriginSpan]) -> OriginSpans:
    merged: list[OriginSpan] = []
    for span in spans:
        if merged and merged[-1].end == span.start and merged[-1].origin is span.origin:
            merged[-1] = replace(merged[-1], end=span.end)
        else:
            merged.append(span)
    return tuple(merged)
