"""A moved paragraph stands at two places: each names the other, and both are seen together."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from facing.core.finding import Side
from facing.ui.panes.content import PaneContent, opposite, paragraphs_of
from facing.ui.panes.level import Level
from facing.ui.panes.page import Page


class Partners:
    """Finds the other place of a moved paragraph and marks both while the caret is in one."""

    def __init__(self, level: Level, pages: Mapping[Side, Page]) -> None:
        self._level = level
        self._pages = pages
        self._content: PaneContent | None = None

    def show(self, content: PaneContent) -> None:
        """Look for moved paragraphs in this content."""
        self._content = content
        for page in self._pages.values():
            page.link(())

    def other_place(self, side: Side, paragraph: int) -> tuple[Side, int] | None:
        """Side and index of what a moved paragraph was, or has become; ``None`` where nothing moved."""
        place = self._other_row(side, paragraph)
        return place and (place[0], place[1].start)

    def link(self, side: Side, paragraph: int) -> None:
        """The caret is in this paragraph: mark it and its other place if it moved, else nothing."""
        other = self._other_row(side, paragraph)
        linked = {side: range(paragraph, paragraph + 1), other[0]: other[1]} if other else {}
        for each, page in self._pages.items():
            page.link(linked.get(each, ()))

    def tip(self, side: Side, paragraph: int) -> str:
        """Where the paragraph came from or went to, in words; empty where it did not move."""
        other = self.other_place(side, paragraph)
        if other is None:
            return ""
        if other[0] is Side.ORIGINAL:
            words = QCoreApplication.translate("Moves", "Moved from paragraph {number} of the original")
        else:
            words = QCoreApplication.translate("Moves", "Moved to paragraph {number} of the correction")
        return words.format(number=other[1] + 1)

    def rows(self, number: int) -> tuple[int, ...]:
        """The rows of both halves of a move, when ``number`` is one of them."""
        other = self._content.comparison.partner(number) if self._content else None
        return () if other is None else (number, other)

    def tip_of_row(self, number: int) -> str:
        """As ``tip``, for a row that holds one half of a move."""
        row = self._level.row(number)
        side = Side.ORIGINAL if row.original else Side.CORRECTION
        own = paragraphs_of(row, side)
        return self.tip(side, own[0]) if own else ""

    def _other_row(self, side: Side, paragraph: int) -> tuple[Side, range] | None:
        if self._content is None:
            return None
        try:
            number = self._content.comparison.partner(self._level.row_of(side, paragraph))
        except IndexError:  # the document is ahead of the comparison
            return None
        own = None if number is None else paragraphs_of(self._level.row(number), opposite(side))
        return (opposite(side), range(*own)) if own else None
