from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facing.core.edit import Place
from facing.core.finding import Kind, Side
from facing.ui.controls.key_button import KeyButton
from facing.ui.findings.lines import Header, Line
from tests.ui.window.conftest import Scene


def rows(scene: Scene) -> list[str]:
    model = scene.window.parts.side.findings._model
    return [model.words_of(row).words for row in range(model.rowCount())]


def chosen_row(scene: Scene) -> str:
    panel = scene.window.parts.side.findings
    return str(panel.list.currentIndex().data())


def buttons(scene: Scene) -> list[str]:
    card = scene.window.parts.side.findings.card
    return [button.accessibleName() for button in card.findChildren(KeyButton) if button.isVisible()]


def cursor(scene: Scene) -> Place:
    return scene.window.parts.spread.current_place(Side.CORRECTION)


def test_findings_are_listed_around_the_paragraph_with_repeated_ones_as_one_line(scene: Scene) -> None:
    assert rows(scene) == ["This paragraph", "befor → before", "After this", "thre → there", "chep → cheap"]
    panel = scene.window.parts.side.findings
    assert panel._model.words_of(1).remark == "spelling, 2 places"
    assert panel.count() == 4


def test_the_list_follows_the_cursor(scene: Scene) -> None:
    scene.window.parts.spread.select(Side.CORRECTION, Place(2, 0), Place(2, 0))
    assert rows(scene) == ["This paragraph", "chep → cheap", "Before this", "befor → before", "thre → there"]


def test_next_and_previous_walk_through_the_findings_and_go_round(scene: Scene) -> None:
    seen = []
    for _ in range(5):
        scene.trigger("next-finding")
        card = scene.window.parts.side.findings.card.finding
        assert card is not None
        seen.append((card.text, scene.session.corrected.index_of(card.span.paragraph)))
    assert seen == [("befor", 0), ("thre", 1), ("befor", 1), ("chep", 2), ("befor", 0)]
    scene.trigger("previous-finding")
    assert scene.window.parts.side.findings.card.finding == scene.finding("chep")
    assert cursor(scene) == Place(2, 16)


def test_going_to_a_finding_shows_it_in_list_card_and_page(scene: Scene) -> None:
    scene.trigger("next-finding")
    scene.trigger("next-finding")
    finding = scene.finding("thre")
    assert chosen_row(scene) == "thre → there"
    assert scene.window.parts.side.findings.card.finding == finding
    assert scene.window.parts.document is not None
    assert scene.window.parts.document.chosen == finding
    assert scene.window.parts.spread.current_anchor(Side.CORRECTION) == Place(1, 10)
    assert cursor(scene) == Place(1, 14)


def test_taking_the_first_suggestion_corrects_and_goes_on(scene: Scene) -> None:
    scene.trigger("next-finding")
    scene.trigger("take-suggestion")
    assert scene.session.corrected[0].text == "The ferry crossed before noon."
    assert scene.window.parts.side.findings.card.finding == scene.finding("thre")
    assert scene.session.undo_label == "suggestion"


def test_going_on_after_a_decision_can_be_switched_off(scene: Scene) -> None:
    scene.program.settings = replace(scene.program.settings, advance_after_decision=False)
    scene.trigger("next-finding")
    scene.trigger("take-suggestion")
    assert scene.window.parts.side.findings.card.finding is None
    assert cursor(scene).paragraph == 0


def test_the_card_has_the_suggestion_and_both_ways_to_ignore(scene: Scene) -> None:
    scene.trigger("next-finding")
    assert buttons(scene) == ["before", "Add to known words", "Ignore here", "Ignore in this document", "More…"]


def test_the_cards_buttons_do_what_they_say(scene: Scene) -> None:
    scene.trigger("next-finding")
    card = scene.window.parts.side.findings.card
    with scene.qtbot.waitSignal(card.suggestion_taken) as taken:
        card.findChildren(KeyButton)[0].click()
    assert taken.args[1] == "before"
    assert scene.session.corrected[0].text == "The ferry crossed before noon."
    ignore = [
        each for each in card.findChildren(KeyButton) if each.accessibleName() == "Ignore here" and each.isVisible()
    ]
    with scene.qtbot.waitSignal(card.ignored) as ignored:
        ignore[0].click()
    assert (ignored.args[0].text, ignored.args[1]) == ("thre", False)
    assert "thre → there" not in rows(scene)


