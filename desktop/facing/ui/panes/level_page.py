"""A page of letters: a native plain-text editor with level lines, shown from any line on; its mouse and keys."""

from collections.abc import Callable, Iterator
from typing import Protocol

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from facing.core.edit import Place
from facing.ui.panes.appearance import LineMeasure
from facing.ui.panes.copying import exact_text_data
from facing.ui.panes.pointing import into_letters, letter_at, moved_to
from facing.ui.panes.stretches import ShownBlock
from facing.ui.panes.text_layout import LevelLayout

# Pixels between the edge of the editor and its letters; never changed later, since that would be a step to undo.
TEXT_MARGIN = 30
CARET = 2  # its width, pixels
_TAB = 2  # em; the same on both sides, or rows with tabs could not be alike
_WHEEL_STEP = 120  # eighths of a degree in one notch of a wheel


class Places(Protocol):
    """Places in a page's document; ``facing.ui.qtext.Mirror`` and ``StaticMirror`` fulfil it."""

    def to_place(self, position: int) -> Place:
        """The place at a document position (UTF-16 units)."""

    def to_position(self, place: Place) -> int:
        """The document position (UTF-16 units) of a place."""

    def text_of_selection(self, cursor: QTextCursor) -> str:
        """The selected text exactly."""


class LevelPage(QPlainTextEdit):
    """Never scrolls itself: it asks, and is shown from a line on. ``unsettled`` asks to be put right after a change.

    ``layouts`` are those of all its documents, ``level_layout`` is that of the one it shows. ``position_around`` gives
    the position at a point of the parent outside the page, as long as there is text there that the parent paints;
    ``open_strip`` opens the fold that the caret stands on, and tells whether there was one.
    """

    cursor_place_changed = Signal(object)
    caret_moved = Signal()
    scroll_wanted = Signal(int)
    page_wanted = Signal(int, bool)
    zoom_wanted = Signal(int)
    focused = Signal()
    unsettled = Signal()

    def __init__(self, measure: LineMeasure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places: Places | None = None
        self._placing = False
        self.position_around: Callable[[QPointF], int] | None = None
        self.open_strip: Callable[[], bool] = lambda: False
        self.layouts: list[LevelLayout] = []
        self.show_document(self.new_document(measure))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Lets every line stand at the top, the last one too.
        self.setCenterOnScroll(True)
        self.setCursorWidth(CARET)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.updateRequest.connect(self._scrolled_by_itself)
        self.cursorPositionChanged.connect(self._tell_place)

    # --- what is shown -------------------------------------------------------------------------------------------

    def new_document(self, measure: LineMeasure) -> QTextDocument:
        """An empty document that this page can show."""
        document = QTextDocument(self)
        document.setDocumentMargin(TEXT_MARGIN)
        layout = LevelLayout(document, measure)
        document.setDocumentLayout(layout)
        self.layouts.append(layout)
        document.contentsChanged.connect(self.unsettled)
        return document

    def show_document(self, document: QTextDocument) -> None:
        """Show one of this page's documents; it has to be dressed then, and the caret is at its start."""
        self.setDocument(document)
        self.level_layout = next(layout for layout in self.layouts if layout.document() is document)

    def set_type(self, font: QFont, measure: LineMeasure) -> None:
        """Take another font and other distances; every paragraph is laid out anew when it is next seen."""
        changed = self.level_layout.measure != measure or self.document().defaultFont() != font
        self.level_layout.measure = measure
        self.setFont(font)
        self.setTabStopDistance(_TAB * measure.height)
        if changed:
            self.document().setDefaultFont(font)

    def text_height(self, paragraph: int) -> int:
        """The height of a paragraph's own lines in pixels."""
        return self.level_layout.text_height(paragraph)

    def show_from(self, paragraph: int, line: int) -> int:
        """Let this line be the first; gives where the paragraph's top edge is then, in pixels of the viewport."""
        block = self.document().findBlockByNumber(paragraph)
        wanted = block.firstLineNumber() + line
        bar = self.verticalScrollBar()
        self._placing = True
        bar.blockSignals(True)
        bar.setMaximum(max(bar.maximum(), wanted))
        bar.setValue(wanted)
        # Also when the number is the same: what it stands for changes as paragraphs are laid out.
        super().scrollContentsBy(0, 0)
        bar.blockSignals(False)
        self._placing = False
        return round(self.contentOffset().y())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Qt's own scrolling is put right again: both pages are moved by one hand."""
        super().scrollContentsBy(dx, dy)
        if not self._placing:
            self.unsettled.emit()

    def shown_blocks(self, top: float, bottom: float) -> Iterator[ShownBlock]:
        """The paragraphs between two heights of the viewport, with their lines there."""
        block = self.firstVisibleBlock()
        y = self.contentOffset().y()
        while block.isValid() and y < bottom:
            height, room = self.level_layout.heights(block)
            if y + height + room > top:
                layout = block.layout()
                first = self.level_layout.line_at(layout, top - y)
                last = self.level_layout.line_at(layout, bottom - y)
                yield ShownBlock(block.blockNumber(), layout, y, height, range(first, last + 1))
            y += height + room
            block = block.next()

    # --- places --------------------------------------------------------------------------------------------------

    def place(self) -> Place:
        """Where the caret is."""
        return self._places.to_place(self.textCursor().position()) if self._places else Place(0, 0)

    def anchor(self) -> Place:
        """Where the selection begins."""
        return self._places.to_place(self.textCursor().anchor()) if self._places else Place(0, 0)

    def select(self, start: Place, end: Place) -> None:
        """Select from ``start`` to ``end``, where the caret stands then."""
        if self._places:
            cursor = self.textCursor()
            cursor.setPosition(self._places.to_position(start))
            cursor.setPosition(self._places.to_position(end), QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)

    def line_of(self, place: Place) -> tuple[int, int]:
        """Top and bottom of the line with this place, in pixels from its paragraph's top."""
        self.level_layout.text_height(place.paragraph)
        block = self.document().findBlockByNumber(place.paragraph)
        if not block.isValid() or self._places is None:
            return 0, 0
        layout = block.layout()
        line = layout.lineForTextPosition(self._places.to_position(place) - block.position())
        return self.level_layout.line_tops(layout, max(0, line.lineNumber()) if line.isValid() else 0)

    def position_at(self, point: QPointF) -> int:
        """The document position nearest to a point of the viewport, or of the sheet around it."""
        if self.position_around is not None and not 0 <= point.y() < self.height():
            return self.position_around(self.viewport().mapToParent(point.toPoint()).toPointF() + QPointF(self.pos()))
        return self.cursorForPosition(self._snapped(point).toPoint()).position()

    def letter_under(self, point: QPointF) -> int | None:
        """The document position of the letter under a point of the viewport; ``None`` where there is none."""
        shown = next(self.shown_blocks(point.y(), point.y() + 1), None)
        unit = letter_at(shown, self.level_layout, point) if shown else None
        if shown is None or unit is None:
            return None
        return self.document().findBlockByNumber(shown.paragraph).position() + unit

    # --- mouse ---------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """As Qt does, with the space between lines counted to the line."""
        self._with_snapped(event, super().mousePressEvent)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """As Qt does, with the space between lines counted to the line; beyond a fold the selection goes on."""
        beyond = self.position_around is not None and not 0 <= event.position().y() < self.height()
        if beyond and event.buttons() & Qt.MouseButton.LeftButton:
            cursor = self.textCursor()
            cursor.setPosition(self.position_at(event.position()), QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
        else:
            self._with_snapped(event, super().mouseMoveEvent)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """As Qt does, with the space between lines counted to the line."""
        self._with_snapped(event, super().mouseDoubleClickEvent)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """As Qt does, with the space between lines counted to the line."""
        self._with_snapped(event, super().mouseReleaseEvent)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Both pages scroll, by pixels where the device tells them; with Ctrl the type grows or shrinks."""
        notches = event.angleDelta().y() / _WHEEL_STEP
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if notches:
                self.zoom_wanted.emit(1 if notches > 0 else -1)
        elif event.pixelDelta().y():
            self.scroll_wanted.emit(-event.pixelDelta().y())
        else:
            self.scroll_wanted.emit(round(-notches * 3 * self.level_layout.measure.pitch))
        event.accept()

    def _with_snapped(self, event: QMouseEvent, handle: Callable[[QMouseEvent], None]) -> None:
        snapped = moved_to(event, self._snapped(event.position()))
        handle(snapped)
        event.setAccepted(snapped.isAccepted())

    def _snapped(self, point: QPointF) -> QPointF:
        shown = next(self.shown_blocks(point.y(), point.y() + 1), None)
        return into_letters(shown, self.level_layout, point) if shown else point

    # --- keys and other events -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """As Qt does, but whole pages are turned on both sides at once; by Space too, where it cannot be typed."""
        if self.isReadOnly() and event.key() == Qt.Key.Key_Space:
            self.page_wanted.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1, False)
            event.accept()
            return
        for keys, direction, selecting in _PAGE_KEYS:
            if event.matches(keys):
                self.page_wanted.emit(direction, selecting)
                event.accept()
                return
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and self.open_strip():
            event.accept()
            return
        before = self._caret_and_text()
        super().keyPressEvent(event)
        if self._caret_and_text() != before:
            self.caret_moved.emit()

    def _caret_and_text(self) -> tuple[int, int, int]:
        cursor = self.textCursor()
        return cursor.position(), cursor.anchor(), self.document().revision()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """As Qt does; what is being composed can be seen."""
        super().inputMethodEvent(event)
        self.caret_moved.emit()

    def focusInEvent(self, event: QEvent) -> None:
        """The page that is worked in is told."""
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.focused.emit()

    def createMimeDataFromSelection(self) -> QMimeData:
        """The selected text as it is: Qt would turn no-break spaces into spaces."""
        return exact_text_data(self._places.text_of_selection(self.textCursor()) if self._places else "")

    def _tell_place(self) -> None:
        if self._places:
            self.cursor_place_changed.emit(self.place())

    def _scrolled_by_itself(self, _area: QRect, dy: int) -> None:
        if dy and not self._placing:
            self.unsettled.emit()


_PAGE_KEYS = (
    (QKeySequence.StandardKey.MoveToNextPage, 1, False),
    (QKeySequence.StandardKey.MoveToPreviousPage, -1, False),
    (QKeySequence.StandardKey.SelectNextPage, 1, True),
    (QKeySequence.StandardKey.SelectPreviousPage, -1, True),
)
