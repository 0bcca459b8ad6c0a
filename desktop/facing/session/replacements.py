"""Which words were written in place of which, told by a paragraph before and after: however that was typed."""

from collections.abc import Iterator
from typing import NamedTuple

from facing.diff.rows import Operation
from facing.diff.wording import compare_words
from facing.glossary.pieces import without_possessive

_MOST_WORDS = 4
_LONGEST = 80  # code points
_MARKS = ' \t\u00a0.,;:!?\u2026()[]"\u201c\u201d\u201e\u2018\u00ab\u00bb'


class Replacement(NamedTuple):
    """``removed`` went and ``added`` came in its place, both a few whole words."""

    removed: str
    added: str

    @property
    def key(self) -> tuple[str, str]:
        """What is the same for the same words in other capitals."""
        return self.removed.casefold(), self.added.casefold()

    @property
    def mirrored(self) -> "Replacement":
        """The other way round."""
        return Replacement(self.added, self.removed)


def replacements(before: str, after: str) -> Iterator[Replacement]:
    """The replacements of words that make one text of the other, in order; other capitals alone are none."""
    for run in compare_words(before, after):
        if run.operation is Operation.EQUAL or run.original is None or run.corrected is None:
            continue
        if _cuts_word(before, *run.original) or _cuts_word(after, *run.corrected):
            continue
        removed = before[slice(*run.original)].strip(_MARKS)
        added = after[slice(*run.corrected)].strip(_MARKS)
        bare = without_possessive(removed), without_possessive(added)
        if bare[0] != removed and bare[1] != added:
            removed, added = bare
        if removed.casefold() != added.casefold() and _is_few_words(removed) and _is_few_words(added):
            yield Replacement(removed, added)


def _cuts_word(text: str, start: int, end: int) -> bool:
    return any(0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum() for at in (start, end))


def _is_few_words(text: str) -> bool:
    return len(text) <= _LONGEST and len(text.split()) <= _MOST_WORDS and any(map(str.isalpha, text))
