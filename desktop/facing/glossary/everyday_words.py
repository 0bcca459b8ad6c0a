"""The words that any text of a language is full of, so that they are no terms."""

from itertools import islice

from facing.files.word_frequencies import words_by_rarity
from facing.glossary.languages import primary

_FUNCTION_WORDS = 130  # about as many as are mostly articles, pronouns, prepositions, auxiliaries
_EVERYDAY_WORDS = 2500


def function_words(language: str) -> frozenset[str]:
    """The few most frequent words of a language, in small letters; none where no frequencies are known."""
    return frozenset(_most_frequent(language, _FUNCTION_WORDS))


def everyday_words(language: str) -> frozenset[str]:
    """The some thousand most frequent words, among them the function words; none where no frequencies are known."""
    return frozenset(_most_frequent(language, _EVERYDAY_WORDS))


def _most_frequent(language: str, count: int) -> list[str]:
    words = (word for bucket in words_by_rarity(primary(language)) for word in bucket if word.isalpha())
    return list(islice(words, count))
