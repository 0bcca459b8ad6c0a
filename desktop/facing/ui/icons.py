"""Thin-line icons: one set of SVGs drawn in ``currentColor``, tinted with a colour of the theme."""

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from facing.assets import path

# Edge lengths in pixels that toolbars, menus and displays of double and triple density ask for.
_EDGES = (16, 20, 24, 32, 40, 48)


def tinted_icon(name: str, normal: str, disabled: str) -> QIcon:
    """The icon ``name`` of ``resources/icons`` in two colours (``#RRGGBB``): usable, and not usable now.

    Raises:
        OSError: there is no such icon.
    """
    drawing = path(f"icons/{name}.svg").read_text(encoding="utf-8")
    icon = QIcon()
    for mode, color in ((QIcon.Mode.Normal, normal), (QIcon.Mode.Disabled, disabled)):
        renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", color).encode()))
        for edge in _EDGES:
            icon.addPixmap(_painted(renderer, edge), mode)
    return icon


def _painted(renderer: QSvgRenderer, edge: int) -> QPixmap:
    pixmap = QPixmap(edge, edge)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, edge, edge))
    painter.end()
    return pixmap
