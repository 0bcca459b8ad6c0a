"""Draws an SVG as a Windows icon: `windows_icon.py DRAWING.svg TARGET.ico`, by a Python that has PySide6.

An icon is a list of pictures in several sizes, PNG since Windows Vista:
https://learn.microsoft.com/previous-versions/ms997538(v=msdn.10).
"""

import struct
import sys
from pathlib import Path

SIZES = (16, 24, 32, 48, 64, 128, 256)


def icon_of(pictures: list[tuple[int, bytes]]) -> bytes:
    """The bytes of an icon from square pictures: width in pixels (1 to 256) and the PNG."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    position = len(head) + 16 * len(pictures)
    listed = b""
    for size, data in pictures:
        # 256 is written as 0.
        listed += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(data), position)
        position += len(data)
    return head + listed + b"".join(data for _, data in pictures)


def drawn(drawing: Path) -> list[tuple[int, bytes]]:
    """The drawing as PNG in each size."""
    from PySide6.QtCore import QBuffer, QIODevice, Qt  # noqa: PLC0415 - the set-up itself has no Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter  # noqa: PLC0415
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    renderer = QSvgRenderer(str(drawing))
    pictures = []
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]
        pictures.append((size, bytes(buffer.data().data())))
    del application
    return pictures


if __name__ == "__main__":
    Path(sys.argv[2]).write_bytes(icon_of(drawn(Path(sys.argv[1]))))
