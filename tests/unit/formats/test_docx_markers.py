"""Bookmarks and comments of Word documents when whole paragraphs go, come, move or are replaced."""

from pathlib import Path

import pytest

from facing.core.edit import Edit, Place
from facing.formats.registry import AllFormats
from tests.fakes import docx_files as files

FORMATS = AllFormats(10_000_000)
LONG = ["The first paragraph tells of the sea.", "A second one about the island.", "The third speaks of herrings."]
START, END = '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>'
MARK = '<w:r><w:commentReference w:id="0"/></w:r>'
BOOKMARK = '<w:bookmarkStart w:id="0" w:name="b"/>', '<w:bookmarkEnd w:id="0"/>'


def written(body: str, *edits: Edit) -> str:
    """The body after the edits; the text is read back as it was corrected."""
    path = Path("a.docx")
    original = FORMATS.from_bytes(path, files.docx(body))
    corrected = original.text.apply_all(edits)
    data = FORMATS.write(original, corrected)
    assert FORMATS.from_bytes(path, data).text.as_string() == corrected.as_string()
    return files.main_part(data).partition("<w:body>")[2].partition(files.SECTION)[0]


def test_a_heading_of_one_word_keeps_its_bookmark_and_its_run_when_the_word_is_replaced() -> None:
    run = "<w:r><w:rPr><w:caps/></w:rPr><w:t>Boats</w:t></w:r>"
    heading = files.paragraph(BOOKMARK[0], run, BOOKMARK[1])
    body = heading + files.paragraph(LONG[0])
    assert written(body, Edit(Place(0, 0), "Boats", "Ships")) == body.replace("Boats", "Ships")


def test_a_paragraph_of_one_word_keeps_its_bookmark_when_it_is_split() -> None:
    word = files.paragraph(BOOKMARK[0], "harbour", BOOKMARK[1])
    found = written(word + files.paragraph(LONG[0]), Edit(Place(0, 4), "", "\n"))
    assert [found.count(marker) for marker in BOOKMARK] == [1, 1]


def test_a_comment_and_a_bookmark_of_the_same_number_are_told_apart() -> None:
    body = files.paragraph(LONG[0]) + files.paragraph(START, *BOOKMARK, LONG[1]) + files.paragraph(LONG[2], END, MARK)
    found = written(body, Edit(Place(1, 0), LONG[1] + "\n", ""))
    assert [found.count(marker) for marker in (START, END, MARK, *BOOKMARK)] == [1, 1, 1, 0, 0]


@pytest.mark.parametrize("added", ["", "Quite another text, nothing like it, stands here now."])
def test_the_mark_of_a_comment_stays_when_the_paragraph_goes_in_which_it_ends(added: str) -> None:
    body = files.paragraph(START, LONG[0]) + files.paragraph(LONG[1], END, MARK) + files.paragraph(LONG[2])
    edits = [Edit(Place(1, 0), LONG[1] + "\n", "")]
    if added:
        edits.append(Edit(Place(0, 0), LONG[0], added))
    found = written(body, *edits)
    assert found.index(START) < found.index(END) < found.index(MARK)
    assert [found.count(marker) for marker in (START, END, MARK)] == [1, 1, 1]


def test_the_paragraph_behind_takes_the_mark_of_a_comment_when_there_is_none_before() -> None:
    body = files.paragraph(START, LONG[0]) + files.paragraph(LONG[1], END, MARK) + files.paragraph(LONG[2])
    found = written(body, Edit(Place(0, 0), f"{LONG[0]}\n{LONG[1]}\n", ""))
    assert [found.count(marker) for marker in (START, END, MARK)] == [1, 1, 1]


def test_a_paragraph_that_moves_takes_its_halves_of_markers_along_once() -> None:
    body = files.paragraph(START, LONG[0]) + files.paragraph(LONG[1]) + files.paragraph(LONG[2], END, MARK)
    found = written(body, Edit(Place(0, 0), LONG[0] + "\n", ""), Edit(Place(1, len(LONG[2])), "", "\n" + LONG[0]))
    assert [found.count(marker) for marker in (START, END, MARK)] == [1, 1, 1]
