"""Which paragraphs of a written file get which of the looks that were chosen."""

from collections.abc import Iterable, Iterator, Sequence

from facing.core.looks import LookSpans
from facing.core.text import Text
from facing.diff.pairing import pair_paragraphs
from facing.formats.docx_parts import ParagraphPart


def dressing(shown: Sequence[ParagraphPart], corrected: Text) -> Iterator[tuple[ParagraphPart, LookSpans]]:
    """The paragraphs of a file that have looks in ``corrected``, whose text the file has.

    Places in which nothing is left may be missing in the file.
    """
    before, after = [paragraph.text for paragraph in shown], [paragraph.text for paragraph in corrected]
    pairs: Iterable[tuple[int, int]] = enumerate(range(len(after)))
    if before != after:
        rows = pair_paragraphs(before, after)
        both = [(range(*row.original), range(*row.corrected)) for row in rows if row.original and row.corrected]
        paired = (pair for here, there in both for pair in zip(here, there, strict=False))
        pairs = (pair for pair in paired if before[pair[0]] == after[pair[1]])
    wanted = list(corrected)
    for here, there in pairs:
        if wanted[there].looks:
            yield shown[here], wanted[there].looks


def respliced(data: bytes, splices: Iterable[tuple[int, int, bytes]]) -> bytes:
    """``data`` with other bytes in place of [start, end) each; no two overlap."""
    pieces: list[bytes] = []
    position = 0
    for start, end, written in sorted(splices):
        pieces += data[position:start], written
        position = end
    return b"".join([*pieces, data[position:]])
