"""What opens in a way of its own: two files, another encoding, the clipboard; and how lines are read."""

import textwrap
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from facing.core.document import Decoding, LineEnd, Original
from facing.core.edit import Origin
from facing.core.finding import Kind, Side
from facing.core.ports import OthersChanges
from facing.core.problem import ProblemCode, UserProblem
from facing.core.text import Text
from facing.files.candidates import Candidate
from facing.ui.encodings import encoding_name, encoding_words, is_doubtful
from facing.ui.opening_messages import tracked_sentence
from facing.ui.window.clipboard import copied_text
from facing.ui.window.compare_dialog import CompareDialog
from facing.ui.window.encoding_dialog import EncodingDialog
from facing.ui.window.message_strip import Message
from tests.fakes.checkers import WordChecker
from tests.ui.window.conftest import PATH, Scene

FIRST, SECOND = Path("/nowhere/first.docx"), Path("/nowhere/second.txt")
CANDIDATES = [
    Candidate("utf-8", 1.0, ("Grüße",), True),
    Candidate("cp1252", 0.4, ("GrÃ¼ÃŸe",), False),
    Candidate("cp437", None, ("Gr├╝├ƒe",), False),
]
WRAPPED = textwrap.fill(" ".join(["The ferry leaves the old harbour at noon and crosses the bay."] * 9), 60)


def test_two_files_are_asked_for_and_opened_with_the_open_one_proposed(scene: Scene) -> None:
    scene.trigger("compare-files")
    assert scene.program.opened == []
    scene.dialogs.pair = FIRST, SECOND
    scene.trigger("compare-files")
    assert scene.dialogs.asked == [f"compare {PATH}"] * 2
    assert scene.program.opened == [FIRST, SECOND]


@pytest.mark.parametrize("yes", [True, False])
def test_files_that_are_built_differently_are_compared_by_their_words_after_a_question(scene: Scene, yes: bool) -> None:
    scene.program.refuses = UserProblem(ProblemCode.PLACES_DIFFER)
    scene.dialogs.pair, scene.dialogs.yes = (FIRST, SECOND), yes
    scene.trigger("compare-files")
    assert scene.dialogs.asked[-1] == "The two files are built differently."
    assert scene.program.opened == ([FIRST, SECOND] if yes else [])
    assert scene.messages() == []


def test_a_file_that_cannot_be_compared_is_told(scene: Scene) -> None:
    scene.program.refuses = UserProblem(ProblemCode.FILE_MISSING, path=SECOND)
    scene.dialogs.pair = FIRST, SECOND
    scene.trigger("compare-files")
    assert scene.messages() == ["“second.txt” is not there any more: look whether it was moved or renamed."]


def test_the_dialog_for_two_files_needs_both_and_lets_them_change_places(qtbot: QtBot) -> None:
    dialog = CompareDialog(FIRST)
    qtbot.addWidget(dialog)
    assert not dialog._open.isEnabled()
    dialog.correction.show_path(str(SECOND))
    assert dialog._open.isEnabled()
    assert dialog.answer() == (FIRST, SECOND)
    dialog._swap()
    assert dialog.answer() == (SECOND, FIRST)


def test_another_encoding_is_chosen_and_what_became_of_the_edits_is_told(scene: Scene) -> None:
    scene.program.candidates = CANDIDATES
    scene.trigger("reopen-encoding")
    assert scene.dialogs.asked == ["encoding of ferry.txt: utf-8, cp1252, cp437"]
    assert scene.program.opened == []
    scene.dialogs.yes = True
    scene.window.parts.status.encoding.click()
    assert scene.program.opened == ["cp437"]
    assert scene.messages() == ["2 of your edits were brought over. 1 did not fit; the version that was kept has them."]


def test_the_encoding_dialog_shows_how_the_text_begins_in_each(qtbot: QtBot) -> None:
    dialog = EncodingDialog("a.txt", CANDIDATES)
    qtbot.addWidget(dialog)
    assert [dialog.list.item(row).text() for row in range(3)] == [
        "UTF-8 – all languages (now)",
        "Windows-1252 – Western European, 40 % sure",
        "DOS 437 – Western European",
    ]
    assert dialog.preview.toPlainText() == "Grüße"
    assert not dialog._accept.isEnabled()
    dialog.list.setCurrentRow(1)
    assert dialog.preview.toPlainText() == "GrÃ¼ÃŸe"
    assert dialog._accept.isEnabled()
    assert dialog.answer() == "cp1252"


def original(decoding: Decoding, line_end: LineEnd = LineEnd.LF, text: str = "a\n") -> Original:
    return Original(Path("a.txt"), text.encode(), "text", decoding, Text.from_string(text), line_end)


