"""The window without a display: drawn to a picture, its findings told in words."""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop

from facing.app.program import Program
from facing.cli.check import finding_line
from facing.cli.sentences import sentence
from facing.core.finding import Side
from facing.core.problem import ProblemCode, UserProblem
from facing.session.placed import placed_findings
from facing.session.session import Session

_PATIENCE = 120.0  # seconds for the checkers to come to an end
_PICTURE = "facing-window.png"


def draw_and_tell(program: Program, picture: Path | None, seen: bool) -> int:
    """Draw the window to ``picture``, print the findings and where the picture is; gives the exit code 0.

    Raises:
        UserProblem: ``TARGET_UNWRITABLE``: the picture cannot be written.
    """
    window, session = program.window, program.session
    assert window is not None
    if not seen:
        print("There is no display here, so the window is drawn to a picture.")
    window.show()
    if session is not None:
        _wait(session)
        _tell(session)
    path = (picture or Path(_PICTURE)).absolute()
    if not window.grab().save(str(path), "PNG"):
        raise UserProblem(ProblemCode.TARGET_UNWRITABLE, path=path, reason="")
    print(f"Picture of the window: {path}")
    return 0


def _wait(session: Session) -> None:
    end = time.monotonic() + _PATIENCE
    while not session.checking.idle and time.monotonic() < end:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
    # What the last answers brought is shown after a short pause, as in front of a user.
    settle = time.monotonic() + 1.0
    while time.monotonic() < settle:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def _tell(session: Session) -> None:
    active = session.checking.active
    checker = f"{active.name} {active.health.version}".strip() if active else "the glossaries alone"
    for engine in session.checking.engines():
        if engine.health.reason is not None and not engine.chosen:
            print(f"{engine.name}: {sentence(engine.health.reason)}")
    findings = placed_findings(session.corrected, session.findings, Side.CORRECTION, with_state=True)
    print(f"{session.original.path.name}: {len(findings)} findings, checked by {checker}")
    for placed in findings:
        print(f"  {finding_line(placed)}")
    sys.stdout.flush()
