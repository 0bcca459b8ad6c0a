"""Typography that shows only over the whole document: what most of it does otherwise, quotations over paragraphs."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from facing.checkers.remembered import Remembered
from facing.checkers.rules import Mark, Spared, finding, primary, widened
from facing.checkers.typography_brackets import single_brackets, without_partner
from facing.checkers.typography_quotes import Quotes
from facing.core.finding import Certainty, Finding, Kind, Side, Source, Span
from facing.core.passage import Passage

# What stands less often than this share of the usual form is taken for a slip; more often, for two customs.
MINORITY = 0.2
_ENOUGH = 4  # places of the usual form until there is a custom
_OTHER_PLACES = 10  # places of the usual form that a finding names
_REOPENING = "“\"‘'«"


class _Custom(NamedTuple):
    """A choice between forms of one mark: ``forms`` maps what is written to the form's name.

    ``languages`` are those that it is for; empty: any.
    """

    rule: str
    pattern: re.Pattern[str]
    forms: dict[str, str]
    message: str
    languages: tuple[str, ...] = ()


_CUSTOMS = (
    _Custom(
        "TYPO_MIXED_APOSTROPHES",
        re.compile(r"(?<=[^\W\d_])['’](?=[^\W\d_])"),
        {"'": "straight", "’": "curly"},
        "A {form} apostrophe; the others in this text are {usual}.",
    ),
    _Custom(
        "TYPO_MIXED_QUOTES",
        re.compile(r"[“”]|(?<!\d)\""),
        {'"': "straight", "“": "curly", "”": "curly"},
        "A {form} quotation mark; the others in this text are {usual}.",
        ("en",),
    ),
    _Custom(
        "TYPO_MIXED_ELLIPSES",
        re.compile(r"(?<![.…])(?:\.{3}|…)(?![.…])"),
        {"...": "three stops", "…": "one mark"},
        "This ellipsis is {form}; the others in this text are {usual}.",
    ),
    _Custom(
        "TYPO_MIXED_DASHES",
        re.compile(r"(?<=[\w”’\"')]) (?:--?|–|—) (?=[\w“‘\"'(])|(?<=[^\W\d_])—(?=[^\W\d_])"),
        {
            " - ": "a hyphen with spaces",
            " -- ": "two hyphens with spaces",
            " – ": "an en dash with spaces",
            " — ": "an em dash with spaces",
            "—": "an em dash without spaces",
        },
        "This dash is {form}; the others in this text are {usual}.",
    ),
)


class _Seen(NamedTuple):
    """A mark that is a matter of custom: which custom, how it is written, where in its passage."""

    rule: str
    written: str
    start: int
    end: int


class _Read(NamedTuple):
    """What matters of one passage: ``waiting`` and ``unopened`` as in ``Quotes``, ``brackets`` without partner."""

    seen: tuple[_Seen, ...]
    waiting: tuple[int, ...]
    unopened: tuple[int, ...]
    brackets: tuple[int, ...]


def _read(passage: Passage) -> _Read:
    spared = Spared(passage)
    seen = tuple(
        _Seen(custom.rule, match.group(), *match.span())
        for custom in _CUSTOMS
        for match in custom.pattern.finditer(passage.text)
        if not spared.touches(*match.span())
    )
    quotes = Quotes(passage.text)
    brackets = tuple(at for at in single_brackets(passage.text) if not spared.touches(at, at + 1))
    return _Read(seen, tuple(quotes.waiting), tuple(quotes.unopened), brackets)


class DocumentTypography:
    """Finds marks against a text's own custom, and in English quotations that never end or never began."""

    def __init__(self, checker: str) -> None:
        self._checker = checker
        self._read = Remembered(_read)

    def findings(self, sides: Mapping[Side, Sequence[Passage]], language: str) -> Iterator[Finding]:
        """The findings on each side by itself."""
        self._read.look()
        for side, passages in sides.items():
            read = self._read.of(passages)
            for custom in _CUSTOMS:
                if custom.languages and primary(language) not in custom.languages:
                    continue
                for number, mark, others, form in _against_custom(custom, passages, read):
                    group = f"{custom.rule}/{form}"
                    yield from self._placed(custom.rule, side, passages[number], mark, others, group)
            for number, mark in _single_brackets(passages, read):
                yield from self._placed("TYPO_SINGLE_BRACKET", side, passages[number], mark)
            if primary(language) == "en":
                for rule, number, mark in _open_quotations(passages, read):
                    yield from self._placed(rule, side, passages[number], mark)

    def _placed(
        self, rule: str, side: Side, passage: Passage, mark: Mark, others: Sequence[Span] = (), group: str = ""
    ) -> Iterator[Finding]:
        found = finding(Source(self._checker, rule), side, passage, Kind.TYPOGRAPHY, mark, others, group)
        if found:
            yield found


