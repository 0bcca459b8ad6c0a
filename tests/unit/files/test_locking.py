"""The lock of a document, between programs and within one."""

import os
import stat
from pathlib import Path

import pytest

from facing.core.problem import ProblemCode, UserProblem
from facing.files.locking import DocumentLock
from tests.fakes.child import child

HOLDER = """
import sys
from pathlib import Path
from facing.files.locking import DocumentLock
lock = DocumentLock(Path(sys.argv[1]), "d1")
lock.acquire()
print("held", flush=True)
sys.stdin.read()
"""


def refused(lock: DocumentLock) -> UserProblem:
    with pytest.raises(UserProblem) as caught:
        lock.acquire()
    return caught.value


def test_one_holder_at_a_time(tmp_path: Path) -> None:
    mine, other, another = (DocumentLock(tmp_path / "locks", name) for name in ("d1", "d1", "d2"))
    mine.acquire()
    mine.acquire()
    problem = refused(other)
    assert problem.code is ProblemCode.DOCUMENT_OPEN_ELSEWHERE
    assert problem.facts == {"document": "d1"}
    another.acquire()
    mine.release()
    mine.release()
    with other:
        assert refused(mine).code is ProblemCode.DOCUMENT_OPEN_ELSEWHERE
    with mine:
        pass
    another.release()


def test_a_dead_process_holds_nothing(tmp_path: Path) -> None:
    lock = DocumentLock(tmp_path, "d1")
    with child(HOLDER, tmp_path) as holder:
        assert holder.readline() == "held"
        assert refused(lock).code is ProblemCode.DOCUMENT_OPEN_ELSEWHERE
        holder.kill()
    with lock:
        assert refused(DocumentLock(tmp_path, "d1")).code is ProblemCode.DOCUMENT_OPEN_ELSEWHERE


@pytest.mark.skipif(os.name == "nt", reason="no such permissions here")
def test_the_lock_is_the_users_alone(tmp_path: Path) -> None:
    with DocumentLock(tmp_path / "locks", "d1"):
        assert stat.S_IMODE((tmp_path / "locks").stat().st_mode) == 0o700
        assert stat.S_IMODE((tmp_path / "locks" / "d1.lock").stat().st_mode) == 0o600


def test_no_place_for_the_lock(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    problem = refused(DocumentLock(tmp_path / "file", "d1"))
    assert problem.code is ProblemCode.STORE_UNWRITABLE
    assert problem.facts["path"] == tmp_path / "file" / "d1.lock"
