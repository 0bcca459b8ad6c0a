"""The window and the command line on one database at the same time."""

from dataclasses import replace
from pathlib import Path

from facing.core.document import Content, Original, VersionKind
from facing.core.edit import Edit, Place
from facing.core.text import Text
from facing.store.sqlite_store import SqliteStore
from tests.fakes.child import child
from tests.fakes.ticking_clock import TickingClock

COUNT = 150

OTHER = """
import itertools, sys
from pathlib import Path
from facing.core.document import Content, VersionKind
from facing.core.edit import Edit, Place
from facing.core.text import Text
from facing.store.sqlite_store import SqliteStore

class Clock:
    def now(self):
        return 0

store = SqliteStore(Path(sys.argv[1]), Clock())
print("open", flush=True)
sys.stdin.readline()
for number in range(int(sys.argv[3])):
    store.append_edits(sys.argv[2], [Edit(Place(0, 0), "", f"theirs {number}")])
    if number % 5 == 0:
        text = Text.from_string(f"shared paragraph\\n{number}")
        store.add_version(sys.argv[2], Content(text), VersionKind.KEPT, name=str(number))
store.close()
print("done", flush=True)
"""


def test_both_write_and_nothing_is_lost(store: SqliteStore, original: Original, tmp_path: Path, path: Path) -> None:
    mine = store.document(original)
    theirs = store.document(replace(original, path=tmp_path / "b.txt"))
    with child(OTHER, path, theirs.id, COUNT) as other:
        assert other.readline() == "open"
        other.say("go")
        for number in range(COUNT):
            store.append_edits(mine.id, [Edit(Place(0, 0), "", f"mine {number}")])
            if number % 5 == 0:
                # The same content from both sides, at the same time.
                store.add_version(
                    mine.id,
                    Content(Text.from_string(f"shared paragraph\n{number}")),
                    VersionKind.KEPT,
                    name=str(number),
                )
        assert other.readline() == "done"
        assert other.wait() == 0
    for record, who in ((mine, "mine"), (theirs, "theirs")):
        versions = store.versions(record.id)
        assert [version.name for version in reversed(versions)] == [str(number) for number in range(0, COUNT, 5)]
        for version in versions:
            assert store.content(record.id, version.id).text.as_string() == f"shared paragraph\n{version.name}"
        edits = store.journal(record.id).edits
        assert [edit.added for edit in edits] == [f"{who} {number}" for number in range(COUNT - 4, COUNT)]


def test_both_open_a_new_store_at_once(path: Path, original: Original, tmp_path: Path) -> None:
    with child(OTHER, path, "nothing", 0) as one, child(OTHER, path, "nothing", 0) as two:
        assert {one.readline(), two.readline()} == {"open"}
        store = SqliteStore(path, TickingClock())
        assert store.known_document(tmp_path / "a.txt") is None
        record = store.document(original)
        store.close()
        for other in (one, two):
            other.say("go")
            assert other.readline() == "done"
    again = SqliteStore(path, TickingClock())
    assert again.known_document(tmp_path / "a.txt") == record
    again.close()