def test_ignoring_here_leaves_the_other_place_ignoring_everywhere_does_not(scene: Scene) -> None:
    scene.trigger("next-finding")
    scene.trigger("ignore-here")
    assert scene.window.parts.side.findings.count() == 3
    assert "befor → before" in rows(scene)
    scene.trigger("show-ignored")
    scene.settle()
    assert scene.window.parts.side.findings.count() == 4
    scene.window._findings.go_to(scene.finding("befor"))
    scene.trigger("ignore-everywhere")
    assert "befor → before" not in rows(scene)
    assert scene.window.parts.side.findings.count() == 2


def test_enter_and_digits_in_the_list_take_suggestions(scene: Scene) -> None:
    panel = scene.window.parts.side.findings
    scene.trigger("show-findings")
    assert panel.list.hasFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    assert panel.card.finding is not None
    word = panel.card.finding.text
    assert panel.list.hasFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_5)
    assert word in scene.session.corrected.as_string()
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert f" {word}," not in scene.session.corrected.as_string()


def test_the_cards_key_is_that_of_the_place_where_the_keyboard_is(scene: Scene) -> None:
    scene.trigger("next-finding")
    first = scene.window.parts.side.findings.card.findChildren(KeyButton)[0]
    assert first.key == "Alt+Enter"
    scene.window.parts.side.findings.list.setFocus()
    assert first.key == "Enter"


def test_a_click_on_the_chosen_line_goes_to_the_next_place_of_the_same_error(scene: Scene) -> None:
    panel = scene.window.parts.side.findings
    row = panel._model.first(lambda entry: isinstance(entry, Line) and entry.key.text == "befor")
    assert row is not None
    panel._clicked(panel._model.index(row, 0))
    assert cursor(scene).paragraph == 0
    row = panel._model.first(lambda entry: isinstance(entry, Line) and entry.key.text == "befor")
    assert row is not None
    panel._clicked(panel._model.index(row, 0))
    assert cursor(scene).paragraph == 1


def test_the_list_can_be_sorted_by_kind_and_filtered(scene: Scene) -> None:
    scene.trigger("list-by-kind")
    assert rows(scene) == ["spelling · 3", "befor → before", "thre → there", "chep → cheap"]
    scene.trigger("list-spelling")
    assert rows(scene) == []
    panel = scene.window.parts.side.findings
    assert panel._empty.text() == "4 findings of other kinds are left out of this list."
    scene.trigger("list-spelling")
    assert len(rows(scene)) == 4


def test_findings_of_the_original_can_be_listed_but_not_taken(scene: Scene) -> None:
    scene.edit(0, "befor", "before")
    scene.trigger("list-original")
    scene.settle()
    assert scene.window.parts.side.findings.count() == 4
    scene.window._findings.go_to(scene.finding("befor", 0, Side.ORIGINAL))
    assert buttons(scene) == ["Add to known words", "Ignore here", "Ignore in this document", "More…"]
    assert "in the original, fixed" in scene.window.parts.side.findings.card._source.text()
    assert not scene.window.parts.actions["take-suggestion"].isEnabled()


def test_a_finding_that_only_the_correction_has_is_told_as_new(scene: Scene) -> None:
    scene.edit(3, "saw", "thre")
    scene.window._findings.go_to(scene.finding("thre", 1))
    assert scene.window.parts.side.findings.card._source.text().endswith(" · new")
    scene.window._findings.go_to(scene.finding("chep"))
    assert "new" not in scene.window.parts.side.findings.card._source.text()


def test_the_card_says_who_says_so_and_how_sure(scene: Scene) -> None:
    scene.trigger("next-finding")
    card = scene.window.parts.side.findings.card
    assert card._title.text() == "Spelling: “befor”"
    assert card._message.text() == "About befor."
    assert card._source.text() == "Likely · LanguageTool · ABOUT_BEFOR"


def test_moving_into_a_finding_chooses_it_and_leaving_its_paragraph_lets_go(scene: Scene) -> None:
    spread = scene.window.parts.spread
    spread.select(Side.CORRECTION, Place(2, 13), Place(2, 13))
    assert scene.window.parts.side.findings.card.finding == scene.finding("chep")
    spread.select(Side.CORRECTION, Place(2, 2), Place(2, 2))
    assert scene.window.parts.side.findings.card.finding == scene.finding("chep")
    spread.select(Side.CORRECTION, Place(3, 0), Place(3, 0))
    assert scene.window.parts.side.findings.card.finding is None


