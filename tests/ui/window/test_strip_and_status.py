from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QProgressBar

from facing.core.edit import Edit, Place
from facing.core.finding import Side
from facing.core.problem import ProblemCode, UserProblem
from facing.session.opening import open_session
from facing.ui.bridge import SessionSignals
from facing.ui.window.message_strip import Message, MessageStrip, Tone
from tests.ui.window.conftest import PATH, Scene


def strip(scene: Scene) -> MessageStrip:
    return scene.window.parts.strip


def test_the_strip_is_not_there_while_there_is_nothing_to_tell(scene: Scene) -> None:
    assert not strip(scene).isVisible()
    scene.window.tell(UserProblem(ProblemCode.DISK_FULL))
    assert strip(scene).isVisible()
    strip(scene)._close.click()
    assert not strip(scene).isVisible()


def test_messages_wait_for_each_other_problems_first(scene: Scene) -> None:
    strip(scene).tell(Message("good to know"))
    strip(scene).tell(Message("also good to know"))
    strip(scene).tell(Message("to do", Tone.PROBLEM))
    assert strip(scene)._text.text() == "to do"
    assert strip(scene)._waiting.text() == "2 more"
    strip(scene).dismiss()
    assert strip(scene)._text.text() == "good to know"
    strip(scene).clear()
    assert not strip(scene).isVisible()


def test_the_same_message_is_shown_once(scene: Scene) -> None:
    for _ in range(3):
        strip(scene).tell(Message("once"))
    assert len(strip(scene).messages) == 1


def test_the_button_of_a_message_does_what_it_says_and_closes_it(scene: Scene) -> None:
    done: list[str] = []
    strip(scene).tell(Message("restored", action=("Undo", lambda: done.append("undone"))))
    assert strip(scene)._action.text() == "Undo"
    strip(scene)._action.click()
    assert done == ["undone"]
    assert not strip(scene).isVisible()


def test_an_offer_to_undo_goes_when_another_step_is_the_newest_one(scene: Scene) -> None:
    undone: list[str] = []
    undo = "Undo", lambda: undone.append("undone")
    strip(scene).tell(Message("restored", action=undo, undoes=True))
    strip(scene).tell(Message("another", action=("Other", lambda: None)))
    assert not strip(scene)._action.isHidden()
    scene.edit(2, "chep", "cheap")
    assert [(message.text, message.action is not None) for message in strip(scene).messages] == [
        ("restored", False),
        ("another", True),
    ]
    assert strip(scene)._action.isHidden()
    strip(scene).tell(Message("restored", action=undo, undoes=True))
    assert len(strip(scene).messages) == 2
    strip(scene)._action.click()
    assert undone == ["undone"]


def test_a_reader_that_cannot_see_it_hears_the_message(scene: Scene) -> None:
    strip(scene).tell(Message("hear this"))
    assert strip(scene).accessibleName() == "hear this"


def test_what_was_recovered_is_told(empty: Scene) -> None:
    session = empty.open()
    session.apply([Edit(Place(0, 0), "", "So ")], "typing")
    store = empty.services.store
    store.save_state(session.record.id, replace(store.state(session.record.id), closed_cleanly=False))
    empty.open()
    assert empty.messages() == ["Recovered 1 edit typed before the program ended unexpectedly. Nothing is lost."]
    assert empty.session.corrected[0].text.startswith("So The ferry")


def test_the_status_bar_says_what_is_true(scene: Scene) -> None:
    scene.window._count()
    words, changes, _, engine, disk = scene.window.parts.status.texts()
    assert words == "<b>20</b> words"
    assert changes == "<b>0</b> changes"
    assert engine == "LanguageTool 6.8, English (US), ready"
    assert disk == "All typing is on disk · no corrected file yet"
    scene.edit(2, "chep", "cheap")
    scene.window._count()
    assert scene.window.parts.status.texts()[1] == "<b>1</b> change"
    assert scene.window.parts.status.texts()[2] == "<b>3</b> findings, <b>1</b> fixed, <b>0</b> new"


