from PySide6.QtWidgets import QLabel

from facing.core.document import VersionKind
from facing.core.finding import Side
from facing.core.problem import ProblemCode, UserProblem
from tests.ui.window.conftest import Scene


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
    assert scene.session.corrected[2].text == "Tickets are chep."
    assert "Tickets are chep." in page_text(scene, Side.CORRECTION)
    (message,) = scene.window.parts.strip.messages
    assert "is now what it was in “Saved”" in message.text
    assert message.action is not None
    message.action[1]()
    assert scene.session.corrected[2].text == "Tickets are cheap."


def test_a_version_is_shown_in_the_originals_place_while_editing_goes_on(scene: Scene) -> None:
    scene.edit(2, "chep", "cheap")
    scene.trigger("save")
    scene.edit(3, "boat", "ferry")
    choose(scene, 1)
    scene.trigger("compare-version")
    assert "Tickets are cheap." in page_text(scene, Side.ORIGINAL)
    document = scene.window.parts.document
    assert document is not None
    assert document.version == 1
    assert scene.window.parts.actions["back-to-current"].isEnabled()
    content = document._version_content
    assert content is not None
    assert content.comparison.summary().changes == 1
    scene.edit(0, "noon", "dawn")
    assert content.comparison.summary().changes == 2
    assert content.comparison.corrected == scene.session.corrected
    assert content.findings_of(Side.ORIGINAL, 0) == ()
    scene.trigger("back-to-current")
    assert "Tickets are chep." in page_text(scene, Side.ORIGINAL)
    assert not scene.window.parts.actions["back-to-current"].isEnabled()


def test_enter_in_the_list_compares(scene: Scene) -> None:
    scene.trigger("save")
    choose(scene, 1)
    with scene.qtbot.waitSignal(scene.window.parts.side.versions.compare_requested) as asked:
        scene.window.parts.side.versions.list.accepted.emit(0)
    assert asked.args == [1]


def test_a_store_that_refuses_is_told_and_nothing_is_written(scene: Scene) -> None:
    scene.services.store.refuses = UserProblem(ProblemCode.DISK_FULL, path="store")  # type: ignore[attr-defined]
    scene.trigger("save")
    assert any("disk is full" in message for message in scene.messages())
    assert scene.session.history.versions() == []


def test_the_caption_says_whether_the_correction_is_kept(scene: Scene) -> None:
    def captions() -> set[str]:
        return {label.text() for label in scene.window.parts.spread.findChildren(QLabel)}

    scene.window._count()
    assert "no changes yet" in captions()
    scene.edit(2, "chep", "cheap")
    scene.window._count()
    assert "not saved as a version yet" in captions()
    scene.trigger("save")
    assert any(text.startswith("saved ") for text in captions())
