"""Both texts on paper, from the window."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QApplication, QProgressDialog

from facing.core.exporting import ExportFormat
from facing.ui.printing.printer import new_printer
from facing.ui.window.dialogs import Dialogs
from tests.ui.window.conftest import Scene


def texts(path: Path) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path)]


@pytest.mark.parametrize("kind", ["html", "pdf", "csv", "xlsx", "json"])
def test_changes_and_findings_are_written_in_each_format(scene: Scene, tmp_path: Path, kind: str) -> None:
    scene.edit(2, "chep", "cheap")
    target = scene.dialogs.file = tmp_path / f"out.{kind}"
    scene.trigger(f"export-{kind}")
    scene.settle()
    assert scene.dialogs.asked == [f"Export: ferry-changes.{kind}"]
    assert scene.messages() == [f"“out.{kind}” is written. It stays as it is when you correct on."]
    if kind == "pdf":
        (page,) = texts(target)
        assert "ferry.txt · Correction" in page
        assert "cheap" in page
        assert "Findings (" in page
    elif kind != "xlsx":
        assert "cheap" in target.read_text("utf-8")


def test_the_next_export_is_proposed_in_the_same_folder(scene: Scene, tmp_path: Path) -> None:
    scene.dialogs.file = tmp_path / "out.csv"
    scene.trigger("export-csv")
    assert scene.session.exporting.proposed(ExportFormat.PDF) == tmp_path / "ferry-changes.pdf"


def test_the_document_is_printed_as_it_was_when_that_was_asked(scene: Scene, tmp_path: Path) -> None:
    scene.edit(2, "chep", "cheap")
    target = scene.dialogs.file = tmp_path / "paper.pdf"
    scene.trigger("print")
    scene.settle()
    assert scene.dialogs.asked == ["printer"]
    assert scene.messages() == ["“ferry.txt” is sent to the printer."]
    (page,) = texts(target)
    assert "Tickets are cheap" in page
    assert "Nobody saw" in page


def test_only_what_changed_is_printed_where_the_menu_says_so(make_scene: Callable[..., Scene], tmp_path: Path) -> None:
    scene = make_scene("\n".join(f"Row {number} of the book." for number in range(40)))
    scene.open()
    scene.edit(20, "book", "ship")
    scene.trigger("export-changes-only")
    target = scene.dialogs.file = tmp_path / "paper.pdf"
    scene.trigger("print")
    scene.settle()
    (page,) = texts(target)
    assert "ship" in page
    assert "Row 3 " not in page
    assert "Rows 1 to 19 are the same" in page


def test_some_pages_alone_are_printed(make_scene: Callable[..., Scene], tmp_path: Path) -> None:
    scene = make_scene("\n".join(f"Row {number}\u2028of the book." for number in range(150)))
    scene.open()
    target = scene.dialogs.file = tmp_path / "paper.pdf"
    scene.trigger("print")
    scene.settle()
    whole = texts(target)
    assert len(whole) > 3
    scene.dialogs.pages = (2, 3)
    scene.trigger("print")
    scene.settle()
    assert texts(target) == whole[1:3]
    scene.trigger("print-preview")
    scene.settle()
    assert scene.dialogs.previewed == len(whole)


def test_printing_can_be_declined_and_ended(scene: Scene, tmp_path: Path) -> None:
    scene.trigger("print")
    scene.settle()
    scene.dialogs.file, scene.dialogs.goes_on = tmp_path / "paper.pdf", False
    scene.trigger("print")
    scene.settle()
    assert scene.dialogs.asked == ["printer", "printer"]
    assert scene.messages() == []


def test_the_preview_shows_what_is_painted_and_progress_goes_to_its_end(scene: Scene) -> None:
    seen: list[str] = []

    def end() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QPrintPreviewDialog)
        seen.append(dialog.windowTitle())
        dialog.reject()

    painted: list[QPrinter] = []
    QTimer.singleShot(0, end)
    dialogs = Dialogs(scene.window)
    dialogs.show_print_preview(new_printer(), painted.append)
    assert seen == ["Print preview"]
    assert painted
    told = dialogs.progress()
    assert told(1, 2)
    assert told(2, 2)
    assert all(box.isHidden() for box in scene.window.findChildren(QProgressDialog))
