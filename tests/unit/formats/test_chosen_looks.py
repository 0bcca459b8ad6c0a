"""Bold and italics that were chosen, in the files: what is written to the byte, and what other programs see."""

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import docx
import odfdo
import pytest

from facing.core.document import Content, Original
from facing.core.edit import Edit, Place
from facing.core.exporting import ExportFormat, ExportManner
from facing.core.looks import Look, LookSpan
from facing.core.styles import PLAIN, Style, StyleSpan
from facing.core.text import Text
from facing.core.work import Work
from facing.formats.docx_dressing import restyled
from facing.formats.exporting import exporters
from facing.formats.fresh_docx import A4
from facing.formats.registry import AllFormats
from facing.formats.tracked_docx import tracked_docx
from facing.formats.work_file import WorkFiles
from tests.fakes import docx_files as files
from tests.fakes import docx_parts_files as parts
from tests.fakes import odt_files

FORMATS = AllFormats()
BOLD, SLANT = Look(bold=True), Look(italic=True)
WHEN = datetime(2026, 5, 4, tzinfo=UTC)


def chosen(original: Original, words: str, look: Look) -> Text:
    """The text with these words looking so."""
    return dressed(original.text, words, look)


def dressed(text: Text, words: str, look: Look) -> Text:
    number, there = next((number, each) for number, each in enumerate(text) if words in each.text)
    at = Place(number, there.text.index(words))
    return text.apply(Edit(at, words, words, looks=(LookSpan(0, len(words), look),)))


def runs(data: bytes) -> list[tuple[str, bool | None, bool | None]]:
    """The runs as python-docx sees them."""
    return [
        (run.text, run.bold, run.italic)
        for paragraph in docx.Document(io.BytesIO(data)).paragraphs
        for run in paragraph.runs
    ]


# --- Word ----------------------------------------------------------------------------------------------------------


def test_a_word_of_a_run_becomes_a_run_with_the_same_properties() -> None:
    size = '<w:rFonts w:ascii="X"/><w:sz w:val="30"/>'
    original = FORMATS.from_bytes(Path("a.docx"), files.docx(files.paragraph(files.letters("The old boat.", size))))
    written = FORMATS.write(original, chosen(original, "old", Look(True, True)))
    assert runs(written) == [("The ", None, None), ("old", True, True), (" boat.", None, None)]
    assert files.main_part(written).count('<w:sz w:val="30"/>') == 3
    switched = '<w:rFonts w:ascii="X"/><w:b/><w:bCs/><w:i/><w:iCs/><w:sz w:val="30"/>'
    assert f"<w:r><w:rPr>{switched}</w:rPr><w:t>old</w:t></w:r>" in files.main_part(written)
    assert files.changed_parts(original.data, written) == ["word/document.xml"]


def test_what_a_style_makes_bold_is_switched_off() -> None:
    body = files.paragraph(files.letters("All of it", '<w:b w:val="1"/><w:bCs/><w:i/>'))
    original = FORMATS.from_bytes(Path("a.docx"), files.docx(body))
    written = FORMATS.write(original, chosen(original, "All of it", Look(bold=False)))
    assert runs(written) == [("All of it", False, True)]
    assert '<w:rPr><w:b w:val="0"/><w:bCs w:val="0"/><w:i/></w:rPr>' in files.main_part(written)


def test_looks_that_were_set_and_taken_back_leave_the_file_to_the_byte() -> None:
    original = FORMATS.from_bytes(Path("a.docx"), parts.whole())
    text = chosen(original, "boat", BOLD)
    assert FORMATS.write(original, text) != original.data
    splicer = original.text.splicer()
    splicer.apply(Edit(Place(0, 4), "boat", "boat", looks=(LookSpan(0, 4, BOLD),)))
    back = original.text.after(splicer).apply(splicer.made[0].inverse())
    assert FORMATS.write(original, back) == original.data


@pytest.mark.parametrize(
    ("word", "part"),
    [
        ("boat", "word/document.xml"),
        ("box", "word/document.xml"),
        ("1893", "word/footnotes.xml"),
        ("harbour", "word/header1.xml"),
    ],
)
def test_looks_change_the_part_that_the_word_is_in(word: str, part: str) -> None:
    original = FORMATS.from_bytes(Path("a.docx"), parts.whole())
    written = FORMATS.write(original, chosen(original, word, BOLD))
    assert files.changed_parts(original.data, written) == [part]
    again = FORMATS.from_bytes(Path("a.docx"), written)
    assert again.text == original.text
    assert [spans[0].style.bold for spans in again.styles.values()] == [True]


