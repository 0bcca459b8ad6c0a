from pathlib import Path

import pytest

import facing
from facing.checkers import known_words, own_code
from facing.checkers.ocr_confusions import OcrChecker
from facing.checkers.own_code import OwnCode


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program with one rule and one list."""
    (tmp_path / "checkers").mkdir()
    (tmp_path / "checkers" / "rule.py").write_text("LIMIT = 4\n")
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "words.txt").write_text("harbour\n")
    monkeypatch.setattr(facing, "__file__", str(tmp_path / "__init__.py"))
    monkeypatch.setattr(own_code.assets, "path", lambda name: tmp_path / "lists")
    return tmp_path


def test_the_edition_changes_with_the_code_and_with_the_lists_and_with_nothing_else(package: Path) -> None:
    first = OwnCode().edition
    assert OwnCode().edition == first
    (package / "checkers" / "rule.py").touch()
    assert OwnCode().edition == first
    (package / "checkers" / "rule.py").write_text("LIMIT = 5\n")
    second = OwnCode().edition
    (package / "lists" / "words.txt").write_text("harbor\n")
    assert len({first, second, OwnCode().edition}) == 3


def test_a_program_without_its_sources_is_known_by_its_own_file(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (package / "checkers" / "rule.py").unlink()
    program = package / "facing"
    monkeypatch.setattr("sys.executable", str(program))
    editions = set()
    for content in ("one", "another"):
        program.write_text(content)
        editions.add(OwnCode().edition)
    assert len(editions) == 2


def test_scanning_errors_are_sought_again_where_other_words_are_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(known_words.sys, "path", [str(tmp_path)])
    before = OcrChecker().edition()
    (tmp_path / "lingotweaker_data_sv-1.0.dist-info").mkdir()
    assert OcrChecker().edition() != before
