"""What a format cannot hold of the terms that are saved in it, told once for each sort."""

import re
from dataclasses import dataclass
from enum import StrEnum

from facing.glossary.cells import one_line
from facing.glossary.terms import CaseRule, Inflection, Term

# Code points; what is shown of an example.
_SHOWN = 80
# Control characters and lone surrogates: no format of text or XML has them (production [2] Char of XML 1.0).
_UNWRITABLE = re.compile("[\0-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class LossSort(StrEnum):
    """What is not kept. ``GROUPING``: that forms belong to one term; ``STATUS``: whether a form is preferred, ..."""

    FORMS = "forms"
    GROUPING = "grouping"
    STATUS = "status"
    LANGUAGE = "language"
    KIND = "kind"
    CASE_RULE = "case"
    INFLECTION = "inflection"
    INFLECTED_FORMS = "inflected"
    SOURCE = "source"
    DOMAIN = "domain"
    CHARACTERS = "characters"


@dataclass(frozen=True, slots=True)
class Loss:
    """One sort of thing that is not kept, with how many terms or forms it concerns and the first of them."""

    sort: LossSort
    count: int
    example: str


class Losses:
    """Counts what is lost while terms are written."""

    def __init__(self) -> None:
        self._counts: dict[LossSort, int] = {}
        self._examples: dict[LossSort, str] = {}

    def add(self, sort: LossSort, example: str) -> None:
        """One more of that sort."""
        self._counts[sort] = self._counts.get(sort, 0) + 1
        self._examples.setdefault(sort, example[:_SHOWN])

    def add_if(self, lost: object, sort: LossSort, example: str) -> None:
        """One more of that sort where ``lost`` is anything."""
        if lost:
            self.add(sort, example)

    def add_rules(self, term: Term) -> None:
        """For formats that know nothing of how a term is to be found."""
        name = term.forms[0].text
        self.add_if(term.case_rule is not CaseRule.AUTOMATIC, LossSort.CASE_RULE, name)
        self.add_if(term.inflection is not Inflection.STEM, LossSort.INFLECTION, name)
        self.add_if(any(form.inflected for form in term.forms), LossSort.INFLECTED_FORMS, name)

    def writable(self, text: str) -> str:
        """The text without characters that no file of text can hold; any white space is one space."""
        if not text.isprintable() and _UNWRITABLE.search(text):
            self.add(LossSort.CHARACTERS, _UNWRITABLE.sub("\ufffd", text))
            text = _UNWRITABLE.sub("", text)
        return one_line(text)

    def told(self) -> tuple[Loss, ...]:
        """Each sort once, in the order of ``LossSort``."""
        return tuple(Loss(sort, self._counts[sort], self._examples[sort]) for sort in LossSort if sort in self._counts)
