"""Numbers written in words, in the languages whose words are listed here."""

from collections.abc import Mapping, Sequence

_EN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_DE = (
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn "
    "achtzehn neunzehn"
).split()
_FR = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit "
    "dix-neuf"
).split()
_ES = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
    "dieciocho diecinueve"
).split()
_EN_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_DE_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()
_FR_TENS = "vingt trente quarante cinquante soixante".split()
_ES_TENS = "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()
_EN_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_TIMES = {
    "en": {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12},
    "de": {"hundert": 100, "tausend": 1000, "million": 10**6, "millionen": 10**6, "milliarde": 10**9}
    | {"milliarden": 10**9, "mio": 10**6, "mrd": 10**9, "dutzend": 12},
    "fr": {"cent": 100, "cents": 100, "mille": 1000, "million": 10**6, "millions": 10**6, "milliard": 10**9}
    | {"milliards": 10**9},
    "es": {"cien": 100, "ciento": 100, "mil": 1000, "millón": 10**6, "millones": 10**6},
}
_JOINING = frozenset(("and", "und", "et", "y"))
_LONGEST = 8  # words of one number


def _table(units: Sequence[str], tens: Sequence[str]) -> dict[str, int]:
    return {word: value for value, word in enumerate(units)} | {
        word: 20 + 10 * number for number, word in enumerate(tens)
    }


def _german() -> dict[str, int]:
    """With the compounds: "einundzwanzig" is one word."""
    simple = _table(_DE, _DE_TENS)
    compounds = {
        f"{'ein' if unit == 'eins' else unit}und{ten}": 20 + 10 * number + value
        for number, ten in enumerate(_DE_TENS)
        for value, unit in enumerate(_DE[1:10], 1)
    }
    return simple | compounds | {"ein": 1, "eine": 1, "einen": 1, "einem": 1, "einer": 1}


_VALUES: Mapping[str, Mapping[str, int]] = {
    "en": _table(_EN, _EN_TENS) | {word: value for value, word in enumerate(_EN_ORDINALS)} | {"a": 1, "an": 1},
    "de": _german(),
    "fr": _table(_FR, _FR_TENS) | {"une": 1},
    "es": _table(_ES, _ES_TENS) | {"un": 1, "una": 1},
}


def multiplier(word: str, language: str) -> int:
    """What a word such as "million" behind a figure multiplies it by; 1 for others."""
    word = word.lower().rstrip(".")
    times = _TIMES.get(language, {})
    return times.get(word) or times.get(word.removesuffix("s")) or 1


def spelled_number(words: Sequence[str], language: str) -> tuple[int, int] | None:
    """The number that ``words`` begin with and how many of them it takes; ``None`` where they begin with none."""
    values, times = _VALUES.get(language, {}), _TIMES.get(language, {})
    total = part = used = 0
    for number, word in enumerate(words[:_LONGEST]):
        lowered = word.lower()
        plural = lowered.removesuffix("s")
        if lowered in values and not (used and lowered in ("a", "an")):
            part += values[lowered]
        elif lowered in times or (plural in times and lowered != "cents"):
            factor = times.get(lowered) or times[plural]
            part = max(part, 1) * factor
            if factor >= 1000:
                total, part = total + part, 0
        elif used and lowered in _JOINING:
            continue
        else:
            break
        used = number + 1
    return (total + part, used) if used else None
