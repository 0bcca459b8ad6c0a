"""Words that may be one and the same: near variants of a name, and agents of one stem with different endings."""

from collections.abc import Iterator

from facing.checkers.consistency_english import NAMES
from facing.checkers.consistency_variants import Odd, weighed
from facing.checkers.consistency_words import Words
from facing.core.finding import Certainty
from facing.core.near_names import (
    agent_of,
    are_of_one_agent,
    few_vowels_differ,
    is_inflected,
    one_letter_less,
    skeleton,
    sound,
)

_SHORTEST_NAME = 6
_SHORTEST_FOR_LETTERS = 8  # shorter names differ in one letter and are two names
_USUAL_AT_LEAST = 3
_SHARE = 3  # a slip stands this many times more seldom than the name


def name_variants(words: Words) -> Iterator[Odd]:
    """Rare spellings of a name that stands there often: Belarussian beside Belarusian."""
    names = _names(words)
    told: set[str] = set()
    for key in (sound, skeleton):
        groups: dict[str, list[str]] = {}
        for name in names:
            groups.setdefault(key(name), []).append(name)
        for group in groups.values():
            for odd in _rare_ones(group, names, key is sound):
                if odd.form not in told:
                    told.add(odd.form)
                    yield odd
    for odd in _one_letter_apart(names):
        if odd.form not in told:
            told.add(odd.form)
            yield odd


def known_names(words: Words) -> Iterator[Odd]:
    """Two transcriptions of one name: Kyiv and Kiev."""
    for form in words.count:
        other = NAMES.get(form)
        if other and other in words.count:
            yield weighed(words, "CONSISTENCY_NAME", form, other, Certainty.LIKELY)


def _names(words: Words) -> dict[str, int]:
    """Words always written with a capital, that once at least stand so in mid-sentence or are frequent, plain."""
    return {
        name: words.count[name]
        for name, forms in words.forms.items()
        if len(name) >= _SHORTEST_NAME
        and name in words.capitals_inside
        and all(form[0].isupper() and not form.isupper() for form in forms)
    }


def _rare_ones(group: list[str], names: dict[str, int], sounds_same: bool) -> Iterator[Odd]:
    if len(group) < 2:
        return
    usual = max(group, key=lambda name: names[name])
    for name in group:
        sure = sounds_same and min(len(name), len(usual)) >= _SHORTEST_FOR_LETTERS
        # A long name that sounds the same is the same name, however often each spelling stands.
        rarer = names[name] < names[usual] if sure else _is_slip(names[name], names[usual])
        if name != usual and rarer and not is_inflected(name, usual):
            if not sounds_same and not few_vowels_differ(name, usual):
                continue
            certainty = Certainty.LIKELY if sure else Certainty.HINT  # Philip and Phillip may be two people
            yield Odd("CONSISTENCY_NAME", name, names[name], usual, names[usual], certainty)


def _is_slip(few: int, many: int) -> bool:
    return many >= _USUAL_AT_LEAST and few * _SHARE <= many


def _one_letter_apart(names: dict[str, int]) -> Iterator[Odd]:
    """Long names that differ by a letter left out, put in, exchanged or out of place, but not at an end."""
    holes: dict[str, list[str]] = {}  # what is left of a name without one letter, and the names
    for name in names:
        if len(name) >= _SHORTEST_FOR_LETTERS:
            for hole in one_letter_less(name):
                holes.setdefault(hole, []).append(name)
    for group in holes.values():
        usual = max(group, key=lambda name: names[name])
        for name in group:
            if name != usual and _is_slip(names[name], names[usual]) and not is_inflected(name, usual):
                yield Odd("CONSISTENCY_NAME", name, names[name], usual, names[usual], Certainty.HINT)


def agent_twins(words: Words) -> Iterator[Odd]:
    """Nouns for people with one stem and different endings: protesters and Protestants."""
    stems: dict[str, dict[str, list[str]]] = {}
    for word in words.count:
        for stem, ending in filter(None, (agent_of(word),)):
            stems.setdefault(stem, {}).setdefault(ending, []).append(word)
    for stem, endings in stems.items():
        if not are_of_one_agent(stem, endings.keys()):
            continue
        times = {ending: sum(words.count[word] for word in there) for ending, there in endings.items()}
        usual = max(times, key=lambda ending: times[ending])
        for ending, there in endings.items():
            if ending == usual:
                continue
            for word in there:
                twin = _of_same_number(word, endings[usual])
                certainty = Certainty.LIKELY if _is_name_of_common(words, word, twin) else Certainty.HINT
                yield Odd("CONSISTENCY_TWINS", word, times[ending], twin, times[usual], certainty)


def _is_name_of_common(words: Words, word: str, twin: str) -> bool:
    """Whether a word always has a capital, in mid-sentence too, and its twin none: only one is a group's name."""
    capital = word in words.capitals_inside and all(form[0].isupper() for form in words.forms[word])
    return capital and any(form.islower() for form in words.forms[twin])


def _of_same_number(word: str, twins: list[str]) -> str:
    return next((twin for twin in twins if twin.endswith("s") == word.endswith("s")), twins[0])
