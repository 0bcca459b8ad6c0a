"""Lines and their ends: found when a text is read, given back when it is written.

A line ends at CR LF, at LF or at CR, and nowhere else: ``str.splitlines`` would also cut at form feeds and the like,
which belong to the text.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from facing.core.document import LineEnd

_END = re.compile("\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Lines:
    """A text cut at its line ends: one text more than there are ends, so that a final end leaves an empty last line.

    ``usual`` is the commonest end. ``ends`` is empty where all are alike.
    """

    texts: tuple[str, ...]
    usual: LineEnd
    ends: tuple[LineEnd, ...] = ()


def cut(text: str) -> Lines:
    """The lines of ``text``; without any end, LF is the usual one."""
    pairs = text.count("\r\n")
    counts = {LineEnd.LF: text.count("\n") - pairs, LineEnd.CRLF: pairs, LineEnd.CR: text.count("\r") - pairs}
    present = [end for end, count in counts.items() if count]
    if len(present) < 2:
        usual = present[0] if present else LineEnd.LF
        return Lines(tuple(text.split(usual.value)), usual)
    ends = tuple(LineEnd(match.group()) for match in _END.finditer(text))
    return Lines(tuple(_END.split(text)), Counter(ends).most_common(1)[0][0], ends)


def join(texts: Sequence[str], original: Lines) -> str:
    """``texts`` with line ends as in ``original``: a line that was there keeps its own, a new one gets the usual."""
    if not original.ends:
        return original.usual.value.join(texts)
    ends = _ends_for(texts, original)
    parts: list[str] = []
    for index, text in enumerate(texts[:-1]):
        end = ends[index]
        # CR, nothing, LF would be read back as one end.
        if end is LineEnd.LF and not text and index and ends[index - 1] is LineEnd.CR:
            end = LineEnd.CRLF
        parts += (text, end.value)
    return "".join([*parts, texts[-1]])


def _ends_for(texts: Sequence[str], original: Lines) -> list[LineEnd]:
    ends = [original.usual] * len(texts)
    for mine, theirs in _partners(texts, original.texts):
        if theirs < len(original.ends):
            ends[mine] = original.ends[theirs]
    return ends


def _partners(mine: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of line numbers that belong together: equal lines, and those that stand between equal ones."""
    shortest = min(len(mine), len(theirs))
    head = 0
    while head < shortest and mine[head] == theirs[head]:
        head += 1
    tail = 0
    while tail < shortest - head and mine[-1 - tail] == theirs[-1 - tail]:
        tail += 1
    pairs = [(index, index) for index in range(head)]
    middle, other = mine[head : len(mine) - tail], theirs[head : len(theirs) - tail]
    # Frequent lines, such as empty ones, are left to their neighbours (autojunk): the work must stay bounded.
    for _, first, last, start, end in SequenceMatcher(None, middle, other).get_opcodes():
        pairs += zip(range(head + first, head + last), range(head + start, head + end), strict=False)
    pairs += [(len(mine) - back, len(theirs) - back) for back in range(tail, 0, -1)]
    return pairs
