"""Which letters changed inside replaced words, remembered."""

from collections.abc import Iterable

from facing.core.finding import Side
from facing.diff.letters import LetterChange, Spans, changed_letters, letters_of_words
from facing.diff.rows import Run

# Pairs of words whose changed letters are kept: those of the longest paragraphs fit.
_KEPT_WORDS = 20_000


class Letters:
    """Which letters changed in replaced words; a very long paragraph asks for the same thousands at each key."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], tuple[LetterChange, ...]] = {}

    def of(self, runs: Iterable[Run], texts: tuple[str, str], side: Side) -> dict[int, Spans]:
        """The letters that changed, by where their word starts in this side's text."""
        return letters_of_words(runs, texts, side, self._changes)

    def _changes(self, before: str, after: str) -> tuple[LetterChange, ...]:
        known = self._known.get((before, after))
        if known is None:
            if len(self._known) > _KEPT_WORDS:
                self._known.clear()
            known = self._known[before, after] = changed_letters(before, after)
        return known
