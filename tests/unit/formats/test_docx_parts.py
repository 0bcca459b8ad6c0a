"""Text outside of the body of a Word document: notes, headers, footers, text boxes."""

import io
import zipfile
from pathlib import Path

import pytest

from facing.core.document import Original
from facing.core.edit import Edit, Place
from facing.core.problem import UserProblem
from facing.formats.registry import AllFormats
from tests.fakes import docx_files as files
from tests.fakes import docx_parts_files as parts

PATH = Path("a.docx")
FORMATS = AllFormats()
LINES = [
    "The boat\ufffc has a keel.",
    "Beside\ufffc",
    "In a box\ufffc",
    "Inner box",
    "\ufffc Built in 1893.",
    "\ufffc See the log.",
    "The harbour",
    "Page one",
]


@pytest.fixture
def original() -> Original:
    return FORMATS.from_bytes(PATH, parts.whole())


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode("utf-8")


def test_all_text_is_shown_behind_the_body_each_place_a_slot(original: Original) -> None:
    assert [paragraph.text for paragraph in original.text] == LINES
    assert [paragraph.slot for paragraph in original.text] == [0, 0, 1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("line", "word", "changed"),
    [
        (0, "boat", "word/document.xml"),
        (2, "box", "word/document.xml"),
        (3, "box", "word/document.xml"),
        (4, "1893", "word/footnotes.xml"),
        (5, "log", "word/endnotes.xml"),
        (6, "harbour", "word/header1.xml"),
        (7, "one", "word/footer1.xml"),
    ],
)
def test_a_word_changes_its_part_alone(original: Original, line: int, word: str, changed: str) -> None:
    edit = Edit(Place(line, LINES[line].index(word)), word, "Q")
    written = FORMATS.write(original, original.text.apply(edit))
    assert files.changed_parts(original.data, written) == [changed]
    # A text box is there for newer programs and, the same, for older ones; an inner box stands in both of either.
    count = {2: 2, 3: 4}.get(line, 1)
    assert part(written, changed).count("Q") == part(original.data, changed).count("Q") + count
    assert FORMATS.from_bytes(PATH, written).text == original.text.apply(edit)


def test_boxes_and_what_is_around_them_change_together(original: Original) -> None:
    corrected = original.text.apply_all(
        [
            Edit(Place(1, 0), "Beside", "Next\nTo it"),
            Edit(Place(3, 0), "In a", "Within a\nlittle"),
            Edit(Place(5, 0), "Inner", "Innermost"),
            Edit(Place(6, 2), "Built", "Made"),
        ]
    )
    again = FORMATS.from_bytes(PATH, FORMATS.write(original, corrected))
    assert again.text == corrected
    assert len(again.text) == 10
    main = part(again.data, "word/document.xml")
    assert main.count("Innermost") == 4
    assert main.count("Within") == main.count("little") == 2


def test_comments_keep_their_places(original: Original) -> None:
    edit = Edit(Place(0, 14), "a keel", "two keels")
    written = FORMATS.write(original, original.text.apply(edit))
    main = part(written, "word/document.xml")
    order = ["commentRangeStart", "two keels", "commentRangeEnd", "commentReference"]
    places = [main.index(name) for name in order]
    assert places == sorted(places)


def test_a_part_that_cannot_be_read_stays_as_it_is() -> None:
    relations = {"word/_rels/document.xml.rels": parts.relationships("header1.xml"), "word/header1.xml": "<broken"}
    data = files.packed(files.document(files.paragraph("Text")), relations)
    original = FORMATS.from_bytes(PATH, data)
    assert original.text.as_string() == "Text"
    written = FORMATS.write(original, original.text.apply(Edit(Place(0, 0), "Text", "Word")))
    assert files.changed_parts(data, written) == ["word/document.xml"]


@pytest.mark.parametrize("target", ["../../../etc/passwd", "http://example.org/header1.xml", "file:///etc/passwd"])
def test_nothing_outside_of_the_file_is_read(target: str) -> None:
    relations = {"word/_rels/document.xml.rels": parts.relationships("header1.xml").replace("header1.xml", target)}
    data = files.packed(files.document(files.paragraph("Text")), relations)
    assert FORMATS.from_bytes(PATH, data).text.as_string() == "Text"


def test_many_parts_together_keep_to_the_limit() -> None:
    names = [f"header{number}.xml" for number in range(1, 9)]
    header = parts.part("hdr", files.paragraph("x" * 100_000))
    others = {f"word/{name}": header for name in names}
    others["word/_rels/document.xml.rels"] = parts.relationships(*names)
    data = files.packed(files.document(files.paragraph("Text")), others)
    assert len(data) < 20_000
    with pytest.raises(UserProblem, match="file-too-large"):
        AllFormats(400_000).from_bytes(PATH, data)


def test_boxes_in_boxes_are_read_to_a_depth_and_kept_beyond() -> None:
    body = files.paragraph("innermost")
    for _ in range(200):
        body = files.paragraph("x", f"<w:r><w:pict><w:txbxContent>{body}</w:txbxContent></w:pict></w:r>")
    original = FORMATS.from_bytes(PATH, files.docx(body))
    assert [paragraph.text for paragraph in original.text] == ["x\ufffc"] * 9
    edits = [Edit(Place(number, 0), "x", "y") for number in range(9)]
    written = FORMATS.write(original, original.text.apply_all(edits))
    main = files.main_part(written)
    assert main.count(">y<") == 9
    assert main.count(">x<") == 191
