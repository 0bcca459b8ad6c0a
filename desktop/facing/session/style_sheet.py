"""The style sheet of a document: what was decided about its words, as far as they stand in it."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from facing.core.finding import Finding, Side
from facing.core.text import Text
from facing.glossary.matching import Match
from facing.glossary.pieces import without_possessive
from facing.glossary.terms import Form, FormStatus, Term, TermKind
from facing.session.decisions import Decision, Matter, Reach
from facing.session.offers import repeated_names
from facing.session.variant_groups import VariantGroup, variant_groups

_WORD = re.compile("[^\\W_](?:[\\w'\u2019\u2011-]*[^\\W_])?")
Counted = tuple[tuple[str, int], ...]


class Standing(StrEnum):
    """What is known of a name: a glossary has it, the user knows it, or nobody does and it is there repeatedly."""

    CONFIRMED = "confirmed"
    KNOWN = "known"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class UsedName:
    """A name, how often it stands in the correction, and forms that must not be, with how often they still are."""

    name: str
    count: int
    standing: Standing
    avoided: Counted = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class UsedTerm:
    """What is written (several where several may be), how often; and forms that must not be, as for ``UsedName``."""

    preferred: tuple[str, ...]
    count: int
    avoided: Counted = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Variant:
    """What the document wrote in several ways: ``chosen`` alone stands there now; empty where others do, too."""

    chosen: str
    forms: Counted


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """Everything in the order of the alphabet; ``rules_run`` and ``switched_off`` as they came.

    ``ignored_places`` is how many single places are not marked by the user's wish.
    """

    names: tuple[UsedName, ...] = ()
    terms: tuple[UsedTerm, ...] = ()
    known_words: Counted = ()
    variants: tuple[Variant, ...] = ()
    rules_run: tuple[str, ...] = ()
    switched_off: tuple[Decision, ...] = ()
    ignored_places: int = 0


@dataclass(frozen=True)
class StyleFacts:
    """What a style sheet is made of. ``terms_of`` gives the glossaries' terms in a paragraph, from any thread."""

    texts: dict[Side, Text]
    language: str
    findings: dict[Side, Sequence[Finding]]
    decisions: Sequence[Decision]
    rules_run: tuple[str, ...]
    terms_of: Callable[[str, Side], list[Match]]


def style_sheet(facts: StyleFacts) -> StyleSheet:
    """The style sheet. Looks through both texts once, which takes seconds for a book."""
    used = _used_terms(facts)
    words = Counter(
        without_possessive(word) for paragraph in facts.texts[Side.CORRECTION] for word in _WORD.findall(paragraph.text)
    )
    known = _known(facts, words)
    confirmed = [each.as_name() for each in used if each.term.kind is TermKind.NAME]
    names = {each.name: each for each in confirmed if each.count}
    for word, count in known:
        if word[:1].isupper():
            names.setdefault(word, UsedName(word, count, Standing.KNOWN))
    for offer in repeated_names(facts.findings[Side.CORRECTION]):
        names.setdefault(offer.name, UsedName(offer.name, offer.times, Standing.UNKNOWN))
    return StyleSheet(
        names=tuple(sorted(names.values(), key=lambda each: _alphabet(each.name))),
        terms=_terms(used),
        known_words=tuple((word, count) for word, count in known if not word[:1].isupper()),
        variants=_variants(facts),
        rules_run=facts.rules_run,
        switched_off=tuple(each for each in facts.decisions if _switches_off(each)),
        ignored_places=sum(each.matter is Matter.IGNORED and each.reach is Reach.HERE for each in facts.decisions),
    )


@dataclass
class _Used:
    """A term with its forms that stand in the correction, and its wrong forms on either side."""

    term: Term
    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)

    def take(self, form: Form, side: Side) -> None:
        if form.status.is_error:
            self.wrong[form.text] += side is Side.CORRECTION
        elif side is Side.CORRECTION:
            self.right[form.text] += 1

    def as_name(self) -> UsedName:
        name = self.right.most_common(1)[0][0] if self.right else self.term.forms[0].text
        return UsedName(name, self.right.total(), Standing.CONFIRMED, tuple(self.wrong.items()), self.term.note)

    def as_term(self, language_forms: Iterable[str]) -> UsedTerm:
        return UsedTerm(tuple(language_forms), self.right.total(), tuple(self.wrong.items()), self.term.note)


def _used_terms(facts: StyleFacts) -> list[_Used]:
    used: dict[int, _Used] = {}
    for side, text in facts.texts.items():
        for paragraph in text:
            for match in facts.terms_of(paragraph.text, side):
                # By identity: the same term of two glossaries is found as the first one's alone.
                used.setdefault(id(match.term), _Used(match.term)).take(match.form, side)
    return [each for each in used.values() if each.right or each.wrong]


def _terms(used: Iterable[_Used]) -> tuple[UsedTerm, ...]:
    """The terms but names, those that the document never had in any form left out."""
    found = []
    for each in used:
        if each.term.kind is TermKind.NAME and each.right:
            continue
        preferred = [form.text for form in each.term.forms if form.status is FormStatus.PREFERRED]
        written = list(dict.fromkeys([*(form for form in each.right if form in preferred), *each.right]))
        found.append(each.as_term(written or preferred))
    return tuple(sorted(found, key=lambda term: _alphabet((*term.preferred, *(form for form, _ in term.avoided))[0])))


def _known(facts: StyleFacts, words: Counter[str]) -> list[tuple[str, int]]:
    """The words that the user knows and that stand in the correction."""
    known = {each.words for each in facts.decisions if each.matter is Matter.KNOWN_WORD}
    return sorted(((word, words[word]) for word in known if words[word]), key=lambda each: _alphabet(each[0]))


def _variants(facts: StyleFacts) -> tuple[Variant, ...]:
    """What either side wrote in several ways, judged by what the correction has now."""
    found = [*facts.findings[Side.ORIGINAL], *facts.findings[Side.CORRECTION]]
    groups = variant_groups(found, facts.texts[Side.CORRECTION], facts.language)
    variants = {frozenset(form for form, _ in group.forms): _variant(group) for group in groups}
    stand = [each for each in variants.values() if any(count for _, count in each.forms)]
    return tuple(sorted(stand, key=lambda each: _alphabet(each.chosen or each.forms[0][0])))


def _variant(group: VariantGroup) -> Variant:
    standing = [form for form, count in group.forms if count]
    return Variant(standing[0] if len(standing) == 1 else "", group.forms)


def _switches_off(decision: Decision) -> bool:
    if decision.matter is Matter.IGNORED:
        return decision.reach is not Reach.HERE
    return decision.matter in (Matter.RULE_OFF, Matter.KIND_OFF)


def _alphabet(word: str) -> tuple[str, str]:
    return word.casefold(), word
