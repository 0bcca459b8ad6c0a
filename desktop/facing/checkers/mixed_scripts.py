"""Letters of another script inside a word that look like the right ones: Cyrillic or Greek among Latin and back.

The pairs are those of Unicode Technical Standard 39 (confusables.txt) that look alike in common typefaces.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_CYRILLIC = dict(zip("аеорсухіјѕһԁԛԝАВЕКМНОРСТУХІЈЅ", "aeopcyxijshdqwABEKMHOPCTYXIJS", strict=True))
_GREEK = dict(zip("οιυνκραΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oiuvkpaABEZHIKMNOPTYX", strict=True))
_TO_CYRILLIC = {latin: letter for letter, latin in _CYRILLIC.items()}
_TO_GREEK = {latin: letter for letter, latin in _GREEK.items()}
_BACK = {"Cyrillic": _TO_CYRILLIC, "Greek": _TO_GREEK}
_OTHER = re.compile("[\u0370-\u03ff\u0400-\u052f]")
_LETTERS = {
    "Latin": re.compile("[A-Za-z\u00aa\u00ba\u00c0-\u024f]"),
    "Cyrillic": re.compile("[\u0400-\u052f]"),
    "Greek": re.compile("[\u0370-\u03ff]"),
}
_WORD = re.compile(r"[^\W\d_]+")
# Greek letters stand as signs beside Latin ones in science (µm, ΔG, πr), so that only longer words tell.
_SHORTEST = {"Cyrillic": 2, "Greek": 4}


class MixedWord(NamedTuple):
    """A word of two scripts, the script that does not belong there, and the word in the other one."""

    start: int
    end: int
    strange: str
    repaired: str


def mixed_words(text: str) -> Iterator[MixedWord]:
    """The words whose letters belong to two scripts."""
    if _OTHER.search(text) is None:
        return
    for match in _WORD.finditer(text):
        if found := _mixed(match):
            yield found


def _mixed(match: re.Match[str]) -> MixedWord | None:
    word = match.group()
    counts = {script: len(pattern.findall(word)) for script, pattern in _LETTERS.items()}
    latin = counts["Latin"]
    other = max(("Cyrillic", "Greek"), key=counts.__getitem__)
    if not latin or not counts[other] or len(word) < _SHORTEST[other]:
        return None
    to_latin = _CYRILLIC if other == "Cyrillic" else _GREEK
    in_latin = _in_one(word, to_latin, "Latin")
    in_other = _in_one(word, _BACK[other], other)
    if latin >= counts[other]:
        first, strange = in_latin, other
    else:
        first, strange = in_other, "Latin"
    if first is None:
        first, strange = (in_other, "Latin") if strange == other else (in_latin, other)
    # Where neither script can write it all, it is a compound of both, such as a term with a Greek sign.
    return MixedWord(*match.span(), strange, first) if first else None


def _in_one(word: str, letters: dict[str, str], script: str) -> str | None:
    written = "".join(letters.get(letter, letter) for letter in word)
    return written if all(_LETTERS[script].match(letter) for letter in written) else None
