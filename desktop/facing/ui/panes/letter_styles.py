"""Bold and italics of the paragraphs that are laid out, on both pages."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextLayout

from facing.core.finding import Side
from facing.core.looks import styled
from facing.core.styles import Style, StyleSpans
from facing.diff.rows import Run
from facing.diff.styling import row_styles
from facing.ui.letter_format import format_of
from facing.ui.panes.content import PaneContent, Range, RowFinder, paragraphs_of, text_of
from facing.ui.qtext import units

# Paragraphs whose styles are kept beyond the next change.
_KEPT = 2000


Styled = Callable[[int], tuple[str, StyleSpans]]


class Dressed(Protocol):
    """A layout of blocks."""

    def style_with(self, styles: "BlockStyles | None") -> None:
        """Let letters look as ``styles`` says from now on."""


class StyleBook:
    """The styles of the paragraphs asked for, with the looks that were chosen over them.

    Those of the correction are projected from the original's.
    """

    def __init__(self, content: PaneContent, rows: RowFinder) -> None:
        self._content = content
        self._rows = rows
        self._layouts: list[tuple[Dressed, BlockStyles]] = []
        self.is_worn = self._has_any()
        self._found: dict[int, StyleSpans] = {}
        self._projected: dict[int, tuple[Sequence[Run], Range, list[StyleSpans]]] = {}

    def dress(self, layout: Dressed, styled: Styled) -> None:
        """Give a layout the styles of its blocks, of which ``styled`` tells; none while everything is plain."""
        styles = BlockStyles(styled)
        self._layouts.append((layout, styles))
        layout.style_with(styles if self.is_worn else None)

    def forget(self) -> None:
        """Texts, rows or runs may have changed."""
        if not self.is_worn and self._has_any():
            self.is_worn = True
            for layout, styles in self._layouts:
                layout.style_with(styles)
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
            return self._chosen(side, paragraph, self._content.styles.get(paragraph, ()))
        spans = self._found.get(paragraph)
        if spans is None:
            spans = self._found[paragraph] = self._chosen(side, paragraph, self._corrected(paragraph))
        return spans

    def _has_any(self) -> bool:
        content = self._content
        return bool(content.styles) or any(text_of(content, side).has_looks for side in Side)

    def _chosen(self, side: Side, paragraph: int, styles: StyleSpans) -> StyleSpans:
        text = text_of(self._content, side)
        if paragraph >= len(text):
            return ()
        there = text[paragraph]
        return styled(styles, there.looks, len(there.text))

    def _corrected(self, paragraph: int) -> StyleSpans:
        try:
            number = self._rows.row_of(Side.CORRECTION, paragraph)
            own = paragraphs_of(self._rows.row(number), Side.CORRECTION)
            origin, runs = self._content.comparison.sources(number)
        except IndexError:  # the document is ahead of the comparison, in the middle of a change
            return ()
        if own is None or origin is None or not self._content.styles:
            return ()
        known = self._projected.get(paragraph)
        if known is None or known[0] is not runs or known[1] != own:
            texts = self._content.original, self._content.corrected
            found = row_styles(self._content.comparison, texts, self._content.styles, number)
            known = self._projected[paragraph] = (runs, own, found)
        return known[2][paragraph - own[0]] if known[2] else ()


class BlockStyles:
    """The styles of one document's blocks, as Qt wants them; ``styled`` gives a block's text and its styles."""

    def __init__(self, styled: Styled) -> None:
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
            known = self._formats[style] = format_of(style)
        found = QTextLayout.FormatRange()
        found.start, found.length, found.format = start, length, known
        return found


def style_of(format_range: QTextLayout.FormatRange) -> tuple[int, int, Style]:
    """What a stretch of a layout says, as ``BlockStyles.ranges`` does."""
    look = format_range.format
    return format_range.start, format_range.length, Style(look.fontWeight() > QFont.Weight.Normal, look.fontItalic())
