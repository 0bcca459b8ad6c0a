"""The checker that finds what the loaded glossaries say must not stand in a text."""

from collections.abc import Iterable, Sequence
from threading import Lock

from facing.core.finding import Certainty, Kind
from facing.core.passage import Passage
from facing.core.ports import CheckerHealth, CheckerStatus, Remark
from facing.glossary.matching import Match, Matcher
from facing.glossary.suggesting import suggestions
from facing.glossary.terms import FormStatus

GARBLED_RULE = "TERM_GARBLED"
FORBIDDEN_RULE = "TERM_FORBIDDEN"


class GlossaryChecker:
    """Marks forbidden and garbled forms; a passage checker of ``core.ports``.

    The glossaries can be exchanged at any time from any thread; a running check ends with those it began with.
    """

    def __init__(self, matcher: Matcher | None = None) -> None:
        self._lock = Lock()
        self._matcher = matcher or Matcher()

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
        with self._lock:
            self._matcher = matcher

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
        return [tuple(_remarks(passage, matcher.find(passage.text))) for passage in passages]

    def terms_in(self, text: str) -> list[Match]:
        """All terms of one paragraph with their places (code points), right, known and wrong ones alike."""
        return self._current().find(text)

    def _current(self) -> Matcher:
        with self._lock:
            return self._matcher


def _remarks(passage: Passage, matches: Iterable[Match]) -> Iterable[Remark]:
    for match in matches:
        if not match.form.status.is_error or _touches_markup(passage, match):
            continue
        instead = suggestions(match, passage.text)
        if match.term.replacements and not instead:
            continue  # only the capitals differ, and here they are right
        rule = GARBLED_RULE if match.form.status is FormStatus.GARBLED else FORBIDDEN_RULE
        message = _message(match, passage.text[match.start : match.end], instead)
        yield Remark(match.start, match.end, Kind.TERM, message, instead, rule, Certainty.SURE)


def _touches_markup(passage: Passage, match: Match) -> bool:
    return any(start < match.end and match.start < end for start, end in passage.markup)


def _message(match: Match, found: str, instead: Sequence[str]) -> str:
    """What to do, the term's note, and where the glossary says so."""
    choice = " or ".join(f"“{form}”" for form in instead)
    parts = [f"Write {choice} instead of “{found}”." if choice else f"“{found}” is not to be used."]
    if match.term.note:
        parts.append(match.term.note if match.term.note.endswith((".", "!", "?")) else f"{match.term.note}.")
    place = match.term.place
    if place is not None:
        parts.append(f"Glossary “{place.glossary}”, line {place.line}.")
    return " ".join(parts)
