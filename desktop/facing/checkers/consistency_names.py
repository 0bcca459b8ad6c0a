"""Words that may be one and the same: near variants of a name, and agents of one stem with different endings."""

import re
import unicodedata
from collections.abc import Iterator

from facing.checkers.consistency_english import NAMES
from facing.checkers.consistency_variants import Odd, weighed
from facing.checkers.consistency_words import Words
from facing.core.finding import Certainty

_SHORTEST_NAME = 6
_SHORTEST_FOR_LETTERS = 8  # shorter names differ in one letter and are two names
_USUAL_AT_LEAST = 3
_SHARE = 3  # a slip stands this many times more seldom than the name
# Letters and groups that transcribe one sound; a doubled letter counts as one.
_SOUNDS = (("kh", "h"), ("ph", "f"), ("ck", "k"), ("sch", "sh"), ("tz", "z"), ("ts", "z"), ("yy", "y"), ("iy", "y"))
_SAME = str.maketrans("yjwq", "iivk")
_VOWELS = re.compile("[aeiou]+")
_DOUBLED = re.compile(r"([^aeiou])\1")
_ENDINGS = re.compile(r"(?:e?s|n|an|ian|i|in|ic|ish|ese|er|ers|ov|ova|a|o|e|ist|ism|ists|ing|ed|ly|land|ia)$")

_AGENTS = re.compile(r"(?P<stem>[a-z]{6,}?)(?P<ending>er|or|ant|ent|ist|eer|ian)s?")
_SPELLINGS_OF_ONE = frozenset({"er", "or"})
# Both are common, and are different people: defender and defendant, reformer and reformist.
_DIFFERENT_PEOPLE = frozenset(
    "attend claim command commun conserv consult contest defend depend econom form govern human inform labor "
    "labour librar loyal moral national natural novel occup organ pension protection reform resid separat "
    "social symbol visit".split()
)


def name_variants(words: Words) -> Iterator[Odd]:
    """Rare spellings of a name that stands there often: Belarussian beside Belarusian."""
    names = _names(words)
    told: set[str] = set()
    for key in (_sound, _skeleton):
        groups: dict[str, list[str]] = {}
        for name in names:
            groups.setdefault(key(name), []).append(name)
        for group in groups.values():
            for odd in _rare_ones(group, names, key is _sound):
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
        if name != usual and rarer and not _is_inflected(name, usual):
            if not sounds_same and not _few_vowels_differ(name, usual):
                continue
            certainty = Certainty.LIKELY if sure else Certainty.HINT  # Philip and Phillip may be two people
            yield Odd("CONSISTENCY_NAME", name, names[name], usual, names[usual], certainty)


def _is_slip(few: int, many: int) -> bool:
    return many >= _USUAL_AT_LEAST and few * _SHARE <= many


def _is_inflected(one: str, other: str) -> bool:
    """Whether two names differ by an ending alone."""
    shorter, longer = sorted((one, other), key=len)
    if longer.startswith(shorter):
        return True
    shared = next(at for at, pair in enumerate(zip(shorter, longer, strict=False)) if pair[0] != pair[1])
    return all(_ENDINGS.fullmatch(name[shared:]) for name in (one, other))


def _sound(name: str) -> str:
    bare = "".join(letter for letter in unicodedata.normalize("NFD", name) if letter.isalpha())
    for written, heard in _SOUNDS:
        bare = bare.replace(written, heard)
    return _DOUBLED.sub(r"\1", bare).translate(_SAME)


def _skeleton(name: str) -> str:
    return _VOWELS.sub("*", _sound(name))


def _few_vowels_differ(one: str, other: str) -> bool:
    first, second = (_VOWELS.findall(_sound(name)) for name in (one, other))
    apart = sum(a != b for a, b in zip(first, second, strict=True))
    return min(len(one), len(other)) >= _SHORTEST_FOR_LETTERS and apart <= 2


def _one_letter_apart(names: dict[str, int]) -> Iterator[Odd]:
    """Long names that differ by a letter left out, put in, exchanged or out of place, but not at an end."""
    holes: dict[str, list[str]] = {}  # what is left of a name without one letter, and the names
    for name in names:
        if len(name) >= _SHORTEST_FOR_LETTERS:
            for hole in {name, *(name[:at] + name[at + 1 :] for at in range(1, len(name) - 2))}:
                holes.setdefault(hole, []).append(name)
    for group in holes.values():
        usual = max(group, key=lambda name: names[name])
        for name in group:
            if name != usual and _is_slip(names[name], names[usual]) and not _is_inflected(name, usual):
                yield Odd("CONSISTENCY_NAME", name, names[name], usual, names[usual], Certainty.HINT)


def agent_twins(words: Words) -> Iterator[Odd]:
    """Nouns for people with one stem and different endings: protesters and Protestants."""
    stems: dict[str, dict[str, list[str]]] = {}
    for word in words.count:
        for match in filter(None, (_AGENTS.fullmatch(word),)):
            stems.setdefault(match["stem"], {}).setdefault(match["ending"], []).append(word)
    for stem, endings in stems.items():
        if len(endings) < 2 or endings.keys() <= _SPELLINGS_OF_ONE or stem in _DIFFERENT_PEOPLE:
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
