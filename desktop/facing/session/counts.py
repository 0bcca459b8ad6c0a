"""The figures of the status bar."""

from dataclasses import dataclass

from facing.core.finding import Side, State
from facing.core.text import Text
from facing.diff.comparison import Comparison
from facing.session.counting import WordCounter
from facing.session.findings import FindingBook


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures of the status bar, all of the correction; fixed findings were in the original only.

    ``characters`` and ``without_spaces`` count as ``session.counting.Size`` does.
    """

    words: int
    changes: int
    findings: int
    fixed: int
    new: int
    characters: int = 0
    without_spaces: int = 0


def counts_of(corrected: Text, counter: WordCounter, comparison: Comparison, findings: FindingBook) -> Counts:
    """Words, changes and findings of a whole document."""
    found = [finding for finding in findings.listed(Side.CORRECTION) if finding.shown]
    before = [finding for finding in findings.listed(Side.ORIGINAL) if finding.shown]
    fixed = sum(1 for finding in before if finding.state is State.FIXED)
    new = sum(1 for finding in found if finding.state is State.NEW)
    words, *characters = counter.size(corrected)
    return Counts(words, comparison.summary().changes, len(found), fixed, new, *characters)
