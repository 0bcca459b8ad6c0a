"""Text cut into the pieces that terms are matched by: words, parts of compounds, single other characters.

Each token is made comparable by itself, so that its place in the text stays known; making the whole text comparable
first would move the offsets.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from facing.core.words import tokens

# Turns one piece into what it is compared by. A stemmer for a language fits in here.
Normalise = Callable[[str], str]

_PART = re.compile("[^'\u2019\u02bc\u2010\u2011-]+")
_POSSESSIVE = re.compile("['\u2019\u02bc][sS]")
_SOFT_HYPHEN = "\u00ad"
_HYPHEN = re.compile("[\u2010\u2011-]")
_SHORTEST_COMPOUND = 5  # letters; below, two words are joined to a third one: co-op and coop
# The hyphen tells two words apart: re-sign and resign, re-cover and recover.
_APART = re.compile("re[\u2010\u2011-]", re.IGNORECASE)
# Arabic vowel signs and tatweel, Hebrew points (their Unicode blocks).
_UNWRITTEN = dict.fromkeys((0x640, 0x670, *range(0x64B, 0x653), *range(0x591, 0x5BE), 0x5BF, 0x5C1, 0x5C2, 0x5C7))
_APOSTROPHES = str.maketrans("\u2019\u02bc\u2010\u2011", "''--", _SOFT_HYPHEN)


class Piece(NamedTuple):
    """A piece of a text: what it is compared by, its place (code points, end exclusive).

    ``opens`` and ``closes`` tell whether a term may start and end here: not inside a compound, but before an ``'s``.
    ``whole`` is by what a compound would be compared without its hyphens, and ``parts`` how many pieces that are, this
    one the first of them; empty where there is no hyphen, or where it tells two words apart.
    """

    key: str
    start: int
    end: int
    opens: bool
    closes: bool
    whole: str = ""
    parts: int = 1


_made = tuple.__new__  # half the time of ``Piece(...)``, of which every word takes one


def normalised(piece: str) -> str:
    """The piece without regard to case, compatibility forms and soft hyphens (Unicode NFKC and case folding).

    Signs that Arabic and Hebrew are mostly written without do not count either: vowels and the stretched line.
    """
    if piece.isascii():
        return piece.lower()
    return unicodedata.normalize("NFKC", piece.translate(_APOSTROPHES).casefold()).translate(_UNWRITTEN)


def surface(text: str) -> str:
    """The text as it is written, but for apostrophes, hyphens and spaces of another make."""
    if text.isascii():
        return " ".join(text.split())
    return unicodedata.normalize("NFKC", " ".join(text.translate(_APOSTROPHES).split()))


def is_plain(text: str) -> bool:
    """Whether nothing but letters of the English alphabet and spaces stand there, as in most forms: no signs."""
    return text.isascii() and text.replace(" ", "").isalpha()


def folded(text: str) -> str:
    """What is equal for forms that differ in case, hyphens, apostrophes and spaces alone."""
    if is_plain(text):
        return text.replace(" ", "").lower()
    return "".join([piece.key for piece in pieces(text)])


def pieces(text: str, normalise: Normalise = normalised) -> list[Piece]:
    """The pieces of one paragraph in order. Hyphens and apostrophes inside words are left out, other marks are not."""
    found: list[Piece] = []
    for token, start, end, is_word in tokens(text):
        if token.isalnum() or not is_word:
            key = normalise(token)
            if key:
                found.append(_made(Piece, (key, start, end, True, True, "", 1)))
        else:
            found += _parts(token, start, normalise)
    return found


def _parts(word: str, offset: int, normalise: Normalise) -> list[Piece]:
    """The parts of a word at its inner hyphens and apostrophes; the first one tells of the whole."""
    parts = []
    for match in _PART.finditer(word):
        start, end = match.span()
        closes = end == len(word) or _POSSESSIVE.fullmatch(word, end) is not None
        parts.append(Piece(normalise(match.group()), offset + start, offset + end, start == 0, closes))
    parts = [part for part in parts if part.key]
    compound = without_possessive(word)
    joined = _HYPHEN.sub("", compound)
    if len(joined) >= _SHORTEST_COMPOUND and joined.isalpha() and joined != compound and not _APART.match(compound):
        count = sum(part.start < offset + len(compound) for part in parts)
        if count > 1:
            parts[0] = parts[0]._replace(whole=normalise(joined), parts=count)
    return parts


def without_possessive(word: str) -> str:
    """The word without the ``'s`` at its end."""
    match = _POSSESSIVE.search(word, max(0, len(word) - 2))
    return word[: match.start()] if match and match.start() else word
