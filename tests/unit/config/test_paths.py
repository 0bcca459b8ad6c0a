"""Where the folders are, and whose."""

import os
import stat
from pathlib import Path

import pytest

from facing.config.paths import Paths
from facing.core.problem import ProblemCode, UserProblem


def test_everything_below_one_folder(tmp_path: Path) -> None:
    paths = Paths.find(tmp_path, {"FACING_BASE_DIR": "/somewhere/else"})
    assert paths == Paths(tmp_path / "data", tmp_path / "config", tmp_path / "cache", tmp_path / "log")
    assert paths.store == tmp_path / "data" / "store.sqlite"
    assert paths.locks == tmp_path / "data" / "locks"
    assert paths.settings == tmp_path / "config" / "settings.toml"
    assert list(tmp_path.iterdir()) == []


def test_the_environment_names_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Paths.find(None, {"FACING_BASE_DIR": str(tmp_path)}).data == tmp_path / "data"
    monkeypatch.chdir(tmp_path)
    assert Paths.find(Path("here"), {}).data == tmp_path / "here" / "data"
    monkeypatch.setenv("HOME", str(tmp_path))
    assert Paths.find(Path("~/there"), {}).data == tmp_path / "there" / "data"


@pytest.mark.skipif(os.name != "posix", reason="other folders there")
def test_otherwise_where_the_system_keeps_such_things(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    paths = Paths.find(None, {"FACING_BASE_DIR": ""})
    folders = {paths.data, paths.config, paths.cache, paths.log}
    assert all(folder.is_relative_to(tmp_path) and "facing" in folder.parts for folder in folders)
    assert paths.data != paths.config


@pytest.mark.skipif(os.name == "nt", reason="no such permissions here")
def test_the_folders_are_the_users_alone_whatever_the_mask(tmp_path: Path) -> None:
    for number, mask in enumerate((0o000, 0o022, 0o277)):
        paths = Paths.find(tmp_path / str(number), {})
        (tmp_path / str(number)).mkdir()
        before = os.umask(mask)
        try:
            paths.make()
        finally:
            os.umask(before)
        for folder in (paths.data, paths.config, paths.cache, paths.log):
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        paths.make()


@pytest.mark.skipif(os.name == "nt", reason="no such permissions here")
def test_folders_that_are_there_stay_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir(mode=0o750)
    (tmp_path / "data").chmod(0o750)
    Paths.find(tmp_path, {}).make()
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o750


def test_no_place_for_the_folders(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserProblem) as caught:
        Paths.find(tmp_path / "file", {}).make()
    assert caught.value.code is ProblemCode.STORE_UNWRITABLE
    assert caught.value.facts["path"] == tmp_path / "file" / "data"
    assert caught.value.facts["reason"]
