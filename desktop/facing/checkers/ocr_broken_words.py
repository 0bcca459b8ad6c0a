"""Words that fell apart where a line ended, where a ligature was lost, or because their letters were spaced."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from facing.checkers.known_words import UNKNOWN, KnownWords

_LETTER = r"[^\W\d_]"
# "cor- rection", "cor-rection", "cor¬ rection"; the second part begins with a small letter.
_HYPHENATED = re.compile(rf"(?<![\w'’-])({_LETTER}{{2,20}})([-\u2010¬]\s|¬|[-\u2010])({_LETTER}{{2,20}})(?![\w'’-])")
_LIGATURES = ("fi", "fl", "ff", "ffi", "ffl")
# "signi cant", "of fi ce", "ef fi cient": two or three pieces with single spaces between them.
_PIECES = re.compile(rf"(?<![\w'’-])(?={_LETTER})[^\W\d_]{{1,20}}(?![\w'’-])")
_SPACED = re.compile(rf"(?<![\w'’.-])(?:{_LETTER} ){{4,40}}{_LETTER}(?![\w'’.-])")
_FREQUENT = 8
_VERY_FREQUENT = 12
# What may stand before a hyphen without being a word.
_PREFIXES = frozenset(
    "afro anglo anti auto bi bio centi co counter cyber de demi di dis duo eco electro euro ex extra franco "
    "geo hydro hyper in infra inter intra iso macro mega meta micro mid mini mis mono multi nano neo neuro non "
    "omni over pan para per photo physio poly post pre pro proto pseudo psycho quasi radio re retro self semi "
    "socio step sub super supra sur techno tele trans tri turbo ultra un under uni up vice".split()
)
_SHORTENED = frozenset("and or nor to und oder bis bzw et ou y o e u i a lub och eller en of ve".split())


class Broken(NamedTuple):
    """A stretch of pieces and the word that they make; ``meant`` is empty where it is not known."""

    start: int
    end: int
    meant: str


def hyphens_left_in(text: str, words: KnownWords) -> Iterator[Broken]:
    """Words with a hyphen of a line end in them."""
    if "-" not in text and "¬" not in text and "\u2010" not in text:
        return
    for match in _HYPHENATED.finditer(text):
        first, hyphen, second = match.groups()
        if not second.islower() or second in _SHORTENED:
            continue
        joined = first + second
        if "¬" in hyphen or (
            words.frequency(joined) >= _FREQUENT and not _is_compound(first, second, len(hyphen) > 1, words)
        ):
            yield Broken(*match.span(), joined)


def _is_compound(first: str, second: str, spaced: bool, words: KnownWords) -> bool:
    """Whether the hyphen may be meant: both parts are words, or the first is a prefix of one."""
    if spaced:
        return first in words and second in words and words.frequency(first + second) < _FREQUENT
    if second in words:
        return first in words or first.lower() in _PREFIXES or len(first) < 3
    return False


def lost_ligatures(text: str, words: KnownWords) -> Iterator[Broken]:
    """Words that miss a ligature, or have spaces around it."""
    pieces = list(_PIECES.finditer(text))
    last = -1
    for number, (one, two) in enumerate(pairwise(pieces)):
        if one.start() < last or text[one.end() : two.start()] != " ":
            continue
        three = pieces[number + 2] if number + 2 < len(pieces) else None
        if three is not None and (text[two.end() : three.start()] != " " or two.group() not in _LIGATURES):
            three = None
        found = _with_ligature(one, two, three, words)
        if found is not None:
            last = found.end
            yield found


def _with_ligature(
    one: re.Match[str], two: re.Match[str], three: re.Match[str] | None, words: KnownWords
) -> Broken | None:
    if two.group() in _LIGATURES or one.group()[-2:] in ("fi", "fl", "ff") or two.group()[:2] in ("fi", "fl"):
        for end, meant in _closed_up(one, two, three):
            if words.frequency(meant) >= _FREQUENT and (one.group() not in words or two.group() in _LIGATURES):
                return Broken(one.start(), end, meant)
    first, second = one.group(), two.group()
    if len(first + second) < 4 or not second.islower() or words.frequency(second) >= _VERY_FREQUENT:
        return None
    if first in words and second in words:
        return None
    for ligature in _LIGATURES:
        if words.frequency(first + ligature + second) >= _FREQUENT:
            return Broken(one.start(), two.end(), first + ligature + second)
    return None


def _closed_up(one: re.Match[str], two: re.Match[str], three: re.Match[str] | None) -> Iterator[tuple[int, str]]:
    if three is not None:
        yield three.end(), one.group() + two.group() + three.group()
    yield two.end(), one.group() + two.group()


def spaced_letters(text: str, words: KnownWords) -> Iterator[Broken]:
    """Words whose letters stand apart; lists of letters are sorted or make no word."""
    for match in _SPACED.finditer(text):
        joined = match.group().replace(" ", "")
        if joined.isupper() or joined.islower() or joined.istitle():
            known = words.frequency(joined.capitalize() if joined.isupper() else joined) != UNKNOWN
            if known:
                yield Broken(*match.span(), joined)
