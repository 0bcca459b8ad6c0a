"""A program with a full disk that is told to end has nobody to ask: what was typed is there at the next start."""

import os
import signal
from pathlib import Path

import pytest

from facing.app.documents import open_document
from facing.app.inline_tasks import InlineTasks
from facing.app.provide import provide
from tests.fakes.child import forked_elsewhere
from tests.reliability import ended


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="other systems have other signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_what_a_full_disk_refuses_survives_a_signal_that_ends_the_program(
    number: signal.Signals, base: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with forked_elsewhere(ended.main, base, file, int(number)) as program:
        assert program.rest()[-1] == "code 5"
    provided = provide(base, InlineTasks(), with_store=True, remember_glossaries=False)
    session = open_document(provided.services, file).session
    assert session.corrected.as_string() == "Q" + file.read_text(encoding="utf-8")
    assert session.recovered == 1
    session.close()
    provided.close()
    assert list(base.parent.rglob(".facing-unsaved-*")) == []