def test_the_status_bar_says_how_the_text_was_read(scene: Scene) -> None:
    encoding = scene.window.parts.status.encoding
    assert not encoding.isHidden()
    assert encoding.text() == "UTF-8"
    assert encoding.accessibleName() == "Encoding: UTF-8"
    scene.window.close_document()
    assert encoding.isHidden()


def test_a_reading_is_told_with_its_certainty_and_what_is_kept_of_the_file() -> None:
    doubtful = original(Decoding("cp1252", certainty=0.44), LineEnd.CRLF, "a")
    assert encoding_words(doubtful, chosen=False) == (
        "Windows-1252, 44 % sure",
        "How the original is read: Windows-1252 (Western European), 44 % sure, line ends CR LF, "
        "no line end behind the last line.",
    )
    assert is_doubtful(doubtful.decoding)
    assert encoding_words(doubtful, chosen=True)[0] == "Windows-1252"
    assert "with byte order mark" in encoding_words(original(Decoding("utf-8", bom=True)), chosen=False)[1]
    assert encoding_name("hz") == "hz"


def test_formatted_text_that_was_copied_without_plain_text_gives_its_words() -> None:
    copied = QMimeData()
    copied.setHtml("<p>One&nbsp;<b>bold</b> word<br>and more<img src='file:///x.png'></p><p>Two</p>")
    assert copied_text(copied) == "One\u00a0bold word\nand more\nTwo"
    copied.setText("plain")
    assert copied_text(copied) == "plain"
    assert copied_text(QMimeData()) == copied_text(None) == ""


def test_an_empty_clipboard_is_told(scene: Scene) -> None:
    QGuiApplication.clipboard().clear()
    scene.trigger("new-from-clipboard")
    assert scene.messages()[0].startswith("There is no text in the clipboard")


def test_authors_of_tracked_changes_are_named_three_at_the_most() -> None:
    changes = [OthersChanges(author, "2026-01-02", 2) for author in ("Ann", "Bo", "", "Cy", "Di")]
    told = tracked_sentence(FIRST, changes)
    assert "first.docx" in told and "(10)" in told and "Ann, Bo, Cy…" in told


def test_messages_about_a_document_go_with_it(scene: Scene) -> None:
    strip = scene.window.parts.strip
    strip.tell(Message("about this", about=scene.session))
    strip.tell(Message("in general"))
    strip.withdraw_about(scene.session)
    assert scene.messages() == ["in general"]


def test_a_repair_of_misread_letters_has_its_own_origin_also_for_all_of_them_at_once(
    make_scene: Callable[..., Scene],
) -> None:
    scene = make_scene("A FluÃŸ here.\nA FluÃŸ there.\nA FluÃŸ, too.", words={})
    checker = WordChecker("mojibake", words={"FluÃŸ": "Fluß"}, kind=Kind.ENCODING)
    scene.services = replace(scene.services, own=(checker,))
    scene.open()
    session = scene.session
    session.take_suggestion(scene.finding("FluÃŸ"), "Fluß")
    scene.settle()
    scene.trigger("next-finding")
    scene.trigger("fix-all-kind")
    assert session.corrected.as_string() == "A Fluß here.\nA Fluß there.\nA Fluß, too."
    origins = {span.origin for index in range(3) for span in session.origins.of(session.corrected.id_at(index))}
    assert origins == {Origin.REPAIR}
    session.undo()
    assert session.corrected.as_string() == "A Fluß here.\nA FluÃŸ there.\nA FluÃŸ, too."


def test_lines_found_to_be_wrapped_stand_close_and_are_laid_anew_as_one_step(make_scene: Callable[..., Scene]) -> None:
    scene = make_scene(WRAPPED, words={})
    session = scene.open()
    action, level = scene.window.parts.actions["lines-wrapped"], scene.window.parts.spread._level
    scene.window.parts.menus.menus["text"].aboutToShow.emit()
    assert action.isChecked()
    close = level.gap
    scene.edit(0, "ferry", "old ferry from the north")
    scene.window.parts.spread.select(Side.CORRECTION, *[session.corrected.place_of(0)] * 2)
    before = session.corrected
    scene.trigger("lay-lines")
    assert session.corrected != before
    assert max(len(paragraph.text) for paragraph in session.corrected) <= 60
    assert session.undo_label == "lay-lines"
    session.undo()
    assert session.corrected == before
    action.trigger()
    assert not session.checking.wrapped
    assert level.gap > close
    scene.trigger("lay-lines")
    assert session.corrected == before
    scene.settle()
