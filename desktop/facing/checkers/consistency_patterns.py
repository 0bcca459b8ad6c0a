"""Variants that are no single words: dotted abbreviations, long figures, names in two kinds of quotation marks."""

from collections.abc import Iterator
from typing import NamedTuple

from facing.checkers.consistency_words import (
    CAPITALS,
    DOTTED,
    IN_DOUBLE,
    IN_SINGLE,
    WITH_COMMAS,
    WITHOUT_COMMAS,
    Place,
    Words,
)
from facing.core.finding import Certainty


class Written(NamedTuple):
    """One thing as it is written in one way: the text, and all its places."""

    text: str
    places: list[Place]


class Choice(NamedTuple):
    """Two ways of writing one thing, both in the text."""

    rule: str
    first: Written
    second: Written
    certainty: Certainty


def abbreviations(words: Words) -> Iterator[Choice]:
    """U.S. and US."""
    bare = words.seen(CAPITALS)
    for form, places in words.seen(DOTTED).items():
        other = form.replace(".", "")
        if other in bare:
            first, second = Written(form, places), Written(other, bare[other])
            yield Choice("CONSISTENCY_ABBREVIATION", first, second, Certainty.LIKELY)


def figures(words: Words) -> Iterator[Choice]:
    """10,000 and 25000. Four figures are left alone, for years have no comma."""
    with_commas, without = words.seen(WITH_COMMAS), words.seen(WITHOUT_COMMAS)
    if with_commas and without:
        first, second = (
            Written(next(iter(found)), sorted(place for places in found.values() for place in places))
            for found in (with_commas, without)
        )
        yield Choice("CONSISTENCY_FIGURES", first, second, Certainty.HINT)


def quoted_names(words: Words) -> Iterator[Choice]:
    """“March of Freedom” and ‘March of Freedom’."""
    single, double = words.seen(IN_SINGLE), words.seen(IN_DOUBLE)
    for name in single.keys() & double.keys():
        first, second = Written(f"‘{name}’", single[name]), Written(f"“{name}”", double[name])
        yield Choice("CONSISTENCY_QUOTED_NAME", first, second, Certainty.HINT)
