"""What the versions panel lists, and the ways to find a version or an earlier wording."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facing.core.document import VersionKind
from facing.core.edit import Place
from facing.core.finding import Side
from facing.ui.controls.choice_popup import ChoicePopup
from tests.ui.window.conftest import Scene


def rows(scene: Scene) -> list[str]:
    model = scene.window.parts.side.versions._model
    return [model.words_of(row).words.rpartition("  ")[2] for row in range(model.rowCount())]


@pytest.fixture
def kept(scene: Scene) -> Scene:
    """Two versions of the user's, one that the program kept between them."""
    history = scene.session.history
    scene.edit(2, "chep", "cheap")
    history.keep("First reading", "names are checked")
    scene.edit(1, "thre", "three")
    history.keep(kind=VersionKind.AUTOMATIC)
    scene.edit(1, "three", "there")
    history.keep("Second reading")
    scene.trigger("show-versions")
    return scene


def popup(scene: Scene) -> ChoicePopup:
    found = scene.window.parts.spread.findChild(ChoicePopup, "wordings")
    assert isinstance(found, ChoicePopup)
    return found


def test_a_pinned_version_stands_on_top_and_goes_back_to_its_day(kept: Scene) -> None:
    panel = kept.window.parts.side.versions
    assert rows(kept)[1:] == ["Second reading", "First reading"]
    panel.list.choose_row(2)
    kept.trigger("pin-version")
    assert rows(kept)[:2] == ["Pinned", "First reading"]
    assert panel.version is not None and panel.version.pinned
    assert kept.window.parts.actions["pin-version"].text() == "Un&pin"
    kept.trigger("pin-version")
    assert rows(kept)[1:] == ["Second reading", "First reading"]


def test_versions_kept_by_themselves_are_apart(kept: Scene) -> None:
    panel = kept.window.parts.side.versions
    assert panel._by_itself.text() == "Show those kept by themselves (1)"
    assert "Kept by itself" not in rows(kept)
    panel._by_itself.click()
    assert rows(kept)[1:] == ["Second reading", "Kept by itself", "First reading"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("first READ", ["First reading"]),
        ("names are", ["First reading"]),
        ("was three", ["Kept by itself"]),
        ("cheap", ["Second reading", "Kept by itself", "First reading"]),
        ("zebra", []),
    ],
)
def test_versions_are_found_by_name_note_and_text(kept: Scene, words: str, found: list[str]) -> None:
    kept.trigger("search-versions")
    panel = kept.window.parts.side.versions
    assert panel.search.hasFocus()
    panel.search.setText(words)
    kept.settle()
    assert rows(kept)[1:] == found
    assert panel._empty.text() == ("" if found else "No version has these words.")
    QTest.keyClick(panel.search, Qt.Key.Key_Escape)
    assert rows(kept)[1:] == ["Second reading", "First reading"]


def test_an_answer_to_an_earlier_search_is_of_no_use(kept: Scene) -> None:
    panel = kept.window.parts.side.versions
    panel.search.setText("was three")
    panel.search.setText("first read")
    kept.settle()
    assert rows(kept)[1:] == ["First reading"]


def test_a_version_is_written_to_a_file_like_the_original(kept: Scene, tmp_path: Path) -> None:
    kept.window.parts.side.versions.list.choose_row(2)
    kept.dialogs.file = tmp_path / "first.txt"
    kept.trigger("export-version")
    assert "Marta was thre" in kept.dialogs.file.read_text("utf-8")
    assert kept.session.delivery.target is None


def test_one_key_brings_an_earlier_wording_back_and_undo_takes_it_away(kept: Scene) -> None:
    kept.window.parts.spread.select(Side.CORRECTION, Place(1, 3), Place(1, 3))
    kept.trigger("earlier-wordings")
    kept.settle()
    words = [choice.text for choice in popup(kept)._choices]
    assert [text.partition("  ·  ")[0] for text in words] == [
        "Marta was three, and befor her came Pell.",
        "Marta was thre, and befor her came Pell.",
    ]
    QTest.keyClick(popup(kept), Qt.Key.Key_2)
    assert kept.session.corrected[1].text.startswith("Marta was thre,")
    (message,) = kept.window.parts.strip.messages
    assert message.action is not None
    message.action[1]()
    assert kept.session.corrected[1].text.startswith("Marta was there,")


def test_a_paragraph_that_never_changed_says_so(kept: Scene) -> None:
    kept.window.parts.spread.select(Side.CORRECTION, Place(0, 3), Place(0, 3))
    kept.trigger("earlier-wordings")
    kept.settle()
    assert kept.window.parts.status.currentMessage() == "This paragraph was never worded otherwise."
    assert not popup(kept).isVisible()
