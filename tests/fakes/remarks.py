"""Asks a passage checker about one text, in a form that tests can write down."""

from facing.core.checkers import PassageChecker, Remark
from facing.core.passage import joined


def remarks_on(checker: PassageChecker, text: str, language: str = "en-US") -> tuple[Remark, ...]:
    (found,) = checker.check_passages([joined([(0, text)], " ")], language)
    return found


def marked(checker: PassageChecker, text: str, language: str = "en-US") -> list[tuple[str, str, str | None]]:
    """Rule, marked words and first suggestion of each remark."""
    return [
        (remark.rule, text[remark.start : remark.end], remark.suggestions[0] if remark.suggestions else None)
        for remark in remarks_on(checker, text, language)
    ]