def test_the_chosen_finding_moves_along_with_typing_before_it(scene: Scene) -> None:
    scene.window._findings.go_to(scene.finding("befor", 1))
    scene.edit(1, "Marta", "Martina")
    card = scene.window.parts.side.findings.card.finding
    assert card is not None
    assert scene.session.corrected[1].text[card.span.start : card.span.end] == "befor"


def test_a_chosen_finding_that_was_corrected_by_hand_is_let_go(scene: Scene) -> None:
    scene.window._findings.go_to(scene.finding("chep"))
    scene.edit(2, "chep", "cheap")
    assert scene.window.parts.side.findings.card.finding is None
    assert "chep → cheap" not in rows(scene)


def test_empty_lists_say_why(empty: Scene) -> None:
    panel = empty.window.parts.side.findings
    assert panel._empty.text() == "Open a text: suspected errors are listed here."
    empty.open(Path("/nowhere/other.txt"))
    assert panel._empty.text() == "No findings. Everything has been read."
    empty.trigger("checker-none")
    empty.settle()
    assert panel._empty.text().startswith("No checker is at work")


def test_every_kind_can_be_shown_in_list_and_card(scene: Scene) -> None:
    panel = scene.window.parts.side.findings
    base = scene.finding("chep")
    for kind in Kind:
        finding = replace(base, kind=kind)
        panel._lines.put(base.span.paragraph, (finding,))
        panel.group_by_kind(True)
        assert any(isinstance(entry, Header) and entry.section is kind for entry in panel._model._entries)
        panel.choose(finding)
        assert panel.card._title.text()
        scene.window.grab()


def test_what_is_shown_only_on_request_is_neither_listed_nor_walked_to(scene: Scene) -> None:
    session = scene.session
    hidden = replace(scene.finding("thre"), shown=False)
    session.findings.put(Side.CORRECTION, [hidden.span.paragraph], "languagetool", [hidden])
    scene.window.parts.side.findings.findings_changed(Side.CORRECTION, None)
    scene.settle()
    assert not any("thre" in row for row in rows(scene))
    seen = set()
    for name in ["next-finding"] * 4 + ["previous-finding"] * 4:
        scene.trigger(name)
        card = scene.window.parts.side.findings.card.finding
        assert card is not None
        seen.add(card.text)
    assert seen == {"befor", "chep"}


def test_escape_goes_back_to_the_page(scene: Scene) -> None:
    scene.trigger("next-finding")
    scene.trigger("show-findings")
    QTest.keyClick(scene.window.parts.side.findings.list, Qt.Key.Key_Escape)
    assert scene.window.parts.spread.page(Side.CORRECTION).hasFocus()


def test_all_findings_of_the_same_words_are_corrected_in_one_step_after_a_look(scene: Scene) -> None:
    scene.trigger("next-finding")
    scene.trigger("fix-all-words")
    assert scene.dialogs.asked == ["Correct “befor” everywhere: 2"]
    assert "befor " not in scene.session.corrected.as_string()
    assert scene.session.undo_label == "fix-all"
    scene.settle()
    assert not any("befor →" in row for row in rows(scene))
    scene.trigger("undo")
    assert scene.session.corrected.as_string().count("befor ") == 2


def test_what_is_unticked_is_not_corrected(scene: Scene) -> None:
    scene.dialogs.choose = lambda proposals: [each for each in proposals if each.removed != "thre"]
    scene.trigger("next-finding")
    scene.trigger("fix-all-kind")
    assert scene.dialogs.asked == ["Correct everything of the kind: spelling: 4"]
    assert "thre, " in scene.session.corrected.as_string()
    assert "chep" not in scene.session.corrected.as_string()


def test_correcting_all_alike_needs_a_finding_with_a_suggestion(scene: Scene) -> None:
    assert not scene.window.parts.actions["fix-all-rule"].isEnabled()
    scene.trigger("next-finding")
    assert scene.window.parts.actions["fix-all-rule"].isEnabled()


def test_the_list_and_the_way_through_it_can_be_those_of_one_checker(scene: Scene) -> None:
    panel = scene.window.parts.side.findings
    scene.trigger("list-by-glossary")
    assert rows(scene) == []
    assert "Only terms of the glossaries are listed." in panel._empty.text()
    scene.trigger("next-finding")
    assert panel.card.finding is None
    scene.trigger("list-by-languagetool")
    assert panel.count() == 4
    scene.trigger("next-finding")
    assert panel.card.finding is not None
    scene.trigger("list-by-all")
    assert panel.count() == 4
