"""Word documents at random: what is not corrected stays to the byte, what is corrected is read back."""

import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from facing.core.document import Original
from facing.core.edit import Edit, Place
from facing.core.text import Text
from facing.formats.registry import AllFormats
from tests.fakes import docx_files as files

PATH = Path("a.docx")
FORMATS = AllFormats()
W = f"{{{files.W}}}"

WORDS = st.sampled_from(["the", "old", "boat", "left", "harbour", "über", "&amp;", "&#233;tude", "\U0001f600", "a"])
PROPERTIES = st.sampled_from(["", "<w:b/>", "<w:i/>", '<w:b w:val="0"/>', '<w:sz w:val="28"/>', "<w:b/><w:i/>"])
PHRASES = st.lists(WORDS, max_size=4).map(" ".join)
LETTERS = st.builds(files.letters, PHRASES, PROPERTIES)
OTHERS = st.sampled_from(
    [
        "<w:r><w:tab/><w:t>x</w:t></w:r>",
        "<w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r>",
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>',
        "<w:r><w:drawing/></w:r>",
        "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>",
        '<w:hyperlink r:id="rId7"><w:r><w:t>a link</w:t></w:r></w:hyperlink>',
        '<w:del w:id="1"><w:r><w:delText>gone</w:delText></w:r></w:del>',
        '<w:ins w:id="2"><w:r><w:t xml:space="preserve"> come </w:t></w:r></w:ins>',
        '<w:bookmarkStart w:id="5" w:name="b"/>',
        "<w:proofErr/>",
        "<w:r/>",
        "<w:r><w:t/></w:r>",
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>12</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>control</w:t></w:r></w:sdtContent></w:sdt>",
    ]
)
PARAGRAPH_PROPERTIES = st.sampled_from(["", '<w:pPr><w:jc w:val="center"/></w:pPr>', f"<w:pPr>{files.SECTION}</w:pPr>"])
PARAGRAPHS = st.one_of(
    st.just("<w:p/>"),
    st.builds(
        lambda properties, runs: files.paragraph(*runs, properties=properties),
        PARAGRAPH_PROPERTIES,
        st.lists(st.one_of(LETTERS, LETTERS, OTHERS), max_size=5),
    ),
)
CELLS = st.lists(PARAGRAPHS, min_size=1, max_size=2).map("".join)
TABLES = st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=2).map(lambda rows: files.table(*rows))
BODIES = st.lists(st.one_of(PARAGRAPHS, PARAGRAPHS, PARAGRAPHS, TABLES), min_size=1, max_size=7).map(
    lambda blocks: "<w:p/>" + "\n".join(blocks)
)


ADDED = st.sampled_from(["", "x", " new words ", "\n", "a\nb", "\t", "\u2028", "<&>", "\u2011\u00ad", "é"])


def opened(body: str) -> Original:
    return FORMATS.from_bytes(PATH, files.docx(body))


@settings(max_examples=40)
@given(BODIES)
def test_an_unchanged_text_gives_the_very_bytes_back(body: str) -> None:
    original = opened(body)
    again = Text.from_paragraphs(original.text)
    assert FORMATS.write(original, again) == original.data


def edited(text: Text, data: st.DataObject) -> Text:
    """The text after an edit that keeps to one slot and brings no objects."""
    index = data.draw(st.integers(0, len(text) - 1))
    last = index
    while last + 1 < len(text) and text[last + 1].slot == text[index].slot and data.draw(st.booleans()):
        last += 1
    start = data.draw(st.integers(0, len(text[index].text)))
    end = data.draw(st.integers(start if last == index else 0, len(text[last].text)))
    removed = text.slice(Place(index, start), Place(last, end))
    added = data.draw(ADDED)
    return text.apply(Edit(Place(index, start), removed, added))


@settings(max_examples=60)
@given(BODIES, st.data())
def test_a_corrected_text_is_read_back_from_the_file(body: str, data: st.DataObject) -> None:
    original = opened(body)
    corrected = original.text
    for _ in range(data.draw(st.integers(1, 3))):
        corrected = edited(corrected, data)
    written = FORMATS.write(original, corrected)
    # A paragraph that was parted from the end of a section has a slot of its own when it is read again.
    assert FORMATS.from_bytes(PATH, written).text.as_string() == corrected.as_string()
    assert files.changed_parts(original.data, written) in ([], ["word/document.xml"])
    root = ElementTree.fromstring(files.main_part(written))
    for cell in root.iter(f"{W}tc"):
        assert cell.findall(f"{W}p")
    for element in root.iter():
        if element.tag in (f"{W}r", f"{W}t", f"{W}p"):
            assert all(child.tag != element.tag for child in element)
    before = ElementTree.fromstring(files.main_part(original.data))
    assert len(list(root.iter(f"{W}sectPr"))) == len(list(before.iter(f"{W}sectPr")))
    for mark in ("begin", "separate", "end"):
        path = f".//{W}fldChar[@{W}fldCharType='{mark}']"
        assert len(root.findall(path)) == len(root.findall(path.replace(mark, "begin")))


@settings(max_examples=60)
@given(BODIES, st.data())
def test_one_word_changes_the_bytes_of_its_paragraph_alone(body: str, data: st.DataObject) -> None:
    original = opened(body)
    places = [
        (index, offset)
        for index, paragraph in enumerate(original.text)
        for offset, letter in enumerate(paragraph.text)
        if letter.isalpha()
    ]
    if not places:
        return
    index, offset = data.draw(st.sampled_from(places))
    edit = Edit(Place(index, offset), original.text[index].text[offset], "Q")
    written = files.main_part(FORMATS.write(original, original.text.apply(edit)))
    before = files.main_part(original.data)
    head = next(number for number in range(len(before)) if before[number] != written[number])
    tail = next(number for number in range(1, len(before)) if before[-number] != written[-number]) - 1
    assert "<w:p" not in before[head : len(before) - tail]
    assert "<w:r" not in before[head : len(before) - tail]
    assert "<" not in written[head : len(written) - tail].replace("<w:t>", "").replace('<w:t xml:space="preserve">', "")


def test_every_other_byte_of_the_container_stays() -> None:
    data = files.packed(files.document(files.paragraph("The old boat left.")), comment=b"a comment")
    original = FORMATS.from_bytes(PATH, data)
    written = FORMATS.write(original, original.text.apply(Edit(Place(0, 4), "old", "new")))
    with zipfile.ZipFile(io.BytesIO(data)) as one, zipfile.ZipFile(io.BytesIO(written)) as other:
        assert other.comment == one.comment
        for mine, theirs in zip(one.infolist(), other.infolist(), strict=True):
            assert (mine.filename, mine.date_time, mine.external_attr) == (
                theirs.filename,
                theirs.date_time,
                theirs.external_attr,
            )
    start = data.index(b"word/document.xml") - 30
    assert written[:start] == data[:start]
    assert data[data.index(b"word/media/dot.png") - 30 :][:800] in written
