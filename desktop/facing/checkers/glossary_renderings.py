"""One term written in two ways in one document, although the glossary allows both."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from facing.checkers.glossary_languages import Detect, language_of
from facing.checkers.remembered import Remembered
from facing.core.finding import Certainty, Finding, Kind, Side, Source
from facing.core.passage import Passage
from facing.glossary.languages import primary
from facing.glossary.matching import Match, Matcher
from facing.glossary.pieces import folded
from facing.glossary.suggesting import fitting_form
from facing.glossary.terms import Form, FormStatus, Term

RENDERING_RULE = "TERM_RENDERING"
_OTHER_PLACES = 10  # places of the usual form that a finding names
_TIMES = {1: "once", 2: "twice"}


class _Use(NamedTuple):
    """A form of a term at a place of a document."""

    passage: Passage
    match: Match
    language: str


class Renderings:
    """Looks through documents for the terms of one matcher that may be written in several ways.

    What was found in a paragraph is kept until the paragraph changes.
    """

    def __init__(self, matcher: Matcher, detect: Detect) -> None:
        self._matcher = matcher
        self._detect = detect
        self._language = ""
        self._read = Remembered(self._matches)

    @cached_property
    def _choices(self) -> frozenset[int]:
        """The terms that may be written in several ways, told when the checker's own thread first asks."""
        return frozenset(id(term) for term in self._matcher.terms if _has_choice(term))

    def findings(self, source: Source, side: Side, passages: Sequence[Passage], language: str) -> Iterator[Finding]:
        """Findings on every place of a form that is not the usual one; the preferred form is, or the most frequent."""
        if not self._choices:
            return
        if language != self._language:
            self._language, self._read = language, Remembered(self._matches)
        self._read.look()
        uses: dict[tuple[int, str], list[_Use]] = {}
        for passage, (code, matches) in zip(passages, self._read.of(passages), strict=True):
            for match in matches:
                uses.setdefault((id(match.term), primary(code)), []).append(_Use(passage, match, code))
        for places in uses.values():
            yield from _of_term(source, side, places)

    def _matches(self, passage: Passage) -> tuple[str, tuple[Match, ...]]:
        language = language_of(passage.text, self._matcher, self._language, self._detect)
        found = self._matcher.find(passage.text, language)
        return language, tuple(
            match
            for match in found
            if id(match.term) in self._choices
            and not match.form.status.is_error
            and not any(start < match.end and match.start < end for start, end in passage.markup)
        )


def _has_choice(term: Term) -> bool:
    """Whether several right forms of one language are really different words. Known terms are let alone."""
    if term.is_known and not _is_translated(term):
        return False
    languages = {primary(form.language) for form in term.forms}
    return any(len({folded(form.text) for form in term.right_forms(code)}) > 1 for code in languages)


def _is_translated(term: Term) -> bool:
    return len({primary(form.language) for form in term.forms if form.language}) > 1


def _of_term(source: Source, side: Side, uses: Sequence[_Use]) -> Iterator[Finding]:
    by_form: dict[str, list[_Use]] = {}
    for use in uses:
        by_form.setdefault(folded(use.match.form.text), []).append(use)
    if len(by_form) < 2:
        return
    usual, *others = sorted(by_form.values(), key=lambda places: (not _is_preferred(places), -len(places)))
    form = usual[0].match.form
    related = [span for use in usual[:_OTHER_PLACES] for span in use.passage.spans(use.match.start, use.match.end)]
    for places in others:
        message = (
            f"“{places[0].match.form.text}” {_times(places)}, “{form.text}” {_times(usual)} for one term in this text. "
            "Write it in one way."
        )
        for use in places:
            spans = use.passage.spans(use.match.start, use.match.end)
            if len(spans) == 1:
                text = use.passage.text
                yield Finding(
                    side,
                    spans[0],
                    text[use.match.start : use.match.end],
                    Kind.TERM,
                    message,
                    (_instead(use, form),),
                    (source,),
                    Certainty.LIKELY if _is_translated(use.match.term) else Certainty.HINT,
                    tuple(related),
                    f"{RENDERING_RULE}/{form.text}",
                )


def _is_preferred(places: Sequence[_Use]) -> bool:
    return any(use.match.form.status is FormStatus.PREFERRED for use in places)


def _instead(use: _Use, form: Form) -> str:
    return fitting_form(use.match, use.passage.text, form, use.language)


def _times(places: Sequence[_Use]) -> str:
    return _TIMES.get(len(places), f"{len(places)} times")
