"""Mechanical changes: those that an editor makes before the author is shown what was changed.

Style of quotation marks, kind of dash, more or less white space where there is some, white space beside punctuation.
"""

import re
from itertools import pairwise

from facing.core.edit import PARAGRAPH_BREAK

_AROUND = 40  # letters on each side, more than any white space between words
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"'),
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2039\u203a\u2032\u0060\u00b4", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        "\u2026": "...",
        "\u00ad": None,
    }
)
_SPACE = re.compile(r"\s+")
_DASHES = re.compile(r"-{2,3}")
_BEFORE_SIGN = re.compile(r" (?=[,.;:!?)\]])")
_BEHIND_BRACKET = re.compile(r"(?<=[(\[]) ")


def is_mechanical(before: str, here: tuple[int, int], after: str, there: tuple[int, int]) -> bool:
    """Whether the change of ``before[here]`` to ``after[there]`` is mechanical. Paragraph breaks never are."""
    if PARAGRAPH_BREAK in before[slice(*here)] or PARAGRAPH_BREAK in after[slice(*there)]:
        return False
    return _plain(before, here) == _plain(after, there)


def with_space_apart(
    before: str, here: tuple[int, int], after: str, there: tuple[int, int]
) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """One stretch in place of another, in up to three parts: the white space that they begin and end with is apart."""
    mine, theirs = before[slice(*here)], after[slice(*there)]
    lead, other_lead = len(mine) - len(mine.lstrip(" ")), len(theirs) - len(theirs.lstrip(" "))
    tail, other_tail = len(mine) - len(mine.rstrip(" ")), len(theirs) - len(theirs.rstrip(" "))
    if not mine.strip() or not theirs.strip():
        return [(here, there)]
    cuts = [here[0], here[0] + lead, here[1] - tail, here[1]]
    other_cuts = [there[0], there[0] + other_lead, there[1] - other_tail, there[1]]
    parts = zip(pairwise(cuts), pairwise(other_cuts), strict=True)
    return [(one, another) for one, another in parts if one[0] < one[1] or another[0] < another[1]]


def _plain(text: str, stretch: tuple[int, int]) -> str:
    """The stretch with what stands on each side of it and of the white space around it, all in its simplest form."""
    start, end = max(0, stretch[0] - _AROUND), min(len(text), stretch[1] + _AROUND)
    before, after = text[start : stretch[0]].rstrip(), text[stretch[1] : end].lstrip()
    inner = text[start + len(before) : end - len(after)]
    around = f"{_sign(before[-1:])}{inner}{_sign(after[:1])}"
    plain = _DASHES.sub("-", _SPACE.sub(" ", around.translate(_SIGNS)))
    plain = _BEHIND_BRACKET.sub("", _BEFORE_SIGN.sub("", plain))
    plain = plain if before else plain.lstrip()
    return plain if after else plain.rstrip()


def _sign(letter: str) -> str:
    """A letter that stands for all that are no signs."""
    return "x" if letter.isalnum() else letter
