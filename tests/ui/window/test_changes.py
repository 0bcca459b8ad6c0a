from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest

from facing.core.edit import Edit, Origin, Place
from facing.core.finding import Side
from facing.ui.changes.wording import ShownChange
from tests.ui.window.conftest import Scene


def shown(scene: Scene) -> list[tuple[str, str]]:
    model = scene.window.parts.side.changes._model
    told = [model.words_of(row) for row in range(model.rowCount())]
    return [(each.words, each.remark) for each in told]


def show(scene: Scene) -> None:
    scene.trigger("show-changes")
    scene.window.parts.side.changes.refresh()


def test_changes_are_listed_in_order_with_their_origin(scene: Scene) -> None:
    scene.edit(3, "Nobody", "No one")
    scene.edit(0, " befor noon", "")
    scene.window._findings.take(scene.finding("chep"), "cheap")
    show(scene)
    assert shown(scene) == [
        ("− befor noon", "removed, typed"),
        ("chep → cheap", "suggestion"),
        ("Nobody → No one", "typed"),
    ]


def test_a_moved_paragraph_is_told_at_both_places(scene: Scene) -> None:
    scene.edit(2, "Tickets are chep.\n", "")
    scene.edit(2, "boat.", "boat.\nTickets are chep.")
    show(scene)
    assert {remark for _, remark in shown(scene)} == {"moved away", "moved here"}
    assert len({words for words, _ in shown(scene)}) == 1


def test_nothing_is_listed_while_the_panel_is_not_seen(scene: Scene) -> None:
    scene.edit(2, "chep", "cheap")
    assert shown(scene) == []
    show(scene)
    assert len(shown(scene)) == 1


def test_choosing_a_change_goes_there_and_it_can_be_taken_back(scene: Scene) -> None:
    scene.edit(2, "chep", "cheap")
    scene.edit(3, "Nobody", "No one")
    show(scene)
    panel = scene.window.parts.side.changes
    panel.list.setFocus()
    panel.list.choose_row(0)
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    assert scene.window.parts.spread.current_place(Side.CORRECTION).paragraph == 3
    assert panel._card._old.text() == "Original: Nobody"
    scene.trigger("take-back")
    panel.refresh()
    assert scene.session.corrected[3].text == "Nobody saw the boat."
    assert [words for words, _ in shown(scene)] == ["chep → cheap"]


def test_the_change_at_the_cursor_is_taken_back_from_the_page(scene: Scene) -> None:
    scene.edit(2, "chep", "cheap")
    scene.window.parts.spread.focus_page(Side.CORRECTION)
    scene.window.parts.spread.select(Side.CORRECTION, Place(2, 14), Place(2, 14))
    scene.trigger("take-back")
    assert scene.session.corrected[2].text == "Tickets are chep."
    assert scene.session.undo_label == "take-back"
    scene.trigger("take-back")
    assert scene.window.parts.status.currentMessage() == "There is no change at the cursor."


def test_next_and_previous_walk_through_the_changes_and_go_round(scene: Scene) -> None:
    scene.edit(0, "crossed", "went")
    scene.edit(2, "Tickets", "Cards")
    scene.edit(2, "chep", "cheap")
    spread = scene.window.parts.spread
    spread.select(Side.CORRECTION, Place(0, 0), Place(0, 0))
    seen = []
    for _ in range(4):
        scene.trigger("next-change")
        start, end = spread.current_anchor(Side.CORRECTION), spread.current_place(Side.CORRECTION)
        seen.append(scene.session.corrected.slice(start, end))
    assert seen == ["went", "Cards", "cheap", "went"]
    scene.trigger("previous-change")
    assert spread.current_place(Side.CORRECTION) == Place(2, 15)


def test_without_changes_it_says_so(scene: Scene) -> None:
    scene.trigger("next-change")
    assert scene.window.parts.status.currentMessage() == "There are no changes."
    show(scene)
    assert scene.window.parts.side.changes._empty.text().startswith("No changes yet")
    assert scene.window.parts.side.changes._origins.isHidden()
    assert scene.window.parts.side.changes._all_of_origin.isHidden()


