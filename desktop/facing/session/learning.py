"""The program learns from what is done by hand: the same words replaced twice, the same name unknown again and again.

It goes by what a paragraph was when the hands came to it and what it is when they rest or go on, not by keys.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import chain
from typing import Protocol

from facing.core.edit import Edit, Origin
from facing.core.finding import Side
from facing.core.ports import Tasks
from facing.core.text import Text
from facing.glossary.everyday_words import function_words
from facing.glossary.matching import Match
from facing.glossary.terms import Term
from facing.session.checking import Checking
from facing.session.decisions import Decisions
from facing.session.events import QuietListener
from facing.session.findings import FindingBook
from facing.session.offers import NameOffer, ReplacementOffer, places_of, repeated_names
from facing.session.replacements import Replacement, replacements
from facing.session.replacing import Proposal
from facing.session.variant_groups import FormPlace, VariantGroup, form_places, variant_groups

_ENOUGH = 2  # times that words are replaced until the other places are offered
Offer = ReplacementOffer | NameOffer
_Key = tuple[str, str]


class Taught(Protocol):
    """The document that there is to learn from."""

    findings: FindingBook
    checking: Checking
    decisions: Decisions

    @property
    def corrected(self) -> Text:
        """The correction now."""

    @property
    def language(self) -> str:
        """The language that it is checked in."""


@dataclass
class _Paragraph:
    """The paragraph that the hands are in: its id, its text when they came to it, its text now."""

    identifier: int
    before: str
    now: str


class Learning(QuietListener):
    """Watches the edits of one document and makes offers. A key press costs as much as the paragraph is long.

    ``terms_of`` gives the glossaries' terms in a text: what they know already is not offered. An offer that was
    declined is never made again; one that was taken up or let be is made once in a session.
    """

    def __init__(self, document: Taught, tasks: Tasks, terms_of: Callable[[str], list[Match]]) -> None:
        self._document = document
        self._tasks = tasks
        self._terms_of = terms_of
        self._paragraph: _Paragraph | None = None
        self._left: list[tuple[str, str]] = []
        self._times: Counter[_Key] = Counter()
        self._made: set[str] = set()
        self._listeners: list[Callable[[], None]] = []
        self.offers: list[Offer] = []

    def when_changed(self, tell: Callable[[], None]) -> None:
        """Call ``tell`` whenever other offers stand."""
        self._listeners.append(tell)

    def stop_telling(self, tell: Callable[[], None]) -> None:
        """Call ``tell`` no more."""
        self._listeners.remove(tell)

    # --- watching ------------------------------------------------------------------------------------------------

    def corrected_changed(self, edits: tuple[Edit, ...], by_pane: bool) -> None:
        """Take note of edits that were made, in order; those of the program, and new paragraphs, teach nothing."""
        if not edits:
            return
        first = edits[0]
        if any(not _is_typing(edit) or edit.at.paragraph != first.at.paragraph for edit in edits):
            self._leave()
            return
        text = self._document.corrected
        identifier, now = text.id_at(first.at.paragraph), text[first.at.paragraph].text
        if self._paragraph is None or self._paragraph.identifier != identifier:
            self._leave()
            self._paragraph = _Paragraph(identifier, _before(now, edits), now)
        self._paragraph.now = now

    def rest(self) -> None:
        """The hands rest: offer what has been done often enough."""
        settled = [each for texts in self._left for each in replacements(*texts)]
        self._left.clear()
        for each in settled:
            if self._times[each.mirrored.key] > 0:
                self._times[each.mirrored.key] -= 1  # taken back
            else:
                self._times[each.key] += 1
        there = self._paragraph
        present = list(replacements(there.before, there.now)) if there is not None else []
        at_work = Counter(each.key for each in present)
        for each in dict.fromkeys([*settled, *present]):
            self._consider(each, self._times[each.key] + at_work[each.key])

    def checkers_changed(self) -> None:
        """When everything has been read, offer the names that nobody knows."""
        if self._document.checking.idle:
            self._offer_names()

    def _leave(self) -> None:
        """The hands have left their paragraph: what was replaced in it is settled when they rest."""
        if self._paragraph is not None:
            self._left.append((self._paragraph.before, self._paragraph.now))
            self._paragraph = None

    # --- offering ------------------------------------------------------------------------------------------------

    def _consider(self, replacement: Replacement, times: int) -> None:
        offer = ReplacementOffer(replacement.removed, replacement.added, times, 0)
        if times < _ENOUGH or not self._is_new(offer) or self._is_known(replacement):
            return
        self._made.add(offer.key.text)
        text, language = self._document.corrected, self._document.language

        def looked() -> int | None:
            return None if _is_grammar(replacement, language) else len(places_of(offer.term, text, language))

        def found(places: int | None) -> None:
            if places is not None:
                self.offers.append(replace(offer, places=places))
                self._tell()

        self._tasks.submit("learning", looked, found, _failed)

    def _is_new(self, offer: Offer) -> bool:
        return offer.key.text not in self._made and not self._document.decisions.is_declined(offer.key)

    def _is_known(self, replacement: Replacement) -> bool:
        return any(
            match.form.status.is_error and replacement.added in match.term.replacements
            for match in self._terms_of(replacement.removed)
        )

    def _offer_names(self) -> None:
        names = repeated_names(self._document.findings.listed(Side.CORRECTION))
        fresh = [offer for offer in names if self._is_new(offer)]
        if fresh:
            self._made.update(offer.key.text for offer in fresh)
            self.offers += fresh
            self._tell()

    def find_places(self, term: Term, then: Callable[[list[Proposal]], None]) -> None:
        """Give the places of a term's wrong forms as they are now, each with its replacement, in order."""
        text, language = self._document.corrected, self._document.language
        self._tasks.submit("learning", lambda: places_of(term, text, language), then, _failed)

    def find_variants(self, then: Callable[[list[VariantGroup]], None]) -> None:
        """Give what is written in several ways, as the checkers have found it, with how often each way stands there.

        Groups that were declined are left out.
        """
        text, language = self._document.corrected, self._document.language
        findings = self._document.findings.listed(Side.CORRECTION)

        def found(groups: list[VariantGroup]) -> None:
            then([group for group in groups if not self._document.decisions.is_declined(group.key)])

        self._tasks.submit("learning", lambda: variant_groups(findings, text, language), found, _failed)

    def find_forms(self, group: VariantGroup, then: Callable[[list[FormPlace]], None]) -> None:
        """Give the places of a group's forms as they are now, in order."""
        text, language = self._document.corrected, self._document.language
        self._tasks.submit("learning", lambda: form_places(group, text, language), then, _failed)

    def decline_variants(self, group: VariantGroup) -> None:
        """Never give this group again.

        Raises:
            UserProblem: the disk refuses.
        """
        self._document.decisions.decline(group.key)

    def decline(self, offer: Offer) -> None:
        """Never make this offer again.

        Raises:
            UserProblem: the disk refuses; the offer stands on.
        """
        self._document.decisions.decline(offer.key)
        self.settle(offer)

    def settle(self, offer: Offer) -> None:
        """The offer was taken up, or let be for now."""
        if offer in self.offers:
            self.offers.remove(offer)
            self._tell()

    def _tell(self) -> None:
        for tell in tuple(self._listeners):
            tell()


def _is_typing(edit: Edit) -> bool:
    return edit.origin is Origin.TYPED and not edit.removed_breaks and not edit.added_breaks


def _before(now: str, edits: tuple[Edit, ...]) -> str:
    """The text of a paragraph before edits that were made in it alone."""
    for edit in reversed(edits):
        start = edit.at.offset
        now = now[:start] + edit.removed + now[start + len(edit.added) :]
    return now


def _is_grammar(replacement: Replacement, language: str) -> bool:
    """Whether nothing but articles, pronouns and the like was exchanged. Takes a moment to know them."""
    words = chain(replacement.removed.casefold().split(), replacement.added.casefold().split())
    return function_words(language).issuperset(words)


def _failed(error: BaseException) -> None:
    raise error
