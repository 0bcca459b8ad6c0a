"""What paragraphs are recognised by: their words, or their letters where the words are garbled.

Words are lower-cased and weigh their number of letters, since long words tell paragraphs apart and short ones do not.
Scripts without spaces give pairs of neighbouring character clusters instead.
"""

from collections import Counter
from collections.abc import Iterable, Set
from itertools import pairwise
from typing import NamedTuple

from facing.core.words import is_unspaced, tokens

_LETTERS_TOGETHER = 4


class Profile(NamedTuple):
    """The features of one paragraph without repetitions, and what they weigh together."""

    features: Set[str]
    weight: int


def words_of(text: str) -> list[str]:
    """The words of a paragraph for recognising it, in order."""
    if not is_unspaced(text):
        return text.lower().split()
    clusters = [token.text for token in tokens(text.lower()) if token.is_word]
    return [first + second for first, second in pairwise(clusters)] or clusters


def word_pairs_of(text: str) -> list[str]:
    """Neighbouring words of a paragraph, for texts that repeat their words too much."""
    return [f"{first} {second}" for first, second in pairwise(words_of(text))]


def letters_of(text: str) -> list[str]:
    """All stretches of four letters, for words of which none survived whole."""
    letters = "".join(text.lower().split())
    return [letters[start : start + _LETTERS_TOGETHER] for start in range(len(letters) - _LETTERS_TOGETHER + 1)]


def weight_of(features: Iterable[str]) -> int:
    """Letters in these features."""
    return sum(map(len, features))


def profile(features: Iterable[str]) -> Profile:
    """The profile of a paragraph with these features."""
    different = frozenset(features)
    return Profile(different, weight_of(different))


def shared_weight(first: Profile, second: Profile) -> int:
    """What the features found in both weigh."""
    return weight_of(first.features & second.features)


def explained(part: str, whole: str, already: Iterable[str]) -> float:
    """Which share of ``part``, 0 to 1, stands in ``whole`` beside what ``already`` stands for it."""
    there = Counter(words_of(whole))
    spent = Counter(word for text in already for word in words_of(text))
    weight = shared = 0
    for word, count in Counter(words_of(part)).items():
        weight += len(word) * count
        shared += len(word) * min(count, max(there[word] - spent[word], 0))
    return shared / weight if weight else 0.0
