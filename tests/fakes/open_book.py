"""A spread that shows two texts, wired as the window wires it."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QMetaObject, QObject
from PySide6.QtWidgets import QApplication

from facing.core.edit import Edit
from facing.core.finding import Side
from facing.ui.panes.page import Page
from facing.ui.panes.spread import Spread
from facing.ui.qtext import Mirror, StaticMirror
from tests.fakes.appearance import FakeAppearance
from tests.fakes.pane_content import FakePaneContent


@dataclass
class OpenBook:
    """A spread with its content, and its mirror."""

    spread: Spread
    content: FakePaneContent
    mirror: Mirror
    connection: QMetaObject.Connection

    def page(self, side: Side = Side.CORRECTION) -> Page:
        return self.spread.page(side)

    def tops(self, side: Side) -> dict[int, int]:
        """Where the paragraphs in view are painted, by Qt itself or beside it: tops in pixels of the sheet."""
        page, sheet = self.page(side), self.spread.sheets[side]
        block = page.firstVisibleBlock()
        tops = dict(sheet._still)
        if page.y() >= sheet.height():
            return tops
        bottom = sheet.height() if sheet._bottom is None else min(sheet.height(), sheet._bottom)
        assert page.y() + page.height() >= bottom, "not painted down to the edge"
        while block.isValid():
            top = page.blockBoundingGeometry(block).translated(page.contentOffset()).top() + page.y()
            assert top == round(top), "between two pixels"
            if top >= bottom:
                break
            assert block.blockNumber() not in tops, "painted twice"
            tops[block.blockNumber()] = round(top)
            block = block.next()
        return tops

    def unlevel(self) -> list[tuple[int, list[int]]]:
        """The rows in view that are not level, with the tops of their sides."""
        tops = {side: self.tops(side) for side in Side}
        wrong = []
        for row in self.spread._scroller.rows:
            value = self.content.comparison.row(row.number)
            firsts = ((Side.ORIGINAL, value.original), (Side.CORRECTION, value.corrected))
            there = [tops[side][own[0]] for side, own in firsts if own and own[0] in tops[side]]
            if any(top != row.top for top in there):
                wrong.append((row.number, [row.top, *there]))
        return wrong

    def settle(self) -> None:
        self.spread.settle()
        QApplication.processEvents()

    def close(self) -> None:
        """Let nothing reach the documents any more, and let the widgets go."""
        QObject.disconnect(self.connection)
        self.mirror.detach()
        self.spread.release()
        self.spread.close()
        self.spread.deleteLater()
        # Without an event loop nobody does this, and what earlier tests left is styled again and again.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def opened(
    content: FakePaneContent,
    size: tuple[int, int] = (966, 732),
    appearance: FakeAppearance | None = None,
) -> OpenBook:
    """A spread with this content, not shown yet."""
    spread = Spread(appearance or FakeAppearance())
    mirror = Mirror(spread.document(Side.CORRECTION), content)
    static_mirror = StaticMirror(spread.document(Side.ORIGINAL), lambda: content.original)
    mirror.load()
    static_mirror.load()
    spread.show_content(content, mirror, static_mirror)

    def follow(edits: tuple[Edit, ...], by_pane: bool) -> None:
        if not by_pane:
            mirror.follow(edits)
        spread.refresh_rows()

    connection = content.changed.connect(follow)
    spread.resize(*size)
    return OpenBook(spread, content, mirror, connection)
