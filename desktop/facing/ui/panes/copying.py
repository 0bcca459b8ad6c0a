"""What is put on the clipboard or dragged: plain text, exactly as it is."""

from PySide6.QtCore import QMimeData, QStringListModel


def exact_text_data(text: str) -> QMimeData:
    """``text`` and nothing else, for Qt to keep.

    Qt makes the object itself here: the clipboards of some platforms outlive Python, and end the process with a crash
    when they let go of an object that Python has made (seen with PySide6 6.11, platform ``offscreen``).
    """
    model = QStringListModel([""])
    data = model.mimeData([model.index(0)])
    data.clear()
    data.setText(text)
    return data
