"""The passages that a side's paragraphs make for the checkers."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from facing.core.finding import Finding, Side, Source
from facing.core.passage import Passage, joined, looks_wrapped, reading_passages
from facing.core.ports import Ranges, Remark
from facing.core.text import Text
from facing.session.judging import OFF

# The ranges of a paragraph that are mark-up and not prose.
Markup = Callable[[str], Ranges]

_PROBE = 2000  # paragraphs looked at to tell whether lines are wrapped
_RUN_LIMIT = 400  # wrapped lines joined into one passage at the most


class Reading:
    """How one side is read: paragraph by paragraph, or with its hard-wrapped lines joined."""

    def __init__(self, text: Text, markup: Markup) -> None:
        self._markup = markup
        probe = text.paragraphs(0, min(len(text), _PROBE))
        self.wrapped = looks_wrapped([paragraph.text for paragraph in probe])

    def passage_at(self, text: Text, index: int) -> Passage | None:
        """The passage that the paragraph at ``index`` is read in; ``None`` where there is nothing to read."""
        if not self.wrapped:
            paragraph = text[index].text
            passage = joined([(text.id_at(index), paragraph)], "")
            return replace(passage, markup=self._markup(paragraph)) if paragraph.strip() else None
        first = max(0, index - _RUN_LIMIT)
        for passage in self._passages(text, first, min(len(text), index + _RUN_LIMIT)):
            if text.id_at(index) in passage.paragraphs:
                return passage
        return None

    def all_passages(self, text: Text) -> list[Passage]:
        """Every passage of the text, in order."""
        return self._passages(text, 0, len(text))

    def _passages(self, text: Text, first: int, last: int) -> list[Passage]:
        parts = [
            (text.id_at(first + offset), paragraph.text)
            for offset, paragraph in enumerate(text.paragraphs(first, last))
        ]
        passages = reading_passages(parts, self.wrapped)
        return [replace(passage, markup=self._markup(passage.text)) for passage in passages]


def placed(remarks: Sequence[Remark], passage: Passage, side: Side, checker: str) -> list[Finding]:
    """The remarks on a passage as findings in its paragraphs; one over several lines stands in the first of them."""
    findings = []
    for remark in remarks:
        spans = passage.spans(remark.start, remark.end)
        if not spans:
            continue
        first, *others = spans
        start = next(
            piece.start + first.start - piece.offset for piece in passage.pieces if piece.paragraph == first.paragraph
        )
        findings.append(
            Finding(
                side,
                first,
                passage.text[start : start + first.end - first.start],
                remark.kind,
                remark.message,
                remark.suggestions if not others else (),
                (Source(checker, remark.rule),),
                remark.certainty,
                related=tuple(others),
                group=OFF if remark.off else None,
                shown=not remark.off,
            )
        )
    return findings
