"""Words and names of a text that may be meant for one: the rare ones beside the usual ones."""

from collections.abc import Mapping

from facing.core.near_names import (
    agent_of,
    are_of_one_agent,
    few_vowels_differ,
    is_inflected,
    one_letter_less,
    skeleton,
    sound,
)

_SHORTEST = 6
_SHORTEST_FOR_LETTERS = 8  # shorter names differ in one letter and are two names


def usual_forms(counts: Mapping[str, int], names: bool) -> dict[str, str]:
    """For each form that may be meant for a more frequent one, which; ``counts`` are how often they stand there.

    ``names``: the forms are names, which are compared more loosely than words.
    """
    plain = {text: text.lower() for text in counts if len(text) >= _SHORTEST}
    order = sorted(plain, key=lambda text: (-counts[text], text))
    found: dict[str, str] = {}
    for keys in (_sounds, _skeletons, _letters) if names else (_sounds,):
        usual: dict[str, list[str]] = {}
        for text in order:
            for key in keys(plain[text]):
                _match(text, usual.setdefault(key, []), plain, found, keys is _skeletons)
    if not names:
        found |= _of_one_agent(order)
    return {text: _root(text, found) for text in found}


def _match(text: str, before: list[str], plain: Mapping[str, str], found: dict[str, str], by_vowels: bool) -> None:
    """Note the first of the more frequent forms that this one may be meant for."""
    for other in before:
        if text in found or other == text:
            break
        if by_vowels and not few_vowels_differ(plain[text], plain[other]):
            continue
        if not is_inflected(plain[text], plain[other]):
            found[text] = other
    before.append(text)


def _sounds(plain: str) -> tuple[str, ...]:
    return (sound(plain),)


def _skeletons(plain: str) -> tuple[str, ...]:
    return (skeleton(plain),)


def _letters(plain: str) -> tuple[str, ...]:
    return tuple(one_letter_less(plain)) if len(plain) >= _SHORTEST_FOR_LETTERS else ()


def _of_one_agent(order: list[str]) -> dict[str, str]:
    """Nouns for people with one stem and different endings, each beside the most frequent one of them."""
    stems: dict[str, dict[str, str]] = {}
    for text in order:
        agent = agent_of(text.lower())
        if agent:
            stems.setdefault(agent[0], {}).setdefault(agent[1], text)
    found: dict[str, str] = {}
    for stem, endings in stems.items():
        if are_of_one_agent(stem, endings.keys()):
            usual, *others = endings.values()
            found |= dict.fromkeys(others, usual)
    return found


def _root(text: str, found: Mapping[str, str]) -> str:
    """The form that this one leads to in the end; every step leads to a more frequent one."""
    while text in found:
        text = found[text]
    return text
