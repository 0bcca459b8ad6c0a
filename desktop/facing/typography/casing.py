"""Upper case, lower case, sentence case and title case as a language writes them.

Follows the Unicode default case mappings (SpecialCasing.txt, as Python has them, with the final sigma) and what
the Unicode CLDR tailors for Turkish, Azerbaijani, Greek and Dutch.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from enum import StrEnum

from facing.core.edit import PARAGRAPH_BREAK

_WORD = re.compile(r"[^\W\d_](?:[\w\u0300-\u036f\u00ad]|['’](?=[^\W\d_]))*")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»“‘)\]]*\s+[\"'“‘„«‹(\[¿¡]*$")
_GREEK_ACCENTS = "\u0300\u0301\u0342\u0313\u0314\u0345"
_DIAERESIS = "\u0308"

# Words that titles write small inside, by language. English: articles, conjunctions and short prepositions (The
# Chicago Manual of Style, 18th ed., 8.160). Elsewhere titles are in sentence case; where each word of a name is
# capitalised, its articles and short prepositions are not.
_SMALL_WORDS: Mapping[str, frozenset[str]] = {
    "de": frozenset("am an auf aus bei das dem den der des die ein eine im in mit oder und vom von zu zum zur".split()),
    "en": frozenset("a an and as at but by for from if in nor of on or so the to up via with yet".split()),
    "es": frozenset("a al con de del e el en la las los o para por un una y".split()),
    "fr": frozenset("à au aux d de des du en et la le les ou par pour sur un une".split()),
    "it": frozenset("a al con da dal dei del della delle di e ed i il in la le lo o per un una".split()),
    "nl": frozenset("aan de den der en het in met of op te ten ter van voor".split()),
    "pt": frozenset("a ao as com da das de do dos e em na no o os ou para por um uma".split()),
}


class Case(StrEnum):
    """The forms that a text can be given."""

    UPPER = "upper"
    LOWER = "lower"
    SENTENCE = "sentence"
    TITLE = "title"


def with_case(text: str, case: Case, language: str) -> str:
    """``text`` in upper, lower, sentence or title case; each paragraph for itself (they are parted by ``\\n``)."""
    change = _CASES[case]
    return PARAGRAPH_BREAK.join(change(paragraph, language) for paragraph in text.split(PARAGRAPH_BREAK))


def forms_of(text: str, language: str) -> tuple[str, ...]:
    """What a key that goes through the cases shows one after the other: the text as it is, then what differs from it.

    Made from one text, so that going round loses nothing (names, ß that became SS).
    """
    forms = [with_case(text, case, language) for case in (Case.UPPER, Case.LOWER, Case.TITLE, Case.SENTENCE)]
    return tuple(dict.fromkeys((text, *forms)))


def _upper(text: str, language: str) -> str:
    tongue = _tongue(language)
    if tongue in ("tr", "az"):
        return text.replace("i", "İ").upper()
    if tongue == "de":
        # §25 E3 of the official German spelling (since 2017) has ẞ beside SS; it alone can be made small again.
        return text.replace("ß", "ẞ").upper()
    if tongue == "el":
        return _greek_upper(text)
    return text.upper()


def _lower(text: str, language: str) -> str:
    if _tongue(language) in ("tr", "az"):
        text = text.replace("I\u0307", "i").replace("İ", "i").replace("I", "ı")
    elif "İ" in text:
        text = text.replace("İ", "i\u0307")
    return text.lower()


def _sentence(text: str, language: str) -> str:
    starts = True
    parts: list[str] = []
    position = 0
    loud = _is_loud(text)
    for match in _WORD.finditer(text):
        between = text[position : match.start()]
        starts = starts or _SENTENCE_END.search(text, max(0, match.start() - 8), match.start()) is not None
        word = match.group()
        plain = word if _is_kept(word, loud) else _with_pronoun(_lower(word, language), language)
        parts += between, _capital(plain, language) if starts else plain
        position, starts = match.end(), False
    return "".join((*parts, text[position:]))


def _title(text: str, language: str) -> str:
    small = _SMALL_WORDS.get(_tongue(language), frozenset())
    words = list(_WORD.finditer(text))
    loud = _is_loud(text)
    parts: list[str] = []
    position = 0
    for number, match in enumerate(words):
        word = match.group()
        between = text[position : match.start()]
        parts.append(between)
        at_edge = number in (0, len(words) - 1) or between.rstrip()[-1:] in tuple(":.!?…")
        if _is_kept(word, loud):
            parts.append(word)
        elif not at_edge and word.lower() in small:
            parts.append(_lower(word, language))
        else:
            parts.append(_capital(_lower(word, language), language))
        position = match.end()
    return "".join((*parts, text[position:]))


def _capital(word: str, language: str) -> str:
    """The word with a capital at its start: one letter, two for the Dutch ij and for what one key writes (ǆ)."""
    tongue = _tongue(language)
    if tongue == "nl" and word[:2].lower() == "ij":
        return "IJ" + word[2:]
    if tongue in ("tr", "az") and word[:1] == "i":
        return "İ" + word[1:]
    return word[:1].title() + word[1:]


def _with_pronoun(word: str, language: str) -> str:
    """English writes the pronoun I with a capital, also in I'm and I'll."""
    is_pronoun = word == "i" or re.fullmatch(r"i['’](?:m|ll|d|ve)", word) is not None
    return "I" + word[1:] if is_pronoun and _tongue(language) == "en" else word


def _greek_upper(text: str) -> str:
    """Capitals have no accents in Greek; where one parted two vowels, a diaeresis does it (άυλος, ΑΫΛΟΣ).

    The word ή keeps its accent, so that it is not taken for the article (CLDR's el-Upper).
    """
    parts: list[str] = []
    letters = unicodedata.normalize("NFD", text)
    accented = False
    for match in re.finditer(r"([^\u0300-\u036f])([\u0300-\u036f]*)", letters):
        letter, marks = match.groups()
        alone = letter in "ηΗ" and "\u0301" in marks and not _touches_letter(letters, match.start(), match.end())
        kept = marks if alone else "".join(mark for mark in marks if mark not in _GREEK_ACCENTS)
        if accented and letter in "ιυΙΥ" and not marks:
            kept = _DIAERESIS
        parts.append(letter.upper() + kept)
        accented = letter in "αεουΑΕΟΥ" and "\u0301" in marks and _DIAERESIS not in marks
    return unicodedata.normalize("NFC", "".join(parts))


def _touches_letter(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return before.isalpha() or after.isalpha() or bool(before and unicodedata.combining(before))


def _is_loud(text: str) -> bool:
    """Whether most words are written in capitals alone, so that these say nothing of the words."""
    words: list[str] = [word for word in _WORD.findall(text) if len(word) > 1]
    return sum(word.isupper() for word in words) * 2 > len(words)


def _is_kept(word: str, loud: bool) -> bool:
    """Whether a word has capitals of its own: NASA, McGill, iPhone."""
    return not loud and len(word) > 1 and any(letter.isupper() for letter in word[1:])


def _tongue(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()


_CASES: Mapping[Case, Callable[[str, str], str]] = {
    Case.UPPER: _upper,
    Case.LOWER: _lower,
    Case.SENTENCE: _sentence,
    Case.TITLE: _title,
}
