"""Bold and italics set by the user: which letters look so, and the edits that let them."""

import re
from collections.abc import Iterator
from enum import Enum
from itertools import islice
from typing import NamedTuple, Protocol

from facing.core.document import Original
from facing.core.edit import Edit, Place
from facing.core.finding import Side
from facing.core.looks import Look, LookSpans, look_spans, looks_in, stretches
from facing.core.styles import Style, StyleSpans
from facing.core.text import Text
from facing.diff.comparison import Comparison
from facing.diff.projection import OBJECT
from facing.diff.styling import row_styles

# Paragraphs that are looked at to tell whether all that is selected looks so.
_LOOKED_AT = 200
_LETTERS = re.compile(f"{OBJECT}|[^{OBJECT}]+")


class Trait(Enum):
    """What of a look is set; the values are the fields of ``Style`` and ``Look``."""

    BOLD = "bold"
    ITALIC = "italic"

    def of(self, style: Style | Look) -> bool | None:
        """Whether this is on in a style, or was chosen in a look."""
        return style.bold if self is Trait.BOLD else style.italic


class Document(Protocol):
    """What is needed of a session."""

    @property
    def original(self) -> Original:
        """The original."""

    @property
    def corrected(self) -> Text:
        """The correction now."""

    @property
    def comparison(self) -> Comparison:
        """How they compare."""


class _Stretch(NamedTuple):
    """Letters that look alike: by themselves, and as was chosen."""

    start: int
    end: int
    style: Style
    look: Look
    is_letters: bool


class _Part:
    """The letters of one paragraph of the correction from ``start`` to ``end``, and how they look by themselves."""

    def __init__(self, document: Document, index: int, start: int, end: int) -> None:
        self.index, self.start, self.end = index, start, end
        self.paragraph = document.corrected[index]
        own = _own_styles(document, index)
        # Objects are left as they are.
        self._stretches = [
            _Stretch(*match.span(), style, look, match.group() != OBJECT)
            for first, last, style, look in stretches(own, self.paragraph.looks, start, end)
            for match in _LETTERS.finditer(self.paragraph.text, first, last)
        ]

    @property
    def has_letters(self) -> bool:
        """Whether there is anything that can look so."""
        return any(stretch.is_letters for stretch in self._stretches)

    def has(self, trait: Trait) -> bool:
        """Whether all letters look so."""
        return all(trait.of(each.look.over(each.style)) for each in self._stretches if each.is_letters)

    def edit(self, trait: Trait, on: bool) -> Edit | None:
        """What lets the letters look so, or not; ``None`` where they do."""
        there = look_spans(looks_in(self.paragraph.looks, self.start, self.end))
        wanted = look_spans((each.start, each.end, _chosen(each, trait, on)) for each in self._stretches)
        if wanted == there:
            return None
        text = self.paragraph.text[self.start : self.end]
        looks: LookSpans = tuple(looks_in(wanted, self.start, self.end, -self.start))
        return Edit(Place(self.index, self.start), text, text, looks=looks)


def _chosen(stretch: _Stretch, trait: Trait, on: bool) -> Look:
    """The look that lets letters look so; nothing is chosen where they do by themselves."""
    if not stretch.is_letters:
        return stretch.look
    chosen = None if trait.of(stretch.style) is on else on
    return stretch.look._replace(bold=chosen) if trait is Trait.BOLD else stretch.look._replace(italic=chosen)


def has_look(document: Document, start: Place, end: Place, trait: Trait) -> bool:
    """Whether all letters between two places look so, as far as some hundred paragraphs tell; no letter does not."""
    parts = [part for part in islice(_parts(document, start, end), _LOOKED_AT) if part.has_letters]
    return bool(parts) and all(part.has(trait) for part in parts)


def look_edits(document: Document, start: Place, end: Place, trait: Trait) -> list[Edit]:
    """The edits that let all letters between two places look so; where all do, that take it from them."""
    parts = [part for part in _parts(document, start, end) if part.has_letters]
    on = not all(part.has(trait) for part in parts)
    return [edit for part in parts if (edit := part.edit(trait, on)) is not None]


def _parts(document: Document, start: Place, end: Place) -> Iterator[_Part]:
    for index in range(start.paragraph, end.paragraph + 1):
        first = start.offset if index == start.paragraph else 0
        last = end.offset if index == end.paragraph else len(document.corrected[index].text)
        if first < last:
            yield _Part(document, index, first, last)


def _own_styles(document: Document, paragraph: int) -> StyleSpans:
    """How the letters of a paragraph of the correction look where nothing is chosen."""
    styles, comparison = document.original.styles, document.comparison
    if not styles:
        return ()
    number = comparison.row_of(Side.CORRECTION, paragraph)
    row = comparison.row(number)
    found = row_styles(comparison, (document.original.text, document.corrected), styles, number)
    return found[paragraph - row.corrected[0]] if found and row.corrected else ()
