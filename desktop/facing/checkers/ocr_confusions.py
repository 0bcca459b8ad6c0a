"""The checker that finds what an optical reader misread: letters of like shape, broken words, letters of other scripts.

Rules that repair a word need the words of the language; where none are installed they keep quiet.
"""

import re
import unicodedata
from collections.abc import Iterator

from facing.checkers.known_words import KnownWords, installed_dictionaries, known_words
from facing.checkers.mixed_scripts import mixed_words
from facing.checkers.ocr_broken_words import hyphens_left_in, lost_ligatures, spaced_letters
from facing.checkers.ocr_letters import LetterConfusions, digits_in_words, letters_in_numbers
from facing.checkers.own_checker import OwnPassageChecker
from facing.core.checkers import Remark
from facing.core.finding import Certainty, Kind
from facing.core.sentences import starts_sentence

LETTERS = "OCR_LETTERS"
DIGIT_IN_WORD = "OCR_DIGIT_IN_WORD"
LETTER_IN_NUMBER = "OCR_LETTER_IN_NUMBER"
SMALL_L = "OCR_SMALL_L"
LONG_S = "OCR_LONG_S"
LIGATURE = "OCR_LIGATURE"
LOST_LIGATURE = "OCR_LOST_LIGATURE"
HYPHEN = "OCR_HYPHEN"
SPACED = "OCR_SPACED_LETTERS"
SCRIPTS = "OCR_MIXED_SCRIPTS"

_WORD = re.compile(r"(?<![\w@/#.'’-])[^\W\d_]{3,24}(?![\w@/'’-])(?!\.\w)")
_LONG_S = re.compile(r"\w{0,40}ſ\w{0,40}")
_LIGATURE = re.compile(r"\w{0,40}[\ufb00-\ufb06]\w{0,40}")
_SMALL_L = re.compile(
    r"(?<![\w'’.,:;/-])(?:[l|](?= (?:am|was|have|had|will|would|think|thought|know|knew|can|could|do|did|don['’]t|shall"
    r"|should|must|said|saw|never|cannot|hope|want|wish|went)\b)|1(?= am\b)|[l1](?=['’](?:m|ve|ll)\b))"
)


class OcrChecker(OwnPassageChecker):
    """A ``PassageChecker``."""

    id = "ocr"
    name = "Scanning errors"

    def __init__(self) -> None:
        self._known: dict[str, tuple[KnownWords, LetterConfusions]] = {}

    def edition(self) -> str:
        """The code, and the words that are known."""
        return f"{super().edition()}\n{installed_dictionaries()}"

    def remarks(self, text: str, language: str) -> Iterator[Remark]:
        """What was misread."""
        for mixed in mixed_words(text):
            message = f"A {mixed.strange} letter inside a word of another script."
            yield Remark(mixed.start, mixed.end, Kind.GARBLE, message, (mixed.repaired,), SCRIPTS, Certainty.LIKELY)
        yield from _old_letters(text)
        yield from _numbers(text)
        if language.startswith("en"):
            for match in _SMALL_L.finditer(text):
                yield Remark(*match.span(), Kind.GARBLE, "Read for a capital I?", ("I",), SMALL_L, Certainty.LIKELY)
        words, letters = self._of(language)
        if words:
            yield from _misread_words(text, words, letters)
            yield from _broken_words(text, words)

    def _of(self, language: str) -> tuple[KnownWords, LetterConfusions]:
        if language not in self._known:
            words = known_words(language)
            self._known[language] = words, LetterConfusions(words)
        return self._known[language]


def _old_letters(text: str) -> Iterator[Remark]:
    if text.isascii():
        return
    for match in _LONG_S.finditer(text):
        meant = match.group().replace("ſ", "s")
        yield Remark(*match.span(), Kind.GARBLE, "A long s, as in old print.", (meant,), LONG_S, Certainty.LIKELY)
    for match in _LIGATURE.finditer(text):
        meant = "".join(
            unicodedata.normalize("NFKC", sign) if "\ufb00" <= sign <= "\ufb06" else sign for sign in match.group()
        )
        message = "Letters joined to one sign: a search for the word does not find it."
        yield Remark(*match.span(), Kind.TYPOGRAPHY, message, (meant,), LIGATURE, Certainty.SURE)


def _numbers(text: str) -> Iterator[Remark]:
    for start, end, meant in letters_in_numbers(text):
        message = "A letter in a number, read for a digit?"
        yield Remark(start, end, Kind.GARBLE, message, (meant,), LETTER_IN_NUMBER, Certainty.LIKELY)


def _misread_words(text: str, words: KnownWords, letters: LetterConfusions) -> Iterator[Remark]:
    for match in _WORD.finditer(text):
        found = letters.meant(match.group()) if _may_be_unknown(text, match) else None
        if found is None:
            continue
        message = f"Not a known word: “{found.printed}” read as “{found.read}”?"
        single = len(found.read) == len(found.printed) == 1
        certainty = Certainty.HINT if single else Certainty.LIKELY
        yield Remark(*match.span(), Kind.GARBLE, message, (found.meant,), LETTERS, certainty)
    for start, end, meant in digits_in_words(text, words):
        message = "A digit in a word, read for a letter?"
        yield Remark(start, end, Kind.GARBLE, message, (meant,), DIGIT_IN_WORD, Certainty.LIKELY)


def _may_be_unknown(text: str, word: re.Match[str]) -> bool:
    """Whether the word is no name: a capital that no sentence start asks for is a name's."""
    if word.group().islower():
        return True
    return starts_sentence(text, word.start())


def _broken_words(text: str, words: KnownWords) -> Iterator[Remark]:
    for start, end, meant in hyphens_left_in(text, words):
        message = "A hyphen left from a line end."
        yield Remark(start, end, Kind.GARBLE, message, (meant,), HYPHEN, Certainty.LIKELY)
    for start, end, meant in lost_ligatures(text, words):
        message = "A word in pieces: letters that are joined in print were lost or set apart."
        yield Remark(start, end, Kind.GARBLE, message, (meant,), LOST_LIGATURE, Certainty.LIKELY)
    for start, end, meant in spaced_letters(text, words):
        message = "The letters of a word stand apart."
        yield Remark(start, end, Kind.GARBLE, message, (meant,), SPACED, Certainty.LIKELY)
