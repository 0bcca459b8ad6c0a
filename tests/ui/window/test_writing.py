"""The commands of the Edit menu that help to write, and the counts of what is selected."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facing.core.edit import Place
from facing.core.finding import Side
from facing.core.problem import ProblemCode, UserProblem
from facing.ui.characters.palette import CharacterPalette
from facing.ui.messages import sentence
from facing.ui.window.status_bar import _room
from tests.ui.window.conftest import Scene

CONTROL = Qt.KeyboardModifier.ControlModifier


def text(scene: Scene, paragraph: int = 0) -> str:
    return scene.session.corrected[paragraph].text


def select(scene: Scene, start: Place, end: Place | None = None, side: Side = Side.CORRECTION) -> None:
    scene.window.parts.spread.select(side, start, end or start)


def selected(scene: Scene) -> str:
    page = scene.window.parts.spread.page(Side.CORRECTION)
    return page.textCursor().selectedText().replace("\u2029", "\n")


def undo(scene: Scene) -> None:
    scene.trigger("undo")


# --- typing aids --------------------------------------------------------------------------------------------------


def test_aids_are_on_at_first_and_write_the_language_of_the_document(scene: Scene) -> None:
    select(scene, Place(3, 0))
    QTest.keyClicks(scene.window.parts.spread.page(Side.CORRECTION), '"')
    assert text(scene, 3).startswith("“Nobody")
    scene.session.choose_language("de-DE")
    select(scene, Place(2, 0))
    QTest.keyClicks(scene.window.parts.spread.page(Side.CORRECTION), '"')
    assert text(scene, 2).startswith("„Tickets")
    assert scene.session.undo_label == "typing-aid"
    assert scene.window.parts.actions["undo"].text() == "&Undo typing aid"


def test_aids_are_switched_in_the_menu_and_kept_in_the_settings(scene: Scene) -> None:
    actions = scene.window.parts.actions
    assert actions["typing-aids"].isChecked()
    scene.trigger("typing-quotes")
    assert not scene.program.settings.typing_quotes
    select(scene, Place(0, 0))
    page = scene.window.parts.spread.page(Side.CORRECTION)
    QTest.keyClicks(page, '"...')
    assert text(scene).startswith('"…')
    scene.trigger("typing-aids")
    assert not scene.program.settings.typing_aids
    assert not actions["typing-dashes"].isEnabled()
    QTest.keyClicks(page, "...")
    assert text(scene).startswith('"…...')


# --- special characters -------------------------------------------------------------------------------------------


@pytest.fixture
def palette(scene: Scene) -> CharacterPalette:
    select(scene, Place(0, 3))
    scene.trigger("special-characters")
    return scene.window._writing._palette


def test_a_character_is_found_by_its_name_and_inserted_as_one_step(scene: Scene, palette: CharacterPalette) -> None:
    dressed: list[bool] = []
    scene.theme.changed.connect(lambda: dressed.append(True))
    QTest.keyClicks(palette._search, "em dash")
    assert palette._name.text() == "U+2014  em dash"
    QTest.keyClick(palette._search, Qt.Key.Key_Return)
    assert text(scene).startswith("The— ferry")
    assert not palette.isVisible()
    assert scene.program.settings.recent_characters == ("—",)
    assert scene.window.parts.spread.current_place(Side.CORRECTION) == Place(0, 4)
    undo(scene)
    assert text(scene).startswith("The ferry")
    assert dressed == []  # what is used is kept, and the window is not dressed anew for it


def test_shift_enter_and_a_click_insert_and_stay(scene: Scene, palette: CharacterPalette) -> None:
    QTest.keyClicks(palette._search, "2026")
    QTest.keyClick(palette._search, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert palette.isVisible()
    cell = palette._list.visualRect(palette._list.currentIndex())
    QTest.mouseClick(palette._list.viewport(), Qt.MouseButton.LeftButton, pos=cell.center())
    assert text(scene).startswith("The…… ferry")
    QTest.keyClick(palette, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_the_palette_is_worked_by_keys(scene: Scene, palette: CharacterPalette) -> None:
    first = palette.character()
    QTest.keyClick(palette._search, Qt.Key.Key_Down)
    QTest.keyClick(palette._list, Qt.Key.Key_Right)
    assert palette.character() != first
    QTest.keyClicks(palette._list, "e")
    assert palette._search.text() == "e"
    QTest.keyClicks(palette._search, "uro sign")
    assert palette.character() == "€"
    QTest.keyClicks(palette._search, " that there is not")
    assert palette.character() == ""
    assert palette._name.text() == "No character is called that."
    QTest.keyClick(palette._search, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_recent_characters_come_first_the_newest_before_the_others(scene: Scene, palette: CharacterPalette) -> None:
    for words in ("euro sign", "em dash", "euro sign"):
        palette._search.clear()
        QTest.keyClicks(palette._search, words)
        QTest.keyClick(palette._search, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    palette.close()
    scene.trigger("special-characters")
    assert palette._groups.currentText() == "Recently used"
    assert [str(palette._model.entry(row)) for row in range(2)] == ["€", "—"]


def test_groups_show_the_letters_of_the_language(scene: Scene) -> None:
    scene.session.choose_language("de-DE")
    scene.trigger("special-characters")
    palette = scene.window._writing._palette
    palette._groups.setCurrentText("Letters with accents")
    palette._choose_group()
    assert palette.character() == "ä"
    told = palette._model.data(palette._model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert told == "ä, latin small letter a with diaeresis"


def test_the_palette_stays_on_the_screen(scene: Scene, palette: CharacterPalette) -> None:
    room = QApplication.primaryScreen().availableGeometry()
    for corner in (room.topLeft(), room.bottomRight()):
        palette.open_at(QRect(corner, corner).adjusted(0, 0, 2, 2), "en", ())
        assert room.contains(palette.geometry())


# --- case ---------------------------------------------------------------------------------------------------------


def test_what_is_selected_changes_its_case_and_stays_selected(scene: Scene) -> None:
    select(scene, Place(0, 0), Place(0, 17))
    for case, wanted in (
        ("upper", "THE FERRY CROSSED"),
        ("lower", "the ferry crossed"),
        ("title", "The Ferry Crossed"),
        ("sentence", "The ferry crossed"),
    ):
        scene.trigger(f"case-{case}")
        assert text(scene).startswith(wanted)
        assert selected(scene) == wanted


def test_a_selection_over_paragraphs_is_one_step(scene: Scene) -> None:
    before = scene.session.corrected
    select(scene, Place(2, 8), Place(0, 4))
    scene.trigger("case-upper")
    assert scene.session.corrected.as_string().startswith("The FERRY CROSSED BEFOR NOON.\nMARTA WAS")
    assert text(scene, 2) == "TICKETS are chep."
    assert scene.window.parts.spread.current_place(Side.CORRECTION) == Place(0, 4)
    assert scene.window.parts.spread.current_anchor(Side.CORRECTION) == Place(2, 8)
    undo(scene)
    assert scene.session.corrected == before


def test_the_key_goes_through_the_cases_of_the_word_at_the_caret_and_back(scene: Scene) -> None:
    select(scene, Place(0, 6))
    seen = []
    for _ in range(4):
        scene.trigger("case-next")
        seen.append(text(scene)[4:9])
    assert seen == ["FERRY", "Ferry", "ferry", "FERRY"]
    assert scene.window.parts.spread.current_place(Side.CORRECTION) == Place(0, 6)
    scene.edit(0, "FERRY", "straße")
    select(scene, Place(0, 4), Place(0, 10))
    scene.trigger("case-next")
    assert selected(scene) == "STRASSE"
    for _ in range(2):
        scene.trigger("case-next")
    assert selected(scene) == "straße"


# --- paragraphs ---------------------------------------------------------------------------------------------------


def test_paragraphs_are_joined_and_split_in_one_step_each(scene: Scene) -> None:
    before = scene.session.corrected
    select(scene, Place(0, 5))
    scene.trigger("join-paragraphs")
    assert text(scene) == "The ferry crossed befor noon. Marta was thre, and befor her came Pell."
    place = scene.window.parts.spread.current_place(Side.CORRECTION)
    assert text(scene)[: place.offset] == "The ferry crossed befor noon."
    assert len(scene.session.corrected) == 3
    scene.trigger("split-paragraph")
    assert scene.session.corrected == before
    assert scene.window.parts.spread.current_place(Side.CORRECTION) == Place(1, 0)
    undo(scene)
    undo(scene)
    assert scene.session.corrected == before


def test_all_selected_paragraphs_are_joined_and_the_last_has_none_to_be_joined_with(scene: Scene) -> None:
    select(scene, Place(1, 3), Place(3, 1))
    scene.trigger("join-paragraphs")
    assert len(scene.session.corrected) == 2
    assert text(scene, 1).endswith("came Pell. Tickets are chep. Nobody saw the boat.")
    scene.trigger("join-paragraphs")
    assert len(scene.session.corrected) == 2
    assert scene.window.parts.status.currentMessage() == "There is no paragraph behind this one."


def test_more_paragraphs_than_can_be_compared_at_once_are_not_joined(make_scene) -> None:
    scene = make_scene("\n".join(["One."] * 102), {})
    scene.open()
    select(scene, Place(0, 0), Place(100, 1))
    scene.trigger("join-paragraphs")
    assert len(scene.session.corrected) == 102
    assert scene.window.parts.status.currentMessage().startswith("At most 100 paragraphs")


@pytest.mark.parametrize(
    "write",
    [
        lambda scene: scene.trigger("join-paragraphs"),
        lambda scene: scene.window._terms.insert("term"),
        lambda scene: scene.window._writing._palette.chosen.emit("\u2026"),
    ],
    ids=["joining", "a term", "a special character"],
)
def test_cells_are_not_merged_by(write, make_scene) -> None:
    scene = make_scene("One cell.\n\fAnother cell.", {})
    scene.open()
    before = scene.session.corrected
    select(scene, Place(0, 2), Place(1, 3))
    write(scene)
    assert scene.messages() == [sentence(UserProblem(ProblemCode.PARAGRAPHS_APART))]
    assert scene.session.corrected is before


def test_case_is_changed_in_several_cells_at_once(make_scene) -> None:
    scene = make_scene("One cell.\n\fAnother cell.", {})
    scene.open()
    select(scene, Place(0, 4), Place(1, 7))
    scene.trigger("case-upper")
    assert [(each.text, each.slot) for each in scene.session.corrected] == [("One CELL.", 0), ("ANOTHER cell.", 1)]


# --- invisibles ---------------------------------------------------------------------------------------------------


def test_showing_spaces_is_kept_in_the_settings(scene: Scene) -> None:
    assert not scene.window.parts.actions["show-invisibles"].isChecked()
    scene.trigger("show-invisibles")
    assert scene.program.settings.show_invisibles
    assert all(scene.window.parts.spread.page(side)._shows_invisibles for side in Side)


# --- counts -------------------------------------------------------------------------------------------------------


def counted(scene: Scene) -> tuple[str, ...]:
    status = scene.window.parts.status
    return tuple(
        label.text().replace("<b>", "").replace("</b>", "")
        for label in (status._words, status._characters, status._changes)
    )


def test_what_is_selected_is_counted_beside_the_whole(scene: Scene) -> None:
    scene.edit(2, "chep", "cheap")
    scene.window._count()
    assert counted(scene) == ("20 words", "107 characters", "1 change")
    select(scene, Place(0, 4), Place(2, 11))
    scene.window._selected._go_on()
    assert counted(scene) == ("14 of 20 words", "76 of 107 characters", "0 of 1 changes")
    tip = scene.window.parts.status._words.toolTip()
    assert tip.startswith("Selected: 14 words, 76 characters with spaces, 65 without.\nCorrection: 20 words")
    select(scene, Place(2, 0), Place(2, 18))
    scene.window._selected._go_on()
    assert counted(scene) == ("3 of 20 words", "18 of 107 characters", "1 of 1 changes")
    select(scene, Place(0, 0))
    scene.window._selected._go_on()
    assert counted(scene) == ("20 words", "107 characters", "1 change")


def test_the_characters_give_way_where_there_is_no_room(scene: Scene) -> None:
    status = scene.window.parts.status
    scene.window.resize(1280, 800)
    scene.window._count()
    assert status._characters.isVisible()
    scene.window.resize(860, 520)
    assert not status._characters.isVisible()
    assert "107 characters" not in status._words.toolTip()
    assert "106 characters" in status._words.toolTip()


def test_the_words_give_way_before_what_is_on_disk_is_cut_off(scene: Scene) -> None:
    status = scene.window.parts.status
    scene.window._count()
    spare = [part for parts in status._spare for part in parts]
    others = [part for part in (*status._parts, status.encoding) if part not in spare]
    scene.window.setMinimumSize(100, 100)
    scene.window.resize(sum(map(_room, others)) + 40, 520)
    scene.qtbot.wait(1)
    assert not status._words.isVisible()
    assert status._disk.isVisible()
    assert status._disk.width() >= status._disk.sizeHint().width()
    scene.window.resize(1280, 800)
    assert status._words.isVisible()


def test_the_selection_of_the_side_that_is_worked_in_counts(scene: Scene) -> None:
    scene.window._count()
    select(scene, Place(0, 0), Place(0, 9), Side.ORIGINAL)
    scene.window._selected._go_on()
    assert counted(scene)[:2] == ("2 words selected", "9 characters selected")


def test_selecting_counts_nothing_at_once_and_a_long_text_in_slices(make_scene, monkeypatch) -> None:
    from facing.session.counting import WordCounter

    scene = make_scene("\n".join(f"Paragraph {number} of many words." for number in range(4000)), {})
    scene.open()
    for _ in range(5000):
        scene.window._count()
        if counted(scene)[0]:
            break
    pieces: list[int] = []
    sizes = WordCounter.sizes_between

    def counting(self, *arguments):  # type: ignore[no-untyped-def]
        for size in sizes(self, *arguments):
            pieces.append(size.words)
            yield size

    monkeypatch.setattr(WordCounter, "sizes_between", counting)
    monkeypatch.setattr("facing.ui.window.selection_counts._SLICE", 0.0)
    scene.trigger("select-all")
    assert pieces == []
    scene.window._selected._go_on()
    assert len(pieces) == 1
    for _ in range(5000):
        scene.window._selected._go_on()
        if scene.window._selected._pieces is None:
            break
    assert counted(scene)[0] == "20000 of 20000 words"
    assert max(pieces) <= 5 * 256
