"""Replacing a file: whole or not at all, and never the wrong one."""

import errno
import hashlib
import os
import stat
from pathlib import Path

import pytest

from facing.core.problem import ProblemCode, UserProblem
from facing.files.replacing import is_same_file, replace_file


def refused(path: Path, **arguments: object) -> UserProblem:
    with pytest.raises(UserProblem) as caught:
        replace_file(path, b"new", **arguments)  # type: ignore[arg-type]
    assert caught.value.facts["path"] == path
    return caught.value


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_makes_and_replaces(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    assert replace_file(path, b"one") == hashlib.sha256(b"one").digest()
    assert path.read_bytes() == b"one"
    replace_file(path, b"two\r\n")
    assert path.read_bytes() == b"two\r\n"
    assert names(tmp_path) == {"a.txt"}


@pytest.mark.skipif(os.name == "nt", reason="no such permissions here")
def test_permissions_of_the_old_file_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    for mode in (0o600, 0o664, 0o755):
        path.chmod(mode)
        replace_file(path, b"new")
        assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.skipif(os.name == "nt", reason="no such permissions here")
def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("made by the system")
    replace_file(tmp_path / "a.txt", b"new")
    assert (tmp_path / "a.txt").stat().st_mode == (tmp_path / "b.txt").stat().st_mode


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    (there / "real.txt").write_text("old")
    for name, target in (("link", there / "real.txt"), ("dangling", there / "new.txt")):
        link = tmp_path / name
        link.symlink_to(target)
        replace_file(link, b"new")
        assert link.is_symlink()
        assert target.read_bytes() == b"new"
    assert names(tmp_path) == {"there", "link", "dangling"}
    assert names(there) == {"real.txt", "new.txt"}


def test_the_original_is_never_the_target(tmp_path: Path) -> None:
    original = tmp_path / "a.txt"
    original.write_text("original")
    (tmp_path / "symbolic").symlink_to(original)
    (tmp_path / "hard").hardlink_to(original)
    (tmp_path / "folder").symlink_to(tmp_path)
    for path in (original, tmp_path / "symbolic", tmp_path / "hard", tmp_path / "folder" / "a.txt"):
        assert refused(path, original=original).code is ProblemCode.TARGET_IS_ORIGINAL
    assert original.read_text() == "original"


def test_the_place_of_an_original_that_is_gone_is_no_target_either(tmp_path: Path) -> None:
    original = tmp_path / "Grün.txt"
    for name in ("Grün.txt", "GRÜN.TXT", "Gru\u0308n.txt"):
        assert refused(tmp_path / name, original=original).code is ProblemCode.TARGET_IS_ORIGINAL
    assert names(tmp_path) == set()
    replace_file(tmp_path / "Grün-corrected.txt", b"new", original=original)


def test_another_file_in_another_case_is_another_file_where_the_disk_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("original")
    (tmp_path / "A.txt").write_text("other")
    expected = len(names(tmp_path)) == 1
    assert is_same_file(tmp_path / "a.txt", tmp_path / "A.txt") is expected


def test_a_target_changed_outside_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"as we wrote it")
    digest = hashlib.sha256(b"as we wrote it").digest()
    assert replace_file(path, b"next", expected=digest) == hashlib.sha256(b"next").digest()
    path.write_bytes(b"someone else's")
    assert refused(path, expected=digest).code is ProblemCode.TARGET_CHANGED_OUTSIDE
    assert path.read_bytes() == b"someone else's"
    path.unlink()
    assert refused(path, expected=digest).code is ProblemCode.TARGET_CHANGED_OUTSIDE
    assert names(tmp_path) == set()


@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, ProblemCode.DISK_FULL),
        (errno.EDQUOT, ProblemCode.DISK_FULL),
        (errno.EIO, ProblemCode.TARGET_UNWRITABLE),
    ],
)
def test_a_refusal_at_any_step_leaves_the_old_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, code: ProblemCode
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def refuse(*arguments: object) -> None:
        raise OSError(number, "no")

    if step == "write":
        fdopen = os.fdopen
        monkeypatch.setattr(os, "fdopen", lambda *given: _Refusing(fdopen(*given), number))
    elif step == "fsync":
        monkeypatch.setattr(os, "fsync", refuse)
    else:
        monkeypatch.setattr(Path, "replace", refuse)
    problem = refused(path)
    assert problem.code is code
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == {"a.txt"}


@pytest.mark.parametrize("name", ["open", "fdopen", "fchown", "fchmod", "fsync", "access", "Path.stat", "Path.replace"])
def test_every_call_to_the_system_may_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o640)
    owner, function = (Path, name.removeprefix("Path.")) if name.startswith("Path.") else (os, name)
    called: list[object] = []

    def refuse(*arguments: object, **options: object) -> None:
        called.append(arguments)
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(owner, function, refuse)
        problem = refused(path)
    assert called
    assert problem.code is ProblemCode.TARGET_UNWRITABLE
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == {"a.txt"}
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_folder_that_cannot_be_synchronised_costs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fsync, refused_folders = os.fsync, []

    def refuse_folders(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            refused_folders.append(descriptor)
            raise OSError(errno.EINVAL, "Invalid argument")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", refuse_folders)
    replace_file(tmp_path / "a.txt", b"new")
    assert refused_folders
    assert (tmp_path / "a.txt").read_bytes() == b"new"


def test_bytes_and_folder_are_synchronised_in_the_order_that_survives_a_power_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def noting_fsync(descriptor: int) -> None:
        done.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")
        fsync(descriptor)

    def noting_replace(self: Path, target: Path) -> Path:
        done.append("replace")
        assert self.read_bytes() == b"new"
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", noting_fsync)
    monkeypatch.setattr(Path, "replace", noting_replace)
    replace_file(tmp_path / "a.txt", b"new")
    assert done == ["file", "replace", "folder"]


def test_what_cannot_be_a_target(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for name in ("folder", "no/such/folder/a.txt", "loop", "a\0b", "x" * 300):
        assert refused(tmp_path / name).code is ProblemCode.TARGET_UNWRITABLE
    assert refused(Path(os.devnull)).code is ProblemCode.TARGET_UNWRITABLE
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode) or os.name == "nt"


def test_a_write_protected_target_is_respected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    # The tests may run as root, whom no permission stops.
    with monkeypatch.context() as patched:
        patched.setattr(os, "access", lambda target, mode: mode != os.W_OK)
        assert refused(path).code is ProblemCode.TARGET_UNWRITABLE
    assert path.read_bytes() == b"old"


class _Refusing:
    """An open file that takes nothing."""

    def __init__(self, file: object, number: int) -> None:
        self._file = file
        self._number = number

    def __enter__(self) -> "_Refusing":
        return self

    def __exit__(self, *error: object) -> None:
        self._file.close()  # type: ignore[attr-defined]

    def fileno(self) -> int:
        return self._file.fileno()  # type: ignore[attr-defined, no-any-return]

    def write(self, data: bytes) -> int:
        raise OSError(self._number, "no")
