"""What a program that was killed had said, and whether what it left keeps the promise."""

import hashlib
import shutil
import sqlite3
import zipfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from facing.app.documents import open_document
from facing.app.inline_tasks import InlineTasks
from facing.app.provide import provide
from facing.store.examining import all_damage
from facing.store.opening import connect
from tests.reliability.typist import digest

PROMISE = 2.0  # seconds of typing that may be lost


@dataclass
class Said:
    """All that was said so far in a chain of rounds. ``states`` has the time and text of each change by number.

    ``safe`` is the number of the newest change that was saved, ``kept`` the versions by their number in the store.
    """

    number: int = 0
    safe: int = 0
    states: dict[int, tuple[str, float]] = field(default_factory=dict)
    kept: dict[int, str] = field(default_factory=dict)
    written: dict[str, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def take(self, lines: Sequence[str]) -> None:
        for line in lines:
            what, *words = line.split()
            if what == "state":
                self.number = int(words[0])
                self.states[self.number] = words[1], float(words[2])
            elif what == "kept":
                self.kept[int(words[1])] = words[2]
                self.safe = int(words[0])
            elif what == "secured":
                self.safe = int(words[0])
            elif what == "wrote":
                self.written[words[1]] = int(words[0])
            else:
                self.wrong.append(line)


@dataclass
class Found:
    """What is there after a kill: ``lost`` is how many seconds of typing are not, ``number`` what they are behind."""

    number: int
    lost: float
    versions: int
    leftovers: int


def judge(base: Path, file: Path, said: Said, killed: float) -> Found:
    """Look at what is left, and what the program makes of it, without changing it.

    Raises:
        AssertionError: the promise is broken.
    """
    assert said.wrong == []
    store = base / "data" / "store.sqlite"
    copy = base.with_name("looked at")
    shutil.copytree(base, copy)
    with closing(connect(copy / "data" / store.name)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert all_damage(connection) == []
    for backup in (base / "data" / "backups").glob("*.sqlite"):
        with closing(sqlite3.connect(backup)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    tasks = InlineTasks()
    provided = provide(copy, tasks, with_store=True, remember_glossaries=False)
    try:
        assert provided.problems == ()
        session = open_document(provided.services, file).session
        try:
            text = session.corrected.as_string()
            versions = session.history.versions()
            contents = {each.id: digest(session.history.content(each.id).text.as_string()) for each in versions}
        finally:
            session.close()
    finally:
        provided.close()
        shutil.rmtree(copy)
    for version, content in said.kept.items():
        assert contents.get(version) == content, f"version {version} is lost"
    return Found(*_typing(said, digest(text), killed), len(versions), _files(file.parent, said))


def _typing(said: Said, found: str, killed: float) -> tuple[int, float]:
    number = max((each for each, (text, _) in said.states.items() if text == found), default=None)
    assert number is not None, "the text is none that there ever was"
    assert number >= said.safe, f"saved up to {said.safe}, found {number}"
    missing = [when for each, (_, when) in said.states.items() if each > number]
    lost = max(0.0, killed - min(missing)) if missing else 0.0
    assert lost <= PROMISE, f"{lost:.2f} s of typing are lost"
    return number, lost


def _files(folder: Path, said: Said) -> int:
    """Each file for others holds a whole text, no older than what was said; gives how many lie about unfinished."""
    for name in ("corrected.txt", "exported.txt"):
        path = folder / name
        if path.exists():
            text = digest(path.read_bytes().decode("utf-8"))
            number = max((each for each, (known, _) in said.states.items() if known == text), default=None)
            assert number is not None and number >= said.written.get(name, 0), name
        else:
            assert name not in said.written
    carried = folder / "carried.facing"
    if carried.exists():
        with zipfile.ZipFile(carried) as archive:
            assert archive.testzip() is None
    else:
        assert carried.name not in said.written
    return len(list(folder.glob(".facing-*.tmp")))


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
