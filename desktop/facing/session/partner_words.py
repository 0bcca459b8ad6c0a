"""What stands on the other page for words of one page, told by the comparison."""

from facing.core.edit import Place
from facing.core.finding import Side
from facing.core.words import tokens
from facing.diff.comparison import Comparison
from facing.diff.rows import Operation, Run


def word_at(text: str, offset: int) -> tuple[int, int]:
    """The word around or just before an offset (code points, end exclusive); empty where there is none."""
    for token in tokens(text):
        if token.is_word and token.start <= offset <= token.end:
            return token.start, token.end
    return offset, offset


def partner_words(comparison: Comparison, side: Side, start: Place, end: Place) -> str:
    """The words that stand on the other page for those from ``start`` to ``end``; empty where nothing does.

    Both places are in one paragraph. Where the words were changed, all that came in their place is given.
    """
    try:
        number = comparison.row_of(side, start.paragraph)
    except IndexError:
        return ""
    row, texts = comparison.row(number), comparison.texts(number)
    own = row.original if side is Side.ORIGINAL else row.corrected
    if own is None or row.original is None or row.corrected is None:
        return ""
    text = comparison.original if side is Side.ORIGINAL else comparison.corrected
    before = sum(len(text[index].text) + 1 for index in range(own[0], start.paragraph))
    found = [
        there
        for run in comparison.runs(number)
        if (there := _across(run, side, before + start.offset, before + end.offset)) is not None
    ]
    if not found:
        return ""
    other = texts[1 if side is Side.ORIGINAL else 0]
    return " ".join(other[min(each[0] for each in found) : max(each[1] for each in found)].split())


def _across(run: Run, side: Side, start: int, end: int) -> tuple[int, int] | None:
    """The part of a run on the other side that stands for what of [start, end) is in it on this one."""
    here, there = (run.original, run.corrected) if side is Side.ORIGINAL else (run.corrected, run.original)
    if here is None or there is None or here[0] >= end or start >= here[1]:
        return None
    if run.operation is not Operation.EQUAL:
        return there
    first, last = max(start, here[0]) - here[0], min(end, here[1]) - here[0]
    length = there[1] - there[0]
    return there[0] + min(first, length), there[0] + min(last, length)
