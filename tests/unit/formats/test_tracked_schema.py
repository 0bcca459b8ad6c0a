"""What is written of Word's is in the order that its schema wants."""

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

from facing.core.edit import Edit, Place
from facing.core.text import Text
from facing.formats.registry import AllFormats
from facing.formats.tracked_docx import tracked_docx
from tests.fakes import docx_files as files
from tests.fakes.docx_parts_files import whole
from tests.fakes.docx_schema import faults
from tests.fakes.settled_docx import part_roots

FORMATS = AllFormats()
WHEN = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
CHANGE = 'w:id="7" w:author="B" w:date="2020-01-01T00:00:00Z"'
RICH = (
    f'<w:pPr><w:pStyle w:val="a"/><w:jc w:val="left"/><w:rPr><w:ins {CHANGE}/><w:b/></w:rPr>'
    f"<w:pPrChange {CHANGE.replace('7', '8')}><w:pPr/></w:pPrChange></w:pPr>"
)
LOOKS = f'<w:b/><w:sz w:val="20"/><w:rPrChange {CHANGE.replace("7", "9")}><w:rPr/></w:rPrChange>'
SECTION = RICH.replace("<w:pPrChange", f"{files.SECTION}<w:pPrChange")
EDITS = {
    "split": [Edit(Place(1, 4), "", "\n")],
    "joined": [Edit(Place(0, 3), "\n", " ")],
    "replaced": [Edit(Place(1, 0), "Two", "Three")],
    "gone": [Edit(Place(0, 0), "One\n", "")],
    "come": [Edit(Place(0, 0), "", "New\n")],
}


def tracked(data: bytes, edits: list[Edit]) -> bytes:
    original = FORMATS.from_bytes(Path("a.docx"), data)
    return tracked_docx(original, original.text.apply_all(edits), author="A", when=WHEN)


@pytest.mark.parametrize(
    ("properties", "edit"),
    [(properties, name) for properties in ("", "<w:pPr/>", "<w:pPr><w:bidi/><w:rPr/></w:pPr>", RICH) for name in EDITS]
    # Nothing is joined over the end of a section.
    + [(SECTION, name) for name in ("split", "replaced", "come")],
)
def test_changes_stand_where_the_schema_wants_them(properties: str, edit: str) -> None:
    looks = LOOKS if properties in (RICH, SECTION) else "<w:i/>"
    last = files.paragraph(files.letters("Two boats", looks), properties=properties)
    data = files.docx(files.paragraph("One", properties=properties and "<w:pPr><w:rPr><w:i/></w:rPr></w:pPr>") + last)
    before = ElementTree.fromstring(files.main_part(data))
    assert not faults(before)
    written = ElementTree.fromstring(files.main_part(tracked(data, EDITS[edit])))
    assert not faults(written)
    assert len(list(written.iter())) > len(list(before.iter()))


def test_the_end_of_a_field_stays_where_the_letters_behind_it_go() -> None:
    field = "".join(f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    data = files.docx(files.paragraph("Page ", field, "over leaf"))
    written = ElementTree.fromstring(files.main_part(tracked(data, [Edit(Place(0, 6), "over ", "")])))
    gone = [element for change in written.iter(f"{{{files.W}}}del") for element in change.iter()]
    assert "over " in [element.text for element in gone]
    assert not [element for element in gone if element.tag.endswith("fldChar")]


def test_insertions_that_meet_at_a_break_that_stays_are_of_different_moments() -> None:
    original = FORMATS.from_bytes(Path("a.txt"), b"One boat left\nTwo boats left\nThree boats left")
    text = Text.from_string("- One boat left -\n- Two boats left -\nAnd Three boats left")
    written = tracked_docx(original, text, author="A", when=WHEN)
    dates = [
        change.get(f"{{{files.W}}}date", "")[11:16]
        for change in ElementTree.fromstring(files.main_part(written)).iter(f"{{{files.W}}}ins")
    ]
    assert dates == ["09:30", "09:30", "09:28", "09:30", "09:28"]


def test_changes_in_notes_and_headers_stand_where_the_schema_wants_them() -> None:
    data = whole()
    count = len(FORMATS.from_bytes(Path("a.docx"), data).text)
    written = tracked(data, [Edit(Place(number, 0), "", "New ") for number in range(count)])
    for root in part_roots(written):
        assert not faults(root)
    assert sum(len(list(root.iter(f"{{{files.W}}}ins"))) for root in part_roots(written)) >= count


def test_a_document_made_of_a_text_is_complete_and_in_order() -> None:
    original = FORMATS.from_bytes(Path("a.md"), b"One *boat*.\n\nTwo **boats**.\n")
    written = tracked_docx(original, Text.from_string("One boat\nleft.\nThree."), author="A", when=WHEN)
    for root in part_roots(written):
        assert not faults(root)
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        names = archive.namelist()
        types = ElementTree.fromstring(archive.read("[Content_Types].xml"))
        # OPC, ECMA-376, part 2, 10.1.2.2 and 9.3: each part has a type, each relationship leads to a part.
        overrides = [element.get("PartName") for element in types if element.tag.endswith("}Override")]
        endings = [element.get("Extension") for element in types if element.tag.endswith("}Default")]
        for source, folder in (("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")):
            for relationship in ElementTree.fromstring(archive.read(source)):
                assert f"{folder}{relationship.get('Target')}" in names
    assert {name.removeprefix("/") for name in overrides if name} <= set(names)
    assert all(f"/{name}" in overrides or name.rpartition(".")[2] in endings for name in names[1:])
    assert names[0] == "[Content_Types].xml"


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<w:p><w:r/><w:pPr/></w:p>", "pPr not at its place"),
        ("<w:p><w:pPr><w:rPr><w:b/><w:ins/></w:rPr></w:pPr></w:p>", "'b', 'ins'"),
        ("<w:p><w:pPr><w:rPr/><w:jc/></w:pPr></w:p>", "'rPr', 'jc'"),
        ("<w:p><w:r><w:rPr><w:rPrChange/><w:b/></w:rPr></w:r></w:p>", "'rPrChange', 'b'"),
        (f"<w:p><w:ins {CHANGE}/><w:del {CHANGE}/></w:p>", "del with number 7"),
        (f"<w:p><w:del {CHANGE}><w:r><w:t>a</w:t></w:r></w:del></w:p>", "t in del"),
    ],
)
def test_a_fault_in_the_order_is_found(body: str, fault: str) -> None:
    assert any(fault in each for each in faults(ElementTree.fromstring(files.document(body))))
