"""A frozen program starts itself as one of its helper processes."""

import io
import json
import sys

import pytest

from facing.app.helpers import run_helper
from facing.formats import pdf_worker
from facing.formats.pdf_process import WORKER
from tests.fakes.pdf_files import pdf


class _Input:
    buffer = io.BytesIO(pdf([(50, 500, "A word")]))


def test_the_reader_of_pdf_files_is_run_by_its_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", _Input)
    monkeypatch.setattr(pdf_worker, "_limit", lambda: None)  # they would hold for the tests after this one
    assert run_helper([WORKER]) == 0
    count, page, end = map(json.loads, capsys.readouterr().out.splitlines())
    assert (count, end) == ({"count": 1}, {"end": True})
    assert [line[4] for line in page["lines"]] == ["A word"]


def test_other_arguments_are_the_programs_own() -> None:
    assert run_helper([]) is None
    assert run_helper(["a.pdf"]) is None
