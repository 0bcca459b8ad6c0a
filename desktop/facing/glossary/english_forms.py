"""The grammatical forms of English words: number of nouns, past and progressive of regular verbs.

Word facts, as any grammar has them; a form that cannot be told with some safety is not told at all.
"""

import re
from enum import StrEnum

_IRREGULAR = dict(
    pair.split("/")
    for pair in (
        "man/men woman/women child/children person/people foot/feet tooth/teeth goose/geese mouse/mice louse/lice "
        "ox/oxen die/dice knife/knives life/lives wife/wives leaf/leaves half/halves shelf/shelves thief/thieves "
        "wolf/wolves loaf/loaves calf/calves crisis/crises analysis/analyses thesis/theses basis/bases "
        "hypothesis/hypotheses parenthesis/parentheses phenomenon/phenomena criterion/criteria "
        "potato/potatoes tomato/tomatoes hero/heroes echo/echoes veto/vetoes torpedo/torpedoes embargo/embargoes"
    ).split()
)
_SINGULARS = {plural: singular for singular, plural in _IRREGULAR.items()}
_UNCHANGED = frozenset("sheep deer fish aircraft series species means headquarters offspring".split())
# Verbs whose past is not made with -ed.
_IRREGULAR_VERBS = frozenset(
    "be bear beat become begin bend bet bind bite bleed blow break breed bring build burst buy cast catch choose "
    "cling come cost creep cut deal dig do draw drink drive eat fall feed feel fight find flee fling fly forbid "
    "forget forgive freeze get give go grind grow hang have hear hide hit hold hurt keep know lay lead leave lend "
    "let lie lose make mean meet overcome pay put quit read ride ring rise run say see seek sell send set shake "
    "shed shine shoot show shrink shut sing sink sit sleep slide speak spend spin split spread spring stand steal "
    "stick sting strike strive swear sweep swim swing take teach tear tell think throw understand undertake "
    "undergo upset wake wear weave weep win wind withdraw write".split()
)
# Longer verbs double their last letter where the stress is on their end; these are the common ones.
_STRESSED_AT_END = frozenset(
    "admit commit emit omit permit remit submit transmit confer defer infer prefer refer transfer concur incur occur "
    "recur compel dispel expel propel repel rebel regret control patrol enrol equip".split()
)
_VOWEL_GROUP = re.compile("[aeiouy]+")
_DOUBLING = re.compile("(?:[^aeiou]|qu)[aeiou][^aeiouwxy]$")
_SIBILANT = ("s", "x", "z", "ch", "sh")
# What a word that takes -es ends in, and words in a single s: other plurals in -es are those of words in -e.
_HISSING = ("ss", "x", "ch", "sh")
_IN_S = frozenset(
    "atlas bonus bus campus canvas census chorus circus focus gas iris lens plus status surplus virus".split()
)
_SHORTEST_LEMMA = 3
_PREPOSITIONS = frozenset("of for in to on at from with by against between under over".split())


class Shape(StrEnum):
    """The grammatical form of a word."""

    BASE = "base"
    PLURAL = "plural"  # also the third person of verbs, which is made alike
    PAST = "past"
    PROGRESSIVE = "progressive"


def lemmas(word: str) -> frozenset[str]:
    """The words in small letters that this may be a form of, itself among them."""
    found = {word, _SINGULARS.get(word, word)}
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        found.add(word[:-1])
        if word.endswith("es"):
            found.add(word[:-2])
        if word.endswith("ies"):
            found.add(word[:-3] + "y")
    for ending in ("ed", "ing"):
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            found |= {stem, stem + "e"}
            if len(stem) > 1 and stem[-1] == stem[-2]:
                found.add(stem[:-1])
            if ending == "ed" and stem.endswith("i"):
                found.add(stem[:-1] + "y")
    return frozenset(lemma for lemma in found if lemma == word or len(lemma) >= _SHORTEST_LEMMA)


def shapes(one: str, other: str) -> tuple[Shape, Shape] | None:
    """In which forms two words in small letters stand that are forms of one word; ``None`` where that is open."""
    for lemma in sorted(lemmas(one) & lemmas(other), key=len, reverse=True):
        was, wanted = _shape_of(one, lemma), _shape_of(other, lemma)
        if was is not None and wanted is not None:
            return was, wanted
    return None


def in_shape(phrase: str, was: Shape, wanted: Shape) -> str | None:
    """A phrase whose head stands in the form ``was``, in the form that is wanted; ``None`` where that is not known.

    The head is the last word, or the one before the first preposition: ``associations of residents``.
    """
    if was is wanted:
        return phrase
    words = phrase.split(" ")
    at = next((index for index, word in enumerate(words) if index and word.lower() in _PREPOSITIONS), len(words)) - 1
    head = words[at]
    if not head.isascii() or not head.replace("-", "").isalpha():
        return None
    base = _base(head, was)
    made = None if base is None else _made(base, wanted)
    return None if made is None else " ".join((*words[:at], made, *words[at + 1 :]))


def _shape_of(word: str, lemma: str) -> Shape | None:
    return next((shape for shape in Shape if _made(lemma, shape) == word), None)


def _base(word: str, was: Shape) -> str | None:
    """The base of a noun in the plural. That of a verb cannot be told from its other forms alone."""
    if was is Shape.BASE:
        return word
    lower = word.lower()
    if was is not Shape.PLURAL:
        return None
    lemma = _SINGULARS.get(lower)
    if lemma is None:
        short = lower.removesuffix("es")
        is_short = short != lower and (short.endswith(_HISSING) or short in _IN_S)
        candidates = (short,) if is_short else (lower.removesuffix("ies") + "y", lower.removesuffix("s"))
        lemma = next((each for each in candidates if each != lower and _plural(each, each) == lower), None)
    if lemma is None:
        return None
    if lower.startswith(lemma):
        return word[: len(lemma)]
    return lemma.capitalize() if word[0].isupper() else lemma


def _made(word: str, shape: Shape) -> str | None:
    """A form of a word that stands in its base; its capitals stay."""
    if shape is Shape.BASE:
        return word
    lower = word.lower()
    if shape is Shape.PLURAL:
        return _plural(word, lower)
    if lower in _IRREGULAR_VERBS and shape is Shape.PAST:
        return None
    ending = "ed" if shape is Shape.PAST else "ing"
    if lower.endswith("e") and not lower.endswith(("ee", "oe", "ye")):
        return word[:-1] + ending
    if lower.endswith("e") and shape is Shape.PAST:
        return word + "d"
    if shape is Shape.PAST and lower.endswith("y") and lower[-2:-1] not in ("a", "e", "o", "u"):
        return word[:-1] + "ied"
    doubled = _DOUBLING.search(lower) and (len(_VOWEL_GROUP.findall(lower)) == 1 or lower in _STRESSED_AT_END)
    return word + (word[-1] if doubled else "") + ending


def _plural(word: str, lower: str) -> str | None:
    if lower in _UNCHANGED:
        return word
    if lower in _IRREGULAR:
        plural = _IRREGULAR[lower]
        return word[:1] + plural[1:] if plural[0] == lower[0] else plural
    if lower.endswith("y") and lower[-2:-1] not in ("a", "e", "o", "u", ""):
        # A name keeps its y: the Kellys.
        return word + "s" if word[:1].isupper() else word[:-1] + "ies"
    return word + ("es" if lower.endswith(_SIBILANT) else "s")
