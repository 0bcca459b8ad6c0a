"""Does what a user does all day, in a process that is meant to be killed: ``main(BASE, FILE, SEED, NUMBER, QUIET)``.

Says, before each change, which text it leads to by an own model of plain strings, and when the key was pressed; and
behind each save that it is done. Times are those of ``time.monotonic``, which all processes share.
"""

import hashlib
import random
import sys
import threading
import time
from pathlib import Path

from facing.app.documents import open_document
from facing.app.inline_tasks import InlineTasks
from facing.app.provide import provide, provide_care
from facing.core.document import VersionKind
from facing.core.edit import Edit, Place
from facing.core.exporting import ExportFormat
from facing.core.problem import UserProblem
from facing.session.exporting import ExportChoices
from facing.session.session import Session

PAUSE = 0.003  # seconds between two keys


def digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def say(*words: object) -> None:
    print(*words, flush=True)


def raise_it(problem: UserProblem) -> None:
    raise problem


class Typist:
    """A user with a model of what the text must be. ``number`` counts what was done to it."""

    def __init__(self, session: Session, tasks: InlineTasks, chance: random.Random, number: int, folder: Path) -> None:
        self.session = session
        self.tasks = tasks
        self.chance = chance
        self.number = number
        self.folder = folder
        self.text = session.corrected.as_string()
        # What undo leads to, and redo: the texts before each step, and the texts behind.
        self.before: list[str] = []
        self.behind: list[str] = []

    def go(self, text: str) -> None:
        """The text is this one from the next call of the session on."""
        self.number += 1
        self.text = text
        say("state", self.number, digest(text), time.monotonic())

    def check(self) -> None:
        if self.session.corrected.as_string() != self.text:
            say("differs", self.number)

    def type(self) -> None:
        lines = self.text.split("\n")
        paragraph = self.chance.randrange(len(lines))
        line = lines[paragraph]
        start = self.chance.randint(0, len(line))
        end = min(len(line), start + self.chance.choice((0, 0, 1, 5)))
        added = self.chance.choice(("a", "e ", "\n", "\U0001f600", f"word{self.number} ", "\u2028", ""))
        if added == "\n" and len(lines) > 60:
            added = ""
        edit = Edit(Place(paragraph, start), line[start:end], added)
        if edit.is_empty():
            return
        opens = self.chance.random() < 0.2 or not self.before or bool(self.behind)
        if opens:
            self.before.append(self.text)
        self.behind.clear()
        lines[paragraph] = line[:start] + added + line[end:]
        self.go("\n".join(lines))
        self.session.typed(edit, opens)

    def undo(self) -> None:
        if self.before:
            self.behind.append(self.text)
            self.go(self.before.pop())
            self.session.undo()

    def redo(self) -> None:
        if self.behind:
            self.before.append(self.text)
            self.go(self.behind.pop())
            self.session.redo()

    def keep(self) -> None:
        kind = self.chance.choice((VersionKind.KEPT, VersionKind.KEPT, VersionKind.AUTOMATIC))
        version = self.session.history.keep(name=str(self.number), kind=kind)
        say("kept", self.number, version.id, digest(self.text))

    def secure(self) -> None:
        self.session.secure()
        say("secured", self.number)

    def restore(self) -> None:
        versions = self.session.history.versions()
        if not versions:
            return
        version = self.chance.choice(versions)
        there = self.session.history.content(version.id).text.as_string()
        if there != self.text:
            self.before.append(self.text)
            self.behind.clear()
        self.go(there)
        self.session.history.restore(version.id, lambda: say("secured", self.number), raise_it)
        self.tasks.drain()

    def deliver(self) -> None:
        if self.session.delivery.target is None:
            self.session.delivery.save_copy_as(self.folder / "corrected.txt")
        else:
            # A save cut short may have put the file in place without noting it.
            self.session.delivery.write(force=True)
        say("wrote", self.number, "corrected.txt")

    def save_work(self) -> None:
        path = self.folder / "carried.facing"
        self.session.work.save_as(path, lambda: say("wrote", self.number, path.name), raise_it)
        self.tasks.drain()

    def export(self) -> None:
        path = self.folder / "exported.txt"
        done = lambda: say("wrote", self.number, path.name)  # noqa: E731
        self.session.exporting.write(ExportFormat.TXT, path, done, raise_it, ExportChoices())
        self.tasks.drain()

    def do_something(self, quiet: bool) -> None:
        """``quiet``: nothing that saves, so that what reaches the disk is the journal's doing alone."""
        ways = (self.type, self.undo, self.redo, self.keep, self.secure, self.restore, self.deliver, self.save_work)
        often = (900, 40, 30, *((0,) * 6 if quiet else (12, 4, 4, 6, 2, 2)))
        way = self.chance.choices((*ways, self.export), often)[0]
        way()
        self.check()


def back_up_always(base: Path) -> None:
    care = provide_care(base)
    while True:
        try:
            care.back_up()
        except UserProblem as problem:
            say("refused", problem.code)
        time.sleep(0.05)


def main(base: str, file: str, seed: str, number: str, quiet: str) -> None:
    tasks = InlineTasks()
    provided = provide(Path(base), tasks, with_store=True, remember_glossaries=False)
    for problem in provided.problems:
        say("refused", problem.code)
    session = open_document(provided.services, Path(file)).session
    typist = Typist(session, tasks, random.Random(seed), int(number), Path(file).parent)
    typist.go(typist.text)
    threading.Thread(target=back_up_always, args=(Path(base),), daemon=True).start()
    while True:
        typist.do_something(quiet == "True")
        time.sleep(PAUSE)


if __name__ == "__main__":
    main(*sys.argv[1:])
