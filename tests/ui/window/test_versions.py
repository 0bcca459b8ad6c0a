import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from facing.core.document import VersionKind
from facing.core.edit import Origin, Place
from facing.core.finding import Side
from facing.core.problem import ProblemCode, UserProblem
from facing.ui.panes.book import View
from tests.ui.window.conftest import PATH, Scene


def rows(scene: Scene) -> list[str]:
    model = scene.window.parts.side.versions._model
    return [model.words_of(row).words for row in range(model.rowCount())]


def choose(scene: Scene, row: int) -> None:
    scene.window.parts.side.versions.list.choose_row(row)


def page_text(scene: Scene, side: Side) -> str:
    return scene.window.parts.spread.page(side).document().toPlainText()


def test_there_are_none_at_first(scene: Scene) -> None:
    assert rows(scene) == []
    assert "No versions yet" in scene.window.parts.side.versions._empty.text()
    assert not scene.window.parts.actions["restore-version"].isEnabled()


def test_saving_keeps_one_without_asking(scene: Scene) -> None:
    scene.edit(2, "chep", "cheap")
    scene.trigger("save")
    assert scene.dialogs.asked == []
    (version,) = scene.session.history.versions()
    assert (version.kind, version.name) == (VersionKind.KEPT, "")
    assert len(rows(scene)) == 2
    assert rows(scene)[1].endswith("Saved")


def test_a_named_version_has_its_name_and_note(scene: Scene) -> None:
    scene.dialogs.name = ("First reading", "names are checked")
    scene.trigger("keep-named")
    (version,) = scene.session.history.versions()
    assert (version.name, version.note) == ("First reading", "names are checked")
    scene.dialogs.name = None
    scene.trigger("keep-named")
    assert len(scene.session.history.versions()) == 1


def test_a_version_can_be_renamed_and_stays_chosen(scene: Scene) -> None:
    scene.trigger("save")
    choose(scene, 1)
    scene.dialogs.name = ("Draft", "")
    scene.trigger("rename-version")
    assert scene.session.history.versions()[0].name == "Draft"
    version = scene.window.parts.side.versions.version
    assert version is not None
    assert version.name == "Draft"
    assert scene.window.parts.side.versions._card._title.text() == "Draft"


def test_restoring_brings_the_text_back_and_can_be_undone_at_once(scene: Scene) -> None:
    scene.trigger("save")
    scene.edit(2, "chep", "cheap")
    choose(scene, 1)
    scene.trigger("restore-version")
    scene.settle()
    assert scene.session.corrected[2].text == "Tickets are chep."
    assert "Tickets are chep." in page_text(scene, Side.CORRECTION)
    (message,) = scene.window.parts.strip.messages
    assert "is now what it was in “Saved”" in message.text
    assert message.action is not None
    message.action[1]()
    assert scene.session.corrected[2].text == "Tickets are cheap."


@pytest.fixture
def reviewed(scene: Scene) -> Scene:
    """Two versions are kept, and the correction goes on: "cheap" is in both, "there" in the newer one."""
    scene.edit(2, "chep", "cheap")
    scene.dialogs.name = ("after review", "")
    scene.trigger("keep-named")
    scene.edit(1, "thre", "there")
    scene.dialogs.name = ("second reading", "")
    scene.trigger("keep-named")
    scene.edit(3, "boat", "ferry")
    return scene


def compare(scene: Scene, *rows: int) -> None:
    """Choose versions by row, 1 is the newest, and compare."""
    choose(scene, rows[0])
    versions = scene.window.parts.side.versions.list
    for row in rows[1:]:
        versions.selectionModel().select(versions.model().index(row, 0), QItemSelectionModel.SelectionFlag.Select)
    scene.trigger("compare-version")
    scene.settle()
    scene.window._count()


def captions(scene: Scene) -> set[str]:
    return {label.text() for label in scene.window.parts.spread.findChildren(QLabel)}


