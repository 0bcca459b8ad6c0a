"""Words of a language made comparable whatever their grammatical ending.

The stems are Snowball's (https://snowballstem.org), which join more than grammar does: ``protester`` and
``protestant``, ``human`` and ``humane``. So two words with one stem are taken for one only where they differ as
inflected forms do.
"""

import threading
from collections.abc import Callable
from itertools import takewhile

import Stemmer

from facing.glossary.english_forms import lemmas
from facing.glossary.languages import primary
from facing.glossary.pieces import normalised

# Snowball's names of the languages that it has an algorithm for, by ISO 639 code.
_ALGORITHMS = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "eo": "esperanto",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "st": "sesotho",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
_SHORTEST = 4  # letters of a word that has a stem
_SHARED = 3  # letters that two forms of one word begin with
_LONGEST_ENDING = 6  # letters in which they differ
_REMEMBERED = 200_000  # words: those of 50,000 terms are not forgotten while they are taken in
_UMLAUTS = str.maketrans("äöü", "aou")  # German plurals: Haus, Häuser

Stem = Callable[[str], str]


class Stemming:
    """Makes the pieces of texts in one language comparable. Callable from any thread.

    ``has_stems`` is false where the language has no algorithm: then only equal words are one.
    """

    def __init__(self, language: str) -> None:
        self._code = primary(language)
        algorithm = _ALGORITHMS.get(self._code)
        self.has_stems = algorithm in Stemmer.algorithms()
        self._stem: Stem = Stemmer.Stemmer(algorithm, 0).stemWord if self.has_stems else str
        self._lock = threading.Lock()  # a stemmer serves one thread at a time
        self._known: dict[str, str] = {}

    def key(self, piece: str) -> str:
        """What a piece of a text is found by: its stem, or the piece without regard to case where it has none."""
        known = self._known.get(piece)
        if known is None:
            known = normalised(piece)
            if self.has_stems and len(known) >= _SHORTEST and known.isalpha():
                with self._lock:
                    known = self._stem(known)
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[piece] = known
        return known

    def is_inflected(self, form: str, found: str) -> bool:
        """Whether two words that are found by one key are forms of one word, rather than kin: they differ by endings.

        In English only the endings of number and of verbs count.
        """
        one, other = normalised(form), normalised(found)
        if one == other:
            return True
        if not self.has_stems:
            return False
        if self._code == "en":
            return not lemmas(one).isdisjoint(lemmas(other))
        if self._code == "de":
            one, other = one.translate(_UMLAUTS), other.translate(_UMLAUTS)
        shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
        return shared >= _SHARED and max(len(one), len(other)) - shared <= _LONGEST_ENDING
