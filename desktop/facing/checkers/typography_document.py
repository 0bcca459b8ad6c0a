"""Typography that shows only over the whole document: what most of it does otherwise, quotations over paragraphs."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from facing.checkers.rules import Mark, Spared, finding, primary
from facing.checkers.typography_quotes import Quotes
from facing.core.finding import Certainty, Finding, Kind, Side, Source
from facing.core.passage import Passage

# What stands less often than this share of the usual form is taken for a slip; more often, for two customs.
MINORITY = 0.2
_ENOUGH = 4  # places of the usual form until there is a custom
_OTHER_PLACES = 10  # places of the usual form that a finding names
_REOPENING = "“\"‘'«"


class _Custom(NamedTuple):
    """A choice between forms of one mark: ``forms`` maps what is written to the form's name."""

    rule: str
    pattern: re.Pattern[str]
    forms: dict[str, str]
    message: str


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


class _Place(NamedTuple):
    passage: int
    start: int
    end: int


def document_findings(checker: str, side: Side, passages: Sequence[Passage], language: str) -> Iterator[Finding]:
    """Marks against the text's own custom, and in English quotations that never end or never began."""
    spared = [Spared(passage) for passage in passages]
    for custom in _CUSTOMS:
        yield from _against_custom(custom, checker, side, passages, spared)
    if primary(language) == "en":
        yield from _open_quotations(checker, side, passages)


def _against_custom(
    custom: _Custom, checker: str, side: Side, passages: Sequence[Passage], spared: Sequence[Spared]
) -> Iterator[Finding]:
    places: dict[str, list[tuple[_Place, str]]] = {}
    for number, passage in enumerate(passages):
        for match in custom.pattern.finditer(passage.text):
            if not spared[number].touches(*match.span()):
                form = custom.forms[match.group()]
                places.setdefault(form, []).append((_Place(number, *match.span()), match.group()))
    if len(places) < 2:
        return
    usual = max(places, key=lambda form: len(places[form]))
    few = sum(len(there) for form, there in places.items() if form != usual)
    if len(places[usual]) < _ENOUGH or few > len(places[usual]) * MINORITY:
        return
    others = [
        span
        for place, _ in places[usual][:_OTHER_PLACES]
        for span in passages[place.passage].spans(place.start, place.end)
    ]
    written = Counter(text for _, text in places[usual]).most_common(2)
    for form, there in places.items():
        for place, _ in there if form != usual else ():
            message = custom.message.format(form=form, usual=usual)
            instead = (written[0][0],) if len(written) == 1 else _curly(passages[place.passage].text, place.start)
            mark = Mark(place.start, place.end, message, instead)
            source, group = Source(checker, custom.rule), f"{custom.rule}/{form}"
            found = finding(source, side, passages[place.passage], Kind.TYPOGRAPHY, mark, others, group)
            if found:
                yield found


def _curly(text: str, at: int) -> tuple[str]:
    """The curly mark for the straight one at ``at``: by what stands before it."""
    before = text[at - 1 : at]
    return ("“" if not before or before.isspace() or before in "([{—–" else "”",)


def _open_quotations(checker: str, side: Side, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Quotations that are open at a paragraph's end where the next one does not open again; closings of nothing."""
    before: Quotes | None = None
    read = Quotes(passages[0].text) if passages else None
    for number, passage in enumerate(passages):
        if read is None:
            break
        behind = Quotes(passages[number + 1].text) if number + 1 < len(passages) else None
        goes_on = behind is not None and (behind.text.lstrip()[:1] in _REOPENING or bool(behind.unopened))
        if read.waiting and not goes_on:
            certainty = Certainty.HINT if read.text[read.waiting[0]] == '"' else Certainty.LIKELY
            mark = Mark(read.waiting[0], read.waiting[0] + 1, "This quotation has no end.", (), certainty)
            found = finding(Source(checker, "TYPO_QUOTE_UNCLOSED"), side, passage, Kind.TYPOGRAPHY, mark)
            if found:
                yield found
        if read.unopened and not (before is not None and before.waiting):
            at = read.unopened[0]
            mark = Mark(at, at + 1, "A quotation ends here that never began.")
            found = finding(Source(checker, "TYPO_QUOTE_UNOPENED"), side, passage, Kind.TYPOGRAPHY, mark)
            if found:
                yield found
        before, read = read, behind
