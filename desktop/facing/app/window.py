"""Starts Qt, the program and its window, and ends them."""

import contextlib
import logging
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QEvent, QObject, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QMessageBox

from facing.app.arguments import WindowRequest, program_version
from facing.app.collecting import collect_now, collecting_seldom
from facing.app.export_words import export_words
from facing.app.left_behind import tell_left_behind
from facing.app.logs import log_unexpected_errors
from facing.app.picture import draw_and_tell
from facing.app.program import Program
from facing.app.provide import provide
from facing.cli.exit_codes import exit_code
from facing.cli.sentences import sentence
from facing.core.problem import UserProblem
from facing.ui.messages import sentence as message
from facing.ui.tasks import ThreadTasks
from facing.ui.theme import Theme
from facing.ui.window.main_window import MainWindow

_log = logging.getLogger("facing.qt")
_LEVELS = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
# What Qt's loop is left with when a signal has ended it.
_BY_SIGNAL = -1


def run_window(request: WindowRequest, program_name: Sequence[str]) -> int:
    """Open the window and stay until it is closed; gives the exit code.

    Without a display it says so, draws the window to a picture and tells the findings instead.
    """
    seen = has_display()
    if not seen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    qInstallMessageHandler(_log_message)
    make_application(program_name)
    told_to_end = False
    try:
        draws = not seen or request.picture is not None
        with running(request, waits=draws) as program:
            if draws:
                return draw_and_tell(program, request.picture, seen)
            assert program.window is not None
            program.window.show()
            _end_on_signals()
            # The user's session ends: what was typed is on the disk before anything else may be asked.
            application().commitDataRequest.connect(program.secure)
            log_unexpected_errors(program.tell_unexpected)
            code = application().exec()
            told_to_end = code == _BY_SIGNAL
            return 0 if told_to_end else code
    except UserProblem as problem:
        sys.stderr.write(f"{sentence(problem)}\n")
        if seen and not told_to_end:
            QMessageBox.critical(None, "Facing Pages", message(problem))
        return exit_code(problem.code)


@contextlib.contextmanager
def running(request: WindowRequest, waits: bool = True) -> Iterator[Program]:
    """The program with its window; everything is ended when the block is left.

    Its document is open at once where it ``waits`` for that, else as soon as it is read.

    Raises:
        UserProblem: the store refuses; where it waits, the file that was named cannot be opened.
    """
    tasks = ThreadTasks()
    provided = provide(request.base_dir, tasks, with_store=True, remember_glossaries=True, words=export_words)
    program = Program(provided, request.base_dir)
    theme = Theme(provided.preferences.settings, program)
    theme.dress(application())
    provided.preferences.when_changed(theme.choose)
    try:
        program.take_window(MainWindow(program, theme))
        assert program.window is not None
        watch = _SystemWatch(program)
        application().installEventFilter(watch)
        for problem in provided.problems:
            program.window.tell(problem)
        tell_left_behind(program.window, program, provided)
        with collecting_seldom():
            if waits:
                program.begin_at_once(request)
            else:
                program.begin(request, program.tell)
            yield program
    finally:
        program.end()
        if program.window is not None:
            program.window.deleteLater()


def make_application(program_name: Sequence[str]) -> None:
    """Make the one application object, with its names."""
    made = QApplication(list(program_name))
    made.setApplicationName("facing")
    made.setApplicationVersion(program_version())
    made.setDesktopFileName("facing")


def application() -> QApplication:
    """The one application object."""
    there = QApplication.instance()
    assert isinstance(there, QApplication)
    return there


def has_display() -> bool:
    """Whether there is somewhere to show a window."""
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if platform:
        return platform.split(":")[0] not in ("offscreen", "minimal")
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


class _SystemWatch(QObject):
    """Brings what was typed to disk, and lets go of garbage, when the user turns to another program.

    Opens what the system hands over, as macOS does with a file that was clicked.
    """

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ApplicationDeactivate:
            self._program.secure()
            collect_now()
        elif isinstance(event, QFileOpenEvent) and event.file() and self._program.window is not None:
            self._program.window.open_file(Path(event.file()))
            return True
        return False


def _end_on_signals() -> None:
    """End in order when the system asks; Qt's timers let Python see the signal.

    Nobody may be there to answer, so nothing is asked: what the disk refuses is in a spare copy.
    """

    def end(number: int, frame: FrameType | None) -> None:
        application().exit(_BY_SIGNAL)

    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), end)


def _log_message(kind: QtMsgType, context: object, message: str) -> None:
    if kind in _LEVELS:
        _log.log(_LEVELS[kind], message)
