import re
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QWidget

from facing.assets import path
from facing.core.edit import Place
from facing.core.finding import Side
from facing.core.settings import CheckerChoice, Settings, ThemeChoice
from facing.ui.bridge import SessionSignals
from facing.ui.panes.book import View
from facing.ui.settings.preferences_dialog import PreferencesDialog
from facing.ui.theme import Theme, usual_reading_family
from tests.ui.window.conftest import Scene


def test_pages_are_shown_together_or_alone(scene: Scene) -> None:
    spread = scene.window.parts.spread
    for view in View:
        scene.trigger(f"view-{view.value}")
        assert spread.view is view
        assert scene.window.parts.actions[f"view-{view.value}"].isChecked()


def test_text_grows_shrinks_and_comes_back(scene: Scene) -> None:
    page = scene.window.parts.spread.page(Side.CORRECTION)
    usual = page.font().pointSizeF()
    scene.trigger("zoom-in")
    assert page.font().pointSizeF() > usual
    scene.trigger("zoom-out")
    scene.trigger("zoom-out")
    assert page.font().pointSizeF() < usual
    scene.trigger("zoom-reset")
    assert page.font().pointSizeF() == usual


def test_the_theme_is_chosen_and_kept_in_the_settings(scene: Scene) -> None:
    paper = scene.theme.color("paper")
    scene.trigger("theme-dark")
    assert scene.program.settings.theme is ThemeChoice.DARK
    assert scene.theme.is_dark
    assert scene.theme.color("paper") != paper
    assert scene.theme.color("paper").name().upper() in scene.window.styleSheet()
    assert scene.window.parts.actions["theme-dark"].isChecked()


def test_the_style_sheet_has_no_colour_of_its_own(scene: Scene) -> None:
    source = path("style/window.qss").read_text(encoding="utf-8")
    assert re.findall(r"#[0-9A-Fa-f]{3,8}\b", source) == []
    assert "$" not in scene.theme.style_sheet()


def test_the_reading_font_is_the_one_of_the_settings(scene: Scene) -> None:
    theme = Theme(Settings(font_size=20.0, line_spacing=2.0))
    assert theme.reading_font().pointSizeF() == 20.0
    assert theme.line_spacing == 2.0
    theme.choose(Settings(font_family="no such family"))
    assert theme.reading_font().family() != "no such family"
    assert theme.reading_font().pointSizeF() == 13.0


def test_the_side_panel_goes_and_comes(scene: Scene) -> None:
    scene.trigger("side-panel")
    assert not scene.window.parts.side.isVisible()
    scene.trigger("show-terms")
    assert scene.window.parts.side.isVisible()
    assert scene.window.parts.side.shown() is scene.window.parts.side.terms


def focus() -> QWidget | None:
    return QApplication.focusWidget()


def test_the_keyboard_goes_round_all_areas(scene: Scene) -> None:
    parts = scene.window.parts
    parts.spread.focus_page(Side.ORIGINAL)
    areas = []
    for _ in range(4):
        areas.append(focus())
        scene.trigger("next-area")
    assert areas[:3] == [parts.spread.page(Side.ORIGINAL), parts.spread.page(Side.CORRECTION), parts.side.findings.list]
    assert areas[3] is not None
    assert parts.tool_bar.isAncestorOf(areas[3])
    assert focus() is parts.spread.page(Side.ORIGINAL)
    scene.trigger("previous-area")
    assert focus() is areas[3]


def test_each_panel_gets_the_keyboard_by_its_key(scene: Scene) -> None:
    side = scene.window.parts.side
    scene.edit(2, "chep", "cheap")
    scene.trigger("save")
    for name, panel in (("versions", side.versions), ("changes", side.changes), ("findings", side.findings)):
        scene.trigger(f"show-{name}")
        panel.refresh()
        scene.trigger(f"show-{name}")
        assert panel.list.hasFocus(), name


