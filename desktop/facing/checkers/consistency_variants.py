"""One word written in several ways: with and without hyphen or accents, the British and the American way."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from facing.checkers.consistency_english import AMERICAN, BRITISH, EITHER, with_s, with_z
from facing.checkers.consistency_words import Words
from facing.core.finding import Certainty

# Not the same word without the hyphen; the first of the pair is what the hyphen keeps apart.
_OTHER_WITHOUT_HYPHEN = frozenset(
    "re-act re-book re-bound re-call re-claim re-coil re-collect re-count re-cover re-covered re-covering re-create "
    "re-created re-creation re-dress re-fine re-form re-formed re-fuse re-fund re-lay re-lease re-leased re-mark "
    "re-move re-pair re-place re-port re-press re-present re-prove re-quest re-release re-search re-serve re-side "
    "re-sign re-signed re-solve re-sort re-sound re-store re-strain re-tire re-treat re-turn co-op pro-verb un-ionized "
    "ex-change ex-port ex-tend ex-press dis-ease de-pot no-one no-body in-put".split()
)
_OTHER_WITHOUT_ACCENTS = frozenset("expose lame mate pate resume rose saute pique papa maria sake paté".split())
_CLEAR = 4  # a slip is this many times rarer than the usual form
_AXIS_ENOUGH = 4  # words of one country's spelling until a text is said to keep to it
_AXIS_MINORITY = 0.25
_AXIS_CLEAR = 0.1


class Odd(NamedTuple):
    """A written form that is not the usual one of the text, as words: what it is, how often, what is usual, how often.

    ``certainty`` says how sure it is that the two are one word.
    """

    rule: str
    form: str
    times: int
    usual: str
    usual_times: int
    certainty: Certainty


def is_clear(few: int, many: int) -> bool:
    """Whether one form is so much rarer than the other that it is a slip and not a second custom."""
    return few * _CLEAR <= many


def weighed(words: Words, rule: str, first: str, second: str, certainty: Certainty) -> Odd:
    """Which of two plain forms is the odd one: the rarer, or where both are as frequent, the one that came last."""
    one, other = words.count[first], words.count[second]
    last = words.order[first] > words.order[second]
    rare, usual = (first, second) if one < other or (one == other and last) else (second, first)
    few, many = words.count[rare], words.count[usual]
    return Odd(rule, rare, few, usual, many, certainty if is_clear(few, many) else Certainty.HINT)


def hyphens(words: Words) -> Iterator[Odd]:
    """E-mail and email, co-operate and cooperate."""
    for form in words.count:
        if "-" not in form or "'" in form or form in _OTHER_WITHOUT_HYPHEN:
            continue
        closed = form.replace("-", "")
        if len(closed) >= 5 and closed in words.count and words.is_name(form) == words.is_name(closed):
            yield weighed(words, "CONSISTENCY_HYPHEN", form, closed, Certainty.LIKELY)


def accents(words: Words) -> Iterator[Odd]:
    """Café and cafe."""
    for form in words.count:
        if form.isascii():
            continue
        bare = "".join(letter for letter in unicodedata.normalize("NFD", form) if not unicodedata.combining(letter))
        if bare != form and len(bare) >= 4 and bare in words.count and bare not in _OTHER_WITHOUT_ACCENTS:
            certainty = Certainty.HINT if words.is_name(form) else Certainty.LIKELY  # two people may differ so
            yield weighed(words, "CONSISTENCY_ACCENT", form, bare, certainty)


def spellings(words: Words) -> Iterator[Odd]:
    """Two right spellings of one word: colour and color, adviser and advisor."""
    for form in words.count:
        for other in (AMERICAN.get(form), EITHER.get(form), with_z(form)):
            if other and other in words.count:
                yield weighed(words, "CONSISTENCY_SPELLING", form, other, Certainty.LIKELY)


def countries(words: Words) -> Iterator[Odd]:
    """Words spelled the American way in a text that is British, and the other way round.

    Words in -ise and -ize are counted by themselves: -ize is at home in Britain too. Only words in small letters
    count, for names keep their own spelling.
    """
    small = {form: times for form, times in words.written.items() if form.islower()}
    yield from _axis("CONSISTENCY_ENGLISH", small, _those_in(small, AMERICAN.get), _those_in(small, BRITISH.get))
    yield from _axis("CONSISTENCY_ISE", small, _those_in(small, with_z), _those_in(small, with_s))


def _those_in(forms: Iterable[str], other_of: Callable[[str], str | None]) -> dict[str, str]:
    return {form: other for form in forms if (other := other_of(form))}


def _axis(rule: str, times: dict[str, int], first: dict[str, str], second: dict[str, str]) -> Iterator[Odd]:
    one, other = (sum(times[form] for form in side) for side in (first, second))
    rare, few, many = (first, one, other) if one < other else (second, other, one)
    if many < _AXIS_ENOUGH or few > many * _AXIS_MINORITY:
        return
    certainty = Certainty.LIKELY if few <= many * _AXIS_CLEAR else Certainty.HINT
    for form, usual in rare.items():
        if usual not in times:  # else it is told as two spellings of this word
            yield Odd(rule, form, few, usual, many, certainty)


def inner_capitals(words: Words) -> Iterator[Odd]:
    """Javascript beside JavaScript, as written. Forms in small or in capital letters throughout are not compared."""
    for forms in words.forms.values():
        mixed = [form for form in forms if form.isalpha() and not (form.islower() or form.isupper())]
        if len(mixed) < 2 or len(mixed[0]) < 4 or mixed[0].istitle():
            continue  # capitals inside a word that has none mostly show what it is short for: Tape ARchive
        usual = mixed[0]
        for form in mixed[1:]:
            few, many = words.written[form], words.written[usual]
            certainty = Certainty.LIKELY if is_clear(few, many) else Certainty.HINT
            yield Odd("CONSISTENCY_INNER_CAPITAL", form, few, usual, many, certainty)
