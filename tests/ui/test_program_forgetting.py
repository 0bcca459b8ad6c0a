"""A document that is forgotten is in no file of ours any more: no word of it, no name, in no encoding."""

import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from facing.app.program import Program
from facing.app.window import running
from facing.core.finding import Side
from facing.session.decisions import Reach
from tests.ui.test_program import request, settings, type_words

__all__ = ["settings"]

# In the file's name, its text, what is typed, names and notes of versions.
MARKERS = ("Zebrafinch", "Quokka", "Xylophone", "Echidna", "Tapir", "Axolotl")
TEXT = "The Quokka crossed thre river , and and the Quokka came back.\n"


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "Zebrafinch report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def remembering(folder: Path) -> list[str]:
    """The files below a folder whose name or bytes still know the document."""
    codes = [word.encode(encoding) for word in MARKERS for encoding in ("utf-8", "utf-16-le")]
    codes.append(zlib.compress(TEXT.encode()))  # as the store keeps the original
    return [
        path.name
        for path in folder.rglob("*")
        if any(word in path.name for word in MARKERS)
        or (path.is_file() and any(code in path.read_bytes() for code in codes))
    ]


def work(qtbot: QtBot, program: Program, beside: Path) -> None:
    """Do what leaves traces: type, keep, check, ignore, deliver, carry, back up."""
    session = program.session
    assert session is not None
    type_words(program, "Xylophone ")
    qtbot.waitUntil(lambda: bool(session.findings.of(Side.CORRECTION, session.corrected.id_at(0))))
    finding = session.findings.of(Side.CORRECTION, session.corrected.id_at(0))[0]
    session.ignore(finding, Reach.HERE)
    session.history.keep("Echidna", "Tapir")
    session.delivery.save_copy_as(beside / "Zebrafinch corrected.txt")
    done: list[bool] = []
    session.work.save_as(beside / "Zebrafinch.facing", lambda: done.append(True), lambda problem: None)
    qtbot.waitUntil(lambda: done == [True])
    assert program._provided.upkeep is not None
    program._provided.upkeep.look()
    type_words(program, "Axolotl ")
    session.secure()


def forgotten(qtbot: QtBot, program: Program) -> None:
    done: list[bool] = []
    program.forget_document(lambda: done.append(True))
    qtbot.waitUntil(lambda: done == [True])


@pytest.mark.parametrize(
    "opened",
    [lambda program, path: program.open_file(path), lambda program, path: program.open_text(path.read_text("utf-8"))],
    ids=["a file", "a text from the clipboard"],
)
def test_no_word_and_no_name_is_left_in_any_file_of_ours(
    qtbot: QtBot, document: Path, settings: Path, tmp_path: Path, opened: Callable[[Program, Path], None]
) -> None:
    with running(request(None, settings)) as program:
        with program.opening.at_once():
            opened(program, document)
        work(qtbot, program, tmp_path)
        assert len(remembering(settings)) >= 2  # the store or its log, a backup
        forgotten(qtbot, program)
        assert remembering(settings) == []
    assert remembering(settings) == []
    assert {path.name for path in tmp_path.glob("Zebrafinch*")} == {
        "Zebrafinch report.txt",
        "Zebrafinch corrected.txt",
        "Zebrafinch.facing",
    }
