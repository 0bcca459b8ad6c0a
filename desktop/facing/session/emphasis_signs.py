"""Bold and italics as signs among the letters of Markdown: put around what is selected, or taken from around it.

CommonMark 0.31, 6.2: one ``*`` or ``_`` on both sides is emphasis, two are strong emphasis, three are both. No white
space may stand inside beside them.
"""

from collections.abc import Iterator
from typing import NamedTuple

from facing.core.edit import Edit, Place
from facing.core.text import Text
from facing.session.emphasis import Trait
from facing.session.markup import Markup

_SIGNS = "*_"
_LENGTHS = {Trait.BOLD: 2, Trait.ITALIC: 1}


class _Words(NamedTuple):
    """The words of one paragraph between two offsets, and the signs around them: which, how many, inside or outside."""

    paragraph: int
    start: int
    end: int
    sign: str
    size: int
    are_inside: bool

    def has(self, trait: Trait) -> bool:
        return self.size >= 3 or self.size == _LENGTHS[trait]


def has_signs(text: Text, markup: Markup, start: Place, end: Place, trait: Trait) -> bool:
    """Whether all words between two places have the signs."""
    words = list(_words(text, markup, start, end))
    return bool(words) and all(each.has(trait) for each in words)


def sign_edits(text: Text, markup: Markup, start: Place, end: Place, trait: Trait) -> list[Edit]:
    """The edits that put the signs around the words of each paragraph; where all have them, that take them away.

    The last place comes first, so that each fits when its turn comes.
    """
    words = list(_words(text, markup, start, end))
    off = all(each.has(trait) for each in words)
    edits: list[Edit] = []
    for each in reversed(words):
        if off:
            edits += _taken(each, _LENGTHS[trait])
        elif not each.has(trait):
            sign = "*" * _LENGTHS[trait]
            edits += [Edit(Place(each.paragraph, place), "", sign) for place in (each.end, each.start)]
    return edits


def _taken(words: _Words, length: int) -> list[Edit]:
    sign = words.sign * length
    last, first = (words.end - length, words.start) if words.are_inside else (words.end, words.start - length)
    return [Edit(Place(words.paragraph, place), sign, "") for place in (last, first)]


def _words(text: Text, markup: Markup, start: Place, end: Place) -> Iterator[_Words]:
    """The words of each paragraph; block marks at its beginning, and what is no prose at all, are none."""
    for index in range(start.paragraph, end.paragraph + 1):
        string = text[index].text
        first = start.offset if index == start.paragraph else 0
        last = end.offset if index == end.paragraph else len(string)
        ranges = markup.at(text, index)
        if (0, len(string)) in ranges:
            continue
        head = next((past for begin, past in ranges if not begin and string[0] not in _SIGNS), 0)
        first = max(first, head)
        words = string[first:last]
        first += len(words) - len(words.lstrip())
        last = first + len(words.strip())
        if first < last:
            yield _with_signs(index, string, first, last)


def _with_signs(index: int, string: str, first: int, last: int) -> _Words:
    inner = string[first:last]
    for sign in _SIGNS:
        before, behind = string[:first], string[last:]
        outside = min(len(before) - len(before.rstrip(sign)), len(behind) - len(behind.lstrip(sign)))
        if outside:
            return _Words(index, first, last, sign, outside, False)
        bare = inner.strip(sign)
        inside = min(len(inner) - len(inner.lstrip(sign)), len(inner) - len(inner.rstrip(sign)))
        if inside and bare:
            return _Words(index, first, last, sign, inside, True)
    return _Words(index, first, last, "", 0, False)
