"""Folds what is unchanged, opens what the reader goes to."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor

from facing.core.edit import Place
from facing.core.finding import Side
from facing.ui.panes.content import paragraphs_of
from facing.ui.panes.folds import FoldedRows
from facing.ui.panes.level import Level
from facing.ui.panes.page import Page
from facing.ui.panes.scrolling import Scroller
from facing.ui.panes.strips import Strip


class Folding(QObject):
    """Keeps the folds. What may be folded comes with each survey; by itself a fold only ever opens.

    A caret that keys take into a fold stands on its strip: on from there leaves the fold, Enter or a change opens it.
    ``changed`` tells that rows have other heights now.
    """

    changed = Signal()

    def __init__(
        self, level: Level, pages: Mapping[Side, Page], scroller: Scroller, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._level = level
        self._folds = level.folds
        self._pages = pages
        self._scroller = scroller
        self._unchanged: Sequence[range] = ()
        self._all = False
        self._fresh = True
        self._left: dict[Side, tuple[range | None, int]] = {}
        self._text_changed = False

    @property
    def folds(self) -> Sequence[range]:
        """What is folded, as ranges of the original's paragraphs in order."""
        return self._folds.all

    def begin(self) -> None:
        """Another content: nothing is folded until it was surveyed."""
        self._unchanged = ()
        self._fresh = True
        self._left.clear()

    def take(self, unchanged: Sequence[range]) -> None:
        """A survey found these stretches unchanged and without findings; what is folded beside them is opened."""
        self._unchanged = unchanged
        fresh, self._fresh = self._fresh, False
        if fresh and self._all:
            self._fold_all()
        elif self._folds.keep_within(unchanged):
            self.changed.emit()

    def fold_all(self, fold: bool) -> None:
        """Fold everything that is unchanged, or nothing any more."""
        self._all = fold
        if fold:
            self._fold_all()
        else:
            self._folds.replace(())
            self.changed.emit()

    def _fold_all(self) -> None:
        self._folds.replace(self._unchanged)
        for side, page in self._pages.items():
            if page.textCursor().position() > 0:
                self._open_row(self._row(side, page.textCursor().blockNumber()))
        self.changed.emit()

    def fold_here(self, side: Side) -> bool:
        """Open the fold at the caret or fold the unchanged stretch that it is in; whether there was either."""
        row = self._row(side, self._pages[side].textCursor().blockNumber())
        own = None if row is None else self._level.row(row).original
        if row is None or own is None:
            return False
        if self._open_row(row):
            self.changed.emit()
            return True
        stretch = next((each for each in self._unchanged if each.start <= own[0] < each.stop), None)
        if stretch is None:
            return False
        self._folds.add(stretch)
        self._note(side)
        self.changed.emit()
        return True

    # --- opening -------------------------------------------------------------------------------------------------

    def open_at(self, side: Side, place: Place) -> None:
        """Open the fold with this place, for the reader to see it."""
        if self._open_row(self._row(side, place.paragraph)):
            self.changed.emit()

    def open_strip(self, row: int) -> None:
        """Open the fold whose strip this row is."""
        if self._open_row(row):
            self.changed.emit()

    def open_under_caret(self, side: Side) -> bool:
        """Open the fold that the caret stands on; whether there was one."""
        opened = self._open_row(self._row(side, self._pages[side].textCursor().blockNumber()))
        if opened:
            self._note(side)
            self.changed.emit()
        return opened

    def note_change(self) -> None:
        """The correction changed: a caret in a fold is there to write, until the change is settled."""
        self._text_changed = True

    def settle(self) -> None:
        """What was changed has been put right."""
        self._text_changed = False

    def caret_moved(self, side: Side) -> None:
        """A key moved the caret or changed the text."""
        page = self._pages[side]
        cursor = page.textCursor()
        folded = self._folded_at(side, cursor.blockNumber())
        before, position = self._left.get(side, (None, 0))
        if folded is not None:
            if self._text_changed:
                self._folds.open(folded.fold)
                self.changed.emit()
            elif folded.fold == before and cursor.position() > position:
                self._set_caret(page, self._behind(side, folded))
            else:
                self._set_caret(page, self._first_of(side, folded.first))
        self._note(side)

    def strips(self, side: Side) -> Iterator[Strip]:
        """The strips in view."""
        caret = self._folded_at(side, self._pages[side].textCursor().blockNumber())
        for shown in self._scroller.strips_in_view():
            here = caret is not None and caret.first == shown.number and self._pages[side].hasFocus()
            height = shown.height - self._level.gap
            yield Strip(shown.number, shown.top, height, shown.hidden, here)

    # --- inside --------------------------------------------------------------------------------------------------

    def _note(self, side: Side) -> None:
        cursor = self._pages[side].textCursor()
        folded = self._folded_at(side, cursor.blockNumber())
        self._left[side] = (folded.fold if folded else None, cursor.position())

    def _open_row(self, row: int | None) -> bool:
        folded = None if row is None else self._folds.at(row)
        if folded:
            self._folds.open(folded.fold)
        return folded is not None

    def _row(self, side: Side, paragraph: int) -> int | None:
        try:
            return self._level.row_of(side, paragraph)
        except IndexError:  # no content yet, or the document is ahead of the comparison
            return None

    def _folded_at(self, side: Side, paragraph: int) -> FoldedRows | None:
        row = self._row(side, paragraph) if self._folds.all else None
        return None if row is None else self._folds.at(row)

    def _behind(self, side: Side, folded: FoldedRows) -> int | None:
        """The first document position behind a fold; ``None`` where the text ends with it."""
        for row in range(folded.past, len(self._level)):
            position = self._first_of(side, row)
            if position is not None:
                return position
        return self._first_of(side, folded.first)

    def _first_of(self, side: Side, row: int) -> int | None:
        own = paragraphs_of(self._level.row(row), side)
        return self._pages[side].document().findBlockByNumber(own[0]).position() if own else None

    def _set_caret(self, page: Page, position: int | None) -> None:
        cursor = page.textCursor()
        if position is not None and position != cursor.position():
            keep = cursor.hasSelection()
            mode = QTextCursor.MoveMode.KeepAnchor if keep else QTextCursor.MoveMode.MoveAnchor
            cursor.setPosition(position, mode)
            page.setTextCursor(cursor)
