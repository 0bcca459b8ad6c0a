"""Tracked changes of others in the program itself: their authors are seen, remembered, told again, and forgotten."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from facing.app.arguments import WindowRequest
from facing.app.program import Program
from facing.app.window import running
from facing.core.edit import Edit, Place
from facing.core.exporting import ExportFormat
from facing.formats.registry import AllFormats
from facing.formats.tracked_docx import tracked_docx
from facing.session.exporting import ExportChoices
from facing.ui.changes.wording import change_remark, shown_change
from facing.ui.panes.session_content import SessionContent

ANN = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


@pytest.fixture
def base(own_home: Path) -> Iterator[Path]:
    """No checker, so that nothing is started."""
    path = own_home / "config" / "settings.toml"
    path.parent.mkdir(parents=True)
    path.write_text('checker = "none"\n', encoding="utf-8")
    yield own_home


def remarks(program: Program) -> list[str]:
    """What the list of changes says of each."""
    assert program.session is not None
    content = SessionContent(program.session, lambda: None)
    return [change_remark(shown_change(content, change)) for change in content.comparison.changes()]


def test_authors_of_tracked_changes_stay_known_until_the_document_is_forgotten(
    qtbot: QtBot, base: Path, tmp_path: Path
) -> None:
    text, tracked, before = (tmp_path / name for name in ("text.txt", "tracked.docx", "before.docx"))
    text.write_text("The first paragraph.\nThe second one.\n", encoding="utf-8")
    first = AllFormats().read(text)
    corrected = first.text.apply_all([Edit(Place(0, 4), "first", "only"), Edit(Place(1, 11), "one", "two")])
    tracked.write_bytes(tracked_docx(first, corrected, author="Ann", when=ANN))
    anns = "by Ann, 2026-03-01 09:30"
    with running(WindowRequest(text, None, base, None)) as program:
        program.open_tracked(tracked, before, lambda sides: ("Changes", ""))
        qtbot.waitUntil(lambda: remarks(program) == [anns, anns])
    tracked.unlink()
    with running(WindowRequest(before, None, base, None)) as program:
        qtbot.waitUntil(lambda: remarks(program) == [anns, anns])
        session = program.session
        assert session is not None
        session.apply([Edit(Place(1, 11), "two", "2")], "")
        assert remarks(program) == [anns, "typed"]
        done: list[None] = []
        target = tmp_path / "out.docx"
        session.exporting.write(
            ExportFormat.TRACKED_DOCX, target, lambda: done.append(None), pytest.fail, ExportChoices(author="Me")
        )
        qtbot.waitUntil(lambda: bool(done))
        told = AllFormats().others_changes(AllFormats().read(target))
        assert [(change.author, change.count) for change in told] == [("Ann", 3), ("Me", 1)]
        assert told[0].day == "2026-03-01"
        (kept,) = (base / "data" / "tracked").iterdir()
        program.forget_document(lambda: done.append(None))
        qtbot.waitUntil(lambda: len(done) == 2)
        assert not kept.exists()
