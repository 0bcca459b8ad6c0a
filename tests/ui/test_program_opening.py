"""What the program opens: work files, documents that are open elsewhere; and what it forgets."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facing.app.program import Program
from facing.app.window import running
from facing.core.finding import Side
from facing.core.problem import UserProblem
from tests.fakes.pdf_files import pdf
from tests.ui.test_program import file, request, settings, type_words

__all__ = ["file", "settings"]


def messages(program: Program) -> list[str]:
    assert program.window is not None
    return [message.text for message in program.window.parts.strip.messages]


def written(program: Program) -> str:
    assert program.session is not None
    return program.session.corrected.as_string()


def test_a_document_open_elsewhere_is_read_and_can_be_edited_once_it_is_free(
    qtbot: QtBot, file: Path, settings: Path
) -> None:
    with running(request(file, settings)) as first:
        type_words(first, "x")
        assert first.session is not None
        first.session.secure()
        with running(request(file, settings)) as program:
            assert program.session is not None and program.window is not None
            assert program.session.read_only
            assert written(program).startswith("xThe first")
            assert "can only be read here" in messages(program)[0]
            type_words(program, "y")
            with pytest.raises(UserProblem, match="open-elsewhere"):
                program.session.history.keep()
            assert not program.window.parts.actions["paste"].isEnabled()
            assert written(program).startswith("xThe first")
            program._reading.look()
            assert len(messages(program)) == 1
            type_words(first, "z")
            first.close_document()
            program._reading.look()
            offer = program.window.parts.strip.messages[-1]
            assert "you can edit it now" in offer.text
            assert len(messages(program)) == 1
            assert offer.action is not None
            with program.opening.at_once():
                offer.action[1]()
            assert not program.session.read_only
            assert written(program).startswith("xzThe first")
            type_words(program, "w")
            assert "w" in written(program)[:4]


def followed(qtbot: QtBot, program: Program) -> None:
    """Let the window that only reads look to the end, and tell what it has found."""
    following = program._reading._following
    assert following is not None
    for _ in range(2):
        qtbot.waitUntil(lambda: not following._looking)
        program._reading.look()
    qtbot.waitUntil(lambda: not following._looking)


def pages(program: Program) -> list[str]:
    assert program.window is not None
    spread = program.window.parts.spread
    return [spread.page(side).toPlainText() for side in Side]


def test_a_window_that_only_reads_shows_what_is_written_in_the_other_one(
    qtbot: QtBot, file: Path, settings: Path
) -> None:
    with running(request(file, settings)) as first:
        assert first.session is not None
        first.session.history.keep("Before")
        with running(request(file, settings)) as program:
            assert program.session is not None and program.window is not None
            followed(qtbot, program)
            assert program.window.parts.status.texts()[-1] == "Read only · up to date"
            type_words(first, "Newest ")
            first.session.secure()
            followed(qtbot, program)
            assert written(program) == written(first)
            assert pages(program)[1] == pages(first)[1]
            assert pages(program)[1].startswith("Newest The first")
            assert "up to date, last change" in program.window.parts.status.texts()[-1]
            assert not program.window.parts.actions["undo"].isEnabled()
            version = program.session.history.versions()[0]
            program.window.compare_version(version)
            qtbot.waitUntil(lambda: bool(program.window.parts.document.content.versions))
            type_words(first, "and ")
            first.session.secure()
            followed(qtbot, program)
            assert pages(program)[1].startswith("Newest and The first")
            program.window._versions.back_to_original()
            assert pages(program)[1].startswith("Newest and The first")


def test_a_second_start_without_a_file_invites_to_another_text(qtbot: QtBot, file: Path, settings: Path) -> None:
    with running(request(file, settings)) as first:
        with running(request(None, settings)) as program:
            assert program.session is None
            assert messages(program) == []
        first.secure()
    with running(request(None, settings)) as program:
        assert program.session is not None
        assert program.session.original.path == file


def test_a_file_that_the_system_hands_over_is_opened(qtbot: QtBot, file: Path, settings: Path) -> None:
    other = file.with_name("other.txt")
    other.write_text("Another text.\n", encoding="utf-8")
    with running(request(other, settings)) as program:
        application = QApplication.instance()
        assert application is not None
        with program.opening.at_once():
            QApplication.sendEvent(application, QFileOpenEvent(str(file)))
        assert written(program).startswith("The first")
        with program.opening.at_once():
            QApplication.sendEvent(application, QFileOpenEvent(str(file.with_name("gone.txt"))))
        assert "gone.txt" in messages(program)[0]
        assert written(program).startswith("The first")


def test_another_work_file_of_the_open_document_joins_it_and_it_stays_to_be_edited(
    qtbot: QtBot, file: Path, settings: Path, tmp_path: Path
) -> None:
    with running(request(file, settings)) as program:
        assert program.session is not None
        program.session.history.keep("First")
        program.session.work.save_as(tmp_path / "text.facing", lambda: None, lambda problem: None)
        qtbot.waitUntil((tmp_path / "text.facing").exists)
        copy = tmp_path / "text (conflicted copy).facing"
        shutil.copy(tmp_path / "text.facing", copy)
        program.open_file(copy)
        assert not program.session.read_only
        assert program.session.original.path == file


def test_a_work_file_opens_by_itself_and_forgetting_leaves_nothing(
    qtbot: QtBot, file: Path, settings: Path, tmp_path: Path
) -> None:
    work = tmp_path / "text.facing"
    with running(request(file, settings)) as program:
        assert program.session is not None
        type_words(program, "Marker0815 ")
        program.session.history.keep("First")
        program.session.work.save_as(work, lambda: None, lambda problem: None)
        qtbot.waitUntil(work.exists)
    other = tmp_path / "other"
    with running(request(work, other)) as program:
        assert program.session is not None
        assert written(program).startswith("Marker0815 The first")
        assert messages(program) == ["The work file brought 1 version that was not here yet."]
        assert program.session.original.path.is_relative_to(other)
        type_words(program, "Marker4711 ")
        done: list[bool] = []
        program.forget_document(lambda: done.append(True))
        qtbot.waitUntil(lambda: done == [True])
        assert program.session is None
        assert work not in program.recent_files()
    for path in other.rglob("*"):
        if path.is_file():
            held = path.read_bytes()
            assert b"Marker" not in held and b"The second one" not in held, path
    assert work.exists()


def test_the_window_is_there_before_its_document_and_may_be_closed_before(
    qtbot: QtBot, file: Path, settings: Path
) -> None:
    with running(request(file, settings), waits=False) as program:
        assert program.window is not None
        assert program.session is None
        program.window.show()
        qtbot.waitUntil(lambda: program.session is not None)
        assert not program.window.parts.opening.is_opening
    book = file.with_name("a.pdf")
    book.write_bytes(pdf([(50, 500, "The old boat left.")]))
    with running(request(book, settings), waits=False) as program:
        assert program.window is not None
        program.window.show()
        program.window.close()
    with running(request(None, settings)) as program:
        assert program.session is not None
        assert program.session.original.path == file