@pytest.mark.parametrize(
    ("properties", "had", "style", "expected"),
    [
        (b"", PLAIN, Style(bold=True), b"<w:rPr><w:b/><w:bCs/></w:rPr>"),
        (b"<w:rPr/>", PLAIN, Style(italic=True), b"<w:rPr><w:i/><w:iCs/></w:rPr>"),
        (
            b'<w:rPr><w:rStyle w:val="a"></w:rStyle><w:bdr w:val="x"/></w:rPr>',
            PLAIN,
            Style(bold=True),
            b'<w:rPr><w:rStyle w:val="a"></w:rStyle><w:b/><w:bCs/><w:bdr w:val="x"/></w:rPr>',
        ),
        (
            b"<w:rPr><w:b/><w:caps/></w:rPr>",
            Style(bold=True),
            Style(True, True),
            b"<w:rPr><w:b/><w:i/><w:iCs/><w:caps/></w:rPr>",
        ),
        (
            b'<w:rPr><w:i/><w:rPrChange w:id="1"><w:rPr><w:b/><w:i/></w:rPr></w:rPrChange></w:rPr>',
            Style(italic=True),
            PLAIN,
            b'<w:rPr><w:i w:val="0"/><w:iCs w:val="0"/>'
            b'<w:rPrChange w:id="1"><w:rPr><w:b/><w:i/></w:rPr></w:rPrChange></w:rPr>',
        ),
    ],
)
def test_properties_of_runs_are_in_the_order_of_the_schema(
    properties: bytes, had: Style, style: Style, expected: bytes
) -> None:
    assert restyled(properties, b"w:", had, style) == expected


def test_elements_without_a_prefix_are_switched_off_by_an_attribute_that_has_one() -> None:
    off = restyled(b"<rPr><b/></rPr>", b"", Style(bold=True), PLAIN)
    assert off.startswith(b'<rPr><b xmlns:w="http://schemas')
    assert b' w:val="0"/>' in off


def test_a_look_alone_is_a_tracked_change_of_the_run() -> None:
    original = FORMATS.from_bytes(Path("a.docx"), files.docx(files.paragraph(files.letters("The old boat", "<w:i/>"))))
    text = chosen(original, "old", BOLD).apply(Edit(Place(0, 12), "", "s"))
    text = dressed(text, "boats", Look(bold=True))
    main = files.main_part(tracked_docx(original, text, author="Ann", when=WHEN))
    told = 'w:author="Ann" w:date="2026-05-04T00:00:00Z"'
    assert (
        f"<w:r><w:rPr><w:b/><w:bCs/><w:i/>"
        f'<w:rPrChange w:id="3" {told}><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:t>old</w:t></w:r>'
    ) in main
    # What was inserted simply looks so.
    assert f'<w:ins w:id="2" {told}><w:r><w:rPr><w:b/><w:bCs/><w:i/></w:rPr><w:t>boats</w:t></w:r></w:ins>' in main


def test_a_plain_text_with_looks_becomes_a_document_with_them() -> None:
    original = FORMATS.from_bytes(Path("a.html"), b"<p>The <i>old</i> boat.</p>")
    text = chosen(original, "boat", BOLD)
    manner = ExportManner("Ann", WHEN)
    fresh = exporters(A4)[ExportFormat.DOCX](original, text, manner)
    assert runs(fresh) == [
        ("The ", None, None),
        ("old", None, True),
        (" ", None, None),
        ("boat", True, None),
        (".", None, None),
    ]
    tracked = files.main_part(exporters(A4)[ExportFormat.TRACKED_DOCX](original, text, manner))
    assert tracked.count("<w:rPrChange") == 1
    assert "<w:ins" not in tracked


# --- OpenDocument --------------------------------------------------------------------------------------------------


def test_styles_have_other_names_in_headers_than_in_the_body() -> None:
    original = FORMATS.from_bytes(Path("a.odt"), odt_files.odt("<text:p>Body</text:p>"))
    written = FORMATS.write(original, dressed(chosen(original, "Body", BOLD), "Header", SLANT))
    assert 'style:name="Look1"' in odt_files.part(written)
    header = odt_files.part(written, "styles.xml")
    assert "<office:automatic-styles><style:style " in header
    assert header.index('style:name="Look2"') < header.index("<office:master-styles")
    assert FORMATS.from_bytes(Path("a.odt"), written).styles == {
        0: (styled(0, 4, bold=True),),
        1: (styled(0, 6, italic=True),),
    }


