"""The terms of the paragraph that is read, each once. No widgets."""

from collections.abc import Iterable
from dataclasses import dataclass

from facing.glossary.matching import Match
from facing.glossary.terms import FormStatus, Term


@dataclass(frozen=True, slots=True)
class TermHere:
    """A term that was found: the words as they stand, the status of that form, and what can be written.

    ``insertions`` has the preferred form first; for a known term it is the words as they stand.
    """

    found: str
    term: Term
    status: FormStatus
    insertions: tuple[str, ...]


def terms_here(text: str, matches: Iterable[Match]) -> list[TermHere]:
    """The terms in a text, in order of their first place; the same words of the same term count once."""
    found: dict[tuple[str, int], TermHere] = {}
    for match in matches:
        words = text[match.start : match.end]
        here = TermHere(words, match.term, match.form.status, match.term.replacements or (words,))
        found.setdefault((words.casefold(), id(match.term)), here)
    return list(found.values())
