"""Variants that are no single words: dotted abbreviations, long figures, names in two kinds of quotation marks."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from facing.checkers.consistency_words import Place
from facing.core.finding import Certainty
from facing.core.passage import Passage


class Written(NamedTuple):
    """One thing as it is written in one way: the text, and all its places."""

    text: str
    places: list[Place]


class Choice(NamedTuple):
    """Two ways of writing one thing, both in the text; ``instead`` makes the other one of either."""

    rule: str
    first: Written
    second: Written
    certainty: Certainty


_DOTTED = re.compile(r"(?<![\w.])(?:[A-Z]\.){2,}(?!\w)")
_CAPITALS = re.compile(r"(?<![\w.-])[A-Z]{2,6}(?![\w-]|\.\w)")
_WITH_COMMAS = re.compile(r"(?<![\w.,$£€])\d{2,3}(?:,\d{3})+(?![\w,]|\.\d)")
_WITHOUT_COMMAS = re.compile(r"(?<![\w.,/:#№$£€-])(?<!No\. )[1-9]\d{4,8}(?= [a-z])")
_IN_DOUBLE = re.compile(r"[“\"](?P<name>[A-Z][^“”\"‘’'\n]{2,40}?)[,.]?[”\"]")
_IN_SINGLE = re.compile(r"(?<![\w’'])[‘'](?P<name>[A-Z][^“”\"‘’'\n]{2,40}?)[,.]?[’'](?!\w)")


def _places(pattern: re.Pattern[str], passages: Sequence[Passage], group: str = "") -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for number, passage in enumerate(passages):
        for match in pattern.finditer(passage.text):
            found.setdefault(match[group or 0], []).append(Place(number, *match.span()))
    return found


def abbreviations(passages: Sequence[Passage]) -> Iterator[Choice]:
    """U.S. and US."""
    dotted = _places(_DOTTED, passages)
    if dotted:
        bare = _places(_CAPITALS, passages)
        for form, places in dotted.items():
            other = form.replace(".", "")
            if other in bare:
                first, second = Written(form, places), Written(other, bare[other])
                yield Choice("CONSISTENCY_ABBREVIATION", first, second, Certainty.LIKELY)


def figures(passages: Sequence[Passage]) -> Iterator[Choice]:
    """10,000 and 25000. Four figures are left alone, for years have no comma."""
    with_commas, without = _places(_WITH_COMMAS, passages), _places(_WITHOUT_COMMAS, passages)
    if with_commas and without:
        first, second = (
            Written(next(iter(found)), sorted(place for places in found.values() for place in places))
            for found in (with_commas, without)
        )
        yield Choice("CONSISTENCY_FIGURES", first, second, Certainty.HINT)


def quoted_names(passages: Sequence[Passage]) -> Iterator[Choice]:
    """“March of Freedom” and ‘March of Freedom’."""
    single = _places(_IN_SINGLE, passages, "name")
    if single:
        double = _places(_IN_DOUBLE, passages, "name")
        for name in single.keys() & double.keys():
            first, second = Written(f"‘{name}’", single[name]), Written(f"“{name}”", double[name])
            yield Choice("CONSISTENCY_QUOTED_NAME", first, second, Certainty.HINT)
