"""What the program offers after it has seen it done: the same replacement elsewhere, names to be marked as such."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from facing.core.document import IgnoreKey
from facing.core.edit import Place
from facing.core.finding import Finding
from facing.core.text import Text
from facing.glossary.matching import Match, Matcher
from facing.glossary.suggesting import suggestions
from facing.glossary.terms import Form, FormStatus, Term, TermKind
from facing.session.judging import NAMES
from facing.session.replacing import Proposal
from facing.session.vocabulary import base_form

# Rules under which declined offers are kept beside the findings that are ignored.
REPLACEMENT_OFFER, NAME_OFFER, VARIANTS_OFFER = "OFFER_REPLACEMENT", "OFFER_NAME", "OFFER_VARIANTS"
OFFER_RULES = (REPLACEMENT_OFFER, NAME_OFFER, VARIANTS_OFFER)

_LEAST_NAME = 3  # times that a name stands in the document
_LONGEST_ENDING, _SHORTEST_START = 3, 3  # letters in which forms of one word differ, and with which they begin


@dataclass(frozen=True, slots=True)
class ReplacementOffer:
    """The same words were replaced ``times`` by hand; they stand at so many other ``places``."""

    removed: str
    added: str
    times: int
    places: int

    @property
    def term(self) -> Term:
        """The replacement as a term for a glossary."""
        forms = Form(self.added, FormStatus.PREFERRED), Form(self.removed, FormStatus.GARBLED)
        return Term(forms, TermKind.TYPICAL_ERROR)

    @property
    def key(self) -> IgnoreKey:
        """What the offer is known by when it was declined."""
        return IgnoreKey(REPLACEMENT_OFFER, f"{self.removed} \u2192 {self.added}".casefold())


@dataclass(frozen=True, slots=True)
class NameOffer:
    """A word that no checker knows stands in the document ``times`` and looks like a name."""

    name: str
    times: int

    @property
    def term(self) -> Term:
        """The name as a term for a glossary: known, to be left alone."""
        return Term((Form(self.name, FormStatus.ADMITTED),), TermKind.NAME)

    @property
    def key(self) -> IgnoreKey:
        """What the offer is known by when it was declined."""
        return IgnoreKey(NAME_OFFER, self.name)


def places_of(term: Term, text: Text, language: str) -> list[Proposal]:
    """A replacement for every place in a text where a wrong form of the term stands, in order."""
    wrong = [form.text for form in term.forms if form.status.is_error]
    found = []
    identifiers = list(text.ids())
    for index, string, match in matches_of(term, wrong, text, language):
        instead = suggestions(match, string, language)
        if instead:
            there = string[match.start : match.end]
            found.append(Proposal(identifiers[index], Place(index, match.start), there, instead[0]))
    return found


def matches_of(term: Term, forms: Sequence[str], text: Text, language: str) -> Iterator[tuple[int, str, Match]]:
    """The paragraphs, by number and text, in which one of these forms may stand, with each match of the term there."""
    matcher = Matcher([_One((term,))])
    starts = [_start(form) for form in forms]
    for index, paragraph in enumerate(text):
        string = paragraph.text
        folded = string.casefold()
        if any(start in folded for start in starts):
            for match in matcher.find(string, language):
                yield index, string, match


@dataclass(frozen=True)
class _One:
    terms: tuple[Term]


def repeated_names(findings: Sequence[Finding]) -> list[NameOffer]:
    """The names among the findings that stand there several times, the most frequent first."""
    names = Counter(base_form(finding.text) for finding in findings if finding.group == NAMES)
    return [NameOffer(name, times) for name, times in names.most_common() if times >= _LEAST_NAME]


def _start(form: str) -> str:
    """What all forms of the first word begin with: cheap to look for in a long text."""
    word = form.casefold().split()[0]
    plain = word[: next((at for at, sign in enumerate(word) if not sign.isalnum()), len(word))] or word
    return plain[: max(_SHORTEST_START, len(plain) - _LONGEST_ENDING)]
