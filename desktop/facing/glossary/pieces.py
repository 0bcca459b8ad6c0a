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
_APOSTROPHES = str.maketrans("\u2019\u02bc\u2010\u2011", "''--", _SOFT_HYPHEN)


class Piece(NamedTuple):
    """A piece of a text: what it is compared by, its place (code points, end exclusive).

    ``opens`` and ``closes`` tell whether a term may start and end here: not inside a compound, but before an ``'s``.
    """

    key: str
    start: int
    end: int
    opens: bool
    closes: bool


def normalised(piece: str) -> str:
    """The piece without regard to case, compatibility forms and soft hyphens (Unicode NFKC and case folding)."""
    if piece.isascii():
        return piece.lower()
    return unicodedata.normalize("NFKC", piece.translate(_APOSTROPHES).casefold())


def surface(text: str) -> str:
    """The text as it is written, but for apostrophes, hyphens and spaces of another make."""
    return unicodedata.normalize("NFKC", " ".join(text.translate(_APOSTROPHES).split()))


def pieces(text: str, normalise: Normalise = normalised) -> list[Piece]:
    """The pieces of one paragraph in order. Hyphens and apostrophes inside words are left out, other marks are not."""
    found: list[Piece] = []
    for token, start, end, is_word in tokens(text):
        if token.isalnum() or not is_word:
            key = normalise(token)
            if key:
                found.append(Piece(key, start, end, True, True))
        else:
            found += _parts(token, start, normalise)
    return found


def _parts(word: str, offset: int, normalise: Normalise) -> list[Piece]:
    """The parts of a word at its inner hyphens and apostrophes."""
    parts = []
    for match in _PART.finditer(word):
        start, end = match.span()
        closes = end == len(word) or _POSSESSIVE.fullmatch(word, end) is not None
        parts.append(Piece(normalise(match.group()), offset + start, offset + end, start == 0, closes))
    return [part for part in parts if part.key]


def without_possessive(word: str) -> str:
    """The word without the ``'s`` at its end."""
    match = _POSSESSIVE.search(word, max(0, len(word) - 2))
    return word[: match.start()] if match and match.start() else word
