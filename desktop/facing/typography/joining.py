"""What stands between two paragraphs that become one."""

import re
import unicodedata

_HYPHENS = "-\u2010\u00ad"
# A hyphen before one of these stands for the rest of a word: "two- and three-year", "Vor- und Nachteile".
_CONJUNCTIONS = re.compile(r"(?:and|or|to|und|oder|bis|sowie|en|of|och|eller|og|et|ou|e|o|y)\b")
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")


def joined(first: str, second: str) -> str:
    """Two paragraphs as one: with a space between them, unless the scripts or a hyphen say otherwise.

    A word that a hyphen divides at the end of the line is joined; where it goes on with a capital or a figure, the
    hyphen is its own. Spaces at the edges go.
    """
    head, tail = first.rstrip(" \t"), second.lstrip(" \t")
    if not head or not tail:
        return head + tail
    if head[-1] in _HYPHENS and head[-2:-1].isalpha():
        if tail[0].islower() and not _CONJUNCTIONS.match(tail):
            return head[:-1] + tail
        if tail[0].isupper() or tail[0].isdigit():
            return head + tail
    if head[-1] == "\u2014" and head[-2:-1] != " ":
        return head + tail
    return head + tail if _is_unspaced(head[-1]) and _is_unspaced(tail[0]) else f"{head} {tail}"


def _is_unspaced(letter: str) -> bool:
    """Whether it is of a script that puts no spaces between words: wide letters (UAX 11), but not Korean."""
    return unicodedata.east_asian_width(letter) in ("W", "F") and not _HANGUL.match(letter)
