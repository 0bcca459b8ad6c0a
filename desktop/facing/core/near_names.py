"""Whether two words may be meant for one: names that sound alike, people of one stem with different endings.

Words are given in small letters.
"""

import re
import unicodedata
from collections.abc import Iterator, Set

# Letters and groups that transcribe one sound; a doubled letter counts as one.
_SOUNDS = (("kh", "h"), ("ph", "f"), ("ck", "k"), ("sch", "sh"), ("tz", "z"), ("ts", "z"), ("yy", "y"), ("iy", "y"))
_SAME = str.maketrans("yjwq", "iivk")
_VOWELS = re.compile("[aeiou]+")
_DOUBLED = re.compile(r"([^aeiou])\1")
_ENDINGS = re.compile(r"(?:e?s|n|an|ian|i|in|ic|ish|ese|er|ers|ov|ova|a|o|e|ist|ism|ists|ing|ed|ly|land|ia)$")
_SHORTEST_FOR_VOWELS = 8

_AGENTS = re.compile(r"(?P<stem>[a-z]{6,}?)(?P<ending>er|or|ant|ent|ist|eer|ian)s?")
_SPELLINGS_OF_ONE = frozenset({"er", "or"})
# Both are common, and are different people: defender and defendant, reformer and reformist.
_DIFFERENT_PEOPLE = frozenset(
    "attend claim command commun conserv consult contest defend depend econom form govern human inform labor "
    "labour librar loyal moral national natural novel occup organ pension protection reform resid separat "
    "social symbol visit".split()
)


def sound(name: str) -> str:
    """What is left of a name when letters that transcribe one sound are one; other signs than letters are left out."""
    bare = "".join(letter for letter in unicodedata.normalize("NFD", name) if letter.isalpha())
    for written, heard in _SOUNDS:
        bare = bare.replace(written, heard)
    return _DOUBLED.sub(r"\1", bare).translate(_SAME)


def skeleton(name: str) -> str:
    """The sound of a name with one sign for any vowels."""
    return _VOWELS.sub("*", sound(name))


def few_vowels_differ(one: str, other: str) -> bool:
    """Whether two long names with one skeleton have most of their vowels in common."""
    first, second = (_VOWELS.findall(sound(name)) for name in (one, other))
    apart = sum(a != b for a, b in zip(first, second, strict=True))
    return min(len(one), len(other)) >= _SHORTEST_FOR_VOWELS and apart <= 2


def one_letter_less(name: str) -> Iterator[str]:
    """The name itself, and what is left of it without one letter that is neither its first nor one of its last two."""
    yield from {name, *(name[:at] + name[at + 1 :] for at in range(1, len(name) - 2))}


def is_inflected(one: str, other: str) -> bool:
    """Whether two names differ by an ending alone."""
    shorter, longer = sorted((one, other), key=len)
    if longer.startswith(shorter):
        return True
    shared = next(at for at, pair in enumerate(zip(shorter, longer, strict=False)) if pair[0] != pair[1])
    return all(_ENDINGS.fullmatch(name[shared:]) for name in (one, other))


def agent_of(word: str) -> tuple[str, str] | None:
    """Stem and ending of a noun for people, its plural's ``s`` left out; ``None`` for other words."""
    match = _AGENTS.fullmatch(word)
    return (match["stem"], match["ending"]) if match else None


def are_of_one_agent(stem: str, endings: Set[str]) -> bool:
    """Whether a stem with these endings may be meant for the same people: protesters and Protestants."""
    return len(endings) > 1 and not endings <= _SPELLINGS_OF_ONE and stem not in _DIFFERENT_PEOPLE
