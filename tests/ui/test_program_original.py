"""Two files, other encodings, tracked changes and odd files in the program itself; the file of the open original."""

from datetime import UTC, datetime
from pathlib import Path

from pytestqt.qtbot import QtBot

from facing.app.program import Program
from facing.app.window import running
from facing.core.edit import Edit, Place
from facing.core.problem import ProblemCode, UserProblem
from facing.files.candidates import Candidate
from facing.formats.registry import AllFormats
from facing.formats.tracked_docx import tracked_docx
from tests.fakes import docx_files
from tests.ui.test_program import file, request, settings, type_words
from tests.ui.test_program_opening import messages, written

__all__ = ["file", "settings"]


def look(program: Program, qtbot: QtBot) -> None:
    """Look at the file of the original, and wait for what comes of it."""
    qtbot.waitUntil(lambda: not program._watch._looking)
    program._watch.look()
    qtbot.waitUntil(lambda: not program._watch._looking)


def test_two_files_of_different_formats_are_compared(qtbot: QtBot, file: Path, settings: Path) -> None:
    second = file.with_name("second.docx")
    second.write_bytes(
        docx_files.docx(docx_files.paragraph("The first paragraph, better.") + docx_files.paragraph("Two"))
    )
    with running(request(file, settings)) as program:
        with program.opening.at_once():
            program.open_pair(file, second, program.tell)
        assert program.session is not None
        assert program.session.original.path == file
        assert written(program) == "The first paragraph, better.\nTwo"


def test_files_that_are_built_differently_are_compared_as_plain_texts(qtbot: QtBot, file: Path, settings: Path) -> None:
    first = file.with_name("first.docx")
    words = ("Alpha", "Beta"), ("Gamma", "Delta")
    cells = [tuple(docx_files.paragraph(word) for word in row) for row in words]
    first.write_bytes(docx_files.docx(docx_files.table(*cells)))
    file.write_text("Something that has no cells at all.\n", encoding="utf-8")
    with running(request(None, settings)) as program:
        before = program.session
        problems: list[UserProblem] = []
        with program.opening.at_once():
            program.open_pair(first, file, problems.append)
        assert [problem.code for problem in problems] == [ProblemCode.PLACES_DIFFER]
        assert program.session is before
        with program.opening.at_once():
            program.open_pair(first, file, problems.append, texts_alone=True)
        assert program.session is not None and program.session is not before
        assert "Gamma" in program.session.original.text.as_string()
        assert written(program) == "Something that has no cells at all.\n"
        assert program.session.original.path.is_relative_to(settings)


def test_a_text_is_read_again_in_another_encoding_and_remembers_it(qtbot: QtBot, file: Path, settings: Path) -> None:
    file.write_bytes("Der Fluß ist breit.\n".encode())
    with running(request(file, settings)) as program:
        found: list[Candidate] = []
        program.encodings(found.extend)
        qtbot.waitUntil(lambda: bool(found))
        assert found[0].encoding == "utf-8"
        assert "cp1252" in {each.encoding for each in found}
        type_words(program, "x")
        told: list[tuple[int, int]] = []
        program.open_decoded("cp1252", lambda made, left: told.append((made, left)))
        qtbot.waitUntil(lambda: told == [(1, 0)])
        assert written(program) == "xDer FluÃŸ ist breit.\n"
        with program.opening.at_once():
            program.open_decoded("utf-16", lambda made, left: None)
        assert "cannot be told" in messages(program)[0]
        assert written(program) == "xDer FluÃŸ ist breit.\n"
    with running(request(file, settings)) as program:
        assert written(program) == "xDer FluÃŸ ist breit.\n"


def test_a_doubtful_encoding_a_broken_one_and_an_empty_file_are_told(qtbot: QtBot, file: Path, settings: Path) -> None:
    empty, broken = file.with_name("empty.txt"), file.with_name("broken.txt")
    empty.touch()
    broken.write_bytes("äöü äöü äöü\n".encode() + b"\xff here\n")
    file.write_bytes("щи да каша\n".encode("cp1251"))
    with running(request(file, settings)) as program:
        assert program.window is not None
        assert "52 % sure" in messages(program)[0]
        with program.opening.at_once():
            program.open_file(empty)
        assert messages(program) == ["“empty.txt” is empty: write at the right, or open the file that you meant."]
        with program.opening.at_once():
            program.open_file(broken)
        assert messages(program) == ["“broken.txt” is UTF-8 with some broken bytes; they are kept as they are."]


def test_tracked_changes_are_offered_where_nothing_was_done_yet(qtbot: QtBot, file: Path, settings: Path) -> None:
    tracked = file.with_name("tracked.docx")
    first = AllFormats().read(file)
    corrected = first.text.apply(Edit(Place(0, 0), "The", "Our"))
    tracked.write_bytes(tracked_docx(first, corrected, author="Ann", when=datetime(2026, 3, 1, tzinfo=UTC)))
    with running(request(tracked, settings)) as program:
        qtbot.waitUntil(lambda: bool(messages(program)))
        assert messages(program) == ["“tracked.docx” has tracked changes (2) by Ann."]
        assert program.window is not None
        action = program.window.parts.strip.messages[0].action
        assert action is not None and action[0] == "Open them as original and correction"


def test_an_original_that_others_change_or_remove_is_told_until_it_is_as_it_was(
    qtbot: QtBot, file: Path, settings: Path
) -> None:
    data = file.read_bytes()
    with running(request(file, settings)) as program:
        look(program, qtbot)
        assert messages(program) == []
        file.write_bytes(b"Something else.\n")
        look(program, qtbot)
        assert ["was changed by another program" in each for each in messages(program)] == [True]
        file.unlink()
        look(program, qtbot)
        assert ["was moved, renamed or deleted" in each for each in messages(program)] == [True]
        file.write_bytes(data)
        look(program, qtbot)
        assert messages(program) == []
        file.write_bytes(b"Something else.\n")
        look(program, qtbot)
        assert program.window is not None
        action = program.window.parts.strip.messages[0].action
        assert action is not None
        with program.opening.at_once():
            action[1]()
        assert written(program) == "Something else.\n"


def test_our_own_writing_over_the_original_is_no_change_by_others(qtbot: QtBot, file: Path, settings: Path) -> None:
    with running(request(file, settings)) as program:
        type_words(program, "x")
        assert program.session is not None
        program.session.delivery.save_copy_as(file, overwrite_original=True)
        look(program, qtbot)
        assert messages(program) == []


def test_a_copied_text_that_cannot_be_opened_leaves_no_file(qtbot: QtBot, file: Path, settings: Path) -> None:
    with running(request(file, settings)) as program:
        texts = program._provided.paths.texts
        with program.opening.at_once():
            program.open_text("\0\1\2" * 50)
        assert "is not a text" in messages(program)[0]
        assert not texts.exists() or not any(texts.iterdir())
        assert written(program).startswith("The first")
