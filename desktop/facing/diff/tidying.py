"""Differences as an editor would mark them: which are one, which are two, and where a pure one begins.

Works on what a matcher found; see the functions for each rule.
"""

import operator
import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from facing.core.words import Token, tokens

_LETTER = re.compile(r"[^\W_]")
_WORD = re.compile(r"\S+")
_SENTENCE_END = re.compile("[.!?\u2026\u3002\uff01\uff1f\u061f\u0964][\"'\u2019\u201d\u00bb)\\]\u300d\u300f]*$")
_CLAUSE_END = re.compile(
    "[,;:\u2013\u2014\u3001\uff0c\uff1b\uff1a\u060c\u061b][\"'\u2019\u201d\u00bb)\\]\u300d\u300f]*$"
)
_SIGNS_BEFORE_SPACE = re.compile(r"[^\w\s]+(?=\s)")
# A word left standing between two rewritten stretches is kept when it is longer than this, unless both are twice as
# long as the word.
_SMALL_WORD = 3
# Two words are one word spelled anew when this share of their letters stayed.
_SPELLING = 0.5
# And surely, even beside words that were exchanged, when they have so many letters of which this share stayed.
_PLAIN_LETTERS = 4
_PLAIN_SPELLING = 0.7
_FARTHEST_SLIDE = 200


class Difference(NamedTuple):
    """Code points [start, end) of each side's text that stand for each other and are not equal."""

    original_start: int
    original_end: int
    corrected_start: int
    corrected_end: int

    @property
    def width(self) -> int:
        """The code points of the longer side."""
        return max(self.original_end - self.original_start, self.corrected_end - self.corrected_start)

    def parts(self, original: str, corrected: str) -> tuple[str, str]:
        """What stands there on both sides."""
        return (
            original[self.original_start : self.original_end],
            corrected[self.corrected_start : self.corrected_end],
        )


def best_slide(tokens_of_side: Sequence[str], start: int, end: int, room_before: int, room_after: int) -> int:
    """How far to slide what only one side has, tokens [start, end), so that it is a whole sentence or clause.

    Negative is towards the start. Sliding keeps both texts: the token given up at one end equals the one taken in at
    the other. At most ``room_before`` and ``room_after`` tokens; among equally good places the last.
    """
    back = 0
    while (
        back < min(room_before, _FARTHEST_SLIDE) and tokens_of_side[start - 1 - back] == tokens_of_side[end - 1 - back]
    ):
        back += 1
    forth = 0
    while forth < min(room_after, _FARTHEST_SLIDE) and tokens_of_side[start + forth] == tokens_of_side[end + forth]:
        forth += 1

    def worth(slide: int) -> tuple[int, int]:
        before = tokens_of_side[start + slide - 1] if start + slide else ""
        return _edge(before) + _edge(tokens_of_side[end + slide - 1]), slide

    return max(range(-back, forth + 1), key=worth) if back or forth else 0


def _edge(token: str) -> int:
    """How good a place is right behind this token; the start of the text is as good as a sentence's."""
    if not token or _SENTENCE_END.search(token):
        return 3
    return 2 if _CLAUSE_END.search(token) else 0


def with_spellings_apart(differences: Sequence[Difference], original: str, corrected: str) -> Iterator[Difference]:
    """The differences, those of as many words on both sides parted where a word was only spelled anew.

    All are parted where all were; else only those that are plainly the same.
    """
    for difference in differences:
        before, after = difference.parts(original, corrected)
        texts, other_texts = before.split(), after.split()
        if not 1 < len(texts) == len(other_texts):
            yield difference
            continue
        alone = (
            [True] * len(texts)
            if all(map(_is_spelling, texts, other_texts))
            else list(map(_is_plain_spelling, texts, other_texts))
        )
        start, _, other_start, _ = difference
        words, other_words = list(_WORD.finditer(before)), list(_WORD.finditer(after))
        for number in range(1, len(words)):
            if not alone[number - 1] and not alone[number]:
                continue
            end = difference.original_start + words[number].start()
            other_end = difference.corrected_start + other_words[number].start()
            yield Difference(start, end, other_start, other_end)
            start, other_start = end, other_end
        yield Difference(start, difference.original_end, other_start, difference.corrected_end)


def folded(differences: Iterable[Difference], original: str, corrected: str) -> list[Difference]:
    """The differences with those made one between which nothing that a reader would see stayed.

    Folded are islands without a letter between two changes of words or two of punctuation, and single small words
    between two rewritten stretches. A change of punctuation beside one of words and a word spelled anew stay changes
    of their own.
    """
    kept: list[Difference] = []
    for difference in differences:
        last = difference
        while kept and _reads_as_one(kept[-1], last, original, corrected):
            first = kept.pop()
            last = Difference(first.original_start, last.original_end, first.corrected_start, last.corrected_end)
        kept.append(last)
    return kept


