"""One page of text: its letters, with marks behind and over them and tool tips that tell what there is to know."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QTextCursor
from PySide6.QtWidgets import QToolTip, QWidget

from facing.core.edit import Place
from facing.core.finding import Finding, Side
from facing.ui.panes.appearance import Appearance, LineMeasure
from facing.ui.panes.content import PaneContent
from facing.ui.panes.invisibles import InvisiblePainter
from facing.ui.panes.level_page import CARET, TEXT_MARGIN, LevelPage, Places
from facing.ui.panes.marks import Marks, ParagraphMarks
from facing.ui.panes.painting import MarkPainter
from facing.ui.panes.still import paint_text, still_blocks
from facing.ui.panes.stretches import ShownBlock
from facing.ui.panes.tips import finding_tip, object_tip
from facing.ui.qtext import OBJECT

# A caret is shown all the same, so that the text can be read and selected from by keys.
READING = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class Page(LevelPage):
    """What all pages have in common.

    The marks are painted for the paragraphs in view and are never formats of the document. ``paragraph_tip`` says what
    there is to know of a paragraph as such.
    """

    finding_clicked = Signal(object)

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
        self.set_type(font, measure)
        self.viewport().update()

    def show_invisibles(self, shown: bool) -> None:
        """Paint signs for spaces, ends of paragraphs and what else has no ink, or do not."""
        self._shows_invisibles = shown
        self.viewport().update()

    def link(self, paragraphs: Sequence[int]) -> None:
        """Show that these moved paragraphs belong to the one at the caret."""
        if paragraphs != self._linked:
            self._linked = paragraphs
            self.viewport().update()

    # --- what is at a place --------------------------------------------------------------------------------------

    def findings_at(self, point: QPointF) -> tuple[Finding, ...]:
        """The findings under a point of the viewport, the shortest first."""
        position = self.letter_under(point)
        if position is None or self._marks is None or self._places is None:
            return ()
        return self._marks.at(self.side, self._places.to_place(position))

    def has_object_at(self, point: QPointF) -> bool:
        """Whether the mark of an object is under a point of the viewport."""
        position = self.letter_under(point)
        if position is None or self._places is None:
            return False
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
        return self._places.text_of_selection(cursor) == OBJECT

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
        marked = [
            (block, self._marks.of(self.side, block.paragraph).within(*block.units))
            for block in self.shown_blocks(area.top() - CARET, area.bottom() + CARET)
        ]
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block, marks in marked:
            self._paint_ground(painter, block, marks)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block, marks in marked:
            self._paint_signs(painter, block, marks)
        painter.end()

    def paint_still(self, painter: QPainter, paragraphs: Iterable[tuple[int, int]], height: int) -> None:
        """Paint paragraphs with their tops where the page itself is not, just as it would look there."""
        if self._painter is None or self._marks is None or self._content is None:
            return
        for shown in still_blocks(self.level_layout, paragraphs, height):
            marks = self._marks.of(self.side, shown.paragraph).within(*shown.units)
            self._paint_ground(painter, shown, marks)
            paint_text(painter, shown, self, QRectF(0, 0, self.width(), height))
            self._paint_signs(painter, shown, marks)

    def _paint_ground(self, painter: QPainter, block: ShownBlock, marks: ParagraphMarks) -> None:
        """What stands behind the letters, and above the first ones of a slot."""
        if self._painter is None or self._marks is None:
            return
        column = TEXT_MARGIN, self.viewport().width() - TEXT_MARGIN
        self._painter.paint_fills(painter, block, marks, column, block.paragraph in self._linked)
        if self._marks.begins_slot(self.side, block.paragraph):
            self._painter.paint_slot_edge(painter, block, column)

    def _paint_signs(self, painter: QPainter, block: ShownBlock, marks: ParagraphMarks) -> None:
        """What stands below and over the letters."""
        if self._painter is None or self._content is None:
            return
        self._painter.paint_lines(painter, block, marks, self._content.current_finding)
        self._painter.paint_matches(painter, block, marks)
        if self._shows_invisibles and self._invisibles:
            text = self.document().findBlockByNumber(block.paragraph).text()
            self._invisibles.paint(painter, block, text, marks)

    # --- mouse ---------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where, since a click may be on a finding."""
        self._pressed_at = event.position()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a finding is told."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed_at = self._pressed_at, None
        if event.button() is Qt.MouseButton.LeftButton and pressed and not self.textCursor().hasSelection():
            found = self.findings_at(event.position())
            if found:
                self.finding_clicked.emit(found[0])

    def viewportEvent(self, event: QEvent) -> bool:
        """Tool tips tell what a finding says, what an object is, or where a paragraph has moved."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._tip(QPointF(event.pos())), self.viewport())
            return True
        return super().viewportEvent(event)

    def _tip(self, point: QPointF) -> str:
        found = self.findings_at(point)
        if found and self._content:
            return finding_tip(found, self._content)
        if self.has_object_at(point):
            return object_tip()
        shown = next(self.shown_blocks(point.y(), point.y() + 1), None)
        return self.paragraph_tip(shown.paragraph) if shown else ""
