"""What a text states that can be compared letter by letter: figures, times, months, links, addresses, names."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from facing.checkers.number_words import multiplier, spelled_number


class Sort(StrEnum):
    """What sort of thing is stated."""

    NUMBER = "number"
    TIME = "time"
    MONTH = "month"
    LINK = "link"
    MAIL = "mail"
    CODE = "code"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement at ``start`` to ``end`` of a text; two are the same where their ``values`` have one in common.

    ``demanded``: whether the other side must have it too. Numbers in words and words that begin a sentence count for
    what the other side asks, and ask for nothing themselves.
    """

    sort: Sort
    start: int
    end: int
    values: frozenset[str]
    demanded: bool = True


_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"“”«»]{1,2000}", re.IGNORECASE)
_TIME = re.compile(
    r"(?<![\w:.,])(\d{1,2})(?:[:.](\d{2}))?\s?(?:([ap])\.\s?m\.|([ap])m\b)|(?<![\w:.,])(\d{1,2}):([0-5]\d)(?![\w:])"
    r"|(?<![\w:.,])(\d{1,2})\s?(?:h\s?([0-5]\d)?|(?:Uhr)(?:\s([0-5]\d))?)(?!\w)",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?<![\w@])[^\W\d_][\w-]{0,30}?\d[\w-]{0,30}(?!\w)")
# 1,000 or 1 000 or 1'000, else digits with points and commas between them.
_NUMBER = re.compile(
    r"(?<![\d])\d{1,3}(?:[ \u00a0\u202f,.'’]\d{3})+(?:[.,]\d{1,12})?(?!\d)|\d{1,30}(?:[.,]\d{1,30}){0,6}"
)
_NEXT_WORD = re.compile(r"[ \u00a0-]?([^\W\d_]{2,12})")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"(?:^|[.!?…:\u2028]['\")\]”’»]*\s|[\"“„«‘(\[•–—*-]\s?)\s*\Z")
_LOOK_BACK = 8
_LONGEST_NUMBER = 28  # digits and separators; decimal arithmetic keeps so many exactly

_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
}
_MONTHS_ANYWHERE = {word: str(number) for names in _MONTHS.values() for number, word in enumerate(names.split(), 1)}
# "3 May", "3. Mai", "May 3", "1er mars", "1st of March".
_BESIDE_FIGURE = re.compile(r"\d(?:er|st|nd|rd|th)?\.?\s(?:of\s|de\s)?\Z|\A\s\d", re.IGNORECASE)
_BESIDE = 8  # code points
# All nouns have capitals there.
_CAPITAL_NOUNS = frozenset(("de", "lb"))
_NO_NAMES = frozenset("I I'm I'd I'll I've OK Mr Mrs Ms Dr".split())
# In titles these alone have no capital, beside words of two letters.
_SMALL = frozenset("and but for nor the von und les des del per van".split())


def facts(text: str, language: str) -> list[Fact]:
    """Everything that a text in a language such as ``en-US`` states, in order."""
    code = language.partition("-")[0]
    found: list[Fact] = []
    taken = bytearray(len(text))
    for finder in (_addresses, _times, _codes, _figures, _in_words, _names):
        for fact in finder(text, code):
            if taken.find(1, fact.start, fact.end) < 0:
                taken[fact.start : fact.end] = b"\x01" * (fact.end - fact.start)
                found.append(fact)
    return sorted(found, key=lambda fact: fact.start)


