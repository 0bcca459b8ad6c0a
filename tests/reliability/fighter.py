"""One of two programs that want the same document: ``main(BASE, FILE, NAME, SECONDS)``.

Opens it whenever it can, adds lines of its own, saves, closes; says what it has saved.
"""

import sys
import time
from pathlib import Path

from facing.app.documents import open_document
from facing.app.inline_tasks import InlineTasks
from facing.app.provide import provide
from facing.core.edit import Edit, Place
from facing.core.problem import UserProblem
from facing.session.session import Session


def add(session: Session, line: str) -> None:
    last = len(session.corrected) - 1
    end = Place(last, len(session.corrected[last].text))
    session.typed(Edit(end, "", f"\n{line}"), opens_step=True)


def main(base: str, file: str, name: str, seconds: str) -> None:
    provided = provide(Path(base), InlineTasks(), with_store=True, remember_glossaries=False)
    number = 0
    print("ready", flush=True)
    sys.stdin.readline()
    end = time.monotonic() + float(seconds)
    while time.monotonic() < end:
        session = open_document(provided.services, Path(file)).session
        if session.read_only:
            # What is read is whole, and cannot be changed from here.
            lines = session.corrected.as_string().split("\n")
            print("read", len(lines) - len(set(lines)), flush=True)
            try:
                session.apply([Edit(Place(0, 0), "", "x")], "typing")
                print("wrong", "a text that is only read was changed", flush=True)
            except UserProblem:
                pass
        else:
            for _ in range(3):
                number += 1
                add(session, f"{name} {number}")
                if number % 3:
                    session.history.keep(name=f"{name} {number}")
                else:
                    session.secure()
                print("saved", number, flush=True)
        session.close()
    provided.close()
    print("done", flush=True)
