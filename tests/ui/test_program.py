"""The program around the window, with the real store and settings, and no checker."""

import sqlite3
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facing.app.arguments import WindowRequest
from facing.app.picture import draw_and_tell
from facing.app.program import Program
from facing.app.window import running
from facing.core.edit import Edit, Place
from facing.core.finding import Side
from facing.core.problem import UserProblem
from facing.core.settings import CheckerChoice
from facing.formats.registry import AllFormats
from facing.formats.tracked_docx import tracked_docx
from facing.glossary.terms import Form, FormStatus, Term


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "text.txt"
    path.write_text("The first paragraph.\nThe second one.\nThe third.\n", encoding="utf-8")
    return path


@pytest.fixture
def settings(own_home: Path) -> Iterator[Path]:
    """No checker, so that nothing is started."""
    path = own_home / "config" / "settings.toml"
    path.parent.mkdir(parents=True)
    path.write_text('checker = "none"\n', encoding="utf-8")
    yield own_home


def request(file: Path | None, base: Path) -> WindowRequest:
    return WindowRequest(file, None, base, None)


def type_words(program: Program, words: str) -> None:
    assert program.window is not None
    QTest.keyClicks(program.window.parts.spread.page(Side.CORRECTION), words)


def told(program: Program) -> list[str]:
    assert program.window is not None
    return [message.text for message in program.window.parts.strip.messages]


def test_everything_is_where_it_was(qtbot: QtBot, file: Path, settings: Path) -> None:
    with running(request(file, settings)) as program:
        assert program.window is not None
        assert program.session is not None
        program.window.show()
        program.window.parts.spread.select(Side.CORRECTION, Place(1, 4), Place(1, 10))
        type_words(program, "2nd")
        assert program.session.corrected.as_string() == "The first paragraph.\nThe 2nd one.\nThe third.\n"
    with running(request(None, settings)) as again:
        assert again.window is not None
        assert again.session is not None
        assert again.session.original.path.samefile(file)
        assert again.session.corrected.as_string() == "The first paragraph.\nThe 2nd one.\nThe third.\n"
        assert again.window.parts.spread.current_place(Side.CORRECTION) == Place(1, 7)
        assert again.session.recovered == 0


def test_the_first_start_opens_the_sample_with_its_glossary_which_is_not_remembered(
    qtbot: QtBot, file: Path, settings: Path
) -> None:
    with running(request(None, settings)) as program:
        assert program.session is not None
        assert program.session.original.path.name == "ferry.txt"
        qtbot.waitUntil(lambda: [glossary.name for glossary in program.glossaries.loaded()] == ["ferry"])
        assert program.session.delivery.proposed().parent == Path.home()
        with program.opening.at_once():
            program.open_file(file)
        assert program.glossaries.loaded() == []
        assert program.session.delivery.proposed() == file.with_name("text-corrected.txt")
    assert "ferry" not in (settings / "config" / "settings.toml").read_text("utf-8")


def test_a_file_that_cannot_be_opened_leaves_the_open_one(qtbot: QtBot, file: Path, settings: Path) -> None:
    with running(request(file, settings)) as program:
        assert program.session is not None
        with program.opening.at_once():
            program.open_file(file.with_name("missing.txt"))
        assert "missing.txt" in told(program)[0]
        assert program.session.original.path == file
        type_words(program, "x")
        assert program.session.corrected.as_string().startswith("xThe first")


def test_tracked_changes_are_opened_as_two_sides(qtbot: QtBot, file: Path, settings: Path) -> None:
    tracked, before = file.with_name("tracked.docx"), file.with_name("before.docx")
    first = AllFormats().read(file)
    corrected = first.text.apply(Edit(Place(0, 0), "The", "Our"))
    tracked.write_bytes(tracked_docx(first, corrected, author="Ann", when=datetime(2026, 3, 1, tzinfo=UTC)))
    with running(request(file, settings)) as program:
        with program.opening.at_once():
            program.open_tracked(
                tracked, before, lambda sides: ("Changes", "{0.author} {0.count}".format(*sides.changes))
            )
        session = program.session
        assert session is not None
        assert session.original.path == before
        assert session.original.text.as_string() == first.text.as_string()
        assert session.corrected.as_string() == corrected.as_string()
        (version,) = session.history.versions()
        assert (version.name, version.note) == ("Changes", "Ann 2")
        with program.opening.at_once():
            program.open_tracked(file, file.with_name("other.txt"), lambda sides: ("", ""))
        assert "no tracked changes" in told(program)[0]
        assert program.session is session


def test_a_text_from_the_clipboard_is_a_document_of_its_own(qtbot: QtBot, file: Path, settings: Path) -> None:
    with running(request(file, settings)) as program:
        with program.opening.at_once():
            program.open_text("Pasted wörds.\nSecond\u00a0line.")
        assert program.session is not None
        assert program.session.corrected.as_string() == "Pasted wörds.\nSecond\u00a0line."
        assert program.session.original.path.is_relative_to(settings)


