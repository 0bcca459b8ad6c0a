"""The real window with typing that its store refuses: ``main(BASE, FILE, SIGNAL)`` types, is sent the signal, and ends.

Says how it ended.
"""

import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from facing.app import window
from facing.app.arguments import WindowRequest
from facing.app.program import Program
from facing.core.edit import Edit
from facing.core.finding import Side
from facing.core.problem import ProblemCode, UserProblem
from facing.store.sqlite_store import SqliteStore
from facing.ui.window.main_window import MainWindow
from tests.reliability.typist import say


def refuse(store: SqliteStore, document: str, edits: Sequence[Edit]) -> None:
    raise UserProblem(ProblemCode.DISK_FULL, path=Path("store"), reason="no room")


def main(base: str, file: str, number: str) -> None:
    # Wherever the spare copy goes, it does not go to the folders of whoever runs this.
    tempfile.tempdir = os.environ["HOME"] = str(Path(base).parent)
    window.has_display = lambda: True
    SqliteStore.append_edits = refuse  # type: ignore[method-assign]
    take_window = Program.take_window

    def and_end(program: Program, shown: MainWindow) -> None:
        def type_and_end() -> None:
            QTest.keyClick(shown.parts.spread.page(Side.CORRECTION), "Q")
            os.kill(os.getpid(), int(number))

        take_window(program, shown)
        QTimer.singleShot(300, type_and_end)

    Program.take_window = and_end  # type: ignore[method-assign]
    request = WindowRequest(Path(file), None, Path(base), None)
    say("code", window.run_window(request, ["facing"]))
    sys.stdout.flush()
    os._exit(0)
