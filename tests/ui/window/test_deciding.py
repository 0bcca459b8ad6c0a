"""Groups in the findings list, and deciding on words, rules and kinds."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from facing.core.checkers import Remark
from facing.core.edit import Place
from facing.core.finding import Certainty, Finding, Kind, Side
from facing.session.decisions import Matter, Reach
from facing.session.judging import HINTS, NAMES, OFF
from facing.session.session import Session
from facing.ui.controls.key_button import KeyButton
from facing.ui.decisions.dialog import DecisionsDialog
from facing.ui.findings.lines import Group, Line
from tests.fakes.checkers import WordChecker
from tests.fakes.services import session_on
from tests.ui.window.conftest import Scene

TEXT = """The ferry crossed befor noon with Vaessen and Rohlman.
In order to pass, Marta met Vaessen's man, and Vaessen befor him.
It rains a lot there.
He wroet yestreday to the harbur mastre abuot the tikets."""
WORDS = {
    "befor": "before",
    "Vaessen": "Vaesen",
    "Rohlman": "Roman",
    "wroet": "wrote",
    "yestreday": "yesterday",
    "harbur": "harbour",
    "mastre": "master",
    "abuot": "about",
    "tikets": "tickets",
}


class Scruples(WordChecker):
    """Has a hint and a rule that is usually off, too."""

    def _remarks(self, text: str) -> list[Remark]:
        found = super()._remarks(text)
        if "In order to" in text:
            found.append(Remark(0, 11, Kind.STYLE, "Wordy.", ("To",), "IN_ORDER_TO", Certainty.HINT))
        if "rains" in text:
            found.append(Remark(3, 8, Kind.GRAMMAR, "Perhaps.", ("rain",), "RAINS", Certainty.LIKELY, off=True))
        return found


@pytest.fixture
def grouped(make_scene: Callable[..., Scene]) -> Scene:
    scene = make_scene(TEXT, WORDS)
    scene.services = replace(scene.services, grammar=(Scruples(words=WORDS),))
    scene.open()
    return scene


def rows(scene: Scene) -> list[str]:
    model = scene.window.parts.side.findings._model
    told = map(model.words_of, range(model.total()))
    return [" | ".join(filter(None, (words.words, words.remark))) for words in told]


def press(scene: Scene, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(scene.window.parts.side.findings.list, key)


def choose_group(scene: Scene, name: str) -> None:
    """Walk to a group with the arrow keys."""
    panel = scene.window.parts.side.findings
    scene.trigger("show-findings")
    row = panel._model.first(lambda entry: isinstance(entry, Group) and entry.name == name)
    assert row is not None
    panel.list.choose_row(0)
    press(scene, *[Qt.Key.Key_Down] * (row + 1), Qt.Key.Key_Up)


def choose(scene: Scene, group: str) -> Finding:
    """Open a group and go to its first finding."""
    choose_group(scene, group)
    press(scene, Qt.Key.Key_Right, Qt.Key.Key_Down)
    finding = scene.window.parts.side.findings.card.finding
    assert finding is not None
    return finding


def shown(session: Session, side: Side = Side.CORRECTION) -> list[str]:
    return [finding.text for finding in session.findings.listed(side) if finding.shown]


def buttons(scene: Scene) -> list[str]:
    side = scene.window.parts.side.findings
    return [button.accessibleName() for button in side.findChildren(KeyButton) if button.isVisible()]


FOLDED = ["Unknown names | 2", "Hints | 1", "Rules usually off | 1"]


def test_groups_are_one_line_each_before_the_findings(grouped: Scene) -> None:
    assert rows(grouped)[:5] == [*FOLDED, "This paragraph", "befor → before | spelling, 2 places"]
    assert grouped.window.parts.side.findings.count() == 3


def test_a_group_opens_and_folds_by_keys_and_by_clicks(grouped: Scene) -> None:
    panel = grouped.window.parts.side.findings
    choose_group(grouped, NAMES)
    opened = ["Unknown names | 2", "Vaessen | 3 ×", "Rohlman", *FOLDED[1:]]
    for key, expected in (
        (Qt.Key.Key_Right, opened),
        (Qt.Key.Key_Right, opened),
        (Qt.Key.Key_Left, FOLDED),
        (Qt.Key.Key_Return, opened),
        (Qt.Key.Key_Return, FOLDED),
    ):
        press(grouped, key)
        assert rows(grouped)[: len(expected)] == expected
        assert panel.list.currentIndex().row() == 0
        assert panel.group_card.isVisible()
    panel._clicked(panel._model.index(0, 0))
    assert rows(grouped)[: len(opened)] == opened


def test_an_open_group_says_so_to_a_screen_reader(grouped: Scene) -> None:
    model = grouped.window.parts.side.findings._model
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Unknown names, 2, folded"
    choose_group(grouped, NAMES)
    press(grouped, Qt.Key.Key_Right)
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Unknown names, 2, open"


def test_the_arrow_keys_walk_from_group_to_finding_and_back(grouped: Scene) -> None:
    panel = grouped.window.parts.side.findings
    assert choose(grouped, NAMES).text == "Vaessen"
    assert (panel.group_card.isVisible(), panel.card.isVisible()) == (False, True)
    assert grouped.window.parts.spread.current_place(Side.CORRECTION).paragraph == 0
    press(grouped, Qt.Key.Key_Up)
    assert (panel.group_card.isVisible(), panel.card.finding) == (True, None)


def test_next_finding_walks_only_through_what_is_marked(grouped: Scene) -> None:
    seen = []
    for _ in range(3):
        grouped.trigger("next-finding")
        assert grouped.window._findings.chosen is not None
        seen.append(grouped.window._findings.chosen.text)
    assert seen == ["befor", "befor", "He wroet yestreday to the harbur mastre abuot the tikets."]


@pytest.mark.parametrize(("command", "always"), [("know-names-always", True), ("know-names-here", False)])
def test_all_unknown_names_are_taken_for_right_at_once(grouped: Scene, command: str, always: bool) -> None:
    choose_group(grouped, NAMES)
    assert buttons(grouped) == ["Unknown names are right", "Unknown names are right here"]
    grouped.trigger(command)
    grouped.settle()
    assert rows(grouped)[0] == "Hints | 1"
    kept = {(decision.words, decision.reach) for decision in grouped.session.decisions.all()}
    reach = Reach.ALWAYS if always else Reach.DOCUMENT
    assert kept == {("Vaessen", reach), ("Rohlman", reach)}
    grouped.trigger(command)
    assert grouped.window.parts.status.currentMessage() == "There are no unknown names."


def test_one_word_is_added_to_the_known_ones(grouped: Scene) -> None:
    grouped.window._findings.go_to(grouped.finding("Vaessen", 1))
    grouped.trigger("know-always")
    assert grouped.services.words.words() == {"Vaessen"}
    grouped.settle()
    assert rows(grouped)[0] == "Unknown names | 1"


def test_words_can_be_added_from_the_pages_menu_where_they_are_not_marked(grouped: Scene) -> None:
    finding = grouped.finding("Rohlman")
    grouped.window._findings.go_to(finding)
    menu = grouped.window.parts.spread.correction_page.menu()
    entries = [action.text() for action in menu.actions() if action.isEnabled()]
    assert {"&Add to known words", "Known in &this document", "Switch this rule off in this &document"} <= set(entries)
    menu.close()


def test_the_card_of_a_rule_that_is_off_switches_it_on(grouped: Scene) -> None:
    assert choose(grouped, OFF).text == "rains"
    assert "Switch this rule on in this document" in buttons(grouped)
    grouped.trigger("rule-on-here")
    grouped.settle()
    assert "rains" in shown(grouped.session)
    grouped.window._findings.go_to(grouped.finding("rains"))
    assert not grouped.window.parts.actions["rule-on-here"].isEnabled()
    grouped.trigger("rule-off-always")
    grouped.settle()
    assert "rains" not in {finding.text for finding in grouped.session.findings.listed(Side.CORRECTION)}


def test_hints_are_marked_where_that_is_wanted(grouped: Scene) -> None:
    choose_group(grouped, HINTS)
    assert buttons(grouped) == ["Mark hints, too"]
    grouped.trigger("mark-hints")
    grouped.settle()
    assert "In order to" in shown(grouped.session)
    assert "Hints | 1" not in rows(grouped)
    assert grouped.window.parts.actions["mark-hints"].isChecked()


def test_the_card_of_a_lost_sentence_lists_what_is_wrong_in_it(grouped: Scene) -> None:
    panel = grouped.window.parts.side.findings
    lost = next(each for each in grouped.session.findings.listed(Side.CORRECTION) if each.kind is Kind.GARBLE)
    grouped.window._findings.go_to(lost)
    assert panel.card._title.text() == "A lost sentence"
    assert panel.card._source.text() == "Likely · Facing Pages · LOST_SENTENCE"
    assert buttons(grouped)[:3] == ["wroet → wrote", "yestreday → yesterday", "harbur → harbour"]
    panel.card.findChildren(KeyButton)[0].click()
    assert panel.card.finding is not None
    assert panel.card.finding.text == "wroet"
    assert buttons(grouped)[0] == "wrote"


def test_ignoring_always_and_by_words_goes_on_to_the_next_finding(grouped: Scene) -> None:
    for command, rule, reach in (
        ("ignore-always", "ABOUT_BEFOR", Reach.ALWAYS),
        ("ignore-words-here", "", Reach.DOCUMENT),
        ("ignore-words-always", "", Reach.ALWAYS),
    ):
        grouped.window._findings.go_to(grouped.finding("befor"))
        grouped.trigger(command)
        (decision,) = grouped.session.decisions.all()
        assert (decision.words, decision.rule, decision.reach) == ("befor", rule, reach)
        chosen = grouped.window._findings.chosen
        assert chosen is not None
        assert chosen.kind is Kind.GARBLE
        grouped.session.decisions.take_back(decision)
        grouped.settle()


def test_kinds_are_switched_off_for_the_document_and_the_menu_shows_it(grouped: Scene) -> None:
    actions = grouped.window.parts.actions
    assert actions["kind-spelling"].isChecked()
    grouped.trigger("kind-spelling")
    grouped.settle()
    assert not actions["kind-spelling"].isChecked()
    assert rows(grouped) == ["Hints | 1", "Rules usually off | 1"]
    assert grouped.window.parts.side.findings._empty.text() == "Nothing is marked. Everything has been read."
    grouped.open(Path("/nowhere/other.txt"))
    assert actions["kind-spelling"].isChecked()


def test_a_sort_of_text_is_chosen_for_the_document(grouped: Scene) -> None:
    actions = grouped.window.parts.actions
    assert actions["profile-general"].isChecked()
    grouped.trigger("profile-fiction")
    grouped.settle()
    assert "Hints | 1" not in rows(grouped)
    assert not actions["kind-style"].isChecked()
    grouped.trigger("profile-academic")
    grouped.settle()
    assert "In order to" in shown(grouped.session)
    grouped.open(Path("/nowhere/other.txt"))
    assert actions["profile-general"].isChecked()


def test_the_list_can_be_that_of_new_of_remaining_and_of_fixed_findings(grouped: Scene) -> None:
    panel = grouped.window.parts.side.findings
    grouped.edit(0, "befor", "before")
    grouped.edit(2, "rains", "befor")
    grouped.trigger("list-new")
    assert rows(grouped)[-1].startswith("befor → before")
    assert panel.count() == 1
    grouped.trigger("next-finding")
    first = grouped.window._findings.chosen
    grouped.trigger("next-finding")
    assert grouped.window._findings.chosen == first
    grouped.edit(2, "befor", "rains")
    assert panel.count() == 0
    assert panel._empty.text() == "There are none. Only findings that are new in the correction are listed."
    grouped.trigger("list-still-there")
    assert (panel.side, panel.count()) == (Side.CORRECTION, 2)
    grouped.trigger("list-fixed")
    assert (panel.side, panel.count()) == (Side.ORIGINAL, 1)
    grouped.trigger("list-correction")
    assert (panel.fate, panel.count()) == (None, 2)
    assert grouped.window.parts.actions["list-all"].isChecked()


def test_counts_are_those_of_what_is_marked(grouped: Scene) -> None:
    counts = grouped.session.counts()
    assert (counts.findings, counts.fixed, counts.new) == (3, 0, 0)
    grouped.edit(0, "befor", "before")
    counts = grouped.session.counts()
    assert (counts.findings, counts.fixed, counts.new) == (2, 1, 0)
    assert grouped.window.parts.side.findings.count() == counts.findings


def test_everything_decided_can_be_taken_back_from_the_menu(grouped: Scene) -> None:
    before = rows(grouped)
    grouped.trigger("know-names-always")
    grouped.trigger("kind-spelling")
    grouped.trigger("mark-hints")
    grouped.trigger("mark-hints")
    grouped.dialogs.yes = True
    grouped.trigger("decisions")
    grouped.settle()
    assert grouped.dialogs.asked[-1] == "3 decisions"
    assert rows(grouped) == before
    assert grouped.window.parts.actions["kind-spelling"].isChecked()


class TestDialog:
    @pytest.fixture
    def dialog(self, qtbot: QtBot) -> DecisionsDialog:
        session = session_on(TEXT, grammar=(Scruples(words=WORDS),))
        session.start_checking()
        session._services.tasks.drain()  # type: ignore[attr-defined]
        decisions = session.decisions
        befor = next(each for each in session.findings.listed(Side.CORRECTION) if each.text == "befor")
        session.ignore(befor, Reach.HERE)
        decisions.know(["Vaessen", "Rohlman"], always=True)
        decisions.switch_rule("RAINS", on=True, always=False)

        def take_back(chosen: object) -> None:
            for decision in list(chosen):  # type: ignore[call-overload]
                decisions.take_back(decision)

        made = DecisionsDialog(decisions.all, take_back)
        qtbot.addWidget(made)
        made.show()
        return made

    def rows(self, dialog: DecisionsDialog) -> list[str]:
        table = dialog._table
        return [
            " ".join(filter(None, (table.item(row, column).text() for column in range(4))))
            for row in range(table.rowCount())
            if not table.isRowHidden(row)
        ]

    def test_it_lists_what_was_decided_and_where_it_holds(self, dialog: DecisionsDialog) -> None:
        assert self.rows(dialog) == [
            "Ignored … crossed [befor] noon … ABOUT_BEFOR here",
            "Rule switched on RAINS in this document",
            "Known word Rohlman always",
            "Known word Vaessen always",
        ]

    def test_it_can_be_searched_and_says_where_there_is_nothing(self, dialog: DecisionsDialog) -> None:
        QTest.keyClicks(dialog._search, "vaess")
        assert self.rows(dialog) == ["Known word Vaessen always"]
        QTest.keyClicks(dialog._search, "xyz")
        assert dialog._empty.text() == "Nothing here has these words."
        assert not dialog._table.isVisible()

    def test_delete_takes_back_one_after_another_until_nothing_is_left(self, dialog: DecisionsDialog) -> None:
        dialog._table.selectRow(1)
        assert dialog._button.isEnabled()
        for left in (3, 2, 1):
            QTest.keyClick(dialog._table, Qt.Key.Key_Delete)
            assert len(self.rows(dialog)) == left
        QTest.keyClick(dialog._table, Qt.Key.Key_Delete)
        assert dialog._empty.text().startswith("Nothing is ignored or switched off")
        assert not dialog._button.isEnabled()

    def test_what_the_search_hides_is_not_taken_back(self, dialog: DecisionsDialog) -> None:
        dialog._table.selectAll()
        QTest.keyClicks(dialog._search, "vaess")
        dialog.take_back_chosen()
        dialog._search.clear()
        assert len(self.rows(dialog)) == 3
        assert not any("Vaessen" in row for row in self.rows(dialog))


def test_no_decision_is_needed_for_a_line_that_is_gone(grouped: Scene) -> None:
    panel = grouped.window.parts.side.findings
    choose_group(grouped, OFF)
    assert panel.group_card.isVisible()
    grouped.edit(2, "rains", "snows")
    assert not panel.group_card.isVisible()
    assert not any(isinstance(entry, Line) and entry.key.group == OFF for entry in panel._model._entries)
    assert Matter.RULE_OFF not in {decision.matter for decision in grouped.session.decisions.all()}


def test_a_selected_name_is_known_without_a_finding(scene: Scene) -> None:
    start = scene.session.corrected[1].text.index("Pell")
    scene.window.parts.spread.select(Side.CORRECTION, Place(1, start), Place(1, start + 4))
    scene.trigger("know-here")
    assert "Pell" in scene.session.decisions.choices.known_words
    assert "Known now: Pell" in scene.window.parts.status.currentMessage()


def test_a_whole_sentence_is_no_word(scene: Scene) -> None:
    page = scene.session.corrected[1].text
    scene.window.parts.spread.select(Side.CORRECTION, Place(1, 0), Place(1, len(page)))
    scene.window._findings.choose(None)
    scene.trigger("know-here")
    assert scene.session.decisions.choices.known_words == ()
