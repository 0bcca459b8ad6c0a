from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication

from facing.core.problem import ProblemCode, UserProblem
from tests.ui.window.conftest import Scene


def drop(scene: Scene, *urls: QUrl) -> bool:
    """Drag these onto the window and drop them; whether the window wanted them."""
    data = QMimeData()
    data.setUrls(list(urls))
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)
    enter.setAccepted(False)
    scene.window.dragEnterEvent(enter)
    scene.window.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, keys))
    return enter.isAccepted()


def test_a_file_is_opened_by_dialog(scene: Scene) -> None:
    scene.dialogs.file = Path("/nowhere/other.txt")
    scene.trigger("open")
    assert scene.program.opened == [Path("/nowhere/other.txt")]
    scene.dialogs.file = None
    scene.trigger("open")
    assert len(scene.program.opened) == 1


def test_a_file_that_cannot_be_opened_is_told_and_the_document_stays(scene: Scene) -> None:
    scene.program.refuses = UserProblem(ProblemCode.FILE_BINARY, path=Path("/x/picture.png"))
    scene.dialogs.file = Path("/x/picture.png")
    scene.trigger("open")
    assert scene.messages() == [
        "“picture.png” is not a text: save its text as a .txt file with the program it belongs to and open that."
    ]
    assert scene.window.windowTitle() == "ferry.txt – Facing Pages"


def test_tracked_changes_are_opened_with_their_authors_kept(scene: Scene) -> None:
    scene.dialogs.file = Path("/nowhere/report.docx")
    scene.trigger("open-tracked")
    assert scene.dialogs.asked == ["file to open", "Write the text before the changes to: report-before.docx"]
    assert scene.program.opened == [Path("/nowhere/report.docx")]
    left_out = "2 notes or pictures that came with the tracked changes are not in the correction."
    assert scene.program.described == ("Tracked changes", f"Ann, 2024-05-06: 2 changes\n?, ?: 1 change\n{left_out}")
    assert left_out in scene.messages()
    scene.dialogs.file = None
    scene.trigger("open-tracked")
    assert len(scene.program.opened) == 1


def test_a_dropped_file_is_opened(scene: Scene) -> None:
    assert drop(scene, QUrl.fromLocalFile("/nowhere/other.txt"))
    assert scene.program.opened == [Path("/nowhere/other.txt")]


def test_a_dropped_glossary_is_loaded(scene: Scene, tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("ferry,boat\n", encoding="utf-8")
    assert drop(scene, QUrl.fromLocalFile(str(path)))
    scene.settle()
    assert [glossary.name for glossary in scene.program.glossaries.loaded()] == ["terms"]
    assert scene.program.opened == []


def test_what_is_no_file_of_this_computer_is_not_taken(scene: Scene) -> None:
    assert not drop(scene, QUrl("https://example.org/a.txt"))
    assert not drop(scene, QUrl.fromLocalFile("/a.txt"), QUrl.fromLocalFile("/b.txt"))
    assert scene.program.opened == []


def test_a_text_from_the_clipboard(scene: Scene) -> None:
    QGuiApplication.clipboard().setText("a copied text")
    scene.trigger("new-from-clipboard")
    assert scene.program.opened == ["a copied text"]
    QGuiApplication.clipboard().setText("  \n")
    scene.trigger("new-from-clipboard")
    assert len(scene.program.opened) == 1
    assert scene.messages()[0].startswith("There is no text in the clipboard")


def test_recent_files_are_listed_and_opened(scene: Scene) -> None:
    menu = scene.window.parts.menus.submenus["recent"]
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["Nothing was opened yet"]
    scene.program.recent = [Path("/a/first & last.txt"), Path("/b/second.txt")]
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["first && last.txt", "second.txt"]
    menu.actions()[1].trigger()
    assert scene.program.opened == [Path("/b/second.txt")]


def test_the_corrected_text_is_copied(scene: Scene) -> None:
    scene.edit(2, "chep", "cheap")
    scene.trigger("copy-corrected")
    assert "Tickets are cheap.\nNobody" in QGuiApplication.clipboard().text()


def test_a_corrected_copy_is_written_where_the_user_says_and_again_at_each_save(scene: Scene, tmp_path: Path) -> None:
    target = tmp_path / "ferry-corrected.txt"
    scene.dialogs.file = target
    scene.trigger("save-copy-as")
    assert scene.dialogs.asked == ["file to write: ferry-corrected.txt"]
    assert "chep" in target.read_text()
    assert scene.messages() == ["The corrected copy is “ferry-corrected.txt”, and is written again at each save."]
    scene.edit(2, "chep", "cheap")
    assert "chep." in target.read_text()
    scene.trigger("save")
    assert "Tickets are cheap." in target.read_text()
    assert "ferry-corrected.txt" in scene.window.parts.status.texts()[-1]


@pytest.mark.parametrize("yes", [True, False])
def test_a_file_that_others_changed_is_replaced_only_after_a_question(scene: Scene, tmp_path: Path, yes: bool) -> None:
    target = tmp_path / "copy.txt"
    scene.dialogs.file = target
    scene.trigger("save-copy-as")
    target.write_text("written by another program")
    scene.dialogs.yes = yes
    scene.edit(2, "chep", "cheap")
    scene.trigger("save")
    assert scene.dialogs.asked[-1] == "“copy.txt” was changed by another program."
    assert ("Tickets are cheap." in target.read_text()) is yes
    assert any("was changed by another program" in message for message in scene.messages()) is not yes
    assert len(scene.session.history.versions()) == 1


@pytest.mark.parametrize("yes", [True, False])
def test_the_original_is_written_over_only_after_a_question(make_scene, tmp_path: Path, yes: bool) -> None:  # type: ignore[no-untyped-def]
    scene: Scene = make_scene()
    path = tmp_path / "text.txt"
    path.write_text("Tickets are chep.")
    scene.services.formats.files[path] = "Tickets are chep."  # type: ignore[attr-defined]
    scene.open(path)
    scene.edit(0, "chep", "cheap")
    scene.dialogs.file, scene.dialogs.yes = path, yes
    scene.trigger("save-copy-as")
    assert scene.dialogs.asked[-1] == "“text.txt” is the original itself."
    assert path.read_text() == ("Tickets are cheap." if yes else "Tickets are chep.")


@pytest.mark.parametrize(
    ("kept", "consequence"),
    [
        (None, "What you typed last is not on the disk, nor is there room for a spare copy: it is lost"),
        (Path("/x/spare/.facing-unsaved-1.json"), f"What you typed last is in a spare copy in “{Path('/x/spare')}”."),
    ],
)
def test_a_window_with_typing_that_the_disk_refuses_is_not_closed_unasked(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, kept: Path | None, consequence: str
) -> None:
    class FullDisk:
        all_on_disk = False
        spare_copy = kept
        problem = UserProblem(ProblemCode.DISK_FULL, path=Path("/x/store.sqlite"))

        def flush(self) -> None:
            raise self.problem

    assert scene.window.session is not None
    monkeypatch.setattr(scene.window.session, "_journal", FullDisk())
    scene.window.show()
    assert not scene.window.close()
    assert scene.window.isVisible()
    assert scene.window.session is not None
    assert len(scene.dialogs.asked) == 1
    assert "full" in scene.dialogs.asked[0]
    assert scene.dialogs.told[-1].startswith(consequence)
    assert scene.dialogs.offered[-1] == ("Close" if kept else "Close and lose it")
    scene.dialogs.yes = True
    assert scene.window.close()
    assert not scene.window.isVisible()
