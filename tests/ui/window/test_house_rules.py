"""House rules edited, tried, run and saved from the find bar; the style sheet of a document."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facing import assets
from facing.app.inline_tasks import InlineTasks
from facing.core.edit import Origin, Place
from facing.core.finding import Side
from facing.core.settings import Settings, ThemeChoice
from facing.core.text import Text
from facing.patterns.house_rules import HouseRule, RuleList
from facing.patterns.pattern import Pattern
from facing.patterns.rule_files import load_rules, save_rules
from facing.session.replacing import Proposal
from facing.session.rule_editor import RuleEditor
from facing.session.rule_lists import RuleLists
from facing.ui.preview.dialog import PreviewDialog, PreviewWords
from facing.ui.preview.labels import LabelList
from facing.ui.rules.dialog import RulesDialog
from facing.ui.rules.saving_dialog import SaveRuleDialog
from facing.ui.theme import Theme
from tests.ui.window.conftest import Scene
from tests.ui.window.test_accessibility import nameless

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

TEXT = 'The ferry  left.\nMarta said "no" -- twice.\nTickets  are dear.'
BOATS, COSTS = HouseRule("Boats", Pattern("ferry"), "boat"), HouseRule("Costs", Pattern("dear"), "cheap")
RULES = RuleList("Harbour", (BOATS, COSTS))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    save_rules(folder / "harbour.toml", RULES)
    return folder


@pytest.fixture
def ruled(make_scene: Callable[..., Scene], own: Path) -> Scene:
    """A window with a list of the user's own and the one that comes with the program."""
    made = make_scene(TEXT, {}, (own, assets.path("rules")))
    made.open()
    return made


def opened(scene: Scene) -> RulesDialog:
    scene.trigger("house-rules")
    (dialog,) = [each for each in scene.window.findChildren(RulesDialog) if each.isVisible()]
    return dialog


@pytest.fixture
def dialog(qapp: QApplication, qtbot: QtBot, own: Path) -> RulesDialog:
    """The list of the user's own by itself."""
    lists = RuleLists(InlineTasks(), own)
    listed = lists.lists()[0]
    made = RulesDialog()
    qtbot.addWidget(made)
    made.show_lists([listed], listed.path)
    made.show_editor(RuleEditor(lists, listed), listed, "en")
    made.show()
    return made


def names(dialog: RulesDialog) -> list[str]:
    return [dialog.rules.item(row).text() for row in range(dialog.rules.count())]


def menu_of(scene: Scene) -> dict[str, list[QAction]]:
    menu = scene.window.parts.menus.submenus["run-rules"]
    menu.aboutToShow.emit()
    return {action.text(): action.menu().actions() for action in menu.actions()}  # type: ignore[attr-defined]


# --- running -------------------------------------------------------------------------------------------------------


def test_a_list_runs_from_the_menu_as_one_step_of_its_own_origin(ruled: Scene) -> None:
    run = menu_of(ruled)["Harbour"][0]
    run.trigger()
    ruled.settle()
    session = ruled.session
    assert ruled.dialogs.asked == ["House rules: 2"]
    assert session.corrected[0].text == "The boat  left."
    assert session.corrected[2].text == "Tickets  are cheap."
    spans = session.origins.of(session.corrected.id_at(0))
    assert {span.origin for span in spans} == {Origin.BULK}
    assert session.decisions.choices.rules_run == ("Boats", "Costs")
    ruled.trigger("undo")
    assert session.corrected.as_string() == TEXT


def test_one_rule_runs_from_the_menu(ruled: Scene) -> None:
    actions = menu_of(ruled)["Harbour"]
    next(action for action in actions if action.text() == "Costs…").trigger()
    ruled.settle()
    assert ruled.dialogs.asked == ["Costs: 1"]
    assert ruled.session.corrected[0].text == "The ferry  left."
    assert ruled.session.decisions.choices.rules_run == ("Costs",)


def test_the_programs_own_list_tidies_the_text(ruled: Scene) -> None:
    menu_of(ruled)["Typographic tidying (comes with the program)"][0].trigger()
    ruled.settle()
    assert ruled.session.corrected.as_string() == "The ferry left.\nMarta said “no” – twice.\nTickets are dear."


def test_only_the_selection_is_changed_where_that_is_wanted(ruled: Scene) -> None:
    spread = ruled.window.parts.spread
    spread.select(Side.CORRECTION, Place(2, 0), Place(2, 12))
    dialog = opened(ruled)
    assert dialog.in_selection.isEnabled()
    dialog.lists.activated.emit(1)
    dialog.in_selection.setChecked(True)
    dialog._run_list.click()
    ruled.settle()
    assert ruled.session.corrected.as_string() == TEXT.replace("Tickets  are", "Tickets are")


def test_without_a_selection_there_is_none_to_choose(ruled: Scene) -> None:
    dialog = opened(ruled)
    assert not dialog.in_selection.isEnabled()


