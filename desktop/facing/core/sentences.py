"""Where sentences begin and end, as far as punctuation tells."""

import re

# An end mark with what may close behind it, then space; ideographic stops need none.
_END = re.compile("[.!?\u2026]+[\"'\u201d\u2019\u00bb)\\]]*(?=\\s)|[\u3002\uff01\uff1f]+[\u300d\u300f\uff09]*")
_ABBREVIATION = re.compile(
    r"(?:\b\w|\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|vs|etc|e\.g|i\.e|cf|ca|Jr|Sr|Gen|Col|Capt|Lt|Rev))\.$"
)

# A capital letter behind one of these says nothing: a sentence or a quotation starts there.
_STARTERS = frozenset('.!?…:\u2028"“„«‘')
_BEFORE = 60  # code points looked at to tell whether a sentence starts


def sentence_ranges(text: str) -> list[tuple[int, int]]:
    """The sentences of a paragraph, code points [start, end), without the space around them.

    A stop behind a single letter or a common English abbreviation, or before a lower-case word, ends nothing.
    """
    ranges = []
    start = 0
    for end in _END.finditer(text):
        after = text[end.end() :].lstrip()[:1]
        if end.group()[0] == "." and (after.islower() or _ABBREVIATION.search(text[start : end.start() + 1])):
            continue
        ranges.append((start, end.end()))
        start = end.end()
    ranges.append((start, len(text)))
    return [trimmed for first, last in ranges if (trimmed := _trimmed(text, first, last)) is not None]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    stretch = text[start:end]
    inner = stretch.strip()
    if not inner:
        return None
    first = start + stretch.index(inner)
    return first, first + len(inner)


def starts_sentence(text: str, start: int) -> bool:
    """Whether nothing, a sentence's end or an opening quotation mark stands between the last word and ``start``."""
    before = text[max(0, start - _BEFORE) : start]
    gap = len(before)
    while gap and not before[gap - 1].isalnum():
        gap -= 1
    return gap == 0 or not _STARTERS.isdisjoint(before[gap:])