def test_a_chosen_checker_and_glossary_are_there_at_the_next_start(qtbot: QtBot, file: Path, settings: Path) -> None:
    glossary = file.with_name("terms.csv")
    glossary.write_text("second,2nd\n", encoding="utf-8")
    with running(request(file, settings)) as program:
        assert program.window is not None
        program.glossaries.add(glossary)
        program.glossaries.move(glossary, -1)
        program.glossaries.aim(glossary)
        assert program.glossaries.shelved()[1].is_personal
        program.glossaries.add_terms(
            [Term((Form("Orrow", FormStatus.ADMITTED),))], program.glossaries.shelved()[1].path
        )
        program.window.parts.actions["theme-dark"].trigger()
    with running(request(file, settings)) as again:
        assert again.settings.checker is CheckerChoice.NONE
        assert again.settings.theme.value == "dark"
        qtbot.waitUntil(lambda: len(again.glossaries.loaded()) == 2)
        assert [glossary.name for glossary in again.glossaries.loaded()] == ["terms", "my-terms"]
        assert again.glossaries.target == glossary
        assert "personal" in again.settings.glossaries
        assert again.session is not None
        session = again.session
        qtbot.waitUntil(lambda: bool(session.findings.listed(Side.CORRECTION)))


def test_a_newer_store_is_refused_before_there_is_a_window(qtbot: QtBot, file: Path, settings: Path) -> None:
    with running(request(file, settings)):
        pass
    store = settings / "data" / "store.sqlite"
    with sqlite3.connect(store) as database:
        database.execute("PRAGMA user_version = 9999")
    database.close()
    with pytest.raises(UserProblem, match="store-newer"), running(request(file, settings)):
        pass


def test_turning_to_another_program_brings_the_typing_to_disk(qtbot: QtBot, file: Path, settings: Path) -> None:
    with running(request(file, settings)) as program:
        assert program.session is not None
        type_words(program, "x")
        assert not program.session.safety.all_on_disk
        QApplication.sendEvent(QApplication.instance(), QEvent(QEvent.Type.ApplicationDeactivate))
        assert program.session.safety.all_on_disk
        type_words(program, "y")
        assert not program.session.safety.all_on_disk
        program.session.history.keep()
        assert program.session.safety.all_on_disk


def test_the_store_is_backed_up_meanwhile_and_a_failure_is_told_once(qtbot: QtBot, file: Path, settings: Path) -> None:
    backups = settings / "data" / "backups"
    with running(request(file, settings)) as program:
        assert program.window is not None
        backups.write_text("in the way")
        upkeep = program._upkeep
        assert upkeep is not None
        strip = program.window.parts.strip
        upkeep.look()
        qtbot.waitUntil(lambda: bool(strip.messages))
        assert "backup" in strip.messages[-1].text
        assert program.session is not None
        type_words(program, "x")
        program.session.history.keep()
        told = len(strip.messages)
        looked: list[object] = []
        take, upkeep._looked = upkeep._looked, looked.append  # type: ignore[method-assign]
        upkeep.look()
        qtbot.waitUntil(lambda: bool(looked))
        take(looked[0])  # type: ignore[arg-type]
        assert len(strip.messages) == told
        backups.unlink()
        upkeep.look()
        qtbot.waitUntil(lambda: len(looked) == 2)
        assert looked[1] == ()
        assert len(list(backups.iterdir())) == 1


def test_a_damaged_store_is_mended_and_told_at_the_start(qtbot: QtBot, file: Path, settings: Path) -> None:
    with running(request(file, settings)) as program:
        assert program.session is not None
        type_words(program, "x")
        program.session.history.keep()
    (settings / "data" / "store.sqlite").write_bytes(b"?" * 9000)
    with running(request(file, settings)) as again:
        assert again.window is not None
        assert "damaged" in again.window.parts.strip.messages[0].text
        type_words(again, "y")
    assert len(list((settings / "data").glob("store-damaged-*.sqlite"))) == 1


def test_an_unforeseen_error_is_told_and_the_typing_is_safe(qtbot: QtBot, file: Path, settings: Path) -> None:
    with running(request(file, settings)) as program:
        assert program.window is not None
        assert program.session is not None
        type_words(program, "x")
        program.tell_unexpected()
        assert program.session.safety.all_on_disk
        (message,) = program.window.parts.strip.messages
        assert str(settings) in message.text


@pytest.mark.skipif(sys.platform == "win32", reason="made with a symbolic link")
def test_the_same_document_opened_again_under_another_name_is_one_document(
    qtbot: QtBot, file: Path, settings: Path
) -> None:
    link = file.with_name("link.txt")
    link.symlink_to(file)
    with running(request(file, settings)) as program:
        type_words(program, "x")
        with program.opening.at_once():
            program.open_file(link)
        assert program.session is not None
        assert program.session.corrected.as_string().startswith("xThe first")


def test_without_a_display_it_tells_what_it_found_with_what_and_why_not_with_something_better(
    qtbot: QtBot, file: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("LTP_JAR_DIR_PATH", "LTP_PATH"):
        monkeypatch.setenv(name, str(own_home / "nowhere"))
    monkeypatch.setattr(Path, "home", lambda: own_home)
    glossary = file.with_name("terms.csv")
    glossary.write_text("second,2nd\n", encoding="utf-8")
    picture = own_home / "window.png"
    with running(request(file, own_home)) as program:
        program.glossaries.add(glossary)
        assert draw_and_tell(program, picture, seen=False) == 0
    told = capsys.readouterr().out
    assert "There is no display" in told
    assert "LanguageTool: " in told
    assert "checked by LingoTweaker" in told
    assert "second → 2nd" in told
    assert str(picture) in told
    assert picture.read_bytes().startswith(b"\x89PNG")
