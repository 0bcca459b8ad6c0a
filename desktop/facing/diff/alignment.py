"""Which paragraphs stand for each other in order: one to one, told by content.

Coarse to fine: equal paragraphs that are unique on both sides, then what is plainly one from both ends of a stretch,
then paragraphs that share words which nobody else in the stretch has, then every paragraph against every other where
few are left. Each step works on the stretches that the one before left open, so the work grows with the text and not
with its square.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from facing.diff.anchors import common_anchors, equal_ends, longest_increasing, unique_positions
from facing.diff.features import Profile, profile, shared_weight, word_pairs_of, words_of
from facing.diff.walking import walked

FeaturesOf = Callable[[str], list[str]]

# Pairs that are scored one by one at most: 10 by 10 gladly, 64 by 64 when nothing else tells the paragraphs apart.
_GLADLY_SCORED = 100
_AT_MOST_SCORED = 4096
_CUT = 32  # paragraphs of the longer side in one piece of a stretch in which nothing is unique
# Words that only these two paragraphs have: three are proof on their own.
_VOTES = 3
# Share of the smaller paragraph that must stand in the larger one; unrelated prose shares a fifth to a third.
_CONTAINED = 0.35
_EMPTY_PAIR = 0.5


class Gap(NamedTuple):
    """A stretch that is still open: original paragraphs [first, last) and corrected ones."""

    original_first: int
    original_last: int
    corrected_first: int
    corrected_last: int

    @property
    def size(self) -> int:
        """How many pairs can be made."""
        return (self.original_last - self.original_first) * (self.corrected_last - self.corrected_first)

    def parts(self, original: Sequence[str], corrected: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
        """The paragraphs of the stretch."""
        return original[self.original_first : self.original_last], corrected[self.corrected_first : self.corrected_last]

    def without(self, head: int, tail: int, pairs: list[tuple[int, int]]) -> "Gap":
        """The stretch without so many paragraphs of each side at its start and end, which are added to ``pairs``."""
        first, last, other_first, other_last = self
        pairs += ((first + number, other_first + number) for number in range(head))
        pairs += ((last - number, other_last - number) for number in range(tail, 0, -1))
        return Gap(first + head, last - tail, other_first + head, other_last - tail)

    def between(self, pairs: Sequence[tuple[int, int]]) -> list["Gap"]:
        """The stretches that ``pairs`` inside this one leave open."""
        gaps = []
        original, corrected = self.original_first, self.corrected_first
        for first, second in [*pairs, (self.original_last, self.corrected_last)]:
            gaps.append(Gap(original, first, corrected, second))
            original, corrected = first + 1, second + 1
        return gaps


def aligned_pairs(original: Sequence[str], corrected: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of paragraph indices that belong together, growing on both sides."""
    pairs: list[tuple[int, int]] = []
    whole = Gap(0, len(original), 0, len(corrected))
    whole = _without_equal_ends(whole, original, corrected, pairs)
    anchors = _equal_anchors(whole, original, corrected)
    pairs += anchors
    open_gaps = whole.between(anchors)
    while open_gaps:
        gap = _without_equal_ends(open_gaps.pop(), original, corrected, pairs)
        gap = _without_plain_ends(gap, original, corrected, pairs)
        if not gap.size:
            continue
        if gap.size <= _GLADLY_SCORED:
            pairs += best_pairs(gap, original, corrected, words_of, _CONTAINED)
            continue
        found = _voted_pairs(gap, original, corrected, words_of)
        if not found and gap.size <= _AT_MOST_SCORED:
            pairs += best_pairs(gap, original, corrected, words_of, _CONTAINED)
            continue
        found = found or _voted_pairs(gap, original, corrected, word_pairs_of)
        pairs += found
        open_gaps += gap.between(found) if found else _cut(gap)
    return sorted(pairs)


