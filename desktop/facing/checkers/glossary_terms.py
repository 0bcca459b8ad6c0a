"""The checker that finds what the loaded glossaries say must not stand in a text."""

from collections.abc import Iterable, Mapping, Sequence
from threading import Lock

from facing.checkers.glossary_languages import Detect, language_of
from facing.checkers.glossary_pairs import MISSING_RULE, pair_findings
from facing.checkers.glossary_renderings import RENDERING_RULE, Renderings
from facing.core.checkers import CheckerHealth, CheckerStatus, Pair, Remark
from facing.core.finding import Certainty, Finding, Kind, Side, Source
from facing.core.passage import Passage
from facing.glossary.matching import Match, Matcher
from facing.glossary.suggesting import knows_grammar, suggestions
from facing.glossary.terms import FormStatus

GARBLED_RULE = "TERM_GARBLED"
FORBIDDEN_RULE = "TERM_FORBIDDEN"


class GlossaryChecker:
    """Marks forbidden and garbled forms, missing terms and mixed renderings; a checker of all scopes of ``core.ports``.

    ``detect`` tells the language of a text where the glossaries have several.

    The glossaries can be exchanged at any time from any thread; a running check ends with those it began with.
    """

    def __init__(self, matcher: Matcher | None = None, detect: Detect = lambda text: "") -> None:
        self._lock = Lock()
        self._detect = detect
        self._matcher = matcher or Matcher()
        self._renderings = Renderings(self._matcher, detect)

    @property
    def id(self) -> str:
        """``glossary``."""
        return "glossary"

    @property
    def name(self) -> str:
        """What the window calls it."""
        return "Glossary"

    def use(self, matcher: Matcher) -> None:
        """Find these terms from now on."""
        renderings = Renderings(matcher, self._detect)
        with self._lock:
            self._matcher, self._renderings = matcher, renderings

    def health(self) -> CheckerHealth:
        """Ready, or skipped where there is no term to find."""
        return CheckerHealth(CheckerStatus.READY if self._current().term_count else CheckerStatus.SKIPPED)

    def languages(self) -> tuple[str, ...]:
        """Any language."""
        return ()

    def edition(self) -> str:
        """Empty: terms come and go, and are found again in no time."""
        return ""

    def prepare(self, language: str) -> None:
        """Nothing to get ready."""

    def close(self) -> None:
        """Nothing to end."""

    def check_passages(self, passages: Sequence[Passage], language: str) -> list[tuple[Remark, ...]]:
        """The remarks on each passage: forms that must not stand there, with what to write instead."""
        matcher = self._current()
        return [tuple(self._remarks(passage, matcher, language)) for passage in passages]

    def check_pairs(self, pairs: Sequence[Pair], language: str) -> list[Finding]:
        """Findings on the correction: terms of the original that it lacks."""
        matcher, source = self._current(), Source(self.id, MISSING_RULE)
        return [each for pair in pairs for each in pair_findings(source, pair, matcher, language, self._detect)]

    def check_document(self, sides: Mapping[Side, Sequence[Passage]], language: str) -> list[Finding]:
        """Findings on the correction, or on the only side: one term written in several ways."""
        with self._lock:
            renderings = self._renderings
        side = Side.CORRECTION if sides.get(Side.CORRECTION) else Side.ORIGINAL
        return list(renderings.findings(Source(self.id, RENDERING_RULE), side, sides.get(side, ()), language))

    def _remarks(self, passage: Passage, matcher: Matcher, language: str) -> Iterable[Remark]:
        language = language_of(passage.text, matcher, language, self._detect)
        return _remarks(passage, matcher.find(passage.text, language), language)

    def _current(self) -> Matcher:
        with self._lock:
            return self._matcher


def _remarks(passage: Passage, matches: Iterable[Match], language: str) -> Iterable[Remark]:
    for match in matches:
        if not match.form.status.is_error or _touches_markup(passage, match):
            continue
        instead = suggestions(match, passage.text, language)
        if match.term.right_forms(language) and not match.term.is_known and not instead:
            continue  # only the capitals differ, and here they are right
        fits = knows_grammar(match, passage.text, language)
        rule = GARBLED_RULE if match.form.status is FormStatus.GARBLED else FORBIDDEN_RULE
        message = _message(match, passage.text[match.start : match.end], instead, fits)
        certainty = Certainty.SURE if fits else Certainty.LIKELY
        yield Remark(match.start, match.end, Kind.TERM, message, instead, rule, certainty)


def _touches_markup(passage: Passage, match: Match) -> bool:
    return any(start < match.end and match.start < end for start, end in passage.markup)


def _message(match: Match, found: str, instead: Sequence[str], fits: bool) -> str:
    """What to do, the term's note, and where the glossary says so; ``fits``: in the right grammatical form."""
    choice = " or ".join(f"“{form}”" for form in instead)
    ending = "" if fits else ", in the form that fits"
    parts = [f"Write {choice}{ending} instead of “{found}”." if choice else f"“{found}” is not to be used."]
    if match.term.note:
        parts.append(match.term.note if match.term.note.endswith((".", "!", "?")) else f"{match.term.note}.")
    place = match.term.place
    if place is not None:
        parts.append(f"Glossary “{place.glossary}”, line {place.line}.")
    return " ".join(parts)
