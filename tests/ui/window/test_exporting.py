from pathlib import Path

import pytest

from facing.formats.registry import AllFormats
from tests.fakes.settled_docx import settled
from tests.ui.window.conftest import Scene


def read(data: bytes) -> str:
    return AllFormats().from_bytes(Path("a.docx"), data).text.as_string()


def test_a_word_document_with_tracked_changes_is_written_once(scene: Scene, tmp_path: Path) -> None:
    scene.edit(2, "chep", "cheap")
    target = scene.dialogs.file = tmp_path / "out.docx"
    scene.trigger("export-tracked-docx")
    scene.settle()
    assert scene.dialogs.asked == ["Export: ferry-tracked.docx"]
    assert scene.messages() == ["“out.docx” is written. It stays as it is when you correct on."]
    data = target.read_bytes()
    assert read(settled(data, True, "A. Editor")) == scene.session.corrected.as_string()
    assert read(settled(data, False, "A. Editor")) == scene.session.original.text.as_string()
    scene.edit(2, "cheap", "dear")
    scene.trigger("save")
    assert target.read_bytes() == data
    assert scene.session.delivery.target is None


@pytest.mark.parametrize("tracked", [True, False])
def test_mechanical_changes_are_tracked_or_not(scene: Scene, tmp_path: Path, tracked: bool) -> None:
    scene.edit(2, "Tickets are", "Tickets  are")
    scene.dialogs.file = tmp_path / "out.docx"
    if not tracked:
        scene.trigger("export-mechanical")
    scene.trigger("export-tracked-docx")
    scene.settle()
    rejected = read(settled(scene.dialogs.file.read_bytes(), False, "A. Editor"))
    assert ("Tickets  are" in rejected) is not tracked


@pytest.mark.parametrize(("name", "kind"), [("export-docx", "docx"), ("export-txt", "txt")])
def test_the_corrected_text_alone(scene: Scene, tmp_path: Path, name: str, kind: str) -> None:
    scene.edit(2, "chep", "cheap")
    target = scene.dialogs.file = tmp_path / f"out.{kind}"
    scene.trigger(name)
    scene.settle()
    assert scene.dialogs.asked == [f"Export: ferry-corrected.{kind}"]
    text = read(target.read_bytes()) if kind == "docx" else target.read_text("utf-8")
    assert text == scene.session.corrected.as_string()


def test_what_cannot_be_written_is_told(scene: Scene, tmp_path: Path) -> None:
    scene.dialogs.file = tmp_path / "missing" / "out.docx"
    scene.trigger("export-tracked-docx")
    scene.settle()
    assert len(scene.messages()) == 1
    assert "out.docx" in scene.messages()[0]
    scene.dialogs.file = None
    scene.trigger("export-docx")
    assert len(scene.messages()) == 1