def test_a_stale_change_is_looked_up_again_before_it_is_used(scene: Scene) -> None:
    scene.edit(2, "chep", "cheap")
    show(scene)
    panel = scene.window.parts.side.changes
    panel.list.choose_row(0)
    scene.edit(2, "Tickets", "All tickets")
    change = panel.change()
    assert change is not None
    assert scene.session.corrected.slice(*change.corrected) == "All tickets"
    entry = panel._model.entry(1)
    assert isinstance(entry, ShownChange)
    assert scene.session.corrected.slice(*entry.change.corrected) == "cheap"


def test_only_what_is_looked_at_is_worded(make_scene) -> None:  # type: ignore[no-untyped-def]
    scene = make_scene("\n".join(f"Line {number} is chep." for number in range(400)), {})
    session = scene.open()
    edits = [Edit(Place(number, 0), "Line", "Row", Origin.BULK) for number in range(400)]
    session.apply(edits, "bulk")
    show(scene)
    model = scene.window.parts.side.changes._model
    assert model.total() < 200
    before = model.rowCount()
    model.fetchMore(QModelIndex())
    assert model.rowCount() > before
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    assert model.rowCount() == 400


def test_changes_of_white_space_can_be_hidden_everywhere(scene: Scene) -> None:
    scene.edit(0, " befor noon", "\u00a0befor noon")
    scene.edit(2, "chep", "cheap")
    scene.edit(3, "Nobody", "Nobody ")
    show(scene)
    assert [words for words, _ in shown(scene)] == [
        "space → no-break space",
        "chep → cheap",
        "space → white space (2 characters)",
    ]
    scene.trigger("hide-white-space")
    show(scene)
    assert [words for words, _ in shown(scene)] == ["chep → cheap"]
    session = scene.window.parts.session
    assert session is not None
    assert session.counts().changes == 1
    scene.window.parts.spread.settle()
    marks = scene.window.parts.spread._marks
    assert [len(marks.of(Side.CORRECTION, number).changes) for number in (0, 2, 3)] == [0, 1, 0]
    scene.trigger("next-change")
    scene.trigger("next-change")
    assert scene.window.parts.spread.current_anchor(Side.CORRECTION).paragraph == 2
    scene.trigger("hide-white-space")
    show(scene)
    assert len(shown(scene)) == 3


def test_changes_are_listed_by_origin_and_all_of_one_go_back_at_once(scene: Scene) -> None:
    scene.edit(3, "Nobody", "No one")
    scene.window._findings.take(scene.finding("chep"), "cheap")
    scene.window._findings.take(scene.finding("thre"), "there")
    show(scene)
    panel = scene.window.parts.side.changes
    panel.show_origin(Origin.RULE)
    assert shown(scene) == [("thre → there", "suggestion"), ("chep → cheap", "suggestion")]
    scene.trigger("take-back-origin")
    panel.refresh()
    assert shown(scene) == []
    assert panel._empty.text() == "No changes of this origin."
    assert not panel._origins.isHidden()
    panel.show_origin(None)
    assert shown(scene) == [("Nobody → No one", "typed")]
    (message,) = scene.window.parts.strip.messages
    assert message.action is not None
    message.action[1]()
    assert "cheap" in scene.session.corrected.as_string()
    assert "there" in scene.session.corrected.as_string()


def test_without_an_origin_chosen_the_change_at_the_cursor_says_which(scene: Scene) -> None:
    scene.edit(3, "Nobody", "No one")
    scene.window._findings.take(scene.finding("chep"), "cheap")
    scene.window.parts.spread.select(Side.CORRECTION, Place(3, 2), Place(3, 2))
    scene.trigger("take-back-origin")
    assert scene.session.corrected[3].text == "Nobody saw the boat."
    assert scene.session.corrected[2].text == "Tickets are cheap."
    scene.window.parts.spread.select(Side.CORRECTION, Place(0, 2), Place(0, 2))
    scene.trigger("take-back-origin")
    assert "Choose a change first" in scene.window.parts.status.currentMessage()