def test_a_version_is_shown_beside_the_correction_which_is_edited_on(reviewed: Scene) -> None:
    compare(reviewed, 2)
    assert "Tickets are cheap." in page_text(reviewed, Side.ORIGINAL)
    assert "Marta was thre" in page_text(reviewed, Side.ORIGINAL)
    assert {"“after review”", "Correction", "read only"} <= captions(reviewed)
    assert "“after review”" in reviewed.window.parts.versions_strip.text()
    assert reviewed.window.parts.status.texts()[1] == "<b>2</b> changes since the version"
    page = reviewed.window.parts.spread.page(Side.CORRECTION)
    QTest.keyClicks(page, "Once ")
    reviewed.window._count()
    assert reviewed.session.corrected[0].text.startswith("Once The ferry")
    assert reviewed.window.parts.status.texts()[1] == "<b>3</b> changes since the version"


def test_back_to_the_original_by_command_or_escape(reviewed: Scene) -> None:
    parts = reviewed.window.parts
    for way in (lambda: reviewed.trigger("back-to-current"), lambda: QTest.keyClick(parts.spread, Qt.Key.Key_Escape)):
        compare(reviewed, 2)
        assert parts.versions_strip.isVisible()
        way()
        assert "Tickets are chep." in page_text(reviewed, Side.ORIGINAL)
        assert {"Original", PATH.name} <= captions(reviewed)
        assert not parts.versions_strip.isVisible()
        assert not parts.actions["back-to-current"].isEnabled()
    reviewed.window._count()
    assert parts.status.texts()[1] == "<b>3</b> changes"


def test_changes_are_walked_and_listed_as_they_are_shown(reviewed: Scene) -> None:
    compare(reviewed, 2)
    reviewed.trigger("show-changes")
    panel = reviewed.window.parts.side.changes
    panel.refresh()
    assert [panel._model.words_of(row).words for row in range(panel._model.rowCount())] == [
        "thre → there",
        "boat → ferry",
    ]
    panel.list.choose_row(1)
    panel._show_card()
    assert (panel._card._old.text(), panel._card._new.text()) == ("Version: boat", "Correction: ferry")
    reviewed.window.parts.spread.focus_page(Side.CORRECTION)
    for expected in (1, 3, 1):
        reviewed.trigger("next-change")
        assert reviewed.window.parts.spread.current_place(Side.CORRECTION).paragraph == expected


def test_the_versions_words_are_taken_for_one_change_as_one_step(reviewed: Scene) -> None:
    compare(reviewed, 1)
    assert "version" in reviewed.window.parts.actions["take-back"].text()
    reviewed.trigger("next-change")
    reviewed.trigger("take-back")
    assert reviewed.session.corrected[3].text == "Nobody saw the boat."
    spans = reviewed.session.origins.of(reviewed.session.corrected.id_at(3))
    assert [span.origin for span in spans] == [Origin.RESTORE]
    reviewed.trigger("undo")
    assert reviewed.session.corrected[3].text == "Nobody saw the ferry."
    assert page_text(reviewed, Side.CORRECTION) == reviewed.session.corrected.as_string()


def test_two_versions_are_compared_and_can_only_be_read(reviewed: Scene) -> None:
    compare(reviewed, 1, 2)
    parts = reviewed.window.parts
    assert "thre," in page_text(reviewed, Side.ORIGINAL)
    assert "there," in page_text(reviewed, Side.CORRECTION)
    assert {"“after review”", "“second reading”"} <= captions(reviewed)
    assert parts.status.texts()[1] == "<b>1</b> change between the versions"
    before = reviewed.session.corrected
    page = parts.spread.page(Side.CORRECTION)
    QTest.keyClicks(page, "x")
    QTest.keyClick(page, Qt.Key.Key_Delete)
    page.paste()
    assert reviewed.session.corrected is before
    for name in ("undo", "paste", "suggestions"):
        assert not parts.actions[name].isEnabled()
    parts.spread.select(Side.CORRECTION, Place(1, 6), Place(1, 15))
    assert page.createMimeDataFromSelection().text() == "was there"


