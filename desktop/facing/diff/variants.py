"""Spellings that differ in signs alone: kinds of quotes and dashes, words joined or parted by a space or hyphen."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from facing.core.words import INNER_SIGNS, Token, clusters

# One sign stands for all of its kind. Single and double quotes are one kind: where they are nested they change places.
_KINDS = {
    "'": '\u2018\u2019\u201a\u201b\u02bc\u2032\u00b4`\u2039\u203a\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033"',
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212",
}
_PLAIN = str.maketrans({sign: plain for plain, signs in _KINDS.items() for sign in signs})
_NOT_LETTERS = str.maketrans("", "", INNER_SIGNS)
_MOST_JOINED = 8  # tokens, hyphens at a line's end counted


class Atom(NamedTuple):
    """``length`` code points that are equal on both sides; without length, a place where two changes part."""

    original: int
    corrected: int
    length: int


class Tokens(NamedTuple):
    """Tokens of a text by what they are matched by, and the code points where each starts.

    ``ends`` is empty where every token is its own key.
    """

    keys: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int] = ()

    def end(self, number: int) -> int:
        """Where a token ends, exclusive."""
        return self.ends[number] if self.ends else self.starts[number] + len(self.keys[number])


def with_plain_signs(text: str) -> str:
    """The text with typewriter quotes and hyphens for all their kinds; every sign stays where it is."""
    return text.replace('"', "'") if text.isascii() else text.translate(_PLAIN)


def joined_alike(mine: Sequence[Token], theirs: Sequence[Token], start: int, other_start: int) -> tuple[Tokens, Tokens]:
    """Both lists of tokens, in which words of one side that are a single word on the other are one token.

    Hyphens and apostrophes inside words do not count. Each list's places count from its own start.
    """
    return _joined(mine, _keys(theirs), start), _joined(theirs, _keys(mine), other_start)


def _keys(tokens: Sequence[Token]) -> set[str]:
    return {_key(token) for token in tokens if token.is_word}


def _key(token: Token) -> str:
    return token.text.translate(_NOT_LETTERS) if token.is_word else token.text


def _joined(tokens: Sequence[Token], wanted: Collection[str], shift: int) -> Tokens:
    keys, starts, ends = [], [], []
    number = 0
    while number < len(tokens):
        key, count = _longest_join(tokens, number, wanted)
        keys.append(key)
        starts.append(shift + tokens[number].start)
        number += count
        ends.append(shift + tokens[number - 1].end)
    return Tokens(keys, starts, ends)


def _longest_join(tokens: Sequence[Token], first: int, wanted: Collection[str]) -> tuple[str, int]:
    """The key of the token, with those behind it that it makes up one word with, and how many these are."""
    key, best = _key(tokens[first]), 1
    if not tokens[first].is_word:
        return key, best
    joined = key
    for number in range(first + 1, min(first + _MOST_JOINED, len(tokens))):
        if tokens[number].is_word:
            joined += _key(tokens[number])
            if joined in wanted:
                key, best = joined, number + 1 - first
        elif tokens[number].text not in INNER_SIGNS:
            break
    return key, best


def common_letters(before: str, start: int, after: str, other_start: int) -> Iterator[Atom]:
    """What is equal of two stretches that have the same letters and differ in signs and white space alone."""
    here = there = 0
    while here < len(before) or there < len(after):
        length = 0
        for mine, theirs in zip(before[here:], after[there:], strict=False):
            if mine != theirs:
                break
            length += 1
        yield Atom(start + here, other_start + there, length)
        here, there = here + length, there + length
        here = _next_letter(before, here)
        there = _next_letter(after, there)


def _next_letter(text: str, place: int) -> int:
    while place < len(text) and (text[place].isspace() or text[place] in INNER_SIGNS):
        place += 1
    return place


def exactly(atom: Atom, original: str, corrected: str) -> Iterator[Atom]:
    """The atom where its letters are really equal, parted where only the kind of a sign is."""
    first, second, length = atom
    if original[first : first + length] == corrected[second : second + length]:
        yield atom
        return
    start = place = 0
    while place < length:
        if original[first + place] == corrected[second + place]:
            place += 1
            continue
        yield Atom(first + start, second + start, place - start)
        # A mark on the sign goes with it.
        start = place = place + len(next(clusters(original[first + place : first + length])))
    yield Atom(first + start, second + start, length - start)
