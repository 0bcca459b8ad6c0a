"""Words and other tokens of a paragraph, for comparing, counting and matching.

White space is never a token. Scripts written without spaces give one token for each character cluster; combining
marks, joiners and emoji sequences are never cut in two.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

# Han, kana, Thai, Lao, Khmer, Myanmar: scripts that put no space between words (Unicode blocks).
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\uff66-\uff9d\U00020000-\U0003ffff"
)


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


_MARKS = _mark_ranges() + "\U000e0020-\U000e007f\U000e0100-\U000e01ef\U0001f3fb-\U0001f3ff"
_INNER = "'\u2019\u00ad\u2011-"  # stand inside a word, never at its edge
_LETTER = rf"[^\W_{_UNSPACED}]"
_TOKEN = re.compile(
    rf"(?P<word>{_LETTER}[{_MARKS}]*(?:[{_INNER}]?{_LETTER}[{_MARKS}]*)*)"
    rf"|(?P<flag>[\U0001f1e6-\U0001f1ff]{{2}})"
    rf"|(?P<cluster>[^\s{_MARKS}](?:[{_MARKS}]+(?:(?<=\u200d)[^\s\w])?)*|[{_MARKS}]+)"
)


class Token(NamedTuple):
    """One token: its text and where it stands, in code points of its paragraph, end exclusive."""

    text: str
    start: int
    end: int
    is_word: bool


def tokens(text: str) -> Iterator[Token]:
    """All tokens of one paragraph, words and single other characters, in order, without white space."""
    for match in _TOKEN.finditer(text):
        yield Token(match.group(), match.start(), match.end(), match.lastgroup == "word" or match.group()[0].isalnum())


def count_words(text: str) -> int:
    """Words as word processors count them: what stands between white space; each Han or kana character is one."""
    unspaced = sum(1 for _ in _COUNTED_ALONE.finditer(text))
    return unspaced + len(_COUNTED_ALONE.sub(" ", text).split())


_COUNTED_ALONE = re.compile("[\u3005-\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
