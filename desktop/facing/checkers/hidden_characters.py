"""Characters that nobody sees or that stand for lost ones: invisible signs, private signs, broken bytes.

An invisible sign that does something where it stands is no residue: joiners in Arabic, Indic scripts and emoji,
break marks in scripts without spaces, direction marks where a text runs from right to left.
"""

import re
import unicodedata
from collections.abc import Iterator

from facing.core.checkers import Remark
from facing.core.finding import Certainty, Kind

SOFT_HYPHEN = "RESIDUE_SOFT_HYPHEN"
INVISIBLE = "RESIDUE_INVISIBLE"
CONTROL = "RESIDUE_CONTROL"
PRIVATE = "RESIDUE_PRIVATE_USE"
LOST = "RESIDUE_LOST_CHARACTER"
BROKEN_BYTE = "RESIDUE_BROKEN_BYTE"

_WORD_REACH = 40  # code points of a word that are looked at to either side
_JOINERS = "\u200c\u200d"
_DIRECTIONS = "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"
_CLASSES = {
    "soft": "\u00ad",
    "joiner": _JOINERS,
    "direction": _DIRECTIONS,
    "invisible": "\u200b\u2060-\u2064\u206a-\u206f\ufeff\u034f\u180e",
    "control": "\x00-\x08\x0b\x0c\x0e-\x1f\x7f",
    "private": "\ue000-\uf8ff\U000f0000-\U0010ffff",
    "lost": "\ufffd",
    "broken": "\ud800-\udfff",
}
_HIDDEN = re.compile("|".join(f"(?P<{name}>[{signs}]+)" for name, signs in _CLASSES.items()))
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
# Scripts that shape or break by joiners and zero-width spaces: from Arabic and Syriac to Khmer, Mongolian, Tibetan.
_SHAPING = re.compile("[\u0600-\u109f\u1780-\u18af\u1950-\u1aaf\u1b00-\u1c4f\ua880-\uabff\ufb50-\ufdff\ufe70-\ufefc]")
_SPACELESS = re.compile("[\u0e00-\u109f\u1780-\u17ff\u1950-\u1aaf\u3040-\u30ff\u3400-\u9fff]")

_MESSAGES = {
    "soft": (Kind.TYPOGRAPHY, SOFT_HYPHEN, Certainty.LIKELY, "A soft hyphen, left from a line end."),
    "joiner": (Kind.ENCODING, INVISIBLE, Certainty.HINT, "An invisible joiner that joins nothing here."),
    "direction": (Kind.ENCODING, INVISIBLE, Certainty.LIKELY, "An invisible direction mark, of no use in this text."),
    "invisible": (Kind.ENCODING, INVISIBLE, Certainty.LIKELY, "An invisible character of no use here."),
    "control": (Kind.ENCODING, CONTROL, Certainty.SURE, "A control character: it has no place in a text."),
    "private": (Kind.ENCODING, PRIVATE, Certainty.LIKELY, "A private sign: it looks right in one typeface only."),
    "lost": (Kind.ENCODING, LOST, Certainty.SURE, "A character was lost here when the text was read or converted."),
    "broken": (Kind.ENCODING, BROKEN_BYTE, Certainty.SURE, "A byte that is no character in this file's encoding."),
}
_REMOVABLE = frozenset(("soft", "joiner", "direction", "invisible", "control"))


def hidden_characters(text: str) -> Iterator[Remark]:
    """One remark for each word that holds such characters; a spared one is no reason."""
    if text.isascii() and text.isprintable():
        return
    last = -1
    for match in _HIDDEN.finditer(text):
        if match.start() < last or _is_useful(text, match):
            continue
        start, end = _word(text, *match.span())
        sort = match.lastgroup or ""
        kind, rule, certainty, message = _MESSAGES[sort]
        # With several sorts in one word a removal would have to know of all of them: none is offered then.
        others = {found.lastgroup for found in _HIDDEN.finditer(text, start, end)} - {sort}
        instead = (_HIDDEN.sub("", text[start:end]),) if sort in _REMOVABLE and not others else ()
        yield Remark(start, end, kind, message, instead, rule, certainty)
        last = end


def _is_useful(text: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    sort = match.lastgroup
    if sort == "joiner":
        beside = before + after
        return bool(_SHAPING.search(beside)) or any(_joins_emoji(sign) for sign in beside)
    if sort == "direction":
        return _RIGHT_TO_LEFT.search(text) is not None
    if sort == "invisible":
        return match.group() in ("\u200b", "\u2060") and bool(_SPACELESS.search(before + after))
    return False


def _joins_emoji(sign: str) -> bool:
    return sign == "\ufe0f" or "\U0001f3fb" <= sign <= "\U0001f3ff" or unicodedata.category(sign) == "So"


def _word(text: str, start: int, end: int) -> tuple[int, int]:
    """The word around a stretch of hidden characters, so that there is something to see."""
    first, last = max(0, start - _WORD_REACH), min(len(text), end + _WORD_REACH)
    while start > first and _is_part(text[start - 1]):
        start -= 1
    while end < last and _is_part(text[end]):
        end += 1
    return start, end


def _is_part(sign: str) -> bool:
    return sign.isalnum() or bool(_HIDDEN.match(sign)) or unicodedata.category(sign).startswith("M")
