"""What the terms of one glossary say twice, or say against each other."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from facing.glossary.terms import Form, Term


class ClashSort(StrEnum):
    """What is the matter with terms that speak of one form."""

    DUPLICATE = "duplicate"
    RIGHT_AND_WRONG = "right-and-wrong"
    SEVERAL_REPLACEMENTS = "several-replacements"


@dataclass(frozen=True, slots=True)
class Clash:
    """A form about which several terms speak: their places in the sequence of terms, in order."""

    sort: ClashSort
    text: str
    language: str
    terms: tuple[int, ...]


_Key = tuple[str, str]
_Of = TypeVar("_Of")


def clashes(terms: Sequence[Term]) -> list[Clash]:
    """Every clash, in the order of the first term concerned, each form once for each sort.

    Terms are duplicates where they have the same forms, whatever is noted about them. Otherwise they clash where a
    form is wrong in one and right in the other, or where a wrong form has other replacements in each. That a right
    form stands in several terms is no clash: words of one language may have several meanings in another one.
    """
    right: dict[_Key, list[int]] = {}
    wrong: dict[_Key, list[int]] = {}
    same: dict[frozenset[Form], list[int]] = {}
    for number, term in enumerate(terms):
        for form in term.forms:
            _add(wrong if form.status.is_error else right, (form.language, form.text), number)
        _add(same, frozenset(term.forms), number)
    found = [
        Clash(ClashSort.DUPLICATE, terms[places[0]].forms[0].text, terms[places[0]].forms[0].language, tuple(places))
        for places in same.values()
        if len(places) > 1
    ]
    for key, places in wrong.items():
        found += _about(key, places, right.get(key, ()), terms)
    return sorted(found, key=lambda clash: clash.terms)


def _about(key: _Key, wrong: Sequence[int], right: Iterable[int], terms: Sequence[Term]) -> Iterator[Clash]:
    """The clashes about a form that is wrong in these terms, and perhaps right in others."""
    language, text = key
    both = sorted({*wrong, *right})
    if len(both) > len(wrong):
        yield Clash(ClashSort.RIGHT_AND_WRONG, text, language, tuple(both))
    if len({_replacements(terms[number], language) for number in wrong}) > 1:
        yield Clash(ClashSort.SEVERAL_REPLACEMENTS, text, language, tuple(wrong))


def _replacements(term: Term, language: str) -> frozenset[str]:
    return frozenset(form.text for form in term.forms if not form.status.is_error and form.language in (language, ""))


def _add(places: dict[_Of, list[int]], key: _Of, number: int) -> None:
    found = places.setdefault(key, [])
    if found[-1:] != [number]:
        found.append(number)
