"""What must hold of the files in `packaging` as they stand."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from setup_steps.packages import locked_versions

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
REQUIREMENTS = PACKAGING / "requirements"
SCRIPTS = [PACKAGING / "bootstrap.py", *sorted((PACKAGING / "setup_steps").glob("*.py"))]
LOCKS = sorted(REQUIREMENTS.glob("*.lock"))


def imported_by(script: Path) -> set[str]:
    """The names of the outermost packages that a file imports, wherever in it."""
    imported = set()
    for node in ast.walk(ast.parse(script.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {name.name.split(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add((node.module or "").split(".")[0])
    return imported


def test_old_pythons_can_read_the_bootstrap_file() -> None:
    ast.parse((PACKAGING / "bootstrap.py").read_text("utf-8"), feature_version=(3, 7))


def test_before_the_version_is_checked_nothing_but_sys_is_imported() -> None:
    tree = ast.parse((PACKAGING / "bootstrap.py").read_text("utf-8"))
    imports = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    assert [ast.unparse(node) for node in imports] == ["import sys"]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_the_set_up_needs_the_standard_library_alone(script: Path) -> None:
    # The environment's Python runs this one.
    there = {"PySide6"} if script.name == "windows_icon.py" else set()
    assert imported_by(script) - set(sys.stdlib_module_names) <= {"setup_steps"} | there


@pytest.mark.parametrize("folder", ["packaging", "packaging/setup_steps", "resources", "tests/install"])
def test_these_folders_are_no_packages(folder: str) -> None:
    # With an __init__.py the folder would hide the library of the name `packaging` from pytest and from builds.
    assert not (ROOT / folder / "__init__.py").exists()


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_locked_package_has_its_hashes(lock: Path) -> None:
    text = lock.read_text("utf-8")
    assert "://" not in text
    entries = re.split(r"\n(?=[a-z])", re.sub(r"^#.*\n(?:#.*\n)*", "", text))
    assert len(entries) == len(locked_versions(lock)) >= 1
    assert all("--hash=sha256:" in entry for entry in entries)


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    for lock, wanted in (
        ("run.lock", project["dependencies"]),
        ("test.lock", project["dependencies"] + extras["test"]),
        ("java.lock", extras["java"]),
    ):
        locked = locked_versions(REQUIREMENTS / lock)
        for requirement in map(Requirement, wanted):
            versions = [version for name, version in locked if name == canonicalize_name(requirement.name)]
            assert versions, f"{requirement} is not in {lock}"
            assert all(version in requirement.specifier for version in versions), f"{requirement} in {lock}"


def test_the_locks_agree() -> None:
    run, java, test, without_qt = (
        set(locked_versions(REQUIREMENTS / f"{name}.lock")) for name in ("run", "java", "test", "test-without-qt")
    )
    assert run | java | without_qt <= test
    assert {name for name, _ in test - without_qt} == {"pyside6-essentials", "shiboken6", "pytest-qt"}


def test_the_broken_release_of_qt_is_not_used() -> None:
    assert ("pyside6-essentials", "6.11.3") in locked_versions(REQUIREMENTS / "run.lock")


def test_all_languages_asks_for_each_language_once() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    together = set().union(*(Requirement(text).extras for text in extras["all-languages"]))
    assert together == extras.keys() - {"all-languages", "bench", "java", "nl-light", "test"}


def test_the_program_imports_only_what_it_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["java"]
    allowed = {canonicalize_name(Requirement(text).name) for text in wanted} | {"facing", "shiboken6"}
    distributions = packages_distributions()
    for script in (ROOT / "desktop" / "facing").rglob("*.py"):
        for module in imported_by(script) - set(sys.stdlib_module_names) - {"facing", "lingotweaker_data_en"}:
            owners = {canonicalize_name(name) for name in distributions.get(module, [module])}
            assert owners & allowed, f"{script.name} imports {module}, which pyproject.toml does not ask for"
