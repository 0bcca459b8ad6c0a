"""Terms added from the text, edited in the table, imported, exported; glossaries switched and ordered in the panel."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit

from facing.app.inline_tasks import InlineTasks
from facing.core.edit import Place
from facing.core.finding import Side
from facing.core.settings import Settings, ThemeChoice
from facing.glossary.columns import Column as FileColumn
from facing.glossary.formats import GlossaryFormat
from facing.glossary.terms import TermKind
from facing.session.glossaries import Glossaries
from facing.session.term_editor import TermEditor
from facing.session.term_import import read_table, terms_in
from facing.ui.glossary.columns import Column
from facing.ui.glossary.import_dialog import ImportDialog
from facing.ui.glossary.table_dialog import TermTableDialog
from facing.ui.theme import Theme
from facing.ui.window.shelf_actions import LOOK_EVERY
from tests.ui.window.conftest import Scene
from tests.ui.window.test_accessibility import nameless

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

ROWS = "term,preferred,forbidden,note\nferry,boat,,of the river\nPell,,,\nquay,,pier,\nFerry,ship,,\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


@pytest.fixture
def loaded(scene: Scene, path: Path) -> Scene:
    """A window with a glossary in use that new terms go to."""
    scene.dialogs.file = path
    scene.trigger("add-glossary")
    scene.settle()
    scene.program.glossaries.aim(path)
    return scene


@dataclass
class Desk:
    """A table without a window around it."""

    dialog: TermTableDialog
    glossaries: Glossaries
    tasks: InlineTasks
    editor: TermEditor

    def settle(self) -> None:
        QApplication.processEvents()
        self.tasks.drain()


@pytest.fixture
def desk(qapp: QApplication, path: Path) -> Iterator[Desk]:
    tasks = InlineTasks()
    glossaries = Glossaries(tasks, lambda matcher: None, lambda memory: None)
    glossaries.add(path)
    dialog = TermTableDialog(Theme(Settings(theme=ThemeChoice.LIGHT)))
    editor = TermEditor(glossaries, path, lambda new: dialog.editor_changed())
    dialog.show_editor(editor, "harbour", True)
    dialog.show()
    tasks.drain()
    yield Desk(dialog, glossaries, tasks, editor)
    dialog.close()
    dialog.deleteLater()


@pytest.fixture
def table(desk: Desk) -> TermTableDialog:
    return desk.dialog


def cells(table: TermTableDialog, column: Column = Column.TERM) -> list[str]:
    model = table.model
    return [model.index(row, column).data() for row in range(model.count)]


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


# --- adding from the text ------------------------------------------------------------------------------------------


def test_two_keys_add_the_words_at_the_cursor_of_both_sides(loaded: Scene, path: Path) -> None:
    loaded.edit(0, "ferry", "steamer")
    loaded.window.parts.spread.select(Side.CORRECTION, Place(0, 6), Place(0, 6))
    loaded.trigger("add-term")
    form = loaded.window._terms._adding._form
    assert (form.found.text(), form.preferred.text()) == ("ferry", "steamer")
    QTest.keyClick(form, Qt.Key.Key_Return)
    loaded.settle()
    assert not form.isVisible()
    assert "ferry,steamer" in text_of(path)


def test_what_is_selected_on_both_pages_goes_into_the_form(loaded: Scene) -> None:
    spread = loaded.window.parts.spread
    spread.select(Side.ORIGINAL, Place(0, 4), Place(0, 17))
    spread.select(Side.CORRECTION, Place(0, 10), Place(0, 17))
    loaded.trigger("add-term")
    form = loaded.window._terms._adding._form
    assert (form.found.text(), form.preferred.text()) == ("ferry crossed", "crossed")
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert not form.isVisible()


def test_a_name_is_added_by_one_command(loaded: Scene, path: Path) -> None:
    loaded.window.parts.spread.select(Side.CORRECTION, Place(1, 1), Place(1, 1))
    loaded.trigger("add-name")
    loaded.settle()
    (added,) = [term for term in loaded.program.glossaries.terms(path) if term.kind is TermKind.NAME]
    assert added.forms[0].text == "Marta"
    assert loaded.window.parts.status.currentMessage() == "“Marta” is in the glossary “harbour” now."


def test_across_languages_a_term_has_both(loaded: Scene, path: Path) -> None:
    loaded.program.glossaries.speak({Side.ORIGINAL: "de-DE", Side.CORRECTION: "en-US"})
    form = loaded.window._terms._adding._form
    loaded.trigger("add-term")
    form.found.setText("Fähre")
    form.preferred.setText("steamer")
    form.accept()
    loaded.settle()
    added = loaded.program.glossaries.terms(path)[-1]
    assert [(each.text, each.language) for each in added.forms] == [("Fähre", "de"), ("steamer", "en")]


def test_without_a_glossary_to_add_to_it_says_so(scene: Scene) -> None:
    scene.trigger("add-name")
    assert scene.window.parts.status.currentMessage().startswith("There is no glossary that terms can be added to")


# --- the table -----------------------------------------------------------------------------------------------------


def test_the_table_shows_all_terms_and_an_empty_row(table: TermTableDialog) -> None:
    assert cells(table) == ["ferry", "Pell", "quay", "Ferry"]
    assert table.model.index(4, Column.TERM).data() == "New term…"
    assert cells(table, Column.REMARK) == ["is replaced otherwise elsewhere", "", "", "is replaced otherwise elsewhere"]


def test_a_cell_that_is_edited_is_saved_and_the_document_is_checked_again(
    desk: Desk, table: TermTableDialog, path: Path
) -> None:
    index = table.model.index(1, Column.PREFERRED)
    table.table.setCurrentIndex(index)
    QTest.keyClick(table.table, Qt.Key.Key_F2)
    editor = table.table.findChild(QLineEdit)
    assert editor is not None and editor.accessibleName() == "Preferred"
    QTest.keyClicks(editor, "Peel")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    desk.settle()
    desk.settle()
    assert "Pell,Peel" in text_of(path)
    assert [match.term.replacements for match in desk.glossaries.terms_of("with Pell")] == [("Peel",)]


def test_a_choice_is_made_in_a_list(desk: Desk, table: TermTableDialog, path: Path) -> None:
    table.table.edit(table.model.index(1, Column.KIND))
    box = table.table.findChild(QComboBox)
    assert box is not None and box.accessibleName() == "Kind"
    box.setCurrentIndex(box.findText("name"))
    box.activated.emit(box.currentIndex())
    desk.settle()
    assert desk.glossaries.terms(path)[1].kind is TermKind.NAME


def test_a_term_is_written_into_the_empty_row_and_rows_are_deleted_and_brought_back(
    desk: Desk, table: TermTableDialog, path: Path
) -> None:
    QTest.keyClick(table.table, Qt.Key.Key_Insert)
    editor = table.table.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "Marta")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    desk.settle()
    assert cells(table)[-1] == "Marta"
    table.table.selectRow(0)
    QTest.keyClick(table.table, Qt.Key.Key_Delete)
    desk.settle()
    assert cells(table) == ["Pell", "quay", "Ferry", "Marta"]
    assert "ferry,boat" not in text_of(path)
    table.undo()
    table.undo()
    desk.settle()
    assert cells(table) == ["ferry", "Pell", "quay", "Ferry"]
    assert "ferry,boat" in text_of(path)
    table.redo()
    assert cells(table)[-1] == "Marta"


def test_what_makes_no_term_is_refused_with_the_reason(table: TermTableDialog) -> None:
    assert not table.model.setData(table.model.index(0, Column.FORBIDDEN), "boat")
    assert table.strip.text() == "That makes no term: a form is both preferred and forbidden."
    assert cells(table, Column.FORBIDDEN)[0] == ""


def test_rows_are_searched_in_all_columns_and_sorted(table: TermTableDialog) -> None:
    table.search.setText("RIVER")
    assert cells(table) == ["ferry"]
    assert table._count.text() == "1 of 4 terms shown"
    table.search.setText("")
    table.order.setCurrentIndex(table.order.findText("By Term, from the end"))
    assert cells(table) == ["quay", "Pell", "ferry", "Ferry"]
    table.search.setText("nothing like it")
    assert cells(table) == []
    table.search.clear()
    table.order.setCurrentIndex(0)
    table.clashes.setChecked(True)
    assert cells(table) == ["ferry", "Ferry"]


def test_a_header_sorts_then_turns_round_then_lets_go(table: TermTableDialog) -> None:
    for expected in (["ferry", "Ferry", "Pell", "quay"], ["quay", "Pell", "ferry", "Ferry"]):
        table.table.horizontalHeader().sectionClicked.emit(Column.TERM)
        assert cells(table) == expected
    table.table.horizontalHeader().sectionClicked.emit(Column.TERM)
    assert table.order.currentIndex() == 0


def test_a_format_that_is_only_read_offers_a_copy(loaded: Scene, tmp_path: Path) -> None:
    loaded.trigger("edit-terms")
    loaded.settle()
    table = loaded.window._terms._table._dialog
    xlsxwriter = pytest.importorskip("xlsxwriter")
    path = tmp_path / "sheet.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["de", "en"])
        sheet.write_row(1, 0, ["Fähre", "ferry"])
    loaded.program.glossaries.add(path)
    loaded.dialogs.file, loaded.dialogs.format = tmp_path / "copy.tbx", GlossaryFormat.TBX_2
    table.chosen.emit(path)
    loaded.settle()
    assert cells(table, Column.LANGUAGES) == ["de → en"]
    assert not table.model.is_editable
    assert "can only be read" in table.strip.text()
    table.strip.copy_wanted.emit()
    loaded.settle()
    assert "Fähre" in text_of(tmp_path / "copy.tbx")


def test_a_file_that_another_program_changed_is_asked_about(desk: Desk, table: TermTableDialog, path: Path) -> None:
    path.write_text("term,preferred\nferry,their own boat\n", encoding="utf-8")
    table.model.setData(table.model.index(1, Column.PREFERRED), "Peel")
    desk.settle()
    assert "Your changes are kept here until then." in table.strip.text()
    assert "their own" in text_of(path)
    table.strip.writing_over_wanted.emit()
    desk.settle()
    assert "Pell,Peel" in text_of(path)
    assert table.strip.text() == ""


def test_the_window_looks_at_files_each_second(loaded: Scene, path: Path) -> None:
    loaded.trigger("edit-terms")
    loaded.settle()
    table = loaded.window._terms._table._dialog
    timer = loaded.window._terms._shelf._looks
    assert timer.isActive() and timer.interval() == LOOK_EVERY <= 1000
    path.write_text("term,preferred\nferry,their own boat\n", encoding="utf-8")
    timer.timeout.emit()
    loaded.settle()
    assert cells(table, Column.PREFERRED) == ["their own boat"]


def test_every_control_of_the_table_has_a_name(table: TermTableDialog) -> None:
    assert nameless(table) == []


# --- glossaries in the panel ---------------------------------------------------------------------------------------


def test_a_glossary_is_switched_off_for_this_document_and_stays_so(loaded: Scene, path: Path) -> None:
    shelf = loaded.window.parts.side.terms.shelf
    (box,) = [each for each in shelf.findChildren(QCheckBox) if each.isVisibleTo(shelf)]
    box.setFocus()
    box.click()
    loaded.settle()
    assert loaded.program.glossaries.loaded() == []
    assert loaded.session.decisions.choices.glossaries_off == (str(path),)
    loaded.open()
    assert loaded.program.glossaries.loaded() == []
    loaded.open(path=Path("/nowhere/other.txt"))
    assert [each.name for each in loaded.program.glossaries.loaded()] == ["harbour"]


def test_the_menu_of_a_glossary_moves_it_and_aims_new_terms_at_it(loaded: Scene, tmp_path: Path) -> None:
    second = tmp_path / "second.csv"
    second.write_text("term,preferred\nferry,ship\n", encoding="utf-8")
    loaded.window._terms.load(second)
    loaded.settle()
    menu = loaded.window.parts.menus.submenus["glossaries"]
    menu.aboutToShow.emit()
    commands = {each.text(): each for each in menu.actions()[1].menu().actions()}
    commands["Move &up"].trigger()
    commands["&New terms go here"].trigger()
    loaded.settle()
    assert [each.name for each in loaded.program.glossaries.loaded()] == ["second", "harbour"]
    assert loaded.program.glossaries.target == second


# --- importing and exporting ---------------------------------------------------------------------------------------


def test_terms_are_imported_and_rows_that_make_none_are_named(loaded: Scene, path: Path, tmp_path: Path) -> None:
    other = tmp_path / "list.csv"
    other.write_text("term,preferred,note\nwharf,quay,\n,,nothing\n", encoding="utf-8")
    loaded.dialogs.file, loaded.dialogs.yes = other, True
    loaded.trigger("import-terms")
    loaded.settle()
    assert loaded.dialogs.asked[-1] == "columns for harbour"
    assert "wharf,quay" in text_of(path)
    assert loaded.messages()[0] == "1 term of “list.csv” are in the glossary “harbour” now; rows left out: 1."


def test_columns_are_chosen_with_their_rows_in_view(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("Begriff;Übersetzung;Quelle\nFähre;ferry;Amt\nKai;quay;Amt\n".encode("cp1252"))
    dialog = ImportDialog(read_table(path, "cp1252"), "harbour", read_table)
    dialog.choose(0, FileColumn.TERM, "de")
    dialog.choose(1, FileColumn.TERM, "en")
    dialog.choose(2, FileColumn.SOURCE)
    dialog.header.setChecked(True)
    assert dialog.preview.item(1, 0).text() == "Fähre"
    assert dialog.told.text() == "2 terms; rows left out: 0."
    terms, _ = terms_in(dialog.answer())
    assert [(each.text, each.language) for each in terms[0].forms] == [("Fähre", "de"), ("ferry", "en")]
    assert terms[0].source == "Amt"
    dialog.choose(0, None)
    dialog.choose(1, None)
    assert dialog.told.text() == "0 terms; rows left out: 0."
    dialog.show()
    assert nameless(dialog) == []
    dialog.close()


def test_another_encoding_is_read_at_once_and_a_file_that_is_gone_is_told(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("term,preferred\nKöln,Cologne\n".encode("cp1252"))
    dialog = ImportDialog(read_table(path), "harbour", read_table)
    dialog.encoding.setCurrentIndex(dialog.encoding.findData("cp437"))
    dialog.encoding.activated.emit(dialog.encoding.currentIndex())
    assert dialog.preview.item(1, 0).text() == "K÷ln"
    path.unlink()
    dialog.encoding.setCurrentIndex(dialog.encoding.findData("utf-8"))
    dialog.encoding.activated.emit(dialog.encoding.currentIndex())
    assert dialog.told.text().startswith("The glossary “list.csv” cannot be used")
    dialog.close()


def test_what_a_format_cannot_hold_is_told_when_it_is_exported(loaded: Scene, tmp_path: Path) -> None:
    loaded.dialogs.file, loaded.dialogs.format = tmp_path / "out.txt", GlossaryFormat.OMEGAT
    loaded.trigger("export-terms")
    loaded.settle()
    assert "boat" in text_of(tmp_path / "out.txt")
    (message,) = [text for text in loaded.messages() if text.startswith("The terms were written")]
    assert "“out.txt” cannot hold" in message
