"""Place, size and division of a window as bytes that can be kept."""

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QSplitter, QWidget


def shape_of(window: QWidget, splitter: QSplitter) -> bytes:
    """The shape that a window has: the length of the splitter's state in four bytes, that state, the geometry."""
    state = splitter.saveState().data()
    return len(state).to_bytes(4) + state + window.saveGeometry().data()


def give_shape(window: QWidget, splitter: QSplitter, shape: bytes) -> None:
    """Give a window a shape that ``shape_of`` gave; anything else is passed over."""
    length = int.from_bytes(shape[:4])
    if 4 + length < len(shape):
        splitter.restoreState(QByteArray(shape[4 : 4 + length]))
        window.restoreGeometry(QByteArray(shape[4 + length :]))