def test_nothing_changes_where_nothing_is_agreed_to_or_the_text_is_another_by_then(ruled: Scene) -> None:
    ruled.dialogs.choose = lambda proposals: None
    menu_of(ruled)["Harbour"][0].trigger()
    ruled.settle()
    assert ruled.session.corrected.as_string() == TEXT
    assert ruled.session.decisions.choices.rules_run == ()
    ruled.dialogs.choose = lambda proposals: proposals
    menu_of(ruled)["Harbour"][0].trigger()
    ruled.edit(1, "twice", "once")
    assert ruled.session.corrected[0].text == "The ferry  left."
    assert "changed meanwhile" in ruled.window.parts.status.currentMessage()


def test_a_rule_with_nothing_to_do_says_so(ruled: Scene) -> None:
    ruled.edit(0, "ferry", "boat")
    next(action for action in menu_of(ruled)["Harbour"] if action.text() == "Boats…").trigger()
    ruled.settle()
    assert ruled.dialogs.asked == []
    assert ruled.window.parts.status.currentMessage() == "There is nothing for these rules to change."


# --- the preview ---------------------------------------------------------------------------------------------------


def test_the_preview_ticks_all_that_one_rule_made(qapp: QApplication, qtbot: QtBot) -> None:
    text = Text.from_string("a b a")
    proposals = [
        Proposal(0, Place(0, at), text[0].text[at], "x", label) for at, label in ((0, "A"), (4, "A"), (2, "B"))
    ]
    words = PreviewWords("House rules", "", lambda count: f"&Change {count}", "Rules")
    dialog = PreviewDialog(Theme(Settings(theme=ThemeChoice.LIGHT)), words, proposals, text)
    qtbot.addWidget(dialog)
    dialog.show()
    labels = dialog.findChild(LabelList)
    assert labels is not None
    assert [labels.item(row).text() for row in range(labels.count())] == ["A (2)", "B (1)"]
    labels.setFocus()
    labels.setCurrentRow(0)
    QTest.keyClick(labels, Qt.Key.Key_Space)
    assert dialog.chosen() == proposals[2:]
    dialog.model.tick([0], True)
    assert labels.item(0).checkState() is Qt.CheckState.PartiallyChecked
    assert labels.item(1).checkState() is Qt.CheckState.Checked
    assert nameless(dialog) == []


# --- editing -------------------------------------------------------------------------------------------------------


def test_a_rule_is_edited_in_place_tried_at_once_and_kept_in_its_file(dialog: RulesDialog, own: Path) -> None:
    assert names(dialog) == ["Boats", "Costs"]
    dialog.form.example.clear()
    QTest.keyClicks(dialog.form.example, "a ferry, FERRY")
    assert dialog.form.result() == "a boat, boat"
    dialog.form.case.click()
    assert dialog.form.result() == "a boat, FERRY"
    dialog.form.name.end(False)
    QTest.keyClicks(dialog.form.name, "!")
    assert names(dialog)[0] == "Boats!"
    dialog.close()
    kept = load_rules(own / "harbour.toml").rules[0]
    assert (kept.name, kept.pattern.match_case, kept.example) == ("Boats!", True, "a ferry, FERRY")


def test_an_expression_that_cannot_be_used_says_why(dialog: RulesDialog) -> None:
    dialog.form.what.setCurrentIndex(1)
    dialog.form.what.activated.emit(1)
    dialog.form.found.clear()
    QTest.keyClicks(dialog.form.found, "(ferry")
    assert dialog.form.result().startswith("⚠ The regular expression cannot be used")


