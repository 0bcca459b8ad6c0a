"""Findings with their places in the whole text, for those who tell them outside the window."""

from dataclasses import replace

from facing.core.finding import PlacedFinding, Side
from facing.core.text import Text
from facing.session.findings import FindingBook


def placed_findings(text: Text, book: FindingBook, side: Side, *, with_state: bool) -> list[PlacedFinding]:
    """The findings of one side and where they are in its text."""
    found = []
    for finding in book.listed(side):
        place = book.place(side, finding)
        if place is not None:
            start = text.position_of(place)
            end = start + finding.span.end - finding.span.start
            told = finding if with_state else replace(finding, state=None)
            found.append(PlacedFinding(told, start, end, place.paragraph, place.offset))
    return found
