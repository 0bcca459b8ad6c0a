"""Text in one code page that was read in another, Windows-1252: Cyrillic and Greek of any language, and the letters of
some languages of Latin script where the language of the text is known.

Letter frequencies decide between the code pages of Cyrillic and Greek. Where they leave two possible, both are told.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from facing.core.finding import Certainty

_WESTERN = "cp1252"
# Words of such letters alone are in no language of Latin script; lists of accented letters are sorted or short.
_ACCENTED_RUN = re.compile(r"(?<![A-Za-zÀ-ÿ])[À-ÿ¸¨]{3,}(?![A-Za-z])")
_LONG_WORD = 6
_ENOUGH_LETTERS = 12
_FREQUENT_SHARE = 0.5
_NEAR = 0.12

# The twelve or so most frequent letters of Russian and of Greek, there with their accents.
_FREQUENT = {
    "Windows-1251": ("cp1251", frozenset("оеаинтсрвлкм")),
    "KOI8-R": ("koi8_r", frozenset("оеаинтсрвлкм")),
    "Windows-1253": ("cp1253", frozenset("αοιετσνηυρπκςάέίόή")),
}

# For languages of Latin script the code pages they were written in and their letters beside a to z.
_CENTRAL = ("cp1250", "iso8859_2")
_BY_LANGUAGE = {
    "pl": (_CENTRAL, "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ"),
    "cs": (_CENTRAL, "áčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ"),
    "sk": (_CENTRAL, "áäčďéíĺľňóôŕšťúýžÁÄČĎÉÍĹĽŇÓÔŔŠŤÚÝŽ"),
    "hu": (_CENTRAL, "áéíóöőúüűÁÉÍÓÖŐÚÜŰ"),
    "sl": (_CENTRAL, "čšžČŠŽ"),
    "hr": (_CENTRAL, "čćđšžČĆĐŠŽ"),
    "ro": (_CENTRAL, "âăîşţÂĂÎŞŢ"),
    "tr": (("cp1254",), "âçğıîöşüûÂÇĞİÎÖŞÜÛ"),
    "lt": (("cp1257",), "ąčęėįšųūžĄČĘĖĮŠŲŪŽ"),
    "lv": (("cp1257",), "āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ"),
}
_PAGE_NAMES = {
    "cp1250": "Windows-1250",
    "iso8859_2": "ISO 8859-2",
    "cp1254": "Windows-1254",
    "cp1257": "Windows-1257",
}
_WORD = re.compile(r"[A-Za-z\u00a1-\u017f\u0192-\u02dc\u2010-\u2122]+")
# Words that are letters only, such as Icelandic names in Turkish text, count for something when there are several.
_ENOUGH_WORDS = 2
_MANY_WORDS = 4


class MixedUp(NamedTuple):
    """A word, the code page it was written in, and what it may have been."""

    start: int
    end: int
    written: str
    readings: tuple[str, ...]
    certainty: Certainty


def mixed_up_words(text: str, language: str) -> Iterator[MixedUp]:
    """The words of a text that were read as Windows-1252 and are nothing in it."""
    yield from _cyrillic_and_greek(text)
    known = _BY_LANGUAGE.get(language.partition("-")[0])
    if known is not None:
        yield from _latin(text, *known)


def _cyrillic_and_greek(text: str) -> Iterator[MixedUp]:
    words = [match for match in _ACCENTED_RUN.finditer(text) if list(match.group()) != sorted(match.group())]
    letters = sum(len(word.group()) for word in words)
    if letters < _ENOUGH_LETTERS and not any(len(word.group()) >= _LONG_WORD for word in words):
        return
    rated = sorted(((_likeness(words, page, frequent), name) for name, (page, frequent) in _FREQUENT.items()))
    best = rated[-1][0]
    if best < _FREQUENT_SHARE:
        return
    names = [name for rate, name in reversed(rated) if rate >= best - _NEAR]
    certainty = Certainty.LIKELY if len(names) == 1 else Certainty.HINT
    for word in words:
        readings = tuple(_read(word.group(), _FREQUENT[name][0]) for name in names)
        yield MixedUp(*word.span(), " or ".join(names), readings, certainty)


def _likeness(words: Sequence[re.Match[str]], page: str, frequent: frozenset[str]) -> float:
    """The share of frequent letters, 0 where the capitals stand as in no language."""
    read = [_read(word.group(), page) for word in words]
    orderly = sum(1 for word in read if word.isalpha() and (word[1:].islower() or word.isupper()))
    if orderly < len(read) * 0.8:
        return 0.0
    joined = "".join(read).lower()
    return sum(1 for letter in joined if letter in frequent) / len(joined)


def _read(word: str, page: str) -> str:
    return word.encode(_WESTERN, "replace").decode(page, "replace")


def _latin(text: str, pages: Sequence[str], native: str) -> Iterator[MixedUp]:
    try:
        text.encode(_WESTERN)
    except UnicodeEncodeError:
        return  # what was read as Windows-1252 has nothing else in it
    found: list[MixedUp] = []
    inside = False
    for page in pages:
        back = _letters_back(page, native)
        words = [word for match in _WORD.finditer(text) if (word := _mixed_up(match, page, back))]
        if len(words) > len(found):
            found = words
            inside = any(_has_sign_inside(text[word.start : word.end], back) for word in words)
    different = len({word.readings for word in found})
    if inside or different >= _ENOUGH_WORDS:
        certainty = Certainty.LIKELY if inside or different >= _MANY_WORDS else Certainty.HINT
        yield from (word._replace(certainty=certainty) for word in found)


def _letters_back(page: str, native: str) -> dict[str, str]:
    """What stands for each native letter when ``page`` is read as Windows-1252, where that is no native letter."""
    seen = {letter.encode(page).decode(_WESTERN, "replace"): letter for letter in native}
    return {there: letter for there, letter in seen.items() if there not in native and there != "\ufffd"}


def _mixed_up(match: re.Match[str], page: str, back: dict[str, str]) -> MixedUp | None:
    word = match.group()
    reading = "".join(back.get(sign, sign) for sign in word)
    plain = sum(1 for sign in word if sign.isascii())
    if reading == word or not reading.isalpha() or plain < 2 or not (reading[1:].islower() or reading.isupper()):
        return None
    return MixedUp(*match.span(), _PAGE_NAMES[page], (reading,), Certainty.HINT)


def _has_sign_inside(word: str, back: dict[str, str]) -> bool:
    """Whether something that is no letter stands before a letter of the word, for a letter."""
    return any(sign in back and (not sign.isalpha() or sign in "ªº") for sign in word[:-1])
