"""Paragraphs that moved across others: pairs among those that found no partner in order."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from facing.diff.features import weight_of, words_of

Words = Mapping[int, frozenset[str]]

# Fewer letters than this are too little to know a paragraph again by, and one or two common words are chance unless
# they are all there is.
_LETTERS = 10
_WORDS = 3
# Share of the two paragraphs' weight that must be common, where rare words weigh more. Less is enough where many were
# in question and the best has so many times the share of the second (measured on seeded books: at 40 % edited words
# true pairs share 0.2 to 0.6, the second best 0.15 at most).
_COMMON = 0.4
_COMMON_OF_MANY = 0.2
_MANY = 8
_AHEAD = 2.0
# Words of more paragraphs than this propose no partner, and a paragraph looks at so many proposals.
_PARAGRAPHS_OF_WORD = 24
_PROPOSALS = 4


def moved_pairs(
    original: Sequence[str], corrected: Sequence[str], original_left: Sequence[int], corrected_left: Sequence[int]
) -> list[tuple[int, int]]:
    """Pairs of indices, among those left over on each side, that are one paragraph at two places.

    A paragraph may have been edited on its way. The work grows with the number of paragraphs left over.
    """
    mine, theirs = _recognisable(original, original_left), _recognisable(corrected, corrected_left)
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, first, second in sorted(_scored(mine, theirs)):
        if first not in pairs and second not in taken:
            pairs[first] = second
            taken.add(second)
    return sorted(pairs.items())


def _recognisable(texts: Sequence[str], left: Sequence[int]) -> dict[int, frozenset[str]]:
    found = {}
    for index in left:
        words = frozenset(words_of(texts[index]))
        if weight_of(words) >= _LETTERS:
            found[index] = words
    return found


def _scored(mine: Words, theirs: Words) -> Iterator[tuple[float, int, int]]:
    """Credible pairs as (share of common weight, negated; index; index)."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, words in mine.items():
        for word in words:
            holders[word].append(index)
    known_by = Counter(word for words in theirs.values() for word in words)
    weights = {word: len(word) / (len(where) + known_by[word]) for word, where in holders.items()}
    for second, words in theirs.items():
        votes: Counter[int] = Counter()
        for word in words & holders.keys():
            if len(holders[word]) <= _PARAGRAPHS_OF_WORD:
                votes.update(holders[word])
        proposals = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:_PROPOSALS]
        scores = sorted((-_common_share(mine[first], words, weights), first) for first, _ in proposals)
        runner_up = -scores[1][0] if len(scores) > 1 else 0.0
        for number, (score, first) in enumerate(scores):
            outstanding = number == 0 and len(mine) >= _MANY and -score >= max(_COMMON_OF_MANY, _AHEAD * runner_up)
            recognised = len(mine[first] & words) >= _WORDS or mine[first] == words
            if recognised and (outstanding or -score >= _COMMON):
                yield score, first, second


def _common_share(mine: frozenset[str], theirs: frozenset[str], weights: Mapping[str, float]) -> float:
    def weight(words: frozenset[str]) -> float:
        # Sorted, because a sum must not depend on the order in which a set gives its words.
        return sum(weights.get(word, len(word)) for word in sorted(words))

    return 2 * weight(mine & theirs) / (weight(mine) + weight(theirs))
