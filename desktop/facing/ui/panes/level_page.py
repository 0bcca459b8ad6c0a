"""A native plain-text editor whose rows can be kept level, with places and exact copying."""

from collections.abc import Iterator
from typing import Protocol

from PySide6.QtCore import QMimeData, QRect, Qt, Signal
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from facing.core.edit import Place
from facing.ui.panes.appearance import LineMeasure
from facing.ui.panes.copying import exact_text_data
from facing.ui.panes.stretches import ShownBlock
from facing.ui.panes.text_layout import LevelLayout

# Pixels between the edge of the editor and its letters; never changed later, since that would be a step to undo.
TEXT_MARGIN = 30
CARET = 2  # pixels


class Places(Protocol):
    """Places in a page's document; ``facing.ui.qtext.Mirror`` and ``StaticMirror`` fulfil it."""

    def to_place(self, position: int) -> Place:
        """The place at a document position (UTF-16 units)."""

    def to_position(self, place: Place) -> int:
        """The document position (UTF-16 units) of a place."""

    def text_of_selection(self, cursor: QTextCursor) -> str:
        """The selected text exactly."""


class LevelPage(QPlainTextEdit):
    """Never scrolls itself: it is shown from a line on. ``unsettled`` asks to be put right after a change.

    ``layouts`` are those of all its documents, ``level_layout`` is that of the one it shows.
    """

    cursor_place_changed = Signal(object)
    unsettled = Signal()

    def __init__(self, measure: LineMeasure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places: Places | None = None
        self._placing = False
        self.layouts: list[LevelLayout] = []
        self.show_document(self.new_document(measure))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Lets every line stand at the top, the last one too.
        self.setCenterOnScroll(True)
        self.setCursorWidth(CARET)
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

    def createMimeDataFromSelection(self) -> QMimeData:
        """The selected text as it is: Qt would turn no-break spaces into spaces."""
        return exact_text_data(self._places.text_of_selection(self.textCursor()) if self._places else "")

    def _tell_place(self) -> None:
        if self._places:
            self.cursor_place_changed.emit(self.place())

    def _scrolled_by_itself(self, _area: QRect, dy: int) -> None:
        if dy and not self._placing:
            self.unsettled.emit()