def test_rules_are_added_moved_and_taken_out_by_keys(dialog: RulesDialog, own: Path) -> None:
    dialog.rules.setFocus()
    QTest.keyClick(dialog.rules, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(dialog) == ["Costs", "Boats"]
    QTest.keyClick(dialog.rules, Qt.Key.Key_Insert)
    assert names(dialog) == ["Costs", "Boats", "New rule"]
    assert dialog.form.name.hasFocus()
    QTest.keyClicks(dialog.form.name, "Dashes")
    dialog.form.what.setCurrentIndex(3)
    dialog.form.what.activated.emit(3)
    dialog.rules.setFocus()
    dialog.rules.setCurrentRow(0)
    QTest.keyClick(dialog.rules, Qt.Key.Key_Delete)
    assert names(dialog) == ["Boats", "Dashes"]
    QTest.keyClick(dialog.rules, Qt.Key.Key_Space)
    dialog.close()
    kept = load_rules(own / "harbour.toml").rules
    assert [(rule.name, rule.is_on) for rule in kept] == [("Boats", False), ("Dashes", True)]


def test_what_was_taken_out_comes_back_with_undo(dialog: RulesDialog, own: Path) -> None:
    dialog.rules.setFocus()
    QTest.keyClick(dialog.rules, Qt.Key.Key_Delete)
    dialog.save()
    assert len(load_rules(own / "harbour.toml").rules) == 1
    QTest.keyClick(dialog.rules, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert names(dialog) == ["Boats", "Costs"]
    dialog.save()
    assert load_rules(own / "harbour.toml") == RULES


def test_the_programs_own_list_can_be_read_and_copied(ruled: Scene, own: Path) -> None:
    dialog = opened(ruled)
    dialog.lists.activated.emit(1)
    assert not dialog._add.isEnabled()
    assert dialog.form.name.isReadOnly()
    ruled.dialogs.name = ("Ours", "")
    dialog.list_wanted.emit("copy")
    assert dialog._add.isEnabled()
    shipped = load_rules(assets.path("rules/typography.toml"))
    assert load_rules(own / "Ours.toml").rules == shipped.rules


def test_lists_are_made_renamed_given_away_taken_in_and_removed(ruled: Scene, own: Path, tmp_path: Path) -> None:
    dialog = opened(ruled)
    ruled.dialogs.name = ("Quay", "")
    dialog.list_wanted.emit("rename")
    assert load_rules(own / "harbour.toml").name == "Quay"
    ruled.dialogs.file = tmp_path / "given.toml"
    dialog.list_wanted.emit("export")
    assert load_rules(tmp_path / "given.toml").rules == RULES.rules
    ruled.dialogs.yes = True
    dialog.list_wanted.emit("remove")
    assert list(own.iterdir()) == []
    dialog.list_wanted.emit("import")
    assert load_rules(own / "Quay.toml").rules == RULES.rules
    dialog.list_wanted.emit("new")
    assert load_rules(own / "Quay-2.toml").rules == ()
    (tmp_path / "given.toml").write_text("")
    dialog.list_wanted.emit("import")
    assert "The house rules in “given.toml” cannot be used: it is no list of house rules." in ruled.messages()


def test_broken_rules_of_a_file_are_named(dialog: RulesDialog, own: Path) -> None:
    path = own / "harbour.toml"
    path.write_text(f'{path.read_text()}\n[[rule]]\nname = "odd"\nmethod = "magic"\n')
    lists = RuleLists(InlineTasks(), own)
    listed = lists.lists()[0]
    dialog.show_editor(RuleEditor(lists, listed), listed, "en")
    assert dialog._state.text() == "Rule 3, “odd”: there is no method “magic”. They stay in the file."


def test_every_control_has_a_name(dialog: RulesDialog, qtbot: QtBot) -> None:
    saving = SaveRuleDialog(BOATS, [("Harbour", Path("x"))])
    qtbot.addWidget(saving)
    saving.show()
    assert nameless(saving) == []
    assert nameless(dialog) == []
    assert saving.answer() == (BOATS, Path("x"))


# --- saving from the find bar --------------------------------------------------------------------------------------


@pytest.mark.parametrize("into_new", [True, False])
def test_what_stands_in_the_find_bar_becomes_a_house_rule(ruled: Scene, own: Path, into_new: bool) -> None:
    ruled.trigger("replace")
    bar = ruled.window.parts.find
    bar.field.setText("Marta")
    bar.replacement.setText("Mara")
    ruled.window.parts.actions["find-words"].setChecked(True)
    ruled.dialogs.yes, ruled.dialogs.rule_list = True, None if into_new else own / "harbour.toml"
    ruled.trigger("save-rule")
    rule = HouseRule("Marta → Mara", Pattern("Marta", whole_words=True), "Mara")
    if into_new:
        assert load_rules(own / "My-house-rules.toml").rules == (rule,)
    else:
        assert load_rules(own / "harbour.toml").rules == (*RULES.rules, rule)
    assert ruled.window.parts.status.currentMessage() == "“Marta → Mara” is a house rule now."


def test_an_expression_that_cannot_be_used_is_not_saved(ruled: Scene) -> None:
    ruled.trigger("replace")
    bar = ruled.window.parts.find
    ruled.window.parts.actions["find-expression"].setChecked(True)
    bar.field.setText("(Marta")
    ruled.trigger("save-rule")
    assert ruled.dialogs.asked == []
    assert bar.problem()


def test_without_anything_in_the_bar_it_opens(ruled: Scene) -> None:
    ruled.trigger("save-rule")
    assert ruled.window.parts.find.is_replacing()
    assert ruled.dialogs.asked == []


# --- the style sheet -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", ["html", "docx"])
def test_the_style_sheet_is_written_for_the_open_document(ruled: Scene, tmp_path: Path, ending: str) -> None:
    ruled.session.decisions.know(["Marta", "dear"], always=False)
    ruled.session.decisions.switch_rule("TYPO_CLOCK", on=False, always=False)
    menu_of(ruled)["Harbour"][0].trigger()
    ruled.settle()
    target = ruled.dialogs.file = tmp_path / f"style.{ending}"
    ruled.trigger("style-sheet")
    ruled.settle()
    assert "style sheet: ferry-style.html" in ruled.dialogs.asked
    assert ruled.messages()[-1] == f"The style sheet is written as “style.{ending}”."
    if ending == "html":
        page = target.read_text(encoding="utf-8")
        rows = ('<th scope="row">Marta</th><td>known</td>', '<th scope="row">Boats</th>', "TYPO_CLOCK")
        assert all(row in page for row in rows)
        assert ">dear<" not in page, "it is not in the correction any more"


def test_a_style_sheet_never_replaces_the_original(ruled: Scene, tmp_path: Path) -> None:
    ruled.dialogs.file = ruled.session.original.path
    ruled.trigger("style-sheet")
    ruled.settle()
    assert any("is the original" in message for message in ruled.messages())
