"""Objects cut and pasted at random within a story: each is written once, where its mark is."""

from pathlib import Path
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from facing.core.edit import Edit, Place
from facing.core.text import Text
from facing.formats.registry import AllFormats
from tests.fakes import docx_files, odt_files
from tests.property import test_docx as docx
from tests.property import test_odt as odt

FORMATS = AllFormats()
OBJECT = "\ufffc"


def with_moves(text: Text, data: st.DataObject) -> Text:
    """The text after stretches around objects were cut and pasted, into whatever slot, and the words changed."""
    for _ in range(data.draw(st.integers(1, 3))):
        marks = [(index, offset) for index, line in enumerate(text) for offset in _marks(line.text)]
        if not marks:
            return text
        index, offset = data.draw(st.sampled_from(marks))
        line = text[index].text
        start = data.draw(st.integers(0, offset))
        end = data.draw(st.integers(offset + 1, len(line)))
        text = text.apply(Edit(Place(index, start), line[start:end], data.draw(st.sampled_from(["", "x", "the old"]))))
        to = data.draw(st.integers(0, len(text) - 1))
        at = data.draw(st.integers(0, len(text[to].text)))
        around = data.draw(st.sampled_from(["{}", "\n{}", "{}\n", "wholly other {} words", "\n{}\n"]))
        text = text.apply(Edit(Place(to, at), "", around.format(line[start:end])))
    return text


def _marks(line: str) -> list[int]:
    return [place for place, letter in enumerate(line) if letter == OBJECT]


@settings(max_examples=40)
@given(docx.BODIES, st.data())
def test_moved_objects_of_a_word_document_are_written_once(body: str, data: st.DataObject) -> None:
    original = docx.opened(body)
    corrected = with_moves(original.text, data)
    written = FORMATS.write(original, corrected)
    assert FORMATS.from_bytes(docx.PATH, written).text.as_string() == corrected.as_string()
    before, after = docx_files.main_part(original.data), docx_files.main_part(written)
    for name in ("footnoteReference", "drawing/", "oMath>", "fldChar ", '"begin"', '"end"'):
        assert after.count(name) == before.count(name)
    depth = 0
    for mark in ElementTree.fromstring(after).iter(f"{docx.W}fldChar"):
        depth += {"begin": 1, "end": -1}.get(mark.get(f"{docx.W}fldCharType", ""), 0)
        assert depth >= 0
    assert depth == 0


PICTURES = st.lists(
    st.sampled_from(["the", "boat", "<text:tab/>", '<draw:frame draw:name="a"/>', "<text:line-break/>"])
)
PARAGRAPHS = PICTURES.map(lambda parts: f"<text:p>{''.join(parts)}</text:p>")
CELLS = PARAGRAPHS.map(
    "<table:table><table:table-row><table:table-cell>{}</table:table-cell></table:table-row></table:table>".format
)
BODIES = st.lists(st.one_of(PARAGRAPHS, PARAGRAPHS, CELLS), min_size=1, max_size=5).map("".join)


@settings(max_examples=20)
@given(BODIES, st.data())
def test_moved_pictures_of_an_opendocument_text_are_written_once(body: str, data: st.DataObject) -> None:
    original = odt.opened(body)
    header = len(original.text) - 1
    inside = Text.from_paragraphs(original.text.paragraphs(0, header))
    moved = with_moves(inside, data)
    corrected = Text.from_paragraphs([*moved, *original.text.paragraphs(header, header + 1)])
    written = FORMATS.write(original, corrected)
    assert FORMATS.from_bytes(Path("a.odt"), written).text.as_string() == corrected.as_string()
    assert odt_files.body(written).count("<draw:frame") == body.count("<draw:frame")
