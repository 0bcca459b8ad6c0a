"""``kill -9`` while backups, changes of the schema, restoring, sweeping and forgetting go on: all is whole after it."""

import random
import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from facing.store.backups import Backups
from facing.store.care import Care
from facing.store.examining import all_damage
from facing.store.opening import connect
from facing.store.sqlite_store import SqliteStore
from tests.fakes.child import child
from tests.fakes.ticking_clock import TickingClock
from tests.unit.store.samples import contents, fill, released

# Does all that is done for a store, over and over, and says what it is at.
KEEPER = """
import itertools, shutil, sys
from pathlib import Path
from facing.core.document import Content, VersionKind
from facing.core.text import Text
from facing.store.backups import Backups
from facing.store.care import Care
from facing.store.forgetting import forget_in_copies
from facing.store.sqlite_store import SqliteStore
from facing.store.sweeping import sweep

class Clock:
    time = int(sys.argv[3])
    def now(self):
        self.time += 3_600_000
        return self.time

path, old, clock = Path(sys.argv[1]), Path(sys.argv[2]), Clock()
backups = Backups(path, path.parent / "backups", lambda: None)
care = Care(path, backups, clock)
for number in itertools.count():
    store = SqliteStore(path, clock)
    print("saving", flush=True)
    document = store.recent(9)[-1].id
    for kind in (VersionKind.AUTOMATIC, VersionKind.AUTOMATIC, VersionKind.KEPT):
        store.add_version(document, Content(Text.from_string(f"{number} {kind}")), kind)
    store.thin(document)
    print("sweeping", flush=True)
    sweep(path)
    print("backing up", flush=True)
    made = care.back_up()
    print("forgetting", flush=True)
    forget_in_copies(backups.all()[1:2], ["nobody", store.recent(9)[0].id])
    store.close()
    print("restoring", flush=True)
    aside = care.restore(made)
    aside.unlink()
    print("migrating", flush=True)
    copy = old.with_name(f"copy-{number}.sqlite")
    shutil.copyfile(old, copy)
    SqliteStore(copy, clock).close()
"""


@pytest.mark.slow
def test_killed_while_the_store_is_looked_after(
    tmp_path: Path, share_of_rounds: Callable[[float], int], seed: int
) -> None:
    seeded, path = random.Random(seed), tmp_path / "data" / "store.sqlite"
    store = SqliteStore(path, TickingClock())
    fill(store, tmp_path, "a.txt")
    kept = contents(store)["a.txt"]
    assert isinstance(kept, tuple)
    fill(store, tmp_path, "b.txt")
    store.close()
    old = released(2, tmp_path / "old" / "store.sqlite")
    seen: set[str] = set()
    rounds = share_of_rounds(0.34)
    for number in range(rounds):
        with child(KEEPER, path, old, 1_800_000_000_000 + number * 10**10) as keeper:
            for _ in range(seeded.randrange(1, 24)):
                seen.add(keeper.readline())
            time.sleep(seeded.random() * 0.02)
            keeper.kill()
            keeper.rest()
        with closing(connect(path)) as connection:
            assert all_damage(connection) == []
        store = SqliteStore(path, TickingClock())
        held = contents(store)["a.txt"]
        assert isinstance(held, tuple)
        assert held[1][-6:] == kept[1]
        store.close()
        backups = Backups(path, path.parent / "backups", lambda: None)
        if backups.all():
            assert Care(path, backups, TickingClock()).drill().damage == ()
        for copy in old.parent.glob("copy-*.sqlite"):
            with closing(sqlite3.connect(copy)) as connection:
                if copy.stat().st_size == old.stat().st_size or connection.execute("PRAGMA user_version").fetchone()[0]:
                    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        shutil.rmtree(old.parent)
        released(2, old)
    print(f"looking after the store: {rounds} rounds")
    assert seen == {"saving", "sweeping", "backing up", "forgetting", "restoring", "migrating"}
