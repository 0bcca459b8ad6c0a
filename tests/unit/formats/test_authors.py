"""Who made tracked changes, as it is read from a file, asked for, and told again in a Word document."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from facing.core.authorship import Authorship
from facing.core.edit import Edit, Place
from facing.core.text import Text
from facing.formats.registry import AllFormats
from facing.formats.tracked_docx import tracked_docx
from tests.fakes import docx_files as files
from tests.fakes import odt_files

FORMATS = AllFormats()
WHEN = datetime(2026, 3, 1, tzinfo=UTC)
ANN = 'w:id="1" w:author="Ann" w:date="2024-05-06T07:08:09Z"'
BO = 'w:id="2" w:author="Bo &amp; Co"'


def run(text: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def went(text: str, by: str = ANN) -> str:
    return f"<w:del {by}>{run(text, 'delText')}</w:del>"


def came(text: str, by: str = ANN) -> str:
    return f"<w:ins {by}>{run(text)}</w:ins>"


def end(mark: str) -> str:
    return f"<w:pPr><w:rPr>{mark}</w:rPr></w:pPr>"


def told(authorship: Authorship, *changes: tuple[int, int, str]) -> list[str]:
    found = (authorship.of(*change) for change in changes)
    return [f"{author.name} {author.day}" if author else "" for author in found]


def read(body: str, tmp_path: Path, form: str = "docx") -> tuple[Authorship, bytes, Text]:
    """What is known of the changes in a file, the file without them, the text with them."""
    path = tmp_path / f"a.{form}"
    path.write_bytes(files.docx(body) if form == "docx" else odt_files.odt(body))
    sides = FORMATS.two_sides(path)
    before = FORMATS.from_bytes(path, sides.original)
    edits = FORMATS.authored_edits(before, path.read_bytes())
    return Authorship(before.text, edits), sides.original, sides.corrected


def test_a_change_that_stands_as_it_was_made_is_its_authors(tmp_path: Path) -> None:
    # The old boat left. -> The new boat has left.
    body = files.paragraph(run("The "), went("old"), came("new"), run(" boat"), came(" has", BO), run(" left."))
    authorship, _, _ = read(body, tmp_path)
    assert told(authorship, (4, 7, "new"), (12, 12, " has"), (13, 13, "has ")) == [
        "Ann 2024-05-06",
        "Bo & Co ",
        "Bo & Co ",
    ]
    assert told(authorship, (4, 7, "blue"), (4, 7, ""), (12, 12, " had"), (0, 3, "A")) == ["", "Ann 2024-05-06", "", ""]
    assert authorship.of_letters(4, 7) and not authorship.of_letters(4, 8)


def test_letters_inside_a_word_make_the_whole_word_theirs(tmp_path: Path) -> None:
    authorship, _, _ = read(files.paragraph(run("The colo"), came("u"), run("r.")), tmp_path)
    assert told(authorship, (4, 9, "colour"), (8, 8, "u"), (4, 9, "color")) == ["Ann 2024-05-06"] * 2 + [""]


def test_ends_of_paragraphs_that_came_and_went_have_authors(tmp_path: Path) -> None:
    body = (
        f"<w:p>{end(f'<w:ins {ANN}/>')}{run('One.')}</w:p><w:p>{run('Two.')}</w:p>"
        f"<w:p>{end(f'<w:del {BO}/>')}{run('Three.')}</w:p><w:p>{run('Four.')}</w:p>"
    )
    authorship, _, corrected = read(body, tmp_path)
    assert corrected.as_string() == "One.\nTwo.\nThree.Four."
    assert told(authorship, (4, 4, "\n"), (15, 16, "")) == ["Ann 2024-05-06", "Bo & Co "]


def test_what_came_and_went_is_nobodys(tmp_path: Path) -> None:
    both = f"<w:ins {ANN}>{went('gone', BO)}</w:ins>"
    authorship, _, _ = read(files.paragraph(run("Is "), both, came("it"), run(".")), tmp_path)
    assert told(authorship, (3, 3, "it"), (3, 3, "goneit")) == ["Ann 2024-05-06", ""]


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_a_file_that_is_another_one_tells_nothing(form: str) -> None:
    one = files.docx(files.paragraph("One")) if form == "docx" else odt_files.odt("<text:p>One</text:p>")
    other = files.docx(files.paragraph(run("One"), went("Two"))) if form == "docx" else one
    before = FORMATS.from_bytes(Path(f"a.{form}"), one)
    assert FORMATS.authored_edits(before, other) == ()
    assert not Authorship(before.text, ())


def test_changes_come_out_again_under_their_authors_names(tmp_path: Path) -> None:
    body = files.paragraph(run("The "), went("old"), came("new"), run(" boat"), came(" has", BO), run(" left it."))
    authorship, data, corrected = read(body, tmp_path)
    original = FORMATS.from_bytes(Path("a.docx"), data)
    text = corrected.apply(Edit(Place(0, 24), "", " now"))
    written = tracked_docx(original, text, author="Me", when=WHEN, authorship=authorship)
    part = files.main_part(written)
    mine = 'w:author="Me" w:date="2026-03-01T00:00:00Z"'
    anns = 'w:author="Ann" w:date="2024-05-06T07:08:09Z"'
    assert [part.count(f"<w:{mark} ") for mark in ("ins", "del")] == [3, 1]
    assert part.count(anns) == 2 and part.count(mine) == 1 and part.count('w:author="Bo &amp; Co">') == 1
    again = FORMATS.two_sides(path_of(tmp_path, written))
    assert [(change.author, change.count) for change in again.changes] == [("Ann", 2), ("Bo & Co", 1), ("Me", 1)]
    assert again.corrected == text


def test_a_word_put_in_place_of_anothers_word_is_the_users(tmp_path: Path) -> None:
    authorship, data, corrected = read(files.paragraph(run("The "), went("old"), came("new"), run(" boat.")), tmp_path)
    original = FORMATS.from_bytes(Path("a.docx"), data)
    text = corrected.apply(Edit(Place(0, 4), "new", "blue"))
    written = tracked_docx(original, text, author="Me", when=WHEN, authorship=authorship)
    again = FORMATS.two_sides(path_of(tmp_path, written))
    assert [(change.author, change.count) for change in again.changes] == [("Ann", 1), ("Me", 1)]


def test_authors_of_an_opendocument_text_are_told_in_a_word_document(tmp_path: Path) -> None:
    info = (
        '<office:change-info xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Ann</dc:creator>'
        "<dc:date>2024-05-06T07:08:09.123</dc:date></office:change-info>"
    )
    body = (
        f'<text:tracked-changes><text:changed-region text:id="d"><text:deletion>{info}<text:p>one.</text:p>'
        f'<text:p>Two</text:p></text:deletion></text:changed-region><text:changed-region text:id="i"><text:insertion>'
        f"{info}</text:insertion></text:changed-region></text:tracked-changes><text:p>Is "
        '<text:change text:change-id="d"/><text:change-start text:change-id="i"/>all<text:note><text:note-body>'
        '<text:p>New note</text:p></text:note-body></text:note><text:change-end text:change-id="i"/> is.</text:p>'
    )
    authorship, data, corrected = read(body, tmp_path, "odt")
    assert told(authorship, (3, 11, "all")) == ["Ann 2024-05-06"]
    original = FORMATS.from_bytes(Path("a.odt"), data)
    written = tracked_docx(original, corrected, author="Me", when=WHEN, authorship=authorship)
    again = FORMATS.two_sides(path_of(tmp_path, written))
    assert {(change.author, change.day) for change in again.changes} == {("Ann", "2024-05-06")}
    assert again.corrected.as_string() == corrected.as_string()


def path_of(folder: Path, data: bytes) -> Path:
    path = folder / "written.docx"
    path.write_bytes(data)
    return path
