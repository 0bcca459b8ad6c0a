"""The work file of the open document while others write it, in a folder that computers share."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from facing.app.program import Program
from facing.app.window import running
from facing.app.work_watch import WorkWatch
from tests.ui.test_program import file, request, settings, type_words
from tests.ui.test_program_opening import messages

__all__ = ["file", "settings"]


def looked(qtbot: QtBot, program: Program) -> None:
    """Let the newest watch look twice, so that one look began after all that was done."""
    assert program.window is not None
    watch = program.window.findChildren(WorkWatch)[-1]
    for _ in range(2):
        qtbot.waitUntil(lambda: not watch._looking)
        watch.look()
    qtbot.waitUntil(lambda: not watch._looking)


def saved(qtbot: QtBot, program: Program, path: Path) -> None:
    assert program.session is not None
    program.session.work.save_as(path, lambda: None, lambda problem: None)
    qtbot.waitUntil(lambda: program.session is not None and program.session.work.target == path)


@pytest.fixture
def shared(qtbot: QtBot, file: Path, settings: Path, tmp_path: Path) -> Iterator[Program]:
    """A document with a work file, and what another computer has made of it in ``theirs.facing``."""
    with running(request(file, settings)) as program:
        assert program.session is not None
        program.session.history.keep("Common")
        saved(qtbot, program, tmp_path / "text.facing")
        shutil.copy(tmp_path / "text.facing", tmp_path / "theirs.facing")
        with running(request(tmp_path / "theirs.facing", tmp_path / "other computer")) as other:
            assert other.session is not None
            type_words(other, "Theirs. ")
            other.session.history.keep("Theirs")
            saved(qtbot, other, tmp_path / "theirs.facing")
        yield program


def test_a_work_file_that_another_computer_wrote_is_told_and_brought_in_but_not_what_we_wrote(
    qtbot: QtBot, shared: Program, tmp_path: Path
) -> None:
    assert shared.session is not None
    for name in ("Ours", "Ours too"):
        shared.session.history.keep(name)
        saved(qtbot, shared, tmp_path / "text.facing")
        looked(qtbot, shared)
    assert messages(shared) == []
    (tmp_path / "theirs.facing").replace(tmp_path / "text.facing")
    looked(qtbot, shared)
    looked(qtbot, shared)
    assert ["Somebody else has written “text.facing”" in message for message in messages(shared)] == [True]
    assert shared.window is not None
    with shared.opening.at_once():
        shared.window.parts.strip._act()
    assert "Theirs" in [version.name for version in shared.session.history.versions()]
    looked(qtbot, shared)
    assert messages(shared) == ["The work file brought 1 version that was not here yet."]


def test_a_copy_that_a_synced_folder_makes_is_told_and_joined_while_the_document_is_open(
    qtbot: QtBot, shared: Program, tmp_path: Path
) -> None:
    looked(qtbot, shared)
    (tmp_path / "theirs.facing").replace(tmp_path / "text.sync-conflict-20261123-201500-ABCDEFG.facing")
    looked(qtbot, shared)
    assert ["is a second copy of the work file" in message for message in messages(shared)] == [True]
    assert shared.window is not None
    with shared.opening.at_once():
        shared.window.parts.strip._act()
    assert shared.session is not None
    assert "Theirs" in [version.name for version in shared.session.history.versions()]
    assert shared.session.work.target == tmp_path / "text.facing"
    looked(qtbot, shared)
    assert messages(shared) == ["The work file brought 1 version that was not here yet."]
