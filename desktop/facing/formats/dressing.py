"""Which paragraphs of a written file get which of the looks that were chosen."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from facing.core.looks import LookSpan, LookSpans, looks_in
from facing.core.text import Text
from facing.diff.pairing import pair_paragraphs
from facing.formats.docx_parts import ParagraphPart


def dressing(shown: Sequence[ParagraphPart], corrected: Text) -> Iterator[tuple[ParagraphPart, LookSpans]]:
    """The paragraphs of a file that have looks in ``corrected``, whose text the file has.

    Where paragraphs end may differ: places in which nothing is left are missing in the file, and what a tracked change
    joins still stands in two.
    """
    before, after = [paragraph.text for paragraph in shown], [paragraph.text for paragraph in corrected]
    if before == after or "".join(before) == "".join(after):
        yield from _by_letters(shown, before, list(_on_end(corrected)))
        return
    wanted = list(corrected)
    for row in pair_paragraphs(before, after):
        for here, there in zip(range(*(row.original or (0, 0))), range(*(row.corrected or (0, 0))), strict=False):
            if before[here] == after[there] and wanted[there].looks:
                yield shown[here], wanted[there].looks


def _by_letters(
    shown: Sequence[ParagraphPart], texts: Sequence[str], looks: Sequence[LookSpan]
) -> Iterator[tuple[ParagraphPart, LookSpans]]:
    """The looks of letters that are counted through all paragraphs."""
    coming = iter(looks)
    span = next(coming, None)
    for paragraph, end in zip(shown, accumulate(map(len, texts)), strict=True):
        start = end - len(paragraph.text)
        here: list[LookSpan] = []
        while span is not None and span.start < end:
            here += looks_in((span,), start, end, -start)
            if span.end > end:
                break
            span = next(coming, None)
        if here:
            yield paragraph, tuple(here)


def _on_end(corrected: Text) -> Iterator[LookSpan]:
    start = 0
    for paragraph in corrected:
        yield from looks_in(paragraph.looks, 0, len(paragraph.text), start)
        start += len(paragraph.text)


def respliced(data: bytes, splices: Iterable[tuple[int, int, bytes]]) -> bytes:
    """``data`` with other bytes in place of [start, end) each; no two overlap."""
    pieces: list[bytes] = []
    position = 0
    for start, end, written in sorted(splices):
        pieces += data[position:start], written
        position = end
    return b"".join([*pieces, data[position:]])
