"""Words and phrases that stand twice or more in a row, told apart: doubled word, doubled phrase, text in a loop."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import eq
from typing import NamedTuple

from facing.checkers.rules import Mark
from facing.core.finding import Certainty

LOOP_RULE = "JOINS_LOOP"
LONGEST_UNIT = 8  # words of a repeated phrase; the engines' loops are shorter (seen: one to five)
_LOOP_OF_WORDS = 4  # times that one word stands in a row until it is a loop in any language; three in a row is emphasis
_LOOP_OF_PHRASES = 3
_WORD = re.compile(r"[^\W_]+(?:['’\-‑][^\W_]+)*")

# Words that a sentence may well have twice in a row: by its grammar, or for emphasis.
_MAY_DOUBLE = frozenset(
    "aye big blah boo bye clap cha chop chug dear do far goody ha had haha hear heh hey ho how hush hum is "
    "knock la long many more my never night no nudge oh oink one out over please poor pretty quack quick "
    "quite really right sh so some soon sorry stop such tap tee that there thud tick tut tweet very wait way "
    "well who why woof yeah yes yet you yum yadda now come go up down easy hot old little tiny five ten".split()
)


class _Repeat(NamedTuple):
    """``unit`` words, ``times`` times in a row, from ``start`` to ``end``; the first time ends at ``first``."""

    unit: int
    times: int
    start: int
    first: int
    end: int


class Repeats:
    """What is repeated in a text, told apart in three ways. A text is looked through once for all three."""

    def __init__(self) -> None:
        self._text = ""
        self._found: tuple[_Repeat, ...] = ()

    def doubled_words(self, text: str) -> Iterator[Mark]:
        """Words that stand twice in a row where English has no reason for it."""
        for repeat in self._of(text):
            if repeat.unit != 1 or _is_loop(repeat):
                continue
            word = text[repeat.start : repeat.first]
            second = text[repeat.first : repeat.end].split()[0]
            if not _may_double(word, second) and text[repeat.start - 1 : repeat.start] != "-":
                yield Mark(repeat.start, repeat.end, f"“{word}” stands here {_TIMES[repeat.times]}.", (word,))

    def doubled_phrases(self, text: str) -> Iterator[Mark]:
        """Phrases that stand twice in a row."""
        for repeat in self._of(text):
            if repeat.unit == 1 or _is_loop(repeat):
                continue
            phrase = text[repeat.start : repeat.first]
            words = phrase.split()
            linked = not _LINKS.isdisjoint((words[0].lower(), words[-1].lower()))
            if not linked and any(word.isalpha() and not word.istitle() for word in words):
                yield Mark(repeat.start, repeat.end, f"“{phrase}” stands here twice.", (phrase,))

    def loops(self, text: str) -> Iterator[Mark]:
        """Words or phrases that go round and round."""
        for repeat in self._of(text):
            phrase = text[repeat.start : repeat.first]
            if _is_loop(repeat) and any(map(str.isalpha, phrase)):
                message = f"The text goes round in circles: “{phrase}” {repeat.times} times."
                certainty = Certainty.LIKELY if repeat.times == _LOOP_OF_PHRASES else Certainty.SURE
                if phrase.lower() in _MAY_DOUBLE:
                    certainty = Certainty.HINT
                yield Mark(repeat.start, repeat.end, message, (phrase,), certainty)

    def _of(self, text: str) -> tuple[_Repeat, ...]:
        if text != self._text:
            self._text, self._found = text, tuple(_repeats(text))
        return self._found


def _may_double(word: str, second: str) -> bool:
    """Whether a word may stand twice in a row: by its nature, as a name, as a letter; or it names what follows."""
    both_names = word[0].isupper() and second[0].isupper() and not word.isupper()
    named = word.islower() and second[0].isupper()
    one_letter = len(word) == 1 and word.lower() not in ("a", "i")
    return word.lower() in _MAY_DOUBLE or both_names or named or one_letter or not word.isalpha()


_LINKS = frozenset("and by after or".split())  # on and on, day by day, again and again
_TIMES = {2: "twice", 3: "three times"}


def _is_loop(repeat: _Repeat) -> bool:
    return repeat.times >= (_LOOP_OF_WORDS if repeat.unit == 1 else _LOOP_OF_PHRASES)


def _repeats(text: str) -> Iterator[_Repeat]:
    """Every repeated stretch, shortest units first; what is told as a repeat of short units is not told again.

    One look through the words for each length of a unit: the words that equal the one so far ahead, with nothing but
    white space from one to the other.
    """
    units = _units([word.casefold() for word in _WORD.findall(text)])
    if not units:
        return
    places = [match.span() for match in _WORD.finditer(text)]
    keys = _keys(text, places)
    told = [False] * len(places)
    for unit in units:
        same = [at for at, (key, ahead) in enumerate(zip(keys, islice(keys, unit, None), strict=False)) if key == ahead]
        for first, run in _runs(same):
            times = run // unit + 1
            last = first + times * unit - 1
            if times > 1 and not any(told[first : last + 1]):
                told[first : last + 1] = [True] * (last + 1 - first)
                yield _Repeat(unit, times, places[first][0], places[first + unit - 1][1], places[last][1])


def _units(words: Sequence[str]) -> list[int]:
    """How long the stretches are that stand twice in a row, whatever is between the words: mostly there are none."""
    return [
        unit
        for unit in range(1, LONGEST_UNIT + 1)
        if b"\x01" * unit in bytes(map(eq, words, islice(words, unit, None)))
    ]


def _keys(text: str, places: Sequence[tuple[int, int]]) -> list[tuple[int, str]]:
    """What makes two words the same: the stretch without other marks than spaces that they are in, and the letters."""
    keys = []
    stretch = end = 0
    for start, behind in places:
        if not text[end:start].isspace():
            stretch += 1
        keys.append((stretch, text[start:behind].casefold()))
        end = behind
    return keys


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The stretches of numbers that follow on each other: the first and how many."""
    first = 0
    for at in range(1, len(numbers) + 1):
        if at == len(numbers) or numbers[at] != numbers[at - 1] + 1:
            yield numbers[first], at - first
            first = at
