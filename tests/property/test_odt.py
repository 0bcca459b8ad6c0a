"""OpenDocument texts at random: what is not corrected stays to the byte, what is corrected is read back."""

from pathlib import Path
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from facing.core.document import Original
from facing.core.edit import Edit, Place
from facing.core.text import Text
from facing.formats.registry import AllFormats
from tests.fakes import odt_files as files
from tests.fakes.docx_files import changed_parts

PATH = Path("a.odt")
FORMATS = AllFormats()
WORDS = st.lists(st.sampled_from(["the", "boat", " ", " ", "\n  ", "&#233;t", "&amp;"]), max_size=6).map("".join)
INLINE = st.sampled_from(
    [
        "<text:s/>",
        '<text:s text:c="3"/>',
        "<text:tab/>",
        "<text:line-break/>",
        '<text:bookmark text:name="a"/>',
        "<text:note><text:note-body><text:p>note</text:p><text:p/></text:note-body></text:note>",
        "<draw:frame/>",
        "<text:soft-page-break/>",
        "<text:page-number>3</text:page-number>",
        "<office:annotation><text:p>comment</text:p></office:annotation>",
    ]
)
SPANS = WORDS.map('<text:span text:style-name="B">{}</text:span>'.format)
PARAGRAPHS = st.one_of(
    st.just("<text:p/>"),
    st.lists(st.one_of(WORDS, SPANS, INLINE), max_size=5).map(lambda parts: f"<text:p>{''.join(parts)}</text:p>"),
)
CELLS = PARAGRAPHS.map(
    "<table:table><table:table-row><table:table-cell>{}</table:table-cell></table:table-row></table:table>".format
)
BODIES = st.lists(st.one_of(PARAGRAPHS, PARAGRAPHS, CELLS), min_size=1, max_size=6).map("".join)
ADDED = st.sampled_from(["", "x", " new words ", "\n", "a\nb", "\t", "\u2028", "<&>", "  ", "é"])


def edited(text: Text, data: st.DataObject) -> Text:
    """The text after an edit that keeps to one slot and takes and brings no objects."""
    index = data.draw(st.integers(0, len(text) - 1))
    last = index
    while last + 1 < len(text) and text[last + 1].slot == text[index].slot and data.draw(st.booleans()):
        last += 1
    start = data.draw(st.integers(0, len(text[index].text)))
    end = data.draw(st.integers(start if last == index else 0, len(text[last].text)))
    removed = text.slice(Place(index, start), Place(last, end))
    if "\ufffc" in removed:
        return text
    after = text.apply(Edit(Place(index, start), removed, data.draw(ADDED)))
    # A note or a header without a letter would not be shown when it is read again.
    return after if after[index].text.strip() else text


def opened(body: str) -> Original:
    return FORMATS.from_bytes(PATH, files.odt(body))


@settings(max_examples=40)
@given(BODIES, st.data())
def test_a_document_comes_back(body: str, data: st.DataObject) -> None:
    original = opened(body)
    assert FORMATS.write(original, Text.from_paragraphs(original.text)) == original.data
    corrected = original.text
    for _ in range(data.draw(st.integers(1, 3))):
        corrected = edited(corrected, data)
    written = FORMATS.write(original, corrected)
    assert FORMATS.from_bytes(PATH, written).text.as_string() == corrected.as_string()
    assert changed_parts(original.data, written) in ([], ["content.xml"], ["styles.xml"], ["content.xml", "styles.xml"])
    ElementTree.fromstring(files.part(written))
