"""The passages that a side's paragraphs make for the checkers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from facing.core.checkers import Remark
from facing.core.finding import Finding, Side, Source
from facing.core.passage import Passage, joined, looks_wrapped, reading_passages
from facing.core.text import Text
from facing.session.judging import OFF
from facing.session.markup import Markup

_PROBE = 2000  # paragraphs looked at to tell whether lines are wrapped
_RUN_LIMIT = 400  # wrapped lines joined into one passage at the most


def are_lines_wrapped(text: Text) -> bool:
    """Whether a text's paragraphs seem to be broken into lines at a fixed width; told by its beginning."""
    return looks_wrapped([paragraph.text for paragraph in text.paragraphs(0, min(len(text), _PROBE))])


class _Read(NamedTuple):
    """All that was read of a text: the passages, and which of them each paragraph (by id) is in."""

    text: Text
    passages: list[Passage]
    by_paragraph: Mapping[int, Passage]


class Reading:
    """How one side is read: paragraph by paragraph, or with its hard-wrapped lines joined. Callable from any thread.

    ``wrapped`` says which; ``None``: it is told by the text. What was last read as a whole is kept, as all engines read
    the same text.
    """

    def __init__(self, text: Text, markup: Markup, wrapped: bool | None = None) -> None:
        self._markup = markup
        self.wrapped = are_lines_wrapped(text) if wrapped is None else wrapped
        self._last: _Read | None = None

    def passage_at(self, text: Text, index: int) -> Passage | None:
        """The passage that the paragraph at ``index`` is read in; ``None`` where there is nothing to read."""
        if not self.wrapped:
            paragraph = text[index].text
            passage = joined([(text.id_at(index), paragraph)], "")
            return replace(passage, markup=self._markup.at(text, index)) if paragraph.strip() else None
        first = max(0, index - _RUN_LIMIT)
        for passage in self._passages(text, first, min(len(text), index + _RUN_LIMIT)):
            if text.id_at(index) in passage.paragraphs:
                return passage
        return None

    def all_passages(self, text: Text) -> list[Passage]:
        """Every passage of the text that has any prose, in order."""
        last = self._last
        if last is None or last.text is not text:
            every = list(self._passages(text, 0, len(text)))
            by_paragraph = {paragraph: passage for passage in every for paragraph in passage.paragraphs}
            last = self._last = _Read(text, [passage for passage in every if passage.has_prose], by_paragraph)
        return last.passages

    def known(self, text: Text, paragraph: int) -> Passage | None:
        """The passage that the paragraph with this id is in, where all of this very text was read; else ``None``."""
        last = self._last
        return last.by_paragraph.get(paragraph) if last is not None and last.text is text else None

    def _passages(self, text: Text, first: int, last: int) -> Iterator[Passage]:
        parts = [
            (text.id_at(first + offset), paragraph.text)
            for offset, paragraph in enumerate(text.paragraphs(first, last))
        ]
        marked = zip(parts, self._markup.between(text, first, last), strict=True)
        if not self.wrapped:
            yield from (replace(joined([part], ""), markup=ranges) for part, ranges in marked if part[1].strip())
            return
        for is_prose, run in groupby(marked, key=lambda each: each[1] != ((0, len(each[0][1])),)):
            if is_prose:
                for passage in reading_passages([part for part, _ in run], True):
                    yield replace(passage, markup=self._markup.of_lines(passage.text))
            else:
                yield from (replace(joined([part], ""), markup=ranges) for part, ranges in run)


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