def _reads_as_one(first: Difference, second: Difference, original: str, corrected: str) -> bool:
    room = min(first.width, second.width)
    if second.original_start - first.original_end > max(_SMALL_WORD, room // 2) + 2:
        return False
    before, after = first.parts(original, corrected), second.parts(original, corrected)
    island = original[first.original_end : second.original_start]
    words = [token.text for token in tokens(island) if token.is_word]
    both_words = [bool(_LETTER.search("".join(parts))) for parts in (before, after)]
    if not words:
        spelled = _is_spelling(*before) and _is_spelling(*after)
        plain = _is_plain_spelling(*before) or _is_plain_spelling(*after)
        return both_words[0] == both_words[1] and not spelled and not plain
    if len(words) > 1 or not all(both_words) or _is_spelling(*before) or _is_spelling(*after):
        return False
    two_sided = [all(map(_LETTER.search, parts)) for parts in (before, after)]
    space_before = any(part.strip() and part[-1].isspace() for part in before)
    space_after = any(part.strip() and part[0].isspace() for part in after)
    if not space_before and not space_after:  # a part of a word: a character of Thai or Chinese
        return any(two_sided)
    return all(two_sided) and len(words[0]) <= max(min(_SMALL_WORD, room), room // 2)


def _is_spelling(before: str, after: str) -> bool:
    """Whether one word became a like one."""
    return _likeness(before, after) >= _SPELLING


def _is_plain_spelling(before: str, after: str) -> bool:
    """Whether one word is the other, misspelled, whatever stands beside it."""
    return min(len(before), len(after)) >= _PLAIN_LETTERS and _likeness(before, after) >= _PLAIN_SPELLING


def _likeness(before: str, after: str) -> float:
    """How much of two single words is alike, 0 to 1; 0 for anything else."""
    mine, theirs = before.split(), after.split()
    if len(mine) != 1 or len(theirs) != 1:
        return 0.0
    return SequenceMatcher(None, mine[0], theirs[0], False).ratio()


def with_punctuation_apart(differences: Sequence[Difference], original: str, corrected: str) -> Iterator[Difference]:
    """The differences, those of words without the punctuation at their ends where both sides have some there."""
    for difference in differences:
        before, after = difference.parts(original, corrected)
        if before.isalnum() and after.isalnum():
            yield difference
            continue
        for part in _apart(difference, original, corrected):
            # What was between two changes of punctuation may have stayed.
            if operator.ne(*part.parts(original, corrected)):
                yield part


def _apart(difference: Difference, original: str, corrected: str) -> Iterator[Difference]:
    cut, other_cut = _sign_before_space(difference, original, corrected)
    if cut != other_cut:
        start, end, other_start, other_end = difference
        yield Difference(start, start + cut, other_start, other_start + other_cut)
        difference = Difference(start + cut, end, other_start + other_cut, other_end)
    before, after = (part.strip() for part in difference.parts(original, corrected))
    if not before or not after or not (_edges_are_punctuation(before, after)):
        yield difference
        return
    mine = list(tokens(original[difference.original_start : difference.original_end]))
    theirs = list(tokens(corrected[difference.corrected_start : difference.corrected_end]))
    heads = _leading(mine), _leading(theirs)
    tails = _leading(mine[::-1]), _leading(theirs[::-1])
    if max(heads[0] + tails[0] - len(mine), heads[1] + tails[1] - len(theirs)) >= 0:
        yield difference
        return
    start, other_start = difference.original_start, difference.corrected_start
    end, other_end = difference.original_end, difference.corrected_end
    if all(heads):
        cut, other_cut = start + mine[heads[0]].start, other_start + theirs[heads[1]].start
        yield Difference(start, cut, other_start, other_cut)
        start, other_start = cut, other_cut
    if all(tails):
        cut = difference.original_start + mine[-1 - tails[0]].end
        other_cut = difference.corrected_start + theirs[-1 - tails[1]].end
        yield Difference(start, cut, other_start, other_cut)
        start, other_start = cut, other_cut
    yield Difference(start, end, other_start, other_end)


def _sign_before_space(difference: Difference, original: str, corrected: str) -> tuple[int, int]:
    """How many signs one side has, none the other, before the white space that both go on with."""
    before, after = difference.parts(original, corrected)
    if not before.strip() or not after.strip() or before[0].isspace() == after[0].isspace():
        return 0, 0
    found = _SIGNS_BEFORE_SPACE.match(after if before[0].isspace() else before)
    if not found:
        return 0, 0
    return (0, found.end()) if before[0].isspace() else (found.end(), 0)


def _edges_are_punctuation(before: str, after: str) -> bool:
    return not any(map(str.isalnum, (before[0], after[0]))) or not any(map(str.isalnum, (before[-1], after[-1])))


def _leading(found: Sequence[Token]) -> int:
    """How many tokens stand before the first word."""
    return next((number for number, token in enumerate(found) if token.is_word), len(found))
