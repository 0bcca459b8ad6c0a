"""One page of text: a native plain-text editor with level rows, marks, exact copying."""

from collections.abc import Callable, Iterator
from typing import Protocol

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QToolTip, QWidget

from facing.core.edit import Place
from facing.core.finding import Finding, Side
from facing.ui.panes.appearance import Appearance, LineMeasure
from facing.ui.panes.content import PaneContent, text_of
from facing.ui.panes.copying import exact_text_data
from facing.ui.panes.marks import MarkBook
from facing.ui.panes.painting import MarkPainter
from facing.ui.panes.pointing import moved_to
from facing.ui.panes.stretches import ShownBlock
from facing.ui.panes.text_layout import LevelLayout
from facing.ui.panes.tips import finding_tip, object_tip
from facing.ui.qtext import OBJECT

# Pixels between the edge of the editor and its letters; never changed later, since that would be a step to undo.
TEXT_MARGIN = 30
_CARET = 2
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


class Page(QPlainTextEdit):
    """What both pages have in common. The page never scrolls itself: it asks, and is shown from a line on.

    The marks are painted for the paragraphs in view and are never formats of the document.
    """

    finding_clicked = Signal(object)
    cursor_place_changed = Signal(object)
    caret_moved = Signal()
    scroll_wanted = Signal(int)
    page_wanted = Signal(int, bool)
    zoom_wanted = Signal(int)
    focused = Signal()
    unsettled = Signal()

    def __init__(self, side: Side, measure: LineMeasure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.side = side
        self._content: PaneContent | None = None
        self._marks: MarkBook | None = None
        self._painter: MarkPainter | None = None
        self._places: Places | None = None
        self._placing = False
        self._pressed_at: QPointF | None = None
        document = QTextDocument(self)
        document.setDocumentMargin(TEXT_MARGIN)
        self.level_layout = LevelLayout(document, measure)
        document.setDocumentLayout(self.level_layout)
        self.setDocument(document)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Lets every line stand at the top, the last one too.
        self.setCenterOnScroll(True)
        self.setCursorWidth(_CARET)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        document.contentsChanged.connect(self.unsettled)
        self.updateRequest.connect(self._scrolled_by_itself)
        self.cursorPositionChanged.connect(self._tell_place)

    # --- what is shown -------------------------------------------------------------------------------------------

    def show_content(self, content: PaneContent, marks: MarkBook, places: Places) -> None:
        """Show this content; the document has been filled with its text."""
        self._content, self._marks, self._places = content, marks, places
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def dress(self, appearance: Appearance, font: QFont, measure: LineMeasure) -> None:
        """Take fonts, colours and distances; every paragraph is laid out anew when it is next seen."""
        self._painter = MarkPainter(appearance, measure, self.side)
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Text, appearance.color("ink"))
        palette.setColor(QPalette.ColorRole.Highlight, appearance.color("selection"))
        palette.setColor(QPalette.ColorRole.HighlightedText, appearance.color("ink"))
        self.setPalette(palette)
        changed = self.level_layout.measure != measure or self.font() != font
        self.level_layout.measure = measure
        self.setFont(font)
        self.setTabStopDistance(_TAB * measure.height)
        if changed:
            self.document().setDefaultFont(font)
        self.viewport().update()

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
        """The document position nearest to a point of the viewport."""
        return self.cursorForPosition(self._snapped(point).toPoint()).position()

    def findings_at(self, point: QPointF) -> tuple[Finding, ...]:
        """The findings under a point of the viewport, the shortest first."""
        place = self.place_at(point)
        return () if place is None or self._marks is None else self._marks.at(self.side, place)

    def has_object_at(self, point: QPointF) -> bool:
        """Whether the mark of an object is under a point of the viewport."""
        place = self.place_at(point)
        if place is None or self._content is None or place.paragraph >= len(text_of(self._content, self.side)):
            return False
        return text_of(self._content, self.side)[place.paragraph].text[place.offset :].startswith(OBJECT)

    def place_at(self, point: QPointF) -> Place | None:
        """The place of the letter under a point of the viewport; ``None`` where there is none."""
        if self._places is None:
            return None
        for shown in self.shown_blocks(point.y(), point.y() + 1):
            line = shown.layout.lineAt(self.level_layout.line_at(shown.layout, point.y() - shown.top))
            letters = line.naturalTextRect()
            if not letters.left() <= point.x() <= letters.right() or point.y() >= shown.top + shown.height:
                return None
            unit = line.xToCursor(point.x(), line.CursorPosition.CursorOnCharacter)
            start = self.document().findBlockByNumber(shown.paragraph).position()
            return self._places.to_place(start + unit)
        return None

    def findings_at_caret(self) -> tuple[Finding, ...]:
        """The findings whose words the caret is in or touches, the shortest first."""
        if self._marks is None:
            return ()
        place = self.place()
        before = Place(place.paragraph, max(0, place.offset - 1))
        return tuple(dict.fromkeys((*self._marks.at(self.side, place), *self._marks.at(self.side, before))))

    # --- painting ------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Changes behind the letters, the letters, findings below them."""
        if self._painter is None or self._marks is None or self._content is None:
            super().paintEvent(event)
            return
        area = event.rect()
        column = TEXT_MARGIN, self.viewport().width() - TEXT_MARGIN
        marked = [
            (block, self._marks.of(self.side, block.paragraph))
            for block in self.shown_blocks(area.top() - _CARET, area.bottom() + _CARET)
        ]
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block, marks in marked:
            self._painter.paint_fills(painter, block, marks, column)
            if self._begins_slot(block.paragraph):
                self._painter.paint_slot_edge(painter, block, column)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block, marks in marked:
            self._painter.paint_findings(painter, block, marks, self._content.current_finding)
        painter.end()

    def _begins_slot(self, paragraph: int) -> bool:
        """Whether another cell, or another part that stands by itself, begins with this paragraph."""
        text = text_of(self._content, self.side) if self._content else None
        return text is not None and 0 < paragraph < len(text) and text[paragraph].slot != text[paragraph - 1].slot

    # --- mouse ---------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """As Qt does, with the space between lines counted to the line."""
        self._pressed_at = event.position()
        self._with_snapped(event, super().mousePressEvent)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """As Qt does, with the space between lines counted to the line."""
        self._with_snapped(event, super().mouseMoveEvent)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """As Qt does, with the space between lines counted to the line."""
        self._with_snapped(event, super().mouseDoubleClickEvent)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """As Qt does; a click on a finding is told."""
        self._with_snapped(event, super().mouseReleaseEvent)
        pressed, self._pressed_at = self._pressed_at, None
        if event.button() is Qt.MouseButton.LeftButton and pressed and not self.textCursor().hasSelection():
            found = self.findings_at(event.position())
            if found:
                self.finding_clicked.emit(found[0])

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
        """The point moved into the letters' height of its line; Qt takes what is between lines for the line's end."""
        for shown in self.shown_blocks(point.y(), point.y() + 1):
            line = self.level_layout.line_at(shown.layout, point.y() - shown.top)
            letters = shown.layout.lineAt(line).naturalTextRect()
            y = min(max(point.y(), shown.top + letters.top() + 1), shown.top + letters.bottom() - 1)
            return QPointF(point.x(), y)
        return point

    # --- keys and other events -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """As Qt does, but whole pages are turned on both sides at once."""
        for keys, direction, selecting in _PAGE_KEYS:
            if event.matches(keys):
                self.page_wanted.emit(direction, selecting)
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

    def viewportEvent(self, event: QEvent) -> bool:
        """Tool tips tell what a finding says."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            found = self.findings_at(QPointF(event.pos()))
            if found and self._content:
                QToolTip.showText(event.globalPos(), finding_tip(found, self._content), self.viewport())
            elif self.has_object_at(QPointF(event.pos())):
                QToolTip.showText(event.globalPos(), object_tip(), self.viewport())
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

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
