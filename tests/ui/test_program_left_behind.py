"""What was typed while the disk refused it, and does not fit any more, is told at the start and can be opened."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from facing.app.arguments import WindowRequest
from facing.app.left_behind import pieces
from facing.app.window import running
from facing.core.edit import Edit, Place
from facing.store.spare_copies import SpareCopy

TYPED = (Edit(Place(0, 0), "", "Spare: ", step=1, time=1), Edit(Place(1, 0), "The second", "Another", step=2, time=2))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "text.txt"
    path.write_text("The first.\nThe second.\n", encoding="utf-8")
    return path


@pytest.fixture
def base(own_home: Path) -> Iterator[Path]:
    path = own_home / "config" / "settings.toml"
    path.parent.mkdir(parents=True)
    path.write_text('checker = "none"\n', encoding="utf-8")
    yield own_home


def leave_behind(file: Path, base: Path, keep: bool) -> Path:
    """A spare copy of typing behind which others went on; ``keep``: a version was kept, too."""
    with running(WindowRequest(file, None, base, None)) as program:
        assert program.session is not None
        store, record = program._provided.services.store, program.session.record.id
        store.append_edits(record, [Edit(Place(0, 0), "", "Here: ", step=1)])
        spare = SpareCopy(store, record, [base / "data"]).keep(TYPED)
        store.append_edits(record, [Edit(Place(0, 0), "", "And ", step=2)])
        if keep:
            program.session.history.keep()
    assert spare is not None
    return spare


@pytest.mark.parametrize(
    ("keep", "words"),
    [(False, "Spare: Here: The first.\nAnother.\n"), (True, "Spare: \nAnother")],
    ids=["the whole text", "what was typed"],
)
def test_it_is_told_with_its_file_and_opened_as_a_text_of_its_own(
    qtbot: QtBot, file: Path, base: Path, keep: bool, words: str
) -> None:
    spare = leave_behind(file, base, keep)
    with running(WindowRequest(file, None, base, None)) as program:
        assert program.window is not None
        strip = program.window.parts.strip
        (told,) = [message for message in strip.messages if str(spare) in message.text]
        assert "“text.txt”" in told.text
        assert told.action is not None
        assert told.action[0] == "Open it as a text"
        assert spare.exists()
        told.action[1]()
        qtbot.waitUntil(lambda: program.session is not None and program.session.original.path != file)
        assert program.session is not None
        assert program.session.corrected.as_string() == words
    assert not spare.exists()
    with running(WindowRequest(file, None, base, None)) as again:
        assert again.window is not None
        assert not [message for message in again.window.parts.strip.messages if str(spare) in message.text]


def test_a_store_that_cannot_be_read_leaves_the_pieces_that_were_typed() -> None:
    at = Place(0, 4)
    typed = [Edit(at, "", "w"), Edit(Place(0, 5), "", "or"), Edit(Place(0, 6), "r", ""), Edit(Place(0, 6), "", "n")]
    assert pieces([*typed, Edit(Place(3, 1), "x", ""), Edit(Place(2, 0), "", "far")]) == ["won", "far"]