def test_a_checker_that_cannot_run_is_told_with_its_reason(empty: Scene) -> None:
    checker = empty.services.grammar[0]
    checker.refuses = UserProblem(ProblemCode.JAVA_MISSING)  # type: ignore[attr-defined]
    empty.open()
    engine = empty.window.parts.status.findChild(QLabel, "engine")
    assert engine is not None
    assert engine.text() == "LingoTweaker 0.2.8, English (US), ready"
    assert "Java 17" in engine.toolTip()
    trouble = empty.window.parts.status._trouble
    assert not trouble.isHidden()
    assert not trouble.pixmap().isNull()
    empty.window.parts.status.showMessage("Comparing…")
    assert trouble.isHidden()
    empty.window.parts.status.clearMessage()
    assert not trouble.isHidden()
    empty.window.close_document()
    assert trouble.isHidden()


def test_progress_is_shown_while_there_is_something_to_read(scene: Scene) -> None:
    progress = scene.window.parts.status.findChild(QProgressBar)
    assert progress is not None
    assert not progress.isVisible()
    scene.session.checking.recheck()
    scene.window.parts.status.show_checking(scene.session)
    assert progress.isVisible()
    assert "of 8 paragraphs read" in progress.toolTip()
    scene.settle()
    assert not progress.isVisible()


def test_a_passing_message_does_not_bring_the_progress_back(scene: Scene) -> None:
    progress = scene.window.parts.status.findChild(QProgressBar)
    assert progress is not None
    scene.window.parts.status.showMessage("for a moment")
    scene.window.parts.status.clearMessage()
    assert not progress.isVisible()


def test_the_toolbar_shows_the_language_and_the_menu_changes_it(scene: Scene) -> None:
    button = scene.window.parts.tool_bar.language
    assert button.text() == "English (US)"
    assert button.accessibleName() == "English (US), checked"
    menu = scene.window.parts.menus.submenus["language"]
    menu.aboutToShow.emit()
    names = [action.text() for action in menu.actions() if action.text()]
    assert names == ["&Detect: English (US)", "English (US)", "French", "German (DE)"]
    assert menu.actions()[0].isChecked()
    next(action for action in menu.actions() if action.text() == "French").trigger()
    scene.settle()
    assert scene.session.language_choice == "fr"
    assert button.text() == "French"


def test_help_says_that_nothing_leaves_and_shows_the_report(scene: Scene) -> None:
    for name in ("private", "report", "about"):
        scene.trigger(name)
    told = scene.dialogs.asked
    assert told[0].startswith("What leaves this computer: nothing")
    assert told[1] == "Report on this installation: everything works"
    assert "Version 0.0.test" in told[2]
    assert scene.window._offline.text() == "nothing leaves this computer"


def test_escape_in_the_page_closes_the_message(scene: Scene) -> None:
    strip(scene).tell(Message("read this"))
    QTest.keyClick(scene.window.parts.spread.page(Side.CORRECTION), Qt.Key.Key_Escape)
    assert not strip(scene).isVisible()


def test_a_file_that_others_changed_meanwhile_begins_anew_and_offers_the_correction(empty: Scene) -> None:
    session = empty.open()
    session.apply([Edit(Place(2, 12), "chep", "cheap")], "typing")
    session.close()
    empty.services.formats.files[PATH] = "Another text is here.\nTickets are chep."  # type: ignore[attr-defined]
    session = open_session(empty.services, PATH)
    done: list[str] = []
    empty.window.show_document(SessionSignals(session, empty.window), lambda: done.append("carried over"))
    (message,) = empty.window.parts.strip.messages
    assert message.text.startswith("“ferry.txt” was changed by another program")
    assert message.action is not None
    message.action[1]()
    assert done == ["carried over"]
