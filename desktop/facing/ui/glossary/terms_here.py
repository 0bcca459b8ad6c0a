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


def terms_here(text: str, matches: Iterable[Match], language: str = "") -> list[TermHere]:
    """The terms in a text, in order of their first place; the same words of the same term count once.

    What can be written is in ``language``, where the term has it in that.
    """
    found: dict[tuple[str, int], TermHere] = {}
    for match in matches:
        words = text[match.start : match.end]
        here = TermHere(words, match.term, match.form.status, _insertions(match.term, words, language))
        found.setdefault((words.casefold(), id(match.term)), here)
    return list(found.values())


def _insertions(term: Term, words: str, language: str) -> tuple[str, ...]:
    if term.is_known:
        return (words,)
    return tuple(form.text for form in term.right_forms(language)) or term.replacements
