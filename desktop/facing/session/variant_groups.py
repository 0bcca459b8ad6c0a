"""What a document writes in several ways, gathered from what checkers said, to be decided on once."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from facing.core.document import IgnoreKey
from facing.core.edit import Place
from facing.core.finding import Finding
from facing.core.text import Text
from facing.glossary.pieces import without_possessive
from facing.glossary.stemming import Stemming
from facing.glossary.terms import Form, FormStatus, Term, TermKind
from facing.session.offers import VARIANTS_OFFER, matches_of
from facing.session.vocabulary import base_form

_WORD = re.compile("[^\\W\\d_]+(?:['\u2019\u2011-][^\\W\\d_]+)*")
# Rules of findings that have a word or name in common with others of their group.
_OF_NAMES = "CONSISTENCY_NAME"
_AROUND = 40  # code points shown on either side of a place
VARIANT_RULES = frozenset(
    {_OF_NAMES, "CONSISTENCY_TWINS", "CONSISTENCY_SPELLING", "CONSISTENCY_HYPHEN", "CONSISTENCY_ACCENT"}
    | {"CONSISTENCY_INNER_CAPITAL", "TERM_RENDERING"}
)


@dataclass(frozen=True, slots=True)
class VariantGroup:
    """Forms that may be meant for one, each with how often it stands in the correction, the most frequent first.

    ``rule`` is that of the findings.
    """

    rule: str
    forms: tuple[tuple[str, int], ...]

    @property
    def key(self) -> IgnoreKey:
        """What the group is known by when it was declined."""
        return IgnoreKey(VARIANTS_OFFER, " / ".join(sorted(form for form, _ in self.forms)))

    def term(self, wanted: str) -> Term:
        """The group as a term that wants one of its forms: what replaces the others, or goes into a glossary."""
        others = [form for form, _ in self.forms if form != wanted]
        forms = (Form(wanted, FormStatus.PREFERRED), *(Form(form, FormStatus.FORBIDDEN) for form in others))
        return Term(forms, TermKind.NAME if self.rule == _OF_NAMES else TermKind.TERM)


@dataclass(frozen=True, slots=True)
class FormPlace:
    """A place of the correction where a form of a group stands as ``text``, with some of what is around it."""

    form: str
    at: Place
    before: str
    text: str
    after: str


def form_places(group: VariantGroup, text: Text, language: str) -> list[FormPlace]:
    """Where the forms of a group stand, in order."""
    texts = [form for form, _ in group.forms]
    term = Term(tuple(Form(each, FormStatus.ADMITTED) for each in texts))
    found = []
    for index, string, match in matches_of(term, texts, text, language):
        start, end = match.start, match.end
        before, after = _before(string, start), _after(string, end)
        found.append(FormPlace(match.form.text, Place(index, start), before, string[start:end], after))
    return found


def _before(string: str, start: int) -> str:
    """Some whole words before a place, where the script parts words by spaces."""
    if start <= _AROUND:
        return string[:start]
    shown = string[start - _AROUND : start]
    return f"…{shown[shown.find(' ') + 1 :]}"


def _after(string: str, end: int) -> str:
    """Some whole words behind a place, where the script parts words by spaces."""
    if end + _AROUND >= len(string):
        return string[end:]
    shown = string[end : end + _AROUND]
    cut = shown.rfind(" ")
    return f"{shown[:cut] if cut > 0 else shown}…"


def variant_groups(findings: Sequence[Finding], text: Text, language: str) -> list[VariantGroup]:
    """The groups in order of their first finding, inflected forms with their word. Takes one look through the text."""
    stemming = Stemming(language)
    written: dict[tuple[str, str], list[str]] = {}
    for finding in findings:
        if finding.rule in VARIANT_RULES and finding.group and finding.suggestions:
            forms = written.setdefault((finding.rule, finding.group), [])
            for form in (base_form(finding.suggestions[0]), base_form(finding.text)):
                if not any(_is_one(stemming, form, other) for other in forms):
                    forms.append(form)
    count = _Count(text, stemming) if written else None
    groups = []
    for (rule, _), forms in written.items():
        counted = [(form, count.of(form)) for form in forms] if count else []
        groups.append(VariantGroup(rule, tuple(sorted(counted, key=lambda each: -each[1]))))
    return groups


class _Count:
    """How often words stand in a text, in all their grammatical forms."""

    def __init__(self, text: Text, stemming: Stemming) -> None:
        self._text = text
        self._stemming = stemming
        counts = Counter(word for paragraph in text for word in _WORD.findall(paragraph.text.lower()))
        self._words: dict[str, Counter[str]] = {}
        for word, count in counts.items():
            bare = without_possessive(word)
            self._words.setdefault(stemming.key(bare), Counter())[bare] += count

    def of(self, form: str) -> int:
        if " " in form:
            return sum(paragraph.text.lower().count(form.lower()) for paragraph in self._text)
        words = self._words.get(self._stemming.key(form.lower()), Counter[str]())
        return sum(count for word, count in words.items() if _is_one(self._stemming, form, word))


def _is_one(stemming: Stemming, one: str, other: str) -> bool:
    if " " in one or " " in other:
        return one.casefold() == other.casefold()
    return stemming.key(one) == stemming.key(other) and stemming.is_inflected(one, other)
