"""Drives the real program in a process of its own: ``driving.py SCENARIO FILE BASE_DIR [GLOSSARY]``.

Prints one JSON object a line. A scenario that ends with ``stay`` waits to be killed.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtTest import QTest

from facing.app.arguments import WindowRequest
from facing.app.program import Program
from facing.app.window import make_application, running
from facing.core.edit import Place
from facing.core.finding import Side
from facing.core.settings import CheckerChoice
from facing.session.session import Session
from facing.ui.panes.spread import Spread

PATIENCE = 150.0  # seconds


def say(**facts: object) -> None:
    print(json.dumps(facts), flush=True)


def wait_until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        if time.monotonic() > end:
            raise TimeoutError
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def session_of(program: Program) -> Session:
    assert program.session is not None
    return program.session


def pages(program: Program) -> Spread:
    assert program.window is not None
    return program.window.parts.spread


def tell_findings(session: Session) -> None:
    wait_until(lambda: session.checking.idle)
    active = session.checking.active
    say(
        checker=active.id if active else None,
        findings=[
            [finding.text, " ".join(source.rule for source in finding.sources), list(finding.suggestions)]
            for finding in session.findings.listed(Side.CORRECTION)
        ],
    )


def type_at_end(program: Program, words: str) -> None:
    session, page = session_of(program), pages(program).page(Side.CORRECTION)
    last = len(session.corrected) - 1
    end = Place(last, len(session.corrected[last].text))
    pages(program).select(Side.CORRECTION, end, end)
    QTest.keyClicks(page, words)


def correct(program: Program, glossary: str) -> None:
    """Check with a glossary, take what it suggests, keep a version, type on, and stay."""
    assert program.window is not None
    program.window.show()
    session = session_of(program)
    program.glossaries.add(Path(glossary))
    wait_until(lambda: not session.checking.idle)
    tell_findings(session)
    for _ in range(3):
        terms = [f for f in session.findings.listed(Side.CORRECTION) if f.kind == "term"]
        session.take_suggestion(terms[0], terms[0].suggestions[0])
        session.checking.pump()
        wait_until(lambda: session.checking.idle)
    program.window.parts.actions["save"].trigger()
    type_at_end(program, " typed later")
    wait_until(lambda: session.safety.all_on_disk)
    say(text=session.corrected.as_string(), versions=len(session.history.versions()))
    stay()


def reopen(program: Program) -> None:
    session = session_of(program)
    versions = session.history.versions()
    say(
        text=session.corrected.as_string(),
        versions=[session.history.content(version.id).text.as_string() for version in versions],
        recovered=session.recovered,
    )


def work(program: Program) -> None:
    """Check, edit, save, with whatever network there is."""
    session = session_of(program)
    tell_findings(session)
    type_at_end(program, " typed")
    session.checking.pump()
    tell_findings(session)
    session.history.keep()
    assert program.window is not None
    program.window.close()


def fail(program: Program) -> None:
    """An error that nobody catches, with the checkers running."""
    tell_findings(session_of(program))
    raise RuntimeError("on purpose")


def survive(program: Program) -> None:
    """LanguageTool is killed from outside while it is in use."""
    session = session_of(program)
    tell_findings(session)
    say(ready=True)
    sys.stdin.readline()
    type_at_end(program, " This are bad.")
    session.checking.pump()
    tell_findings(session)


def stay() -> None:
    while True:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def main() -> None:
    scenario, file, base_dir, checker, *rest = sys.argv[1:]
    make_application(sys.argv[:1])
    with running(WindowRequest(Path(file), None, Path(base_dir), None)) as program:
        session_of(program).checking.choose(CheckerChoice(checker))
        {"correct": correct, "reopen": reopen, "work": work, "fail": fail, "survive": survive}[scenario](program, *rest)


main()
