"""One page of text with its marks, the mouse and the keys."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
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
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from facing.core.edit import Place
from facing.core.finding import Finding, Side
from facing.ui.panes.appearance import Appearance, LineMeasure
from facing.ui.panes.content import PaneContent
from facing.ui.panes.invisibles import InvisiblePainter
from facing.ui.panes.level_page import CARET, TEXT_MARGIN, LevelPage, Places
from facing.ui.panes.marks import Marks, ParagraphMarks
from facing.ui.panes.painting import MarkPainter
from facing.ui.panes.pointing import into_letters, letter_at, moved_to
from facing.ui.panes.still import paint_text, still_blocks
from facing.ui.panes.stretches import ShownBlock
from facing.ui.panes.tips import finding_tip

_TAB = 2  # em; the same on both sides, or rows with tabs could not be alike
# A caret is shown all the same, so that the text can be read and selected from by keys.
READING = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
_WHEEL_STEP = 120  # eighths of a degree in one notch of a wheel


class Page(LevelPage):
    """What all pages have in common. Asks to be scrolled, for both sides at once.

    The marks are painted for the paragraphs in view and are never formats of the document. ``position_around`` gives
    the position at a point of the parent outside the page, as long as there is text there that the parent paints;
    ``open_strip`` opens the fold that the caret stands on, and tells whether there was one. ``paragraph_tip`` says
    what there is to know of a paragraph as such.
    """

    finding_clicked = Signal(object)
    caret_moved = Signal()
    scroll_wanted = Signal(int)
    page_wanted = Signal(int, bool)
    zoom_wanted = Signal(int)
    focused = Signal()

    def __init__(self, side: Side, measure: LineMeasure, parent: QWidget | None = None) -> None:
        super().__init__(measure, parent)
        self.side = side
        self._content: PaneContent | None = None
        self._marks: Marks | None = None
        self._painter: MarkPainter | None = None
        self._invisibles: InvisiblePainter | None = None
        self._shows_invisibles = False
        self._pressed_at: QPointF | None = None
        self._linked: Sequence[int] = ()
        self.paragraph_tip: Callable[[int], str] = lambda paragraph: ""
        self.position_around: Callable[[QPointF], int] | None = None
        self.open_strip: Callable[[], bool] = lambda: False
        self.setMouseTracking(True)

    # --- what is shown -------------------------------------------------------------------------------------------

    def show_content(self, content: PaneContent, marks: Marks, places: Places) -> None:
        """Show this content; the document has been filled with its text."""
        self._content, self._marks, self._places = content, marks, places
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def dress(self, appearance: Appearance, font: QFont, measure: LineMeasure) -> None:
        """Take fonts, colours and distances; every paragraph is laid out anew when it is next seen."""
        self._painter = MarkPainter(appearance, measure, self.side)
        self._invisibles = InvisiblePainter(appearance, measure)
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Text, appearance.color("ink"))
        palette.setColor(QPalette.ColorRole.Highlight, appearance.color("selection"))
        palette.setColor(QPalette.ColorRole.HighlightedText, appearance.color("ink"))
        self.setPalette(palette)
        changed = self.level_layout.measure != measure or self.document().defaultFont() != font
        self.level_layout.measure = measure
        self.setFont(font)
        self.setTabStopDistance(_TAB * measure.height)
        if changed:
            self.document().setDefaultFont(font)
        self.viewport().update()

    def show_invisibles(self, shown: bool) -> None:
        """Paint signs for spaces, ends of paragraphs and what else has no ink, or do not."""
        self._shows_invisibles = shown
        self.viewport().update()

    # --- places --------------------------------------------------------------------------------------------------

    def position_at(self, point: QPointF) -> int:
        """The document position nearest to a point of the viewport, or of the sheet around it."""
        if self.position_around is not None and not 0 <= point.y() < self.height():
            return self.position_around(self.viewport().mapToParent(point.toPoint()).toPointF() + QPointF(self.pos()))
        return self.cursorForPosition(self._snapped(point).toPoint()).position()

    def findings_at(self, point: QPointF) -> tuple[Finding, ...]:
        """The findings under a point of the viewport, the shortest first."""
        if self._marks is None or self._places is None:
            return ()
        shown = next(self.shown_blocks(point.y(), point.y() + 1), None)
        unit = letter_at(shown, self.level_layout, point) if shown else None
        if shown is None or unit is None:
            return ()
        start = self.document().findBlockByNumber(shown.paragraph).position()
        return self._marks.at(self.side, self._places.to_place(start + unit))

    def link(self, paragraphs: Sequence[int]) -> None:
        """Show that these moved paragraphs belong to the one at the caret."""
        if paragraphs != self._linked:
            self._linked = paragraphs
            self.viewport().update()

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
            (block, self._marks.of(self.side, block.paragraph).within(*block.units))
            for block in self.shown_blocks(area.top() - CARET, area.bottom() + CARET)
        ]
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block, marks in marked:
            self._painter.paint_fills(painter, block, marks, column, block.paragraph in self._linked)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block, marks in marked:
            self._paint_signs(painter, block, marks)
        painter.end()

    def _paint_signs(self, painter: QPainter, block: ShownBlock, marks: ParagraphMarks) -> None:
        """What stands below and over the letters."""
        if self._painter is None or self._content is None:
            return
        self._painter.paint_lines(painter, block, marks, self._content.current_finding)
        self._painter.paint_matches(painter, block, marks)
        if self._shows_invisibles and self._invisibles:
            text = self.document().findBlockByNumber(block.paragraph).text()
            self._invisibles.paint(painter, block, text, marks)

    def paint_still(self, painter: QPainter, paragraphs: Iterable[tuple[int, int]], height: int) -> None:
        """Paint paragraphs with their tops where the page itself is not, just as it would look there."""
        if self._painter is None or self._marks is None or self._content is None:
            return
        for shown in still_blocks(self.level_layout, paragraphs, height):
            marks = self._marks.of(self.side, shown.paragraph).within(*shown.units)
            column = TEXT_MARGIN, self.viewport().width() - TEXT_MARGIN
            self._painter.paint_fills(painter, shown, marks, column, shown.paragraph in self._linked)
            paint_text(painter, shown, self, QRectF(0, 0, self.width(), height))
            self._paint_signs(painter, shown, marks)

    # --- mouse ---------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """As Qt does, with the space between lines counted to the line."""
        self._pressed_at = event.position()
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

    def viewportEvent(self, event: QEvent) -> bool:
        """Tool tips tell what a finding says, or where a paragraph has moved."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            found = self.findings_at(QPointF(event.pos()))
            if found and self._content:
                tip = finding_tip(found, self._content)
            else:
                shown = next(self.shown_blocks(event.pos().y(), event.pos().y() + 1), None)
                tip = self.paragraph_tip(shown.paragraph) if shown else ""
            QToolTip.showText(event.globalPos(), tip, self.viewport())
            return True
        return super().viewportEvent(event)

    def focusInEvent(self, event: QEvent) -> None:
        """The page that is worked in is told."""
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.focused.emit()


_PAGE_KEYS = (
    (QKeySequence.StandardKey.MoveToNextPage, 1, False),
    (QKeySequence.StandardKey.MoveToPreviousPage, -1, False),
    (QKeySequence.StandardKey.SelectNextPage, 1, True),
    (QKeySequence.StandardKey.SelectPreviousPage, -1, True),
)