def test_an_opendocument_text_gets_a_span_with_a_style_of_its_own() -> None:
    original = FORMATS.from_bytes(Path("a.odt"), odt_files.odt("<text:p>The old  boat &amp; all.</text:p>"))
    text = dressed(chosen(original, "old", BOLD), "all", Look(False, True))
    written = FORMATS.write(original, text)
    body = odt_files.body(written)
    assert '<text:span text:style-name="Look1">old</text:span>' in body
    again = FORMATS.from_bytes(Path("a.odt"), written)
    assert again.styles == {
        0: (styled(4, 7, bold=True), styled(text[0].text.index("all"), len(text[0].text) - 1, italic=True))
    }
    there = odfdo.Document(io.BytesIO(written))
    style = there.get_style("text", "Look1")
    assert style is not None
    assert style.get_properties("text")["fo:font-weight"] == "bold"
    span = there.body.get_spans()[0]
    assert (span.text, span.style) == ("old", "Look1")
    assert files.changed_parts(original.data, written) == ["content.xml"]


def styled(start: int, end: int, bold: bool = False, italic: bool = False) -> StyleSpan:
    return StyleSpan(start, end, Style(bold, italic))


# --- web pages and subtitles ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "words", "look", "expected"),
    [
        ("<p>The old boat.</p>", "old", BOLD, "<p>The <b>old</b> boat.</p>"),
        ("<p>The old boat.</p>", "old", Look(True, True), "<p>The <b><i>old</i></b> boat.</p>"),
        ("<p>The <b>old boat</b>.</p>", "old", Look(bold=False), "<p>The old<b> boat</b>.</p>"),
        (
            '<p>The <strong id="x">old <i>boat</i></strong>.</p>',
            "boat",
            Look(bold=False),
            '<p>The <strong id="x">old </strong><i>boat</i>.</p>',
        ),
        ("<p><b>The</b> caf&eacute;.</p>", "caf\u00e9", BOLD, "<p><b>The</b> <b>caf&eacute;</b>.</p>"),
        (
            '<p><span style="font-weight: 700">The</span> boat</p>',
            "The",
            Look(bold=False),
            "<p>The boat</p>",
        ),
        (
            "<b><p>The boat</p></b>",
            "boat",
            Look(bold=False),
            '<b><p>The <span style="font-weight:normal">boat</span></p></b>',
        ),
        ("<title>The boat</title><p>Rows", "boat", BOLD, "<title>The boat</title><p>Rows"),
    ],
)
def test_a_web_page_gets_elements_or_has_its_own_parted(page: str, words: str, look: Look, expected: str) -> None:
    original = FORMATS.from_bytes(Path("a.html"), page.encode())
    assert FORMATS.write(original, chosen(original, words, look)).decode() == expected


@pytest.mark.parametrize(
    ("cue", "words", "look", "expected"),
    [
        ("The old boat", "old", SLANT, "The <i>old</i> boat"),
        ("<i>The old boat</i>", "The old boat", Look(italic=False), "The old boat"),
        ("<i>The old boat</i>", "old", Look(italic=False), "<i>The </i>old<i> boat</i>"),
        ("<b>The <i>old</i></b>", "old", Look(bold=False), "<b>The </b><i>old</i>"),
        ("{\\i1}The boat{\\i0}", "boat", Look(italic=False), "{\\i1}The {\\i0}boat{\\i1}{\\i0}"),
        ("Two\nlines", "Two\u2028lines", BOLD, "<b>Two\nlines</b>"),
    ],
)
def test_subtitles_get_tags_or_have_their_own_parted(cue: str, words: str, look: Look, expected: str) -> None:
    head = "1\n00:00:01,000 --> 00:00:02,000\n"
    original = FORMATS.from_bytes(Path("a.srt"), f"{head}{cue}\n".encode())
    assert FORMATS.write(original, chosen(original, words, look)).decode() == f"{head}{expected}\n"


def test_a_cue_that_lost_a_line_keeps_looks_on_their_letters() -> None:
    head = "1\n00:00:01,000 --> 00:00:02,000\n"
    original = FORMATS.from_bytes(Path("a.srt"), f"{head}One\nTwo\nThree\n".encode())
    text = chosen(original, "Three", BOLD).apply(Edit(Place(0, 4), "Two", ""))
    text = text.apply(Edit(Place(0, 0), "", "Nil\n"))
    assert FORMATS.write(original, text).decode() == f"{head}Nil\nOne\n<b>Three</b>\n"


# --- work files ----------------------------------------------------------------------------------------------------


def test_a_work_file_carries_looks_and_says_nothing_of_them_where_there_are_none() -> None:
    works = WorkFiles()
    text = Text.from_string("one two\nthree").apply(Edit(Place(0, 4), "two", "two", looks=(LookSpan(0, 3, BOLD),)))
    data = works.writer().as_bytes(Work("a.txt", b"one two\nthree", Content(text)))
    assert works.from_bytes(Path("a.facing"), data).correction.text == text
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert '"looks":[[0,[[4,7,true,null]]]]' in archive.read("work.json").decode()
    plain = works.writer().as_bytes(Work("a.txt", b"one", Content(Text.from_string("one"))))
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        assert "looks" not in archive.read("work.json").decode()
