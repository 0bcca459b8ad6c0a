"""Which words are right because the user says so, or because a glossary has them."""

from collections.abc import Iterable

from facing.core.words import tokens
from facing.glossary.terms import Term

# What English adds to a name or a noun.
_ENDINGS = ("'s", "\u2019s", "'", "\u2019", "s")


class Vocabulary:
    """Words that are right: ``lasting`` in all documents, ``own`` in this one, ``terms`` from glossaries."""

    def __init__(
        self,
        lasting: frozenset[str] = frozenset(),
        own: frozenset[str] = frozenset(),
        terms: frozenset[str] = frozenset(),
    ) -> None:
        self._entries = (lasting, own, terms)

    def knows(self, word: str) -> bool:
        """Whether these words, or every single one of them, are known.

        An entry with a capital letter holds as it is written, one without in any case. Possessives and the plural's
        ``s`` may follow.
        """
        if self._has(word):
            return True
        parts = [token.text for token in tokens(word) if token.is_word]
        return bool(parts) and parts != [word] and all(map(self._has, parts))

    def _has(self, word: str) -> bool:
        if self._is_entry(word):
            return True
        return any(word.endswith(ending) and self._is_entry(word.removesuffix(ending)) for ending in _ENDINGS)

    def _is_entry(self, word: str) -> bool:
        lower = word.lower()
        return any(word in entries or lower in entries for entries in self._entries)


def base_form(word: str) -> str:
    """The word without a possessive ending, as it is best kept."""
    stripped = word.strip()
    return next((stripped.removesuffix(ending) for ending in ("'s", "\u2019s") if stripped.endswith(ending)), stripped)


def words_of_terms(terms: Iterable[Term]) -> frozenset[str]:
    """Every word of every form that is not wrong."""
    return frozenset(
        token.text
        for term in terms
        for form in term.forms
        if not form.status.is_error
        for token in tokens(form.text)
        if token.is_word
    )
