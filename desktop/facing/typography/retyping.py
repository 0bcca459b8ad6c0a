"""A text as it would be had it been typed with the typing aids on: quotation marks, dashes, ellipses, spaces."""

import re
from typing import NamedTuple

from facing.typography.aids import Choices, typed
from facing.typography.conventions import Conventions, conventions_of

# Code points before a letter that are looked at: quotations hardly ever run further, and no long line takes long.
_NEAR = 2_000
_REACH = 12  # code points over which a letter may decide about a mark before it


class Retyped(NamedTuple):
    """``added`` stands in place of the code points [start, end)."""

    start: int
    end: int
    added: str


def retyped(text: str, language: str, choices: Choices) -> list[Retyped]:
    """What the typing aids make of a paragraph, in order. Nothing in a language whose habits are not known here.

    Costs what signs there are that may become others, and reading the paragraph once.
    """
    conventions = conventions_of(language)
    places = [] if conventions is None else _places(text, conventions, choices)
    pieces: list[Retyped] = []
    before = ""
    position = 0
    for place in places:
        if position < place:
            pieces.append(Retyped(position, place, text[position:place]))
            before = f"{before}{text[position:place]}"[-2 * _NEAR :]
        letter, after = text[place : place + 1] or "\n", text[place + 1 : place + 2]
        # A straight mark behind it is not yet typed.
        found = typed(before[-_NEAR:], letter, "" if after in ("'", '"') else after, language, choices)
        if found is None:
            pieces.append(Retyped(place, place + 1, letter))
            before += letter
        else:
            start, head = _taken_back(pieces, found.removed)
            pieces.append(Retyped(place if start is None else start, place + 1, head + found.text))
            before = before[: len(before) - found.removed] + found.text
        position = place + 1
    if position > len(text):
        # The line's end decides about what stands before it, as a letter does; it is no part of the text.
        start, end, added = pieces[-1]
        pieces[-1] = Retyped(start, end - 1, added.removesuffix("\n"))
    return [piece for piece in pieces if text[piece.start : piece.end] != piece.added]


def _places(text: str, conventions: Conventions, choices: Choices) -> list[int]:
    """The letters that may become something else, or decide about one before them; the text's end is a letter, too."""
    signs, doubtful = "", ""
    if choices.quotes:
        signs += "\"'"
        doubtful += f"'{conventions.secondary.open}{conventions.secondary.close}"
    if choices.dashes:
        doubtful += "-"
    if choices.spaces:
        signs += "".join(conventions.space_before)
    found = {match.start() for match in re.finditer(f"[{re.escape(signs)}]", text)} if signs else set()
    if choices.ellipses:
        found.update(match.start() for match in re.finditer(r"(?<=\.\.)\.", text))
    if doubtful:
        for match in re.finditer(f"[{re.escape(doubtful)}]", text):
            found.update(range(match.start() + 1, min(match.end() + _REACH, len(text)) + 1))
    if choices.spaces and choices.quotes and conventions.inner_space:
        found.update(match.start() for match in re.finditer(" ", text))
    return sorted(found)


def _taken_back(pieces: list[Retyped], count: int) -> tuple[int | None, str]:
    """Take so many code points back; gives where they began, and what stays of a piece that was changed before."""
    start, head = None, ""
    while count > 0:
        piece = pieces.pop()
        start = piece.start
        left = len(piece.added) - count
        if left > 0 and len(piece.added) == piece.end - piece.start:
            pieces.append(Retyped(start, start + left, piece.added[:left]))
            start += left
        elif left > 0:
            head = piece.added[:left]
        count -= len(piece.added)
    return start, head
