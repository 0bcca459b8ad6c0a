"""Text in every part of a Word document at random: what is not corrected stays to the byte, tracked or not."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from facing.core.document import Original
from facing.core.edit import Edit, Place
from facing.core.text import Text
from facing.formats.tracked_docx import tracked_docx
from tests.fakes import docx_files as files
from tests.fakes import docx_parts_files as parts
from tests.fakes.settled_docx import settled
from tests.property.test_docx import FORMATS, PARAGRAPHS, PATH, TABLES, edited

AUTHOR = "Ann"
BLOCKS = st.lists(st.one_of(PARAGRAPHS, PARAGRAPHS, TABLES), min_size=1, max_size=3).map("".join)
BOXES = st.recursive(
    st.lists(PARAGRAPHS, min_size=1, max_size=2).map("".join),
    lambda inner: st.builds(lambda text, box: files.paragraph(text, parts.box(box)), st.sampled_from("abc"), inner),
    max_leaves=3,
)
NAMES = ("footnotes.xml", "endnotes.xml", "header1.xml", "footer1.xml")
ROOTS = ("footnotes", "endnotes", "hdr", "ftr")
NOTES = {"footnotes": "footnote", "endnotes": "endnote"}


@st.composite
def documents(draw: st.DrawFn) -> bytes:
    """A file with blocks and a text box in its body, and some of the other parts."""
    others = {}
    for name, root in zip(NAMES, ROOTS, strict=True):
        if draw(st.booleans()):
            body = draw(BLOCKS)
            note = NOTES.get(root)
            others[f"word/{name}"] = parts.part(root, f'<w:{note} w:id="2">{body}</w:{note}>' if note else body)
    targets = [name.removeprefix("word/") for name in others]
    others["word/_rels/document.xml.rels"] = parts.relationships(*targets)
    body = draw(BLOCKS) + files.paragraph("A box", parts.box(draw(BOXES)))
    return files.packed(files.document(f"<w:p/>{body}"), others)


def opened(data: bytes) -> Original:
    return FORMATS.from_bytes(PATH, data)


@settings(max_examples=15)
@given(documents())
def test_an_unchanged_text_gives_the_very_bytes_back(data: bytes) -> None:
    original = opened(data)
    assert FORMATS.write(original, Text.from_paragraphs(original.text)) == data


@settings(max_examples=25)
@given(documents(), st.data())
def test_a_letter_changes_one_part_alone_and_is_read_back(data: bytes, choice: st.DataObject) -> None:
    original = opened(data)
    number = choice.draw(st.integers(0, len(original.text) - 1))
    corrected = original.text.apply(Edit(Place(number, 0), "", "Q"))
    written = FORMATS.write(original, corrected)
    assert len(files.changed_parts(data, written)) == 1
    assert opened(written).text == corrected


@settings(max_examples=25)
@given(documents(), st.data())
def test_corrections_in_all_parts_are_read_back_tracked_or_not(data: bytes, choice: st.DataObject) -> None:
    original = opened(data)
    corrected = original.text
    for _ in range(choice.draw(st.integers(1, 5))):
        corrected = edited(corrected, choice)
    if corrected.as_string().count("\ufffc") < original.text.as_string().count("\ufffc"):
        return  # a box goes with its mark, and its text with it
    if not all(any(text.strip("\ufffc ") for text in slot) for slot in texts_by_slot(corrected)):
        return  # what has no letter left behind the body is not shown when it is read again
    assert opened(FORMATS.write(original, corrected)).text.as_string() == corrected.as_string()
    tracked = tracked_docx(original, corrected, author=AUTHOR, when=datetime(2026, 3, 1, tzinfo=UTC))
    assert opened(settled(tracked, True, AUTHOR)).text.as_string() == corrected.as_string()
    assert opened(settled(tracked, False, AUTHOR)).text.as_string() == original.text.as_string()


def texts_by_slot(text: Text) -> list[list[str]]:
    found: dict[int, list[str]] = {}
    for paragraph in text:
        found.setdefault(paragraph.slot, []).append(paragraph.text)
    return list(found.values())
