"""Words and other tokens of a paragraph, for comparing, counting and matching.

White space is never a token. Scripts written without spaces give one token for each character cluster; combining
marks, joiners and emoji sequences are never cut in two.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

# Han, kana, Thai, Lao, Khmer, Myanmar: scripts that put no space between words (Unicode blocks), as a character class.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\uff66-\uff9d\U00020000-\U0003ffff"
)
# Letters that belong to the one before them without being marks: the vowel "am" of Thai and Lao, the voice marks of
# narrow kana (Grapheme_Cluster_Break = SpacingMark and Extend, Unicode annex 29).
_LIKE_MARKS = "\u0e33\u0eb3\uff9e\uff9f"
# Signs that join the consonants around them: canonical combining class 9.
_VIRAMAS = "".join(chr(code) for code in range(0x900, 0x12000) if unicodedata.combining(chr(code)) == 9)
# Signs of Arabic, Syriac and Kaithi numbers, which belong to what follows them (Grapheme_Cluster_Break = Prepend).
_BEFORE = "\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"


def _mark_ranges() -> str:
    """The combining marks of the planes with scripts, plus joiners, as a character class."""
    marks = [code for code in range(0x300, 0x1F000) if unicodedata.category(chr(code)) in ("Mn", "Me", "Mc")]
    ranges: list[list[int]] = []
    for code in sorted([*marks, 0x200C, 0x200D]):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(f"{re.escape(chr(first))}-{re.escape(chr(last))}" for first, last in ranges)


_MARKS = _mark_ranges() + _LIKE_MARKS + "\U000e0020-\U000e007f\U000e0100-\U000e01ef\U0001f3fb-\U0001f3ff"
INNER_SIGNS = "'\u2019\u00ad\u2011-"
"""Signs that stand inside a word, never at its edge: apostrophes and hyphens."""
_LETTER = rf"[^\W_{_UNSPACED}{_LIKE_MARKS}]"
_WORD = rf"{_LETTER}[{_MARKS}]*(?:[{INNER_SIGNS}]?{_LETTER}[{_MARKS}]*)*"
_FLAG = "\U0001f1e6-\U0001f1ff"
# What a joiner before it makes part of one character.
_JOINED = rf"(?<=\u200d)[^\s\w{_BEFORE}{_FLAG}]"
_TOKEN = re.compile(
    rf"(?P<word>{_WORD})"
    rf"|(?P<flag>[{_FLAG}]{{2}}[{_MARKS}]*)"
    rf"|(?P<signed>[{_BEFORE}]+(?:{_WORD}|\S))"
    rf"|(?P<cluster>[^\s{_MARKS}]?(?:[{_VIRAMAS}][{_MARKS}]*(?:{_WORD}|\w)|[{_MARKS}]|{_JOINED})+|\S)"
)


class Token(NamedTuple):
    """One token: its text and where it stands, in code points of its paragraph, end exclusive."""

    text: str
    start: int
    end: int
    is_word: bool


_made = tuple.__new__  # half the time of ``Token(...)``, of which every word takes one


def tokens(text: str) -> Iterator[Token]:
    """All tokens of one paragraph, words and single other characters, in order, without white space."""
    for match in _TOKEN.finditer(text):
        text = match.group()
        start, end = match.span()
        is_word = match.lastgroup in ("word", "signed") or text[0].isalnum()
        yield _made(Token, (text, start, end, is_word))


_HAS_UNSPACED = re.compile(f"[{_UNSPACED}]")


def is_unspaced(text: str) -> bool:
    """Whether letters of scripts that put no space between words stand in the text."""
    return not text.isascii() and _HAS_UNSPACED.search(text) is not None


# Jamo that open, and that go on with, a syllable of Hangul (their Unicode blocks).
_OPENING, _FOLLOWING = "\u1100-\u115f\ua960-\ua97c", "\u1160-\u11ff\ud7b0-\ud7ff"
_CLUSTER = re.compile(
    rf"[{_BEFORE}]*(?:[{_FLAG}]{{2}}|[{_OPENING}]+[^\s{_MARKS}]?|\r\n|.)"
    rf"(?:[{_VIRAMAS}][{_MARKS}]*\w|[{_MARKS}{_FOLLOWING}]|{_JOINED})*",
    re.DOTALL,
)


def clusters(text: str) -> Iterator[str]:
    """The text cut into what a reader takes for one character each.

    No cut is made that Unicode's extended grapheme clusters (annex 29) do not have; fewer are made: consonants joined
    by a virama stay together.
    """
    return (match.group() for match in _CLUSTER.finditer(text))


def count_words(text: str) -> int:
    """Words as word processors count them: what stands between white space; each Han or kana character is one."""
    unspaced = sum(1 for _ in _COUNTED_ALONE.finditer(text))
    return unspaced + len(_COUNTED_ALONE.sub(" ", text).split())


_COUNTED_ALONE = re.compile("[\u3005-\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