def test_the_correction_keeps_its_steps_and_the_readers_place_while_versions_are_read(reviewed: Scene) -> None:
    spread = reviewed.window.parts.spread
    spread.select(Side.CORRECTION, Place(3, 2), Place(3, 5))
    compare(reviewed, 1, 2)
    spread.select(Side.CORRECTION, Place(0, 1), Place(0, 1))
    reviewed.trigger("back-to-current")
    assert (spread.current_anchor(Side.CORRECTION), spread.current_place(Side.CORRECTION)) == (Place(3, 2), Place(3, 5))
    reviewed.trigger("undo")
    assert reviewed.session.corrected[3].text == "Nobody saw the boat."
    assert page_text(reviewed, Side.CORRECTION) == reviewed.session.corrected.as_string()


def test_a_change_between_versions_is_taken_into_the_correction(reviewed: Scene) -> None:
    compare(reviewed, 1, 2)
    reviewed.trigger("next-change")
    reviewed.window.parts.spread.focus_page(Side.ORIGINAL)
    reviewed.trigger("take-back")
    reviewed.settle()
    assert reviewed.session.corrected[1].text.startswith("Marta was thre,")
    (message,) = reviewed.window.parts.strip.messages
    assert message.text == "Paragraph 2 of the correction was changed."
    assert message.action is not None
    message.action[1]()
    assert reviewed.session.corrected[1].text.startswith("Marta was there,")
    reviewed.window.parts.spread.focus_page(Side.CORRECTION)
    reviewed.trigger("take-back")
    reviewed.settle()
    assert reviewed.window.parts.status.currentMessage() == "The correction says that already."
    reviewed.trigger("back-to-current")
    assert page_text(reviewed, Side.CORRECTION) == reviewed.session.corrected.as_string()


def test_a_change_in_a_paragraph_that_the_correction_has_not_is_refused(reviewed: Scene) -> None:
    reviewed.edit(1, "Marta was there, and befor her came Pell.\n", "")
    compare(reviewed, 1, 2)
    reviewed.trigger("next-change")
    before = reviewed.session.corrected
    reviewed.trigger("take-back")
    reviewed.settle()
    assert reviewed.window.parts.status.currentMessage() == "The correction has no such paragraph."
    assert reviewed.session.corrected is before


def test_between_two_versions_is_searched_and_nothing_of_the_correction_is_rewritten(reviewed: Scene) -> None:
    parts = reviewed.window.parts
    reviewed.trigger("replace")
    parts.find.field.setText("saw the ferry")
    parts.find.replacement.setText("canoe")
    parts.find.flush()
    reviewed.settle()
    reviewed.window._search._show_extent()
    assert parts.find.extent().startswith("1")
    compare(reviewed, 1, 2)
    reviewed.window._search._show_extent()
    assert parts.find.extent() == "not found"
    parts.find.field.setText("boat")
    parts.find.flush()
    before = reviewed.session.corrected
    for replace in (reviewed.window._search.replace_here, reviewed.window._search.replace_all):
        parts.status.clearMessage()
        replace()
        reviewed.settle()
        reviewed.window._search._show_extent()
        assert parts.status.currentMessage() == "There is nothing to replace in the correction."
    assert reviewed.dialogs.asked.count("Replace all") == 0
    for name in ("replace-all", "case-upper", "join-paragraphs", "split-paragraph", "special-characters"):
        assert not parts.actions[name].isEnabled()
    assert reviewed.session.corrected is before


