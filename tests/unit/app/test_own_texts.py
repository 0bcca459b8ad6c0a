from pathlib import Path

import pytest

from facing.app import own_texts
from facing.core.problem import UserProblem


def test_a_kept_text_is_named_by_where_it_is_from(tmp_path: Path) -> None:
    path = own_texts.keep_text("Words.", tmp_path / "texts", "report")
    assert path.name.startswith("report-") and path.suffix == ".txt"
    assert path.read_text() == "Words."


def test_a_text_that_is_too_large_is_refused_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_texts, "FILE_LIMIT", 5)
    with pytest.raises(UserProblem, match="file-too-large"):
        own_texts.keep_text("äöü", tmp_path / "texts")
    assert not (tmp_path / "texts").exists()
