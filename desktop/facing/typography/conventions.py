"""How a language sets its quotation marks, dashes and the spaces beside signs: facts, and no behaviour.

Sources. Quotation marks: the delimiters of the Unicode CLDR 47 (``quotationStart``, ``alternateQuotationStart`` and
their ends), except where a comment names another source. The apostrophe is U+2019 in every language here (The Unicode
Standard, section 6.2). Dashes: The Chicago Manual of Style (17th ed., 6.78 for ranges, 6.85 for the closed em dash),
New Hart's Rules (2nd ed., chapter 4), Duden ("Gedankenstrich", "Bis-Strich"), Ortografía de la lengua española (2010,
"raya"), the Lexique named below ("tiret"), Rosental's handbook for the spaced em dash of Russian.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

APOSTROPHE = "\u2019"
EN_DASH = "\u2013"
EM_DASH = "\u2014"
ELLIPSIS = "\u2026"
NO_BREAK_SPACE = "\u00a0"
NARROW_NO_BREAK_SPACE = "\u202f"


class QuotationMarks(NamedTuple):
    """The mark before and the mark behind what is quoted."""

    open: str
    close: str


@dataclass(frozen=True, slots=True)
class Conventions:
    """The habits of one language.

    ``secondary`` marks stand inside ``primary`` ones. ``closed_dash`` stands between two words without spaces,
    ``spaced_dash`` with them, ``opening_dash`` before what somebody says or an aside; empty where the language has
    none. ``inner_space`` stands inside primary marks, ``space_before`` says which space stands before a sign.
    ``elisions`` are words, in lower case, that begin with an apostrophe, without it. ``spaced_words`` tells whether
    words are parted by spaces.
    """

    primary: QuotationMarks
    secondary: QuotationMarks
    closed_dash: str = EN_DASH
    spaced_dash: str = EN_DASH
    opening_dash: str = ""
    inner_space: str = ""
    space_before: Mapping[str, str] = field(default_factory=dict)
    elisions: frozenset[str] = frozenset()
    spaced_words: bool = True

    @property
    def has_single_secondary(self) -> bool:
        """Whether the secondary marks are single ones, such as the single key of a keyboard stands for."""
        return self.secondary.open in _SINGLE and self.secondary.open != APOSTROPHE


def conventions_of(language: str) -> Conventions | None:
    """The habits of a language such as ``de-CH``; of ``de`` where nothing else is known, ``None`` where nothing is."""
    code = language.replace("_", "-").lower()
    while code:
        if code in _CONVENTIONS:
            return _CONVENTIONS[code]
        code = code.rpartition("-")[0]
    return None


def _with_em_dashes(conventions: Conventions) -> Conventions:
    return replace(conventions, closed_dash=EM_DASH, spaced_dash=EM_DASH, opening_dash=EM_DASH)


_SINGLE = "\u2018\u201a\u2019\u2039\u203a"
_CURLY = QuotationMarks("“", "”")
_SINGLE_CURLY = QuotationMarks("‘", "’")
_LOW = QuotationMarks("„", "“")
_SINGLE_LOW = QuotationMarks("‚", "‘")
_LOW_HIGH = QuotationMarks("„", "”")
_RIGHT = QuotationMarks("”", "”")
_SINGLE_RIGHT = QuotationMarks("’", "’")
_GUILLEMETS = QuotationMarks("«", "»")
_SINGLE_GUILLEMETS = QuotationMarks("‹", "›")
_INWARD_GUILLEMETS = QuotationMarks("»", "«")
_CORNERS = QuotationMarks("「", "」")
_WHITE_CORNERS = QuotationMarks("『", "』")

# Only words that are hardly ever the first of something quoted ('cause and 'round are left out).
_ENGLISH = Conventions(
    _CURLY,
    _SINGLE_CURLY,
    closed_dash=EM_DASH,
    elisions=frozenset("tis twas twere twill twould tisn’t twasn’t em til n cept neath gainst twixt".split()),
)
_GERMAN = Conventions(_LOW, _SINGLE_LOW, elisions=frozenset("s n ne nen nem ner ran rauf raus rein rum runter".split()))
# Lexique des règles typographiques en usage à l'Imprimerie nationale (2002): a fine space before ; ! ? and a word space
# before the colon, none of which may break. Inside guillemets the Lexique has a word space; the narrow one is what much
# French type of today is set with (The Unicode Standard, section 6.2, names U+202F for it).
_FRENCH = Conventions(
    _GUILLEMETS,
    _CURLY,  # CLDR repeats the guillemets; the Lexique allows both, the Office québécois recommends these
    opening_dash=EM_DASH,
    inner_space=NARROW_NO_BREAK_SPACE,
    space_before=dict.fromkeys(";!?", NARROW_NO_BREAK_SPACE) | {":": NO_BREAK_SPACE},
)
_LOW_SINGLE_LOW = Conventions(_LOW, _SINGLE_LOW)
_GUILLEMETS_CURLY = Conventions(_GUILLEMETS, _CURLY)
_CURLY_BOTH = Conventions(_CURLY, _SINGLE_CURLY)
_EAST_SLAVIC = _with_em_dashes(Conventions(_GUILLEMETS, _LOW))
_CHINESE = Conventions(_CURLY, _SINGLE_CURLY, closed_dash="", spaced_dash="", spaced_words=False)
_JAPANESE = replace(_CHINESE, primary=_CORNERS, secondary=_WHITE_CORNERS)

_CONVENTIONS: Mapping[str, Conventions] = {
    "ast": _GUILLEMETS_CURLY,
    "be": _EAST_SLAVIC,
    "bg": Conventions(_LOW, _LOW),
    "br": _GUILLEMETS_CURLY,
    "bs": Conventions(_LOW_HIGH, _SINGLE_CURLY),
    "ca": replace(_GUILLEMETS_CURLY, opening_dash=EM_DASH),
    "cs": _LOW_SINGLE_LOW,
    "cy": _CURLY_BOTH,
    "da": _CURLY_BOTH,
    "de": _GERMAN,
    # Schreibweisungen of the Swiss Federal Chancellery: guillemets that point outwards, without spaces.
    "de-ch": replace(_GERMAN, primary=_GUILLEMETS, secondary=_SINGLE_GUILLEMETS),
    "de-li": replace(_GERMAN, primary=_GUILLEMETS, secondary=_SINGLE_GUILLEMETS),
    "el": _GUILLEMETS_CURLY,
    "en": _ENGLISH,
    "es": _with_em_dashes(_CURLY_BOTH),
    "et": _LOW_SINGLE_LOW,
    "eu": _GUILLEMETS_CURLY,
    "fi": Conventions(_RIGHT, _SINGLE_RIGHT),
    "fr": _FRENCH,
    # Office québécois de la langue française, Vitrine linguistique, "Espacement avant et après les signes": without a
    # fine space none before ; ! ?, a no-break space before the colon and inside guillemets.
    "fr-ca": replace(_FRENCH, inner_space=NO_BREAK_SPACE, space_before={":": NO_BREAK_SPACE}),
    # Guide du typographe (Lausanne, 7th ed., 2015): a fine space before all four signs and inside guillemets.
    "fr-ch": replace(_FRENCH, secondary=_SINGLE_GUILLEMETS, space_before=dict.fromkeys(";:!?", NARROW_NO_BREAK_SPACE)),
    "ga": _CURLY_BOTH,
    "gl": replace(_CURLY_BOTH, opening_dash=EM_DASH),
    "hr": _LOW_SINGLE_LOW,
    "hu": Conventions(_LOW_HIGH, _INWARD_GUILLEMETS),
    "is": _LOW_SINGLE_LOW,
    "it": _GUILLEMETS_CURLY,
    "it-ch": replace(_GUILLEMETS_CURLY, secondary=_SINGLE_GUILLEMETS),
    "ja": _JAPANESE,
    "ko": _CURLY_BOTH,
    "lb": _LOW_SINGLE_LOW,
    "lt": Conventions(_LOW, _LOW),
    "lv": _CURLY_BOTH,
    "mk": _LOW_SINGLE_LOW,
    "mt": _CURLY_BOTH,
    "nb": Conventions(_GUILLEMETS, _SINGLE_CURLY),
    # CLDR has single marks alone; Taaladvies.net of the Taalunie leaves the choice, and the keyboard has both.
    "nl": replace(_CURLY_BOTH, elisions=frozenset("s t n k m r ns ie".split())),
    "nn": Conventions(_GUILLEMETS, _SINGLE_CURLY),
    "no": Conventions(_GUILLEMETS, _SINGLE_CURLY),
    "pl": Conventions(_LOW_HIGH, _GUILLEMETS),
    "pt": _with_em_dashes(_GUILLEMETS_CURLY),
    "pt-br": _with_em_dashes(_CURLY_BOTH),
    "rm": replace(_GUILLEMETS_CURLY, secondary=_SINGLE_GUILLEMETS),
    "ro": Conventions(_LOW_HIGH, _GUILLEMETS),
    "ru": _EAST_SLAVIC,
    "sk": _LOW_SINGLE_LOW,
    "sl": _LOW_SINGLE_LOW,
    "sq": _CURLY_BOTH,
    "sr": Conventions(_LOW_HIGH, _SINGLE_RIGHT),
    "sv": Conventions(_RIGHT, _SINGLE_RIGHT),
    "tr": _CURLY_BOTH,
    "uk": _EAST_SLAVIC,
    "zh": _CHINESE,
    "zh-hk": _JAPANESE,
    "zh-tw": _JAPANESE,
}