def _against_custom(
    custom: _Custom, passages: Sequence[Passage], read: Sequence[_Read]
) -> Iterator[tuple[int, Mark, list[Span], str]]:
    """The rarer forms: number of the passage, mark, places of the usual form, name of the form."""
    places: dict[str, list[tuple[int, _Seen]]] = {}
    for number, one in enumerate(read):
        for seen in one.seen:
            if seen.rule == custom.rule:
                places.setdefault(custom.forms[seen.written], []).append((number, seen))
    if len(places) < 2:
        return
    usual = max(places, key=lambda form: len(places[form]))
    few = sum(len(there) for form, there in places.items() if form != usual)
    if len(places[usual]) < _ENOUGH or few > len(places[usual]) * MINORITY:
        return
    named = places[usual][:_OTHER_PLACES]
    others = [span for number, seen in named for span in passages[number].spans(seen.start, seen.end)]
    written = {seen.written for _, seen in places[usual]}
    for form, there in places.items():
        for number, seen in there if form != usual else ():
            instead = tuple(written) if len(written) == 1 else _curly(passages[number].text, seen.start)
            message = custom.message.format(form=form, usual=usual)
            yield number, Mark(seen.start, seen.end, message, instead), others, form


def _single_brackets(passages: Sequence[Passage], read: Sequence[_Read]) -> Iterator[tuple[int, Mark]]:
    texts = [passage.text for passage in passages]
    for number, at in without_partner(texts, [one.brackets for one in read]):
        mark = Mark(at, at + 1, f"“{texts[number][at]}” has no partner.")
        yield number, widened(texts[number], mark)


def _open_quotations(passages: Sequence[Passage], read: Sequence[_Read]) -> Iterator[tuple[str, int, Mark]]:
    """Quotations that are open at a paragraph's end where the next one does not go on with them; closings of nothing.

    Where two paragraphs in a row have an odd number of straight marks, the quotation runs from one to the other.
    """
    goes_on = False
    for number, one in enumerate(read):
        went_on, goes_on = goes_on, False
        if one.unopened and not went_on and not (number and read[number - 1].waiting):
            at = one.unopened[0]
            yield "TYPO_QUOTE_UNOPENED", number, Mark(at, at + 1, "A quotation ends here that never began.")
        if not one.waiting or went_on:
            continue
        at = one.waiting[0]
        straight = passages[number].text[at] == '"'
        if number + 1 < len(read):
            behind = read[number + 1]
            goes_on = straight and bool(behind.waiting)
            if goes_on or behind.unopened or passages[number + 1].text.lstrip()[:1] in _REOPENING:
                continue
        message = "This quotation mark has no partner." if straight else "This quotation has no end."
        certainty = Certainty.HINT if straight else Certainty.LIKELY
        yield "TYPO_QUOTE_UNCLOSED", number, Mark(at, at + 1, message, (), certainty)


def _curly(text: str, at: int) -> tuple[str]:
    """The curly mark for the straight one at ``at``: by what stands before it."""
    before = text[at - 1 : at]
    return ("“" if not before or before.isspace() or before in "([{—–" else "”",)
