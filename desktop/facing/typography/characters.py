"""Characters that a keyboard may not have, in groups, and the letters that a language has beyond a to z."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum


class Group(StrEnum):
    """What a character is for."""

    DASHES = "dashes"
    QUOTES = "quotes"
    SPACES = "spaces"
    LETTERS = "letters"
    SIGNS = "signs"
    CURRENCY = "currency"
    MATHS = "maths"
    ARROWS = "arrows"


_GROUPS: Mapping[Group, str] = {
    Group.DASHES: "–—-‐‑‒―−­…·•‥",
    Group.QUOTES: "“”‘’„‚«»‹›\"'′″‴「」『』〈〉《》",
    Group.SPACES: "\u00a0\u202f\u2009\u200a\u2002\u2003\u2007\u3000\u200b\u2060\u00ad\u200c\u200d\u200e\u200f",
    Group.SIGNS: "§¶†‡*©®™°ªº№℗¡¿‽&@#%‰‱_|¦/\\^~`´¨¸♀♂✓✗★☆",
    Group.CURRENCY: "€$£¥¢₹₽₩₺₴₪₫₱₦฿₣₤₿¤ƒ",
    Group.MATHS: "×÷±∓−≠≈≤≥<>=∞√∑∏∫∂∆∇∈∉∅∩∪⊂⊃∀∃¬∧∨∝∠⊥∥πµΩ½⅓¼¾⅔⅛⅜⅝⅞⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉",
    Group.ARROWS: "→←↑↓↔↕⇒⇐⇑⇓⇔↗↘↙↖↩↪↦⟶⟵",
}

# Small letters beyond a to z: the exemplar characters of the Unicode CLDR 47, main and auxiliary, the more usual ones.
_LETTERS: Mapping[str, str] = {
    "ca": "àçéèíïóòúü",
    "cs": "áčďéěíňóřšťúůýž",
    "cy": "âêîôûŵŷáéíóúẃýàèìòùẁỳäëïöüẅÿ",
    "da": "æøåéóáíúü",
    "de": "äöüßàéèê",
    "en": "àáâäãåæçèéêëìíîïñòóôöøœùúûüÿ",
    "eo": "ĉĝĥĵŝŭ",
    "es": "áéíñóúü",
    "et": "äõöüšž",
    "fi": "äöåšž",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "ga": "áéíóú",
    "hr": "čćđšž",
    "hu": "áéíóöőúüű",
    "is": "áéíóúýðþæö",
    "it": "àèéìîòóùú",
    "lt": "ąčęėįšųūž",
    "lv": "āčēģīķļņšūž",
    "nb": "æøåéèêóòôàü",
    "nl": "áäéëèíïóöúüĳ",
    "pl": "ąćęłńóśźż",
    "pt": "áàâãçéêíóôõúü",
    "ro": "ăâîșț",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "sl": "čšžćđ",
    "sv": "åäöéàü",
    "tr": "çğıöşüâîû",
}
_ALIASES = {"nn": "nb", "no": "nb", "bs": "hr", "sr": "hr", "gl": "es", "ast": "es", "br": "fr", "lb": "de"}


def characters_of(group: Group, language: str) -> str:
    """The characters of a group; the letters are those of ``language``, those that English borrows where unknown."""
    if group is not Group.LETTERS:
        return _GROUPS[group]
    code = language.replace("_", "-").partition("-")[0].lower()
    small = _LETTERS.get(_ALIASES.get(code, code), _LETTERS["en"])
    capitals = ("ẞ" if letter == "ß" else "İ" if letter == "ı" else letter.upper() for letter in small)
    return small + "".join(capitals)


def name_of(character: str) -> str:
    """What Unicode calls a character, in lower case; control characters have no name."""
    return unicodedata.name(character, "").lower()


def code_of(character: str) -> str:
    """The code point as it is written: U+2014."""
    return f"U+{ord(character):04X}"


class CharacterFinder:
    """Finds characters by words of their names, or by their code points. The list of names is made when first asked."""

    def __init__(self) -> None:
        self._names: Sequence[tuple[str, str]] = ()

    def find(self, words: str, most: int) -> list[str]:
        """The characters whose names have all these words (or their beginnings), at most ``most``, usual ones first."""
        wanted = [f" {word}" for word in words.lower().split()]
        if not wanted:
            return []
        self._names = self._names or tuple(_named())
        found = [chr(code) for code in _code_points(words.strip())]
        found += words.strip() if len(words.strip()) == 1 else ""
        named = self._names
        for word in wanted:
            named = [entry for entry in named if word in entry[0]]
        found += [character for _, character in named[:most]]
        return list(dict.fromkeys(found))[:most]


def _named() -> Iterator[tuple[str, str]]:
    """Names, with a space before each word, and characters: the groups' first, then all but Chinese and Korean ones."""
    usual = dict.fromkeys("".join(_GROUPS.values()) + "".join(_LETTERS.values()).upper() + "".join(_LETTERS.values()))
    others = (chr(code) for code in (*range(0x20, 0x3400), *range(0xA000, 0xAC00), *range(0xF900, 0x1FC00)))
    for character in dict.fromkeys((*usual, *others)):
        name = name_of(character)
        if name and not name.startswith("cjk compatibility"):
            yield f" {name.replace('-', ' ')}", character


def _code_points(text: str) -> list[int]:
    """The code point that a text such as ``U+2014`` or ``2014`` names; none where it is no character."""
    digits = text.upper().removeprefix("U+").removeprefix("0X")
    try:
        code = int(digits, 16) if 2 <= len(digits) <= 6 else -1
    except ValueError:
        return []
    return [code] if name_of(chr(code) if 0 <= code <= 0x10FFFF else "\0") else []


# As the code charts of Unicode write what they cannot show.
_ABBREVIATIONS: Mapping[str, str] = {
    "\u00a0": "NB SP",
    "\u00ad": "SHY",
    "\u2002": "EN SP",
    "\u2003": "EM SP",
    "\u2007": "FIG SP",
    "\u2009": "THIN SP",
    "\u200a": "HAIR SP",
    "\u200b": "ZW SP",
    "\u200c": "ZW NJ",
    "\u200d": "ZW J",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u202f": "NNB SP",
    "\u2060": "WJ",
    "\u3000": "ID SP",
    "\ufeff": "ZWN BSP",
}


def abbreviation_of(character: str) -> str:
    """A few letters that stand for a character without ink; empty for those that can be seen."""
    if character in _ABBREVIATIONS:
        return _ABBREVIATIONS[character]
    return code_of(character)[2:] if unicodedata.category(character) in ("Zs", "Zl", "Zp", "Cc", "Cf") else ""
