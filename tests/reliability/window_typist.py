"""Types into the real window, in a process that is meant to be killed: ``main(BASE, FILE, SEED, NUMBER, QUIET)``.

Says what ``typist`` says.
"""

import os
import random
import time
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt
from PySide6.QtTest import QTest

from facing.app.arguments import WindowRequest
from facing.app.window import make_application, running
from facing.core.edit import Place
from facing.core.finding import Side
from facing.core.settings import CheckerChoice
from tests.reliability.typist import digest, say


def main(base: str, file: str, seed: str, number: str, quiet: str) -> None:
    chance, count = random.Random(seed), int(number)
    make_application(["facing"])
    with running(WindowRequest(Path(file), None, Path(base), None)) as program:
        assert program.window is not None
        assert program.session is not None
        session, spread = program.session, program.window.parts.spread
        session.checking.choose(CheckerChoice.NONE)
        program.window.show()
        page = spread.page(Side.CORRECTION)
        lines = session.corrected.as_string().split("\n")
        count += 1
        say("state", count, digest("\n".join(lines)), time.monotonic())
        while True:
            paragraph = chance.randrange(len(lines))
            place = Place(paragraph, chance.randint(0, len(lines[paragraph])))
            spread.select(Side.CORRECTION, place, place)
            for key in f"w{count} ":
                at = place.offset
                lines[paragraph] = lines[paragraph][:at] + key + lines[paragraph][at:]
                place = Place(paragraph, at + 1)
                count += 1
                say("state", count, digest("\n".join(lines)), time.monotonic())
                QTest.keyClick(page, key)
                if session.corrected.as_string() != "\n".join(lines):
                    say("differs", count)
                QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
            if quiet != "True" and chance.random() < 0.05:
                QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
                newest = max(session.history.versions(), key=lambda version: version.id)
                say("kept", count, newest.id, digest("\n".join(lines)))
