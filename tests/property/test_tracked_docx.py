"""Tracked changes at random: accepted they give the correction, rejected the original, and the file is well made."""

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from xml.etree.ElementTree import Element

from hypothesis import given, settings
from hypothesis import strategies as st

from facing.core.document import Original
from facing.core.text import Text
from facing.formats.docx_settling import settled as settled_part
from facing.formats.registry import AllFormats
from facing.formats.tracked_docx import tracked_docx
from facing.formats.zip_file import ZipContent
from tests.fakes import docx_files as files
from tests.fakes.settled_docx import part_roots, settled
from tests.property.test_docx import BODIES, PATH, edited, opened

AUTHOR = 'A. "Editor" <ä>'
WHEN = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
FORMATS = AllFormats()
W = f"{{{files.W}}}"
PIECES = st.sampled_from(["the", "old", "boat", "left", "\t", "\u2028", "a\u00adb", "\x0c", "“so”"])
LINES = st.lists(st.lists(PIECES, max_size=6).map(" ".join), min_size=1, max_size=8)


def tracked(original: Original, corrected: Text) -> bytes:
    return tracked_docx(original, corrected, author=AUTHOR, when=WHEN)


def with_main_part(data: bytes, xml: bytes) -> bytes:
    content = ZipContent(data)
    member = content.member("word/document.xml")
    assert member
    return content.with_member(member, xml)


def read(data: bytes) -> str:
    return FORMATS.from_bytes(PATH, data).text.as_string()


@settings(max_examples=80)
@given(BODIES, st.data())
def test_all_accepted_is_the_correction_and_all_rejected_the_original(body: str, data: st.DataObject) -> None:
    original = opened(body)
    corrected = original.text
    for _ in range(data.draw(st.integers(1, 4))):
        corrected = edited(corrected, data)
    written = tracked(original, corrected)
    assert read(settled(written, True, AUTHOR)) == corrected.as_string()
    assert read(settled(written, False, AUTHOR)) == original.text.as_string()
    assert read(written) != original.text.as_string() or corrected == original.text or "\n" in corrected.as_string()
    assert read(with_main_part(written, settled_part(files.main_part(written).encode(), accept=True))) == (
        corrected.as_string()
    )
    for root in part_roots(written):
        assert_well_made(root)


@settings(max_examples=40)
@given(LINES, st.data())
def test_a_plain_text_becomes_a_document_with_its_changes(lines: list[str], data: st.DataObject) -> None:
    original = FORMATS.from_bytes(Path("a.txt"), "\n".join(lines).encode())
    corrected = original.text
    for _ in range(data.draw(st.integers(0, 3))):
        corrected = edited(corrected, data)
    written = tracked(original, corrected)
    shown = [text.as_string().replace("\x0c", "\u2028") for text in (corrected, original.text)]
    assert [read(settled(written, accept, AUTHOR)) for accept in (True, False)] == shown
    for root in part_roots(written):
        assert_well_made(root)


def assert_well_made(root: Element) -> None:
    """What Word insists on."""
    changes = [element for element in root.iter() if element.get(f"{W}author") == AUTHOR]
    # The later of two insertions that meet at a break bears an earlier moment.
    assert {element.get(f"{W}date") for element in changes} <= {"2026-03-01T09:30:00Z", "2026-03-01T09:28:00Z"}
    assert all(
        element.get(f"{W}date") == "2026-03-01T09:30:00Z" for element in root.iter(f"{W}del") if element in changes
    )
    numbers = Counter(element.get(f"{W}id") for element in root.iter() if element.tag in (f"{W}ins", f"{W}del"))
    assert all(numbers[element.get(f"{W}id")] == 1 for element in changes)
    for tag in ("ins", "del"):
        for outer in root.iter(f"{W}{tag}"):
            assert [inner.tag for inner in outer.iter(f"{W}{tag}")] == [f"{W}{tag}"]
    for deleted in root.iter(f"{W}del"):
        assert not list(deleted.iter(f"{W}t"))
        assert not list(deleted.iter(f"{W}instrText"))
    for paragraph in root.iter(f"{W}p"):
        assert [child.tag for child in paragraph].count(f"{W}pPr") <= 1
        assert paragraph.find(f"{W}pPr") in (None, paragraph[0] if len(paragraph) else None)
        for properties in paragraph.findall(f"{W}pPr"):
            tags = [child.tag.removeprefix(W) for child in properties]
            last = [tag for tag in tags if tag in ("rPr", "sectPr", "pPrChange")]
            assert tags[len(tags) - len(last) :] == last
            assert last == sorted(last, key=["rPr", "sectPr", "pPrChange"].index)
            assert len(set(last)) == len(last)
            mark = [child.tag.removeprefix(W) for child in properties.find(f"{W}rPr") or ()]
            first = [tag for tag in mark if tag in ("ins", "del")]
            assert mark[: len(first)] == first == sorted(set(first), key=["ins", "del"].index)
    for run in root.iter(f"{W}r"):
        assert not list(run.iter(f"{W}r"))[1:]
        assert run.find(f"{W}rPr") in (None, run[0] if len(run) else None)