def best_pairs(
    gap: Gap, original: Sequence[str], corrected: Sequence[str], features_of: FeaturesOf, contained: float
) -> list[tuple[int, int]]:
    """The pairs, growing on both sides, that share most; ``contained`` is the share of the smaller one that counts.

    Scores every pair of the stretch: meant for small ones.
    """
    originals, correcteds = ([profile(features_of(text)) for text in part] for part in gap.parts(original, corrected))
    width = len(correcteds)
    best = [[0.0] * (width + 1)]
    for mine in originals:
        above = best[-1]
        row = [0.0]
        for column, theirs in enumerate(correcteds):
            here = above[column + 1] if above[column + 1] >= row[column] else row[column]
            gain = above[column] + _gain(mine, theirs, contained)
            row.append(gain if gain > here else here)
        best.append(row)
    pairs = []
    line, column = len(originals), width
    while line and column:
        if best[line][column] == best[line - 1][column]:
            line -= 1
        elif best[line][column] == best[line][column - 1]:
            column -= 1
        else:
            line, column = line - 1, column - 1
            pairs.append((gap.original_first + line, gap.corrected_first + column))
    pairs.reverse()
    return pairs


def _gain(mine: Profile, theirs: Profile, contained: float) -> float:
    smaller = min(mine.weight, theirs.weight)
    if not smaller:
        return _EMPTY_PAIR if mine.weight == theirs.weight else 0.0
    shared = shared_weight(mine, theirs)
    # A paragraph of a few letters stands in any long one: what it leaves unexplained speaks a little against it.
    return shared - contained * smaller - 0.01 * (max(mine.weight, theirs.weight) - shared) * (shared < 12)


def _without_equal_ends(
    gap: Gap, original: Sequence[str], corrected: Sequence[str], pairs: list[tuple[int, int]]
) -> Gap:
    """The stretch without the equal paragraphs at its ends, which become ``pairs``."""
    return gap.without(*equal_ends(*gap.parts(original, corrected)), pairs) if gap.size else gap


def _without_plain_ends(
    gap: Gap, original: Sequence[str], corrected: Sequence[str], pairs: list[tuple[int, int]]
) -> Gap:
    """The stretch without the paragraphs at its ends that are plainly one, which become ``pairs``."""
    return gap.without(*walked(*gap.parts(original, corrected)), pairs) if gap.size else gap


def _equal_anchors(gap: Gap, original: Sequence[str], corrected: Sequence[str]) -> list[tuple[int, int]]:
    if not gap.size:
        return []
    here, there = gap.parts(original, corrected)
    mine, theirs = unique_positions(here, gap.original_first), unique_positions(there, gap.corrected_first)
    return [pair for pair in common_anchors(mine, theirs) if original[pair[0]].strip()]


def _voted_pairs(
    gap: Gap, original: Sequence[str], corrected: Sequence[str], features_of: FeaturesOf
) -> list[tuple[int, int]]:
    """Pairs that share enough features which no other paragraph of the stretch has on either side."""
    mine = _features_of_one(original, gap.original_first, gap.original_last, features_of)
    theirs = _features_of_one(corrected, gap.corrected_first, gap.corrected_last, features_of)
    votes = Counter((mine[feature], theirs[feature]) for feature in mine.keys() & theirs.keys())
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for (first, second), count in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
        if count < _VOTES:
            break
        if first not in chosen and second not in taken:
            chosen[first] = second
            taken.add(second)
    return longest_increasing(sorted(chosen.items()))


def _features_of_one(texts: Sequence[str], first: int, last: int, features_of: FeaturesOf) -> dict[str, int]:
    """The features that stand in exactly one of these paragraphs, and in which."""
    place: dict[str, int] = {}
    repeated: set[str] = set()
    for number in range(first, last):
        features = dict.fromkeys(features_of(texts[number]), number)
        repeated |= features.keys() & place.keys()
        place |= features
    for feature in repeated:
        del place[feature]
    return place


def _cut(gap: Gap) -> list[Gap]:
    """The stretch in pieces by position: all that can be done where nothing is unique."""
    originals = gap.original_last - gap.original_first
    correcteds = gap.corrected_last - gap.corrected_first
    count = max(originals, correcteds) // _CUT + 1
    return [
        Gap(
            gap.original_first + originals * number // count,
            gap.original_first + originals * (number + 1) // count,
            gap.corrected_first + correcteds * number // count,
            gap.corrected_first + correcteds * (number + 1) // count,
        )
        for number in range(count)
    ]
