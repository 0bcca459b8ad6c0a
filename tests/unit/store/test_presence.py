"""Who has the store open: told between processes, and forgotten when one of them dies."""

from pathlib import Path

import pytest

from facing.core.problem import ProblemCode, UserProblem
from facing.store import presence
from facing.store.presence import Presence, alone
from facing.store.sqlite_store import SqliteStore
from tests.fakes.child import child
from tests.fakes.ticking_clock import TickingClock

USER = """
import sys
from pathlib import Path
from facing.store.sqlite_store import SqliteStore

store = SqliteStore(Path(sys.argv[1]), None)
print("open", flush=True)
sys.stdin.read()
import threading; threading.Event().wait()
"""


def test_another_program_keeps_the_store_from_being_exchanged_until_it_dies(path: Path) -> None:
    with child(USER, path) as user:
        assert user.readline().strip() == "open"
        with pytest.raises(UserProblem) as caught, alone(path):
            pass
        assert caught.value.code is ProblemCode.STORE_IN_USE
        # Two programs may use it side by side.
        SqliteStore(path, TickingClock()).close()
        user.kill()
        user.rest()
    with alone(path):
        pass


def test_whoever_opens_the_store_while_it_is_exchanged_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presence, "_PATIENCE", 0.0)
    path.parent.mkdir()
    with alone(path):
        with pytest.raises(UserProblem) as caught:
            Presence(path)
        assert caught.value.code is ProblemCode.STORE_IN_USE
    Presence(path).end()


def test_a_store_that_cannot_be_opened_is_not_in_use(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"no database" * 999)
    with pytest.raises(UserProblem):
        SqliteStore(path, TickingClock())
    with alone(path):
        pass


def test_where_no_lock_can_be_had_the_store_is_usable(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.parent.mkdir()
    path.with_name(f"{path.name}.in-use").write_bytes(b"no lock file" * 999)
    used = Presence(path)
    used.end()
    used.end()
    with pytest.raises(UserProblem) as caught, alone(path):
        pass
    assert caught.value.code is ProblemCode.STORE_IN_USE