def folded(word: str) -> str:
    """A name without capitals, accents and possessive ending, for comparing."""
    plain = word.replace("’", "'").removesuffix("'s").removesuffix("'")
    if plain.isascii():
        return plain.lower()
    decomposed = unicodedata.normalize("NFKD", plain.casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def _addresses(text: str, _language: str) -> Iterator[Fact]:
    for match in _MAIL.finditer(text):
        yield Fact(Sort.MAIL, *match.span(), frozenset((match.group().lower(),)))
    for match in _LINK.finditer(text):
        link = match.group().rstrip(".,;:!?)'’»”]")
        yield Fact(Sort.LINK, match.start(), match.start() + len(link), frozenset((link.lower().rstrip("/"),)))


def _times(text: str, _language: str) -> Iterator[Fact]:
    for match in _TIME.finditer(text):
        hour12, minute12, dotted, plain, hour, minute, hour_h, minute_h, minute_uhr = match.groups()
        half = dotted or plain
        if half:
            at = int(hour12) % 12 + (12 if half.lower() == "p" else 0)
            values = {f"{at}:{minute12 or '00'}"}
        else:
            at = int(hour or hour_h)
            minutes = minute or minute_h or minute_uhr or "00"
            values = {f"{at}:{minutes}", f"{(at + 12) % 24}:{minutes}"} if at <= 12 else {f"{at}:{minutes}"}
        if at <= 24:
            yield Fact(Sort.TIME, *match.span(), frozenset(values))


def _codes(text: str, _language: str) -> Iterator[Fact]:
    for match in _CODE.finditer(text):
        yield Fact(Sort.CODE, *match.span(), frozenset((match.group().lower().replace("-", ""),)))


def _figures(text: str, language: str) -> Iterator[Fact]:
    for match in _NUMBER.finditer(text):
        readings = _readings(match.group())
        if not readings:  # a date such as 3.5.2020: each part by itself
            for part in re.finditer(r"\d+", match.group()):
                start = match.start() + part.start()
                yield Fact(Sort.NUMBER, start, start + len(part.group()), frozenset((_plain(Decimal(part.group())),)))
            continue
        behind = _NEXT_WORD.match(text, match.end())
        factor = multiplier(behind[1], language) if behind else 1
        values = readings | {reading * factor for reading in readings}
        end = match.end() if behind is None or factor == 1 else behind.end(1)
        yield Fact(Sort.NUMBER, match.start(), end, frozenset(_plain(value) for value in values))


def _readings(written: str) -> set[Decimal]:
    """The numbers that a figure may be: 1.234 is one thing here and another there."""
    digits = re.sub("[ \u00a0\u202f'’]", "", written)
    if len(digits) > _LONGEST_NUMBER:
        return set()
    separators = re.findall("[.,]", digits)
    candidates = set()
    if not separators:
        candidates.add(digits)
    elif len(set(separators)) == 2 and separators.count(separators[-1]) == 1:
        candidates.add(digits.replace(separators[0], "").replace(separators[-1], "."))
    elif len(separators) == 1:
        candidates.add(digits.replace(",", "."))
    if separators and re.fullmatch(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*", digits):
        candidates.add(re.sub("[.,]", "", digits))
    try:
        return {Decimal(candidate) for candidate in candidates}
    except InvalidOperation:
        return set()


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _in_words(text: str, language: str) -> Iterator[Fact]:
    months = {word: str(number) for number, word in enumerate(_MONTHS.get(language, "").split(), 1)}
    words = list(_WORD.finditer(text))
    plain = [word.group() for word in words]
    position = 0
    while position < len(words):
        month = months.get(plain[position].lower())
        if month and (plain[position][0].isupper() or language != "en"):
            sure = plain[position] not in ("May", "March") and not _starts_sentence(text, words[position].start())
            yield Fact(Sort.MONTH, *words[position].span(), frozenset((month,)), demanded=sure)
        elif _is_date(text, *words[position].span()):
            # The other side may be in another language: this month answers for one there, and asks for none.
            there = frozenset((_MONTHS_ANYWHERE[plain[position].lower()],))
            yield Fact(Sort.MONTH, *words[position].span(), there, demanded=False)
        spelled = spelled_number(plain[position : position + 8], language)
        if spelled is None:
            position += 1
            continue
        value, used = spelled
        span = words[position].start(), words[position + used - 1].end()
        yield Fact(Sort.NUMBER, *span, frozenset((str(value),)), demanded=False)
        position += used


def _is_date(text: str, start: int, end: int) -> bool:
    """Whether this word is a month's name in any language, with a figure beside it."""
    if text[start:end].lower() not in _MONTHS_ANYWHERE:
        return False
    before, behind = text[max(0, start - _BESIDE) : start], text[end : end + _BESIDE]
    return any(_BESIDE_FIGURE.search(each) for each in (before, behind))


def _names(text: str, language: str) -> Iterator[Fact]:
    if language in _CAPITAL_NOUNS:
        return
    words = list(_WORD.finditer(text))
    is_title = not any(word.group().islower() and len(word.group()) > 2 for word in words if word.group() not in _SMALL)
    for word in words:
        name = word.group()
        upper = name[0].isupper() and len(name) > 1 and name.replace("’", "'") not in _NO_NAMES
        demanded = upper and not is_title and not _starts_sentence(text, word.start())
        yield Fact(Sort.NAME, *word.span(), frozenset((folded(name),)), demanded)


def _starts_sentence(text: str, start: int) -> bool:
    return bool(_SENTENCE_END.search(text[max(0, start - _LOOK_BACK) : start]))
