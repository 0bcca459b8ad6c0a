"""``kill -9`` at random moments: what was flushed, or typed two seconds ago, is there, and nothing is broken."""

import random
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from facing.core.document import Decoding, DocumentRecord, Original
from facing.core.text import Text
from facing.store.sqlite_store import SqliteStore
from tests.fakes.child import child
from tests.fakes.ticking_clock import TickingClock

ROUNDS = 15
PROMISE = 2.0  # seconds

# Types through a writer, keeps versions now and then, and says what it has done. The time is one for all processes.
TYPIST = """
import random, sys, threading, time
from pathlib import Path
from facing.core.document import Content, VersionKind
from facing.core.edit import Edit, Place
from facing.core.text import Text
from facing.store.journal_writer import JournalWriter
from facing.store.sqlite_store import SqliteStore

class Clock:
    def now(self):
        return time.time_ns() // 1_000_000

path, document, seed, first = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
random = random.Random(seed)
store = SqliteStore(path, Clock())
journal = store.journal(document)
text = store.content(document, journal.base).text if journal.base else Text.from_string("")
text = text.apply_all(journal.edits)
writer = JournalWriter(store, document)
pause = threading.Event()
for number in range(first, first + 100_000):
    word = f"{number} "
    edit = Edit(Place(0, 0), "", word, step=number)
    text = text.apply(edit)
    writer.append(edit)
    print("typed", number, time.monotonic(), flush=True)
    chance = random.random()
    if chance < 0.003:
        writer.flush()
        print("flushed", number, time.monotonic(), flush=True)
    if chance < 0.002:
        store.add_version(document, Content(text), VersionKind.KEPT)
        print("kept", number, time.monotonic(), flush=True)
    pause.wait(0.004)
"""


def standing(store: SqliteStore, record: DocumentRecord, original: Original) -> str:
    journal = store.journal(record.id)
    text = original.text if journal.base is None else store.content(record.id, journal.base).text
    return text.apply_all(journal.edits).as_string()


@pytest.mark.slow
def test_killed_while_typing(path: Path, tmp_path: Path) -> None:
    seeded = random.Random(20)
    store = SqliteStore(path, TickingClock())
    original = Original(tmp_path / "a.txt", b"", "text", Decoding("utf-8"), Text.from_string(""))
    record = store.document(original)
    store.close()
    last, kept_texts = 0, 0
    for number in range(ROUNDS):
        typed: dict[int, float] = {}
        safe = last
        with child(TYPIST, path, record.id, number, last + 1) as typist:
            lines = [typist.readline() for _ in range(seeded.randrange(5, 900))]
            typist.kill()
            killed = time.monotonic()
            lines += typist.rest()
        for line in lines:
            what, which, when = line.split()
            if what == "typed":
                typed[int(which)] = float(when)
            else:
                safe = max(safe, int(which))
        old_enough = [which for which, when in typed.items() if when <= killed - PROMISE]
        safe = max([safe, *old_enough])
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        store = SqliteStore(path, TickingClock())
        words = [int(word) for word in standing(store, record, original).split()]
        last = words[0] if words else 0
        # Nothing missing in between, nothing twice, nothing of before the last start lost.
        assert words == list(range(last, 0, -1)), f"round {number}"
        assert safe <= last <= max([safe, *typed]) + 1, f"round {number}"
        versions = store.versions(record.id)
        for version in versions:
            content = store.content(record.id, version.id).text.as_string().split()
            assert content == [str(word) for word in range(len(content), 0, -1)]
        kept_texts = len(versions)
        store.close()
    # The rounds have been through all that is to be tested.
    assert last > 500
    assert kept_texts > 3
