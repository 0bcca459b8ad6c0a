"""An installation of LanguageTool: its layout, whether it is whole, and where it is looked for."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from facing.checkers.languagetool_install import LanguageToolFinder
from setup_steps import languagetool, languagetool_fetching
from setup_steps.environment import Environment
from setup_steps.following import Outcome
from setup_steps.java import Java
from setup_steps.languagetool import candidates, ensure_languagetool, find_languagetool, is_whole
from setup_steps.languagetool_fetching import Fetcher, LanguageToolMissed
from setup_steps.languagetool_layout import (
    MARKER,
    SERVER,
    differing,
    expected_digests,
    manifest,
    manifest_entries,
    put_in_place,
    write_marker,
    write_server,
)
from setup_steps.progress import Progress
from setup_steps.record import Record

SOURCES = Path(__file__).resolve().parents[2] / "packaging" / "languagetool"
NAMES = [f"language-{number}-with-a-rather-long-name-6.8.jar" for number in range(20)]


def write_jar(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as jar:
        jar.writestr("content", path.name)


def install(folder: Path) -> Path:
    (folder / "libs").mkdir(parents=True)
    for name in NAMES:
        write_jar(folder / "libs" / name)
    write_server(folder)
    write_marker(folder)
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return install(tmp_path / "LanguageTool-6.8")


def test_no_line_of_the_manifest_is_longer_than_java_allows(folder: Path) -> None:
    entries = [f"libs/{name}" for name in NAMES]
    assert max(len(line) for line in manifest(entries).encode().split(b"\r\n")) <= 72
    assert manifest_entries(folder / SERVER) == sorted(entries)


def test_what_is_whole(folder: Path) -> None:
    assert is_whole(folder)
    (folder / MARKER).unlink()
    assert is_whole(folder), "an installation that language-tool-python downloaded has no list of ours"


@pytest.mark.parametrize("with_marker", [True, False])
@pytest.mark.parametrize("damage", ["server is gone", "a jar is gone", "a jar is cut short", "nothing is there"])
def test_what_is_not_whole(damage: str, with_marker: bool, folder: Path) -> None:
    if not with_marker:
        (folder / MARKER).unlink()
    jar = folder / "libs" / NAMES[3]
    if damage == "server is gone":
        (folder / SERVER).unlink()
    elif damage == "a jar is gone":
        jar.unlink()
    elif damage == "a jar is cut short":
        jar.write_bytes(jar.read_bytes()[:50])
    else:
        folder = folder / "nowhere"
    assert not is_whole(folder)


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"a": "b"}', "{"])
def test_a_broken_list_is_not_whole(text: str, folder: Path) -> None:
    (folder / MARKER).write_text(text, "utf-8")
    assert not is_whole(folder)


@pytest.fixture
def several(tmp_path: Path) -> dict[str, Path]:
    """Installations in all the places where one may be; the newest of them is broken."""
    parents = {"default": tmp_path / ".cache" / "language_tool_python", "chosen": tmp_path / "chosen"}
    for parent in parents.values():
        for version in ("6.7", "6.8"):
            install(parent / f"LanguageTool-{version}")
        (parent / "LanguageTool-6.10").mkdir()
    return {**parents, "jars": install(tmp_path / "jars"), "nothing": tmp_path / "nothing"}


@pytest.mark.parametrize(
    ("named", "found"),
    [
        ({}, "default/LanguageTool-6.8"),
        ({"LTP_PATH": "chosen"}, "chosen/LanguageTool-6.8"),
        ({"LTP_PATH": "nothing"}, "default/LanguageTool-6.8"),
        ({"LTP_JAR_DIR_PATH": "jars", "LTP_PATH": "chosen"}, "jars"),
        ({"LTP_JAR_DIR_PATH": "nothing", "LTP_PATH": "chosen"}, "chosen/LanguageTool-6.8"),
    ],
    ids=["nothing named", "a parent", "an empty parent", "a folder", "an empty folder"],
)
def test_it_is_looked_for_where_the_program_looks(
    named: dict[str, str], found: str, several: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    variables = {name: str(several[place]) for name, place in named.items()}
    parent, _, name = found.partition("/")
    assert find_languagetool(variables) == several[parent] / name
    assert LanguageToolFinder(variables, tmp_path).installation().folder == several[parent] / name


def test_the_newest_comes_first(several: dict[str, Path]) -> None:
    names = [folder.name for folder in candidates({"LTP_PATH": str(several["chosen"])})]
    assert names[:3] == ["LanguageTool-6.10", "LanguageTool-6.8", "LanguageTool-6.7"]


def test_a_broken_folder_is_replaced_in_one_step(tmp_path: Path) -> None:
    broken = tmp_path / "LanguageTool-6.8"
    broken.mkdir()
    (broken / "half").touch()
    put_in_place(install(tmp_path / "unfinished"), broken)
    assert is_whole(broken)
    assert [path.name for path in tmp_path.iterdir()] == ["LanguageTool-6.8"]


def test_the_list_of_jars_is_that_of_the_whole_languagetool() -> None:
    expected = expected_digests(SOURCES / "jars.sha256")
    assert len(expected) == 172
    assert {"languagetool-server-6.8.jar", "languagetool-core-6.8.jar", "language-en-6.8.jar"} <= expected.keys()
    assert all(len(digest) == 64 for digest in expected.values())


def test_jars_that_are_not_the_expected_ones_are_found(folder: Path) -> None:
    listing = folder / "jars.sha256"
    assert differing(folder / "libs", {}) == sorted(NAMES)
    listing.write_text(f"# jars\n{'0' * 64}  {NAMES[0]}\n", "utf-8")
    assert NAMES[0] in differing(folder / "libs", expected_digests(listing))


@pytest.fixture
def nothing_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home without LanguageTool."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    for name in ("LTP_PATH", "LTP_JAR_DIR_PATH"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / ".venv").mkdir()
    return tmp_path


def ensure(home: Path, record: Record, java: Java | None, insist: bool = False) -> None:
    ensure_languagetool(Environment(home / ".venv"), record, java, SOURCES, Progress(), insist)


def test_without_java_it_is_not_fetched(nothing_there: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ensure(nothing_there, Record(), None)
    assert "needs Java 17 or newer" in capsys.readouterr().err


def test_that_it_cannot_be_had_is_said_once_and_is_no_failure(
    nothing_there: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tries: list[Path] = []

    def fetch(fetcher: Fetcher) -> None:
        tries.append(fetcher.parent)
        raise LanguageToolMissed("there is no connection")

    monkeypatch.setattr(languagetool.Fetcher, "fetch", fetch)
    record, java = Record(), Java(Path("java"), 17)
    ensure(nothing_there, record, java)
    assert "LanguageTool could not be had: there is no connection. The embedded" in capsys.readouterr().err
    ensure(nothing_there, record, java)
    assert len(tries) == 1, "it waits a day before it tries again"
    ensure(nothing_there, record, java, insist=True)
    assert len(tries) == 2


def fetcher(home: Path) -> Fetcher:
    return Fetcher(Environment(home / ".venv"), Java(Path("java"), 17), SOURCES, home, Progress())


def test_when_maven_fails_nothing_is_left_and_the_reasons_are_told(
    nothing_there: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def follow(command: list[str], heard: Callable[[str], None], **_: object) -> Outcome:
        heard("Downloaded from somewhere: x/language-en-6.8.jar (1 MB)")
        return Outcome(1, "Could not transfer artifact" if "mvn" in command[0] else "what?")

    (nothing_there / ".LanguageTool-6.8-unfinished-old").mkdir()
    monkeypatch.setattr(languagetool_fetching.shutil, "which", lambda name: "/usr/bin/mvn")
    monkeypatch.setattr(languagetool_fetching, "follow", follow)
    with pytest.raises(LanguageToolMissed, match=r"Maven failed, because there is no connection; the download failed"):
        fetcher(nothing_there).fetch()
    assert [path.name for path in nothing_there.iterdir()] == [".venv"]


def test_jars_of_maven_that_differ_are_refused(nothing_there: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def follow(command: list[str], **_: object) -> Outcome:
        if "mvn" not in command[0]:
            return Outcome(1, "")
        libraries = Path(command[-1].removeprefix("-Dlibraries="))
        libraries.mkdir()
        write_jar(libraries / "language-en-6.8.jar")
        return Outcome(0, "BUILD SUCCESS")

    monkeypatch.setattr(languagetool_fetching.shutil, "which", lambda name: "/usr/bin/mvn")
    monkeypatch.setattr(languagetool_fetching, "follow", follow)
    with pytest.raises(LanguageToolMissed, match="172 jars that Maven brought are not the expected ones"):
        fetcher(nothing_there).fetch()
    assert not (nothing_there / "LanguageTool-6.8").exists()
