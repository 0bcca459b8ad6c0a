"""Which code pages a file may be in, and how well a text fits the languages that each of them was made for.

Statistics of letters alone mistake the code pages of one family for each other (cp1252 for cp1250, cp1251 for
mac_cyrillic). What tells them apart, even in one line, is whether all the foreign letters belong to *one* language.
The East Asian national standards put their common characters into a first level of rows; text is nearly all of that
level, and of it only when it is read in its own encoding.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_WESTERN = (
    "àâæçéèêëîïôœùûüÿ",  # French
    "äöüß",  # German
    "áéíñóúü",  # Spanish
    "ãáàâçéêíõóôú",  # Portuguese
    "àèéìîòù",  # Italian
    "åäöéøæ",  # Danish, Norwegian, Swedish, Finnish
    "áéíóúýðþæö",  # Icelandic
    "éëïóèöü",  # Dutch
    "àçéèíïóòúü",  # Catalan
)
_CENTRAL = (
    "ąćęłńóśźż",  # Polish
    "áčďéěíňóřšťúůýž",  # Czech
    "áäčďéíĺľňóôŕšťúýž",  # Slovak
    "áéíóöőúüű",  # Hungarian
    "ăâîşţ",  # Romanian
    "čćđšž",  # Croatian, Bosnian, Slovenian
    "äöüß",
)
_BALTIC = ("ąčęėįšųūž", "āčēģīķļņšūž", "äöõüšž")  # Lithuanian, Latvian, Estonian
_TURKISH = ("çğıİöşüâîû",)
_CYRILLIC = (
    "абвгдежзийклмнопрстуфхцчшщъыьэюяё",  # Russian, Bulgarian
    "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",  # Ukrainian
    "абвгдеёжзійклмнопрстуўфхцчшыьэюя",  # Belarusian
    "абвгдђежзијклљмнњопрстћуфхцчџшѓќѕ",  # Serbian, Macedonian
)
_GREEK = ("αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ",)
_HEBREW = ("אבגדהוזחטיךכלםמןנסעףפץצקרשת",)
_ARABIC = ("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگکی",)
_VIETNAMESE = ("ăâđêôơưàáèéìíòóùúýãõ\u0300\u0301\u0303\u0309\u0323",)
_THAI = ("".join(map(chr, range(0x0E01, 0x0E5C))),)
# In Thai a vowel or tone mark stands on a consonant, and a vowel that is written first stands before one.
_THAI_DISORDER = re.compile(
    "(?<![\u0e01-\u0e2e\u0e31-\u0e3a\u0e47-\u0e4e])[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]|[\u0e40-\u0e44](?![\u0e01-\u0e2e])"
)

# Marks that stand beside words in every language, and those few that stand inside.
_BESIDE = frozenset("“”‘’„‚«»‹›–—…¿¡§°€£©®™·•†‡½¼¾²³¹ºª×÷±µ№\u00a0\u00ad")
_INSIDE = frozenset("’·\u00ad\u00a0")
_BEYOND_LATIN = "\u0370"


@dataclass(frozen=True, slots=True)
class CodePage:
    """One encoding, the languages it was made for (their letters outside ASCII), and how unusual it is in files.

    ``words`` are the languages, in two letters, whose common words can tell it from another.
    ``common_rows`` are, for an East Asian encoding, the first bytes of its common characters.
    ``rarity`` from 0 is what a better known code page is ahead in doubt: the prior.
    """

    encoding: str
    languages: tuple[str, ...] = ()
    rarity: float = 0.0
    words: tuple[str, ...] = ()
    common_rows: tuple[range, ...] = ()


_WESTERN_WORDS = ("fr", "de", "es", "pt", "it", "sv", "da", "nb", "fi", "is", "nl", "ca")
_CENTRAL_WORDS = ("pl", "cs", "sk", "hu", "ro", "sh", "sl")
_CYRILLIC_WORDS = ("ru", "uk", "bg", "mk")

CODE_PAGES = (
    CodePage("cp1252", _WESTERN, words=_WESTERN_WORDS),
    CodePage("cp1250", _CENTRAL, 0.03, words=_CENTRAL_WORDS),
    CodePage("cp1251", _CYRILLIC, 0.02, words=_CYRILLIC_WORDS),
    CodePage("cp1253", _GREEK, 0.02, words=("el",)),
    CodePage("cp1254", _TURKISH, 0.03, words=("tr",)),
    CodePage("cp1255", _HEBREW, 0.02, words=("he",)),
    CodePage("cp1256", _ARABIC, 0.02, words=("ar", "fa")),
    CodePage("cp1257", _BALTIC, 0.05, words=("lt", "lv")),
    CodePage("cp1258", _VIETNAMESE, 0.06, words=("vi",)),
    CodePage("cp874", _THAI, 0.04),
    CodePage("iso8859_1", _WESTERN, 0.03, words=_WESTERN_WORDS),
    CodePage("iso8859_2", _CENTRAL, 0.04, words=_CENTRAL_WORDS),
    CodePage("iso8859_5", _CYRILLIC, 0.05, words=_CYRILLIC_WORDS),
    CodePage("iso8859_7", _GREEK, 0.04, words=("el",)),
    CodePage("iso8859_15", _WESTERN, 0.06, words=_WESTERN_WORDS),
    CodePage("koi8_r", _CYRILLIC, 0.03, words=_CYRILLIC_WORDS),
    CodePage("koi8_u", _CYRILLIC, 0.04, words=_CYRILLIC_WORDS),
    CodePage("mac_roman", _WESTERN, 0.05, words=_WESTERN_WORDS),
    CodePage("mac_latin2", _CENTRAL, 0.08, words=_CENTRAL_WORDS),
    CodePage("mac_cyrillic", _CYRILLIC, 0.05, words=_CYRILLIC_WORDS),
    CodePage("cp437", _WESTERN, 0.07, words=_WESTERN_WORDS),
    CodePage("cp850", _WESTERN, 0.06, words=_WESTERN_WORDS),
    CodePage("cp852", _CENTRAL, 0.06, words=_CENTRAL_WORDS),
    CodePage("cp866", _CYRILLIC, 0.05, words=_CYRILLIC_WORDS),
    CodePage("cp932", rarity=0.02, common_rows=(range(0x81, 0x85), range(0x88, 0x99))),
    CodePage("euc_jp", rarity=0.03, common_rows=(range(0xA1, 0xA9), range(0xB0, 0xD0))),
    # Its rows of kana, Greek and Cyrillic are where those of EUC-JP are, which has them in every sentence.
    CodePage("gb18030", rarity=0.02, common_rows=(range(0xA1, 0xA4), range(0xB0, 0xD8))),
    CodePage("cp950", rarity=0.03, common_rows=(range(0xA1, 0xC7),)),
    CodePage("cp949", rarity=0.03, common_rows=(range(0xA1, 0xA4), range(0xB0, 0xC9))),
)

# What an East Asian encoding that reads all as common characters is ahead: any other one has a chance of a half.
_STRICT = 0.1
_BY_CHANCE = 0.5


def fit(text: str, page: CodePage) -> float:
    """The share, 0 to 1, of the characters outside ASCII that make sense in one language of ``page``.

    A letter counts for a language that has it, unless it is a capital right behind a small letter, stands at a digit,
    or is of another script than its neighbours; a typographic mark counts unless it stands inside a word.
    """
    if page.common_rows:
        return _common_share(text, page)
    foreign = list(_foreign(text))
    if not foreign:
        return 1.0
    marks = sum(1 for character, sensible in foreign if sensible and character in _BESIDE)
    letters = [character.lower() for character, sensible in foreign if sensible and character not in _BESIDE]
    best = max(sum(1 for letter in letters if letter in language) for language in page.languages)
    return max(0, marks + best - 2 * len(_THAI_DISORDER.findall(text))) / len(foreign)


def _foreign(text: str) -> Iterator[tuple[str, bool]]:
    """The characters outside ASCII, each with whether it may stand where it stands."""
    for before, character, after in zip(" " + text, text, text[1:] + " ", strict=False):
        if character.isascii():
            continue
        if character in _BESIDE:
            yield character, character in _INSIDE or not (before.isalpha() and after.isalpha())
        else:
            is_mixed = _is_strange_beside(character, before) or _is_strange_beside(character, after)
            yield character, not is_mixed and not (before.islower() and character.isupper())


def _is_strange_beside(character: str, neighbour: str) -> bool:
    """A Latin letter beside a digit (a currency's sign misread), another script's letter beside a plain one."""
    if character < _BEYOND_LATIN:
        return neighbour.isdigit()
    return neighbour.isascii() and neighbour.isalpha()


def _common_share(text: str, page: CodePage) -> float:
    common = total = 0
    for character in text:
        if character.isascii():
            continue
        total += 1
        code = character.encode(page.encoding, "ignore")
        halfwidth = unicodedata.east_asian_width(character) == "H"
        common += not halfwidth and len(code) == 2 and any(code[0] in rows for rows in page.common_rows)
    # Other text is all in these rows by chance only where it is short.
    return common / total + _STRICT * (1 - _BY_CHANCE**total) * (common == total) if total else 1.0