def test_the_window_remembers_its_shape(scene: Scene, make_scene) -> None:  # type: ignore[no-untyped-def]
    other = make_scene()
    for window in (scene.window, other.window):
        window.setMinimumSize(300, 200)  # the screen of the tests is smaller than the least size
    scene.window.resize(760, 500)
    scene.window._splitter.setSizes([400, 360])
    shape = scene.window.shape()
    sizes = scene.window._splitter.sizes()
    other.window.take_shape(shape)
    assert other.window.size() == scene.window.size()
    assert other.window._splitter.sizes() == sizes
    wrong = b'{"geometry": 1, "view": [], "zoom": "x", "switches": 2}'
    broken = b"", b"\0", shape[:9], b"\xff" * 40, b"[]", b"1", wrong
    for each in (*broken, b'{"division": "?", "view": "none", "panel": "first", "zoom": 1e400, "switches": {}}'):
        other.window.take_shape(each)
    assert other.window.size() == scene.window.size()


def test_views_are_remembered_but_not_folds(empty: Scene, make_scene: Callable[..., Scene]) -> None:
    empty.open()
    for name in (
        "view-marked",
        "zoom-in",
        "zoom-in",
        "hide-white-space",
        "show-changes",
        "side-panel",
        "fold",
        "list-by-kind",
    ):
        empty.trigger(name)
    other = make_scene()
    other.window.take_shape(empty.window.shape())
    other.open()
    parts, actions = other.window.parts, other.window.parts.actions
    assert parts.spread.view is View.MARKED
    assert actions["view-marked"].isChecked()
    assert parts.spread.zoomed_by == 2
    assert actions["hide-white-space"].isChecked()
    assert actions["list-by-kind"].isChecked()
    assert parts.side.findings._by_kind
    assert parts.side.shown() is parts.side.changes
    assert not parts.side.isVisible()
    assert not actions["fold"].isChecked()


def test_the_keyboard_is_in_the_page_that_is_remembered(empty: Scene, make_scene: Callable[..., Scene]) -> None:
    empty.open()
    empty.trigger("view-original")
    other = make_scene()
    other.window.take_shape(empty.window.shape())
    other.open()
    assert other.window.focusWidget() is other.window.parts.spread.page(Side.ORIGINAL)


def test_the_readers_place_is_remembered_and_found_again(scene: Scene) -> None:
    spread, session = scene.window.parts.spread, scene.session
    spread.select(Side.CORRECTION, Place(2, 3), Place(2, 7))
    scene.window.close_document()
    assert not scene.window.parts.actions["save"].isEnabled()
    assert (session.remembered.anchor, session.remembered.cursor) == (Place(2, 3), Place(2, 7))
    spread.select(Side.CORRECTION, Place(0, 0), Place(0, 0))
    scene.window.show_document(SessionSignals(session, scene.window))
    assert spread.current_anchor(Side.CORRECTION) == Place(2, 3)
    assert spread.current_place(Side.CORRECTION) == Place(2, 7)


def test_closing_tells_the_program(scene: Scene) -> None:
    with scene.qtbot.waitSignal(scene.window.closing):
        scene.window.close()
    assert scene.window.session is None


def test_preferences_change_only_what_they_show(scene: Scene) -> None:
    before = Settings(
        glossaries=("a.csv",),
        language="de-DE",
        font_size=14.0,
        languagetool_picky=True,
        mother_tongue="xx",
        languagetool_ngrams="/data/ngrams",
        rules_off=("TYPO",),
    )
    dialog = PreferencesDialog(before, scene.window)
    assert dialog.answer() == before
    dialog._size.setValue(18.0)
    dialog._theme.setCurrentIndex(dialog._theme.findData(ThemeChoice.DARK.value))
    dialog._advance.setChecked(False)
    dialog._picky.setChecked(False)
    dialog._tongue.setCurrentIndex(dialog._tongue.findText("German"))
    dialog._ngrams.show_path("")
    dialog._rules.show_path(" /data/rules.cfg ")
    assert dialog.answer() == replace(
        before,
        font_size=18.0,
        theme=ThemeChoice.DARK,
        advance_after_decision=False,
        languagetool_picky=False,
        mother_tongue="de",
        languagetool_ngrams="",
        languagetool_rules="/data/rules.cfg",
    )


def test_the_preferences_show_the_font_that_is_read_in(scene: Scene) -> None:
    dialog = PreferencesDialog(Settings(), scene.window)
    assert dialog._font.currentFont().family() == usual_reading_family()
    assert dialog.answer().font_family == ""


def test_the_keyboard_begins_at_the_first_preference(scene: Scene) -> None:
    dialog = PreferencesDialog(Settings(), scene.window)
    assert dialog.focusWidget() is dialog._theme
    reached = [dialog.nextInFocusChain()]
    while reached[-1] is not dialog:
        reached.append(reached[-1].nextInFocusChain())
    ok = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
    assert reached.index(dialog._backups.focusProxy()) < reached.index(ok)


