"""Bold and italics of the paragraphs that are laid out, on both pages."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextLayout

from facing.core.finding import Side
from facing.core.styles import Style, StyleSpans
from facing.core.text import Text
from facing.diff.projection import project
from facing.diff.rows import Run
from facing.ui.panes.content import PaneContent, Range, RowFinder, paragraphs_of, text_of
from facing.ui.qtext import units

# Paragraphs whose styles are kept beyond the next change.
_KEPT = 2000


class Dressed(Protocol):
    """A layout of blocks."""

    def style_with(self, styles: "BlockStyles | None") -> None:
        """Let letters look as ``styles`` says from now on."""


class StyleBook:
    """The styles of the paragraphs asked for; those of the correction are projected from the original's."""

    def __init__(self, content: PaneContent, rows: RowFinder) -> None:
        self._content = content
        self._rows = rows
        self._found: dict[int, StyleSpans] = {}
        self._projected: dict[int, tuple[Sequence[Run], Range, list[StyleSpans]]] = {}

    def dress(self, layouts: Mapping[Side, "Dressed"]) -> None:
        """Give each page's layout the styles of its blocks; none where everything in the document is plain."""
        for side, layout in layouts.items():
            layout.style_with(BlockStyles(partial(self.styled, side)) if self._content.styles else None)

    def forget(self) -> None:
        """Texts, rows or runs may have changed."""
        self._found.clear()
        if len(self._projected) > _KEPT:
            self._projected.clear()

    def styled(self, side: Side, paragraph: int) -> tuple[str, StyleSpans]:
        """The text of a paragraph (by index) and its styles; nothing where the document is ahead of the text."""
        text = text_of(self._content, side)
        return (text[paragraph].text, self.of(side, paragraph)) if paragraph < len(text) else ("", ())

    def of(self, side: Side, paragraph: int) -> StyleSpans:
        """The styles of a paragraph (by index), in code points."""
        if side is Side.ORIGINAL:
            return self._content.styles.get(paragraph, ())
        spans = self._found.get(paragraph)
        if spans is None:
            spans = self._found[paragraph] = self._corrected(paragraph)
        return spans

    def _corrected(self, paragraph: int) -> StyleSpans:
        try:
            number = self._rows.row_of(Side.CORRECTION, paragraph)
            own = paragraphs_of(self._rows.row(number), Side.CORRECTION)
            origin, runs = self._content.comparison.sources(number)
        except IndexError:  # the document is ahead of the comparison, in the middle of a change
            return ()
        if own is None or origin is None:
            return ()
        styles = self._content.styles
        inside = {index - origin[0]: styles[index] for index in range(*origin) if index in styles}
        if not inside:
            return ()
        known = self._projected.get(paragraph)
        if known is None or known[0] is not runs or known[1] != own:
            before = _texts(self._content.original, origin)
            after = _texts(self._content.corrected, own)
            known = self._projected[paragraph] = (runs, own, project(inside, before, after, runs))
        return known[2][paragraph - own[0]]


class BlockStyles:
    """The styles of one document's blocks, as Qt wants them; ``styled`` gives a block's text and its styles."""

    def __init__(self, styled: Callable[[int], tuple[str, StyleSpans]]) -> None:
        self._styled = styled
        self._formats: dict[Style, QTextCharFormat] = {}

    def ranges(self, block: QTextBlock) -> list[tuple[int, int, Style]]:
        """The stretches of a block that are not plain: start and length in UTF-16 units, and how they look."""
        string, spans = self._styled(block.blockNumber())
        return [
            (units(string, span.start), units(string[span.start :], span.end - span.start), span.style)
            for span in spans
        ]

    def format_range(self, start: int, length: int, style: Style) -> QTextLayout.FormatRange:
        """A stretch as the layout takes it."""
        known = self._formats.get(style)
        if known is None:
            known = self._formats[style] = QTextCharFormat()
            if style.bold:
                known.setFontWeight(QFont.Weight.Bold)
            if style.italic:
                known.setFontItalic(True)
        found = QTextLayout.FormatRange()
        found.start, found.length, found.format = start, length, known
        return found


def style_of(format_range: QTextLayout.FormatRange) -> tuple[int, int, Style]:
    """What a stretch of a layout says, as ``BlockStyles.ranges`` does."""
    look = format_range.format
    return format_range.start, format_range.length, Style(look.fontWeight() > QFont.Weight.Normal, look.fontItalic())


def _texts(text: Text, paragraphs: Range) -> list[str]:
    return [paragraph.text for paragraph in text.paragraphs(*paragraphs)]
