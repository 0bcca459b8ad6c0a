"""What a window looks like, to be kept until the next start: place, size, division, and how texts are viewed.

Folding is left out: every document begins with all its paragraphs in view.
"""

import base64
import contextlib
import json

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QSplitter, QWidget

from facing.ui.panes.book import View
from facing.ui.window.parts import Parts

# What comes of a value that is missing, of another type or out of range.
_UNUSABLE = KeyError, TypeError, ValueError, OverflowError
_SWITCHES = ("side-panel", "hide-white-space")


def shape_of(window: QWidget, splitter: QSplitter, parts: Parts) -> bytes:
    """The shape that a window has, as JSON in UTF-8."""
    shape = {
        "geometry": _as_text(window.saveGeometry()),
        "division": _as_text(splitter.saveState()),
        "view": parts.spread.view.value,
        "zoom": parts.spread.zoomed_by,
        "by_kind": parts.actions["list-by-kind"].isChecked(),
        "panel": parts.side.tabs.currentIndex(),
        "switches": {name: parts.actions[name].isChecked() for name in _SWITCHES},
    }
    return json.dumps(shape).encode()


def give_shape(window: QWidget, splitter: QSplitter, parts: Parts, shape: bytes) -> None:
    """Give a window a shape that ``shape_of`` gave; what cannot be used is passed over."""
    try:
        found = json.loads(shape)
    except ValueError:
        return
    if not isinstance(found, dict):
        return
    for name, restore in (("division", splitter.restoreState), ("geometry", window.restoreGeometry)):
        with contextlib.suppress(*_UNUSABLE):
            restore(QByteArray(base64.b64decode(found[name], validate=True)))
    with contextlib.suppress(*_UNUSABLE):
        parts.spread.set_view(View(found["view"]))
    with contextlib.suppress(*_UNUSABLE):
        parts.spread.zoom(int(found["zoom"]) - parts.spread.zoomed_by)
    with contextlib.suppress(*_UNUSABLE):
        parts.side.tabs.setCurrentIndex(found["panel"])
    with contextlib.suppress(*_UNUSABLE):
        by_kind = found["by_kind"] is True
        parts.actions.choose("list-by-kind" if by_kind else "list-by-place")
        parts.side.findings.group_by_kind(by_kind)
    with contextlib.suppress(*_UNUSABLE):
        for name in _SWITCHES:
            parts.actions[name].setChecked(found["switches"][name])


def _as_text(data: QByteArray) -> str:
    return base64.b64encode(data.data()).decode("ascii")