def test_chosen_preferences_are_used(scene: Scene) -> None:
    scene.dialogs.settings = replace(scene.program.settings, font_size=18.0)
    scene.trigger("preferences")
    assert scene.program.settings.font_size == 18.0
    assert scene.window.parts.spread.page(Side.CORRECTION).font().pointSizeF() == 18.0
    scene.dialogs.settings = replace(scene.program.settings, checker=CheckerChoice.NONE)
    scene.trigger("preferences")
    assert scene.session.checking.choice is CheckerChoice.NONE
    assert scene.window.parts.actions["checker-none"].isChecked()


def test_full_screen_can_be_left_again(scene: Scene) -> None:
    scene.trigger("full-screen")
    assert scene.window.windowState() & Qt.WindowState.WindowFullScreen
    scene.trigger("full-screen")
    assert not scene.window.windowState() & Qt.WindowState.WindowFullScreen


LONG = "\n".join(f"Paragraph {number} tells what happened on day {number} of the voyage." for number in range(30))


def test_unchanged_paragraphs_are_folded_and_shown_again(make_scene) -> None:  # type: ignore[no-untyped-def]
    scene = make_scene(LONG)
    scene.open()
    spread = scene.window.parts.spread
    scene.edit(15, "Paragraph 15", "Chapter 15")
    spread._overview.renew_now(spread._estimate())
    spread.select(Side.CORRECTION, Place(15, 0), Place(15, 0))
    scene.trigger("fold")
    assert list(spread.folding.folds) == [range(14), range(17, 30)]
    scene.trigger("fold-here")
    assert scene.window.parts.status.currentMessage() == "There is nothing to fold at the cursor."
    scene.trigger("fold")
    assert list(spread.folding.folds) == []
    spread.select(Side.CORRECTION, Place(20, 0), Place(20, 0))
    scene.trigger("fold-here")
    assert list(spread.folding.folds) == [range(17, 30)]
    scene.trigger("fold-here")
    assert list(spread.folding.folds) == []


def test_a_document_opens_folded_while_folding_is_on(make_scene) -> None:  # type: ignore[no-untyped-def]
    scene = make_scene(LONG)
    scene.open()
    scene.trigger("fold")
    scene.open()
    assert list(scene.window.parts.spread.folding.folds) == [range(30)]


def test_views_are_chosen_only_with_a_document(empty: Scene) -> None:
    names = ("view-both", "view-original", "view-correction", "view-marked", "fold", "fold-here", "other-place")
    assert not any(empty.window.parts.actions[name].isEnabled() for name in names)
    empty.open()
    assert all(empty.window.parts.actions[name].isEnabled() for name in names)


def test_changes_and_findings_are_walked_through_in_one_column(scene: Scene) -> None:
    scene.edit(0, "befor", "before")
    spread = scene.window.parts.spread
    scene.trigger("view-marked")
    page = spread.marked_column.page
    scene.trigger("next-change")
    assert page.textCursor().selectedText() == "beforbefore"
    scene.trigger("next-finding")
    assert page.textCursor().selectedText() == "thre"
    assert scene.window._findings.chosen is not None
    scene.trigger("next-area")
    scene.trigger("previous-area")
    assert focus() is page
    scene.trigger("take-suggestion")
    scene.settle()
    spread.settle()
    assert "Marta was threthere" in page.document().findBlockByNumber(1).text()
    scene.trigger("undo")
    assert "Marta was thre," in page.document().findBlockByNumber(1).text()


def test_writing_in_the_column_goes_back_to_the_view_before(scene: Scene) -> None:
    spread, actions = scene.window.parts.spread, scene.window.parts.actions
    scene.trigger("view-correction")
    scene.trigger("view-marked")
    spread.focus_page(Side.CORRECTION)
    spread.marked_column.page.writing_wanted.emit()
    assert spread.view is View.CORRECTION
    assert actions["view-correction"].isChecked()
    assert focus() is spread.page(Side.CORRECTION)


def test_a_paragraph_that_has_not_moved_says_so(scene: Scene) -> None:
    scene.trigger("other-place")
    assert scene.window.parts.status.currentMessage() == "The paragraph at the cursor has not moved."
