"""What the terms of one glossary say twice, or say against each other: for all at once, or kept up term by term."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from facing.glossary.pieces import surface
from facing.glossary.terms import CaseRule, Form, Term


class ClashSort(StrEnum):
    """What is the matter with terms that speak of one form, the gravest first."""

    RIGHT_AND_WRONG = "right-and-wrong"
    SEVERAL_REPLACEMENTS = "several-replacements"
    DUPLICATE = "duplicate"


class Part(StrEnum):
    """What a form is in a term: wrong, right, or the name of a term without wrong forms."""

    WRONG = "wrong"
    RIGHT = "right"
    NAME = "name"


class Said(NamedTuple):
    """What a term says of a form, as it is compared.

    ``along`` has to be the same for terms to be duplicates: what a form is in other languages, and before that, of a
    wrong form, what replaces it.
    """

    text: str
    language: str
    part: Part
    along: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Clash:
    """A form about which several terms speak: their places in the sequence of terms, in order."""

    sort: ClashSort
    text: str
    language: str
    terms: tuple[int, ...]


_OPPOSITE = {Part.WRONG: Part.RIGHT, Part.RIGHT: Part.WRONG}
_Key = tuple[str, str, Part]


class Clashes:
    """Counts what is said as terms come and go; each question costs no more than the forms of one term."""

    def __init__(self, terms: Iterable[Iterable[Said]] = ()) -> None:
        self._count: dict[_Key, dict[tuple[frozenset[str], ...], int]] = {}
        for said in terms:
            self.add(said)

    def add(self, said: Iterable[Said]) -> None:
        """Take a term in."""
        for each in said:
            counts = self._count.setdefault(each[:3], {})
            counts[each.along] = counts.get(each.along, 0) + 1

    def remove(self, said: Iterable[Said]) -> None:
        """Take a term out that was taken in."""
        for each in said:
            counts = self._count[each[:3]]
            counts[each.along] -= 1
            if not counts[each.along]:
                del counts[each.along]
            if not counts:
                del self._count[each[:3]]

    def of(self, said: Iterable[Said]) -> ClashSort | None:
        """The gravest that is the matter with a term that was taken in."""
        found = {sort for each in said for sort in self.about(each)}
        return next((sort for sort in ClashSort if sort in found), None)

    def about(self, said: Said) -> Iterator[ClashSort]:
        """What is the matter with one thing that a term says which was taken in."""
        if said.part in _OPPOSITE and (said.text, said.language, _OPPOSITE[said.part]) in self._count:
            yield ClashSort.RIGHT_AND_WRONG
        counts = self._count[said[:3]]
        if said.part is Part.WRONG and len({along[0] for along in counts}) > 1:
            yield ClashSort.SEVERAL_REPLACEMENTS
        # Right forms may be shared: several errors lead to one of them.
        if said.part is not Part.RIGHT and counts[said.along] > 1:
            yield ClashSort.DUPLICATE


def said_by(term: Term) -> tuple[Said, ...]:
    """What a term is compared with others by.

    Small and capital letters are the same, except where the term is about them. A term without wrong forms is named
    by the forms of its first language, each together with what it is in others: a word may mean several things there.
    """
    compared = _comparison(term)
    right = [form for form in term.forms if not form.status.is_error]
    first = term.forms[0].language
    said: dict[Said, None] = {}
    for form in term.forms:
        text, language = compared(form), form.language
        elsewhere = frozenset(compared(each) for each in term.forms if each.language != language)
        if form.status.is_error:
            replacements = frozenset(
                compared(right)
                for right in term.forms
                if not right.status.is_error and right.language in (language, "")
            )
            said[Said(text, language, Part.WRONG, (replacements, elsewhere))] = None
            continue
        said[Said(text, language, Part.RIGHT)] = None
        if len(right) == len(term.forms) and language == first:
            said[Said(text, language, Part.NAME, (elsewhere,))] = None
    return tuple(said)


def clashes(terms: Sequence[Term]) -> list[Clash]:
    """Every clash, in the order of the first term concerned, each form once for each sort."""
    everything = [said_by(term) for term in terms]
    counted = Clashes(everything)
    places: dict[tuple[ClashSort, str, str, Said | None], dict[int, None]] = {}
    for number, said in enumerate(everything):
        for each in said:
            for sort in counted.about(each):
                group = sort, each.text, each.language, each if sort is ClashSort.DUPLICATE else None
                places.setdefault(group, {})[number] = None
    found: dict[object, Clash] = {}
    for group, numbers in places.items():
        sort, text, language, same = group
        clash = Clash(sort, _written(terms[min(numbers)], text, language), language, tuple(sorted(numbers)))
        # Terms that have several forms in common are told of once.
        found.setdefault((sort, clash.terms) if same else group, clash)
    return sorted(found.values(), key=lambda clash: clash.terms)


def _comparison(term: Term) -> Callable[[Form], str]:
    """How the forms of a term are compared: as they are written where only capitals tell a wrong form from a right."""
    wrong = {surface(form.text).casefold() for form in term.forms if form.status.is_error}
    right = {surface(form.text).casefold() for form in term.forms if not form.status.is_error}
    if term.case_rule is CaseRule.AS_WRITTEN or wrong & right:
        return _surface
    return _folded


def _surface(form: Form) -> str:
    return surface(form.text)


def _folded(form: Form) -> str:
    text = surface(form.text)
    return text if len(text) > 1 and text.isupper() else text.casefold()


def _written(term: Term, text: str, language: str) -> str:
    """A compared form as the term has it."""
    compared = _comparison(term)
    return next(form.text for form in term.forms if (compared(form), form.language) == (text, language))
