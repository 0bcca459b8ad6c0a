"""A document with tracked changes of others as two sides."""

from pathlib import Path

import pytest

from facing.core.ports import OthersChanges
from facing.core.problem import UserProblem
from facing.formats.registry import AllFormats
from tests.fakes import docx_files as files
from tests.fakes import docx_parts_files as parts

BY = 'w:id="1" w:author="Ann" w:date="2024-05-06T07:08:09Z"'
DELETED = f"<w:del {BY}><w:r><w:delText>old</w:delText></w:r></w:del>"
INSERTED = f"<w:ins {BY}><w:r><w:t>new</w:t></w:r></w:ins>"


def test_what_was_before_the_changes_is_a_file_and_what_they_made_a_text(tmp_path: Path) -> None:
    body = files.paragraph("The ", DELETED, INSERTED, " boat", parts.NOTE_MARK) + files.table((files.paragraph("A"),))
    path = tmp_path / "a.docx"
    path.write_bytes(parts.whole(body))
    sides = AllFormats().two_sides(path)
    assert sides.changes == (OthersChanges("Ann", "2024-05-06", 2),)
    before = AllFormats().from_bytes(path, sides.original)
    assert files.changed_parts(path.read_bytes(), sides.original) == ["word/document.xml"]
    assert [paragraph.text for paragraph in before.text][:2] == ["The old boat\ufffc", "A"]
    assert [paragraph.text for paragraph in sides.corrected][:2] == ["The new boat\ufffc", "A"]
    assert [paragraph.slot for paragraph in before.text] == [paragraph.slot for paragraph in sides.corrected]
    written = AllFormats().write(before, sides.corrected)
    assert AllFormats().from_bytes(path, written).text == sides.corrected


def test_things_that_came_are_left_out_and_counted_so_that_the_correction_can_be_written(tmp_path: Path) -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t xml:space="preserve"> today</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = files.paragraph("The boat", f"<w:ins {BY}>{parts.NOTE_MARK}{field}</w:ins>", " left.", INSERTED)
    path = tmp_path / "a.docx"
    path.write_bytes(parts.whole(body))
    sides = AllFormats().two_sides(path)
    assert sides.left_out == 1
    assert sides.corrected[0].text == "The boat today left.new"
    before = AllFormats().from_bytes(path, sides.original)
    assert before.text[0].text == "The boat left."
    assert AllFormats().from_bytes(path, AllFormats().write(before, sides.corrected)).text == sides.corrected


@pytest.mark.parametrize("name", ["a.docx", "a.txt"])
def test_a_file_without_tracked_changes_is_told(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(files.docx(files.paragraph("Text")) if name.endswith("docx") else b"Text")
    with pytest.raises(UserProblem, match="no-tracked-changes"):
        AllFormats().two_sides(path)
