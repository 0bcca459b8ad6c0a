"""What can stand in the way of reading a file."""

import os
import socket
from pathlib import Path

import pytest

from facing.core.problem import ProblemCode, UserProblem
from facing.files.limits import FILE_LIMIT
from facing.files.reading import read_file


def refused(path: Path, limit: int = FILE_LIMIT) -> UserProblem:
    with pytest.raises(UserProblem) as caught:
        read_file(path, limit)
    assert caught.value.facts["path"] == path
    return caught.value


def test_reads_bytes_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a\r\nb\x00\x1a\xff")
    assert read_file(path) == b"a\r\nb\x00\x1a\xff"


def test_missing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "dangling").symlink_to(tmp_path / "nothing")
    for name in ("b.txt", "a.txt/b.txt", "a\0b", "dangling"):
        assert refused(tmp_path / name).code is ProblemCode.FILE_MISSING


def test_folder(tmp_path: Path) -> None:
    assert refused(tmp_path).code is ProblemCode.FILE_IS_FOLDER


def test_a_hundred_megabytes_are_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)

    original = os.fdopen
    monkeypatch.setattr(os, "fdopen", lambda *arguments: _Unreadable(original(*arguments)))
    problem = refused(path)
    assert problem.code is ProblemCode.FILE_TOO_LARGE
    assert problem.facts == {"path": path, "size": 100_000_000, "limit": FILE_LIMIT}


def test_the_limit_itself_is_allowed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"abcd")
    assert read_file(path, limit=4) == b"abcd"
    assert refused(path, limit=3).code is ProblemCode.FILE_TOO_LARGE


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="no file here lies about its size")
def test_a_file_that_lies_about_its_size_is_still_limited() -> None:
    path = Path("/proc/self/maps")
    assert path.stat().st_size == 0
    assert refused(path, limit=10).code is ProblemCode.FILE_TOO_LARGE


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_refused_without_waiting_for_a_writer(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    assert refused(path).facts["reason"] == "not a regular file"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_path_that_becomes_a_pipe_meanwhile_is_refused_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    regular = tmp_path / "a.txt"
    regular.write_text("a")
    status = regular.stat()
    monkeypatch.setattr(Path, "stat", lambda self: status)
    assert refused(path).facts["reason"] == "not a regular file"


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no sockets in the file system here")
def test_sockets_and_devices_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "s"
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(path))
        assert refused(path).code is ProblemCode.FILE_UNREADABLE
    assert refused(Path(os.devnull)).code is ProblemCode.FILE_UNREADABLE


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("a")

    def refuse(*arguments: object) -> int:
        raise PermissionError(13, "Permission denied")

    # The tests may run as root, whom no permission stops.
    monkeypatch.setattr(os, "open", refuse)
    problem = refused(path)
    assert problem.code is ProblemCode.FILE_UNREADABLE
    assert problem.facts["reason"] == "Permission denied"


class _Unreadable:
    """An open file whose content must not be asked for."""

    def __init__(self, file: object) -> None:
        self._file = file

    def __enter__(self) -> "_Unreadable":
        return self

    def __exit__(self, *error: object) -> None:
        self._file.close()  # type: ignore[attr-defined]

    def fileno(self) -> int:
        return self._file.fileno()  # type: ignore[attr-defined, no-any-return]