def test_the_one_column_shows_what_is_compared(reviewed: Scene) -> None:
    spread = reviewed.window.parts.spread
    compare(reviewed, 1, 2)
    spread.select(Side.CORRECTION, Place(1, 0), Place(1, 0))
    reviewed.trigger("view-marked")
    page = spread.marked_column.page
    assert "threthere" in page.document().findBlockByNumber(1).text().replace(" ", "")
    assert page.accessibleName().startswith("Version of ")
    QTest.keyClick(page, Qt.Key.Key_Return)
    assert spread.view is View.MARKED
    reviewed.trigger("back-to-current")
    assert "Original and correction" in captions(reviewed)
    assert "boatferry" in page.document().findBlockByNumber(3).text().replace(" ", "")
    QTest.keyClick(page, Qt.Key.Key_Return)
    assert spread.view is View.BOTH


def test_folds_are_those_of_what_is_compared(make_scene) -> None:  # type: ignore[no-untyped-def]
    scene = make_scene("\n".join(f"Line {number} of it." for number in range(30)))
    scene.open()
    scene.edit(20, "of it", "from it")
    scene.trigger("save")
    scene.edit(5, "of it", "from it")
    spread = scene.window.parts.spread
    scene.trigger("fold")
    compare(scene, 1)
    spread._overview.renew_now(spread._estimate())
    folded = [number for fold in spread.folding.folds for number in fold]
    assert 5 not in folded
    assert {20, 29} <= set(folded)
    scene.trigger("back-to-current")
    spread._overview.renew_now(spread._estimate())
    folded = [number for fold in spread.folding.folds for number in fold]
    assert not {5, 20} & set(folded)
    assert 29 in folded


def test_a_finding_that_is_gone_to_brings_the_documents_own_text_back(reviewed: Scene) -> None:
    compare(reviewed, 1, 2)
    reviewed.window._findings.go_to(reviewed.finding("befor"))
    assert reviewed.window.parts.document is not None
    assert reviewed.window.parts.document.content.shows(Side.CORRECTION)
    assert reviewed.window.parts.spread.page(Side.CORRECTION).textCursor().selectedText() == "befor"
    compare(reviewed, 1)
    reviewed.window._findings.go_to(reviewed.finding("thre", side=Side.ORIGINAL))
    assert "Tickets are chep." in page_text(reviewed, Side.ORIGINAL)


def test_an_answer_that_comes_too_late_shows_nothing(reviewed: Scene) -> None:
    choose(reviewed, 1)
    reviewed.trigger("compare-version")
    reviewed.window._versions.back_to_original()
    reviewed.settle()
    assert not reviewed.window.parts.versions_strip.isVisible()


def test_another_document_begins_with_its_original(reviewed: Scene) -> None:
    compare(reviewed, 1, 2)
    reviewed.open(PATH.with_name("other.txt"))
    assert page_text(reviewed, Side.ORIGINAL) == page_text(reviewed, Side.CORRECTION) == "Another text."
    assert not reviewed.window.parts.spread.page(Side.CORRECTION).isReadOnly()
    assert not reviewed.window.parts.versions_strip.isVisible()


def test_enter_in_the_list_compares(scene: Scene) -> None:
    scene.trigger("save")
    choose(scene, 1)
    with scene.qtbot.waitSignal(scene.window.parts.side.versions.compare_requested) as asked:
        scene.window.parts.side.versions.list.accepted.emit(0)
    assert asked.args == []


def test_a_store_that_refuses_is_told_and_nothing_is_written(scene: Scene) -> None:
    scene.services.store.refuses = UserProblem(ProblemCode.DISK_FULL, path="store")  # type: ignore[attr-defined]
    scene.trigger("save")
    assert any("disk is full" in message for message in scene.messages())
    assert scene.session.history.versions() == []


def test_the_caption_says_whether_the_correction_is_kept(scene: Scene) -> None:
    scene.window._count()
    assert "no changes yet" in captions(scene)
    scene.edit(2, "chep", "cheap")
    scene.window._count()
    assert "not saved as a version yet" in captions(scene)
    scene.trigger("save")
    assert any(text.startswith("saved ") for text in captions(scene))
