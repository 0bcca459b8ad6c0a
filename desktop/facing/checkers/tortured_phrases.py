"""The checker that finds fixed terms rewritten word by word: "profound learning" for "deep learning".

Such phrases come from programs that exchange words to hide where a text was taken from, and from translation there
and back (G. Cabanac, C. Labbé, A. Magazinov, "Tortured phrases", arXiv:2107.06751, 2021). English only.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from facing import assets
from facing.checkers.own_checker import OwnPassageChecker
from facing.checkers.spun_terms import ODD, ORDINARY, SpunTerm, SpunTerms, singular
from facing.core.checkers import Remark
from facing.core.finding import Certainty, Kind

TERM = "TORTURED_TERM"
PHRASE = "TORTURED_PHRASE"

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
# Words of one term have white space or a hyphen between them, nothing else.
_JOINT = re.compile(r"[ \u00a0\t]+|[-\u2010\u2011]")


class TorturedPhrasesChecker(OwnPassageChecker):
    """A ``PassageChecker``."""

    id = "tortured-phrases"
    name = "Tortured phrases"

    def languages(self) -> tuple[str, ...]:
        """English."""
        return ("en",)

    def remarks(self, text: str, language: str) -> Iterator[Remark]:
        """The phrases that stand for a term, with the term."""
        if not language.startswith("en"):
            return
        for words in _runs(text):
            plain = [singular(word.group()) for word in words]
            told: set[int] = set()
            for found, rule in [(each, PHRASE) for each in self._phrases.find(plain)] + [
                (each, TERM) for each in self._terms.find(plain)
            ]:
                if told.isdisjoint(range(found.first, found.last)):
                    told.update(range(found.first, found.last))
                    yield _remark(text, words, found, rule)

    @cached_property
    def _terms(self) -> SpunTerms:
        return SpunTerms(_fixed_terms(), _exchanges())

    @cached_property
    def _phrases(self) -> SpunTerms:
        """Whole phrases: each is one exchange for a term of one word."""
        pairs = [line.split(" = ") for line in _lines("spun_phrases.txt")]
        exchanges = [(meant.replace(" ", "_"), written.replace("-", " "), ODD) for written, meant in pairs]
        return SpunTerms({meant for meant, _, _ in exchanges}, exchanges)


def _lines(name: str) -> Iterator[str]:
    for line in assets.path(f"checkers/{name}").read_text("utf-8").splitlines():
        if line and not line.startswith(("#", "[")):
            yield line


def _fixed_terms() -> Iterator[str]:
    """The terms; a line with a star is as many terms as there are words for it."""
    for line in _lines("fixed_terms.txt"):
        frame, _, words = line.partition(": ")
        for word in words.split(", "):
            yield frame.replace("*", word)


def _exchanges() -> Iterator[tuple[str, str, int]]:
    for line in _lines("spun_words.txt"):
        meant, _, written = line.partition(": ")
        for each in written.split(", "):
            yield meant, each.rstrip("!"), ODD if each.endswith("!") else ORDINARY


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Words that follow one another with nothing but white space or a hyphen between them."""
    run: list[re.Match[str]] = []
    for match in _WORD.finditer(text):
        if run and not _JOINT.fullmatch(text, run[-1].end(), match.start()):
            yield run
            run = []
        run.append(match)
    if run:
        yield run


def _remark(text: str, words: Sequence[re.Match[str]], found: SpunTerm, rule: str) -> Remark:
    start, end = words[found.first].start(), words[found.last - 1].end()
    there = text[start:end]
    meant = found.term.replace("_", " ")
    last = words[found.last - 1].group().lower()
    if last.endswith("s") and singular(last) != last and not meant.endswith("s"):
        meant = meant[:-1] + "ies" if meant.endswith("y") and meant[-2] not in "aeiou" else meant + "s"
    if there[:1].isupper():
        meant = meant[:1].upper() + meant[1:]
    certainty = Certainty.LIKELY if found.weight >= ODD else Certainty.HINT
    message = f"“{there}” reads like “{meant}”, rewritten word by word."
    return Remark(start, end, Kind.GARBLE, message, (meant,), rule, certainty)
