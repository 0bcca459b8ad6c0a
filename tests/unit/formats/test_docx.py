"""Word documents in and out: what is shown, what stays, what is refused."""

from pathlib import Path

import pytest

from facing.core.document import Original
from facing.core.edit import Edit, Place
from facing.core.problem import ProblemCode, UserProblem
from facing.core.styles import Style
from facing.core.text import Text
from facing.formats.registry import AllFormats
from tests.fakes import docx_files as files

PATH = Path("a.docx")
FORMATS = AllFormats()
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>page 7</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
NOTE = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'


def opened(body: str) -> Original:
    return FORMATS.from_bytes(PATH, files.docx(body))


def edited(original: Original, *edits: Edit) -> str:
    """The body as it is written after the edits."""
    written = FORMATS.write(original, original.text.apply_all(edits))
    main = files.main_part(written)
    return main[main.index("<w:body>") + 8 : main.index(files.SECTION + "</w:body>")]


def lines(original: Original) -> list[tuple[int, str]]:
    return [(paragraph.slot, paragraph.text) for paragraph in original.text]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<w:p/>", ""),
        ("<w:p><w:r><w:t>a&amp;b&#233;</w:t></w:r></w:p>", "a&bé"),
        ("<w:p><w:r><w:t> cut </w:t></w:r></w:p>", "cut"),
        ('<w:p><w:r><w:t xml:space="preserve"> kept </w:t></w:r></w:p>', " kept "),
        ('<w:p xml:space="preserve"><w:r><w:t> kept </w:t></w:r></w:p>', " kept "),
        ("<w:p><w:r><w:t>two\r\nlines</w:t></w:r></w:p>", "two lines"),
        (
            "<w:p><w:r><w:t>ha</w:t></w:r><w:proofErr/><w:r><w:t>rb</w:t></w:r><w:r><w:t>our</w:t></w:r></w:p>",
            "harbour",
        ),
        ("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/></w:r></w:p>", "a\tb\u2028c\u2028"),
        ("<w:p><w:r><w:noBreakHyphen/><w:softHyphen/></w:r></w:p>", "\u2011\u00ad"),
        ('<w:p><w:r><w:br w:type="page"/><w:drawing><x/></w:drawing></w:r></w:p>', "\ufffc\ufffc"),
        (
            "<w:p><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins></w:p>",
            "new",
        ),
        ('<w:p><w:hyperlink r:id="r1"><w:r><w:t>link</w:t></w:r></w:hyperlink></w:p>', "link"),
        ("<w:p><w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>c</w:t></w:r></w:sdtContent></w:sdt></w:p>", "c"),
        ("<w:p><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p>", "\ufffc"),
        (f"<w:p>{FIELD}</w:p>", "\ufffcpage 7"),
        ('<w:p><w:fldSimple w:instr="PAGE"><w:r><w:t>3</w:t></w:r></w:fldSimple></w:p>', "3"),
        (
            "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p>"
            "</w:txbxContent></mc:Choice></mc:AlternateContent><w:t>after</w:t></w:r></w:p>",
            "\ufffcafter\nbox",
        ),
    ],
)
def test_what_a_reader_sees_of_a_paragraph(body: str, text: str) -> None:
    assert opened(body).text.as_string() == text


def test_each_container_is_a_slot() -> None:
    inner = files.table((files.paragraph("nested"),))
    body = (
        files.paragraph("one")
        + '<w:bookmarkStart w:id="1" w:name="b"/>'
        + files.paragraph("two")
        + files.table((files.paragraph("a") + files.paragraph("b"), "<w:p/>"))
        + files.table((files.paragraph("c") + inner + files.paragraph("d"),))
        + f"<w:sdt><w:sdtPr/><w:sdtContent>{files.paragraph('control')}</w:sdtContent></w:sdt>"
        + files.paragraph("three")
        + files.paragraph("end of a section", properties=f"<w:pPr>{files.SECTION}</w:pPr>")
        + files.paragraph("four")
    )
    expected = [(0, "one"), (0, "two"), (1, "a"), (1, "b"), (2, ""), (3, "c"), (4, "nested"), (5, "d"), (6, "control")]
    assert lines(opened(body)) == [*expected, (7, "three"), (8, "end of a section"), (9, "four")]


def test_a_field_over_several_paragraphs_keeps_them_apart() -> None:
    begin, rest = FIELD.split("<w:r><w:t>page 7")
    body = f"<w:p>{begin}</w:p><w:p><w:r><w:t>inside</w:t></w:r></w:p><w:p><w:r><w:t>x{rest}</w:p>" + "<w:p/>"
    assert lines(opened(body)) == [(0, "\ufffc"), (1, "inside"), (2, "x"), (3, "")]
    original = opened(body)
    assert "fldChar" not in edited(original, Edit(Place(0, 0), "\ufffc", ""))


def test_bold_and_italics_come_from_runs_and_styles() -> None:
    sheet = (
        f'<w:styles xmlns:w="{files.W}"><w:style w:type="paragraph" w:styleId="Head"><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:styleId="Sub"><w:basedOn w:val="Head"/></w:style>'
        '<w:style w:styleId="Strong"><w:rPr><w:b/></w:rPr></w:style></w:styles>'
    )
    head = '<w:pPr><w:pStyle w:val="Sub"/></w:pPr>'
    body = (
        files.paragraph(files.letters("a ", "<w:b/>"), files.letters("b ", "<w:i/>"), "c")
        + files.paragraph("bold ", files.letters("not ", '<w:b w:val="0"/>'), properties=head)
        + files.paragraph("x", files.letters("turned", '<w:rStyle w:val="Strong"/>'), properties=head)
    )
    data = files.packed(files.document(body), {"word/styles.xml": sheet})
    styles = FORMATS.from_bytes(PATH, data).styles
    found = {number: [(span.start, span.end, span.style) for span in spans] for number, spans in styles.items()}
    assert found == {
        0: [(0, 2, Style(bold=True)), (2, 4, Style(italic=True))],
        1: [(0, 5, Style(bold=True))],
        2: [(0, 1, Style(bold=True))],
    }


OLD = "The old boat left."


@pytest.mark.parametrize(
    ("body", "edits", "expected"),
    [
        # A word of one run; its neighbours keep every byte.
        (
            "<w:p><w:r><w:t>a&#233; </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>old</w:t></w:r></w:p>",
            [Edit(Place(0, 2), "old", "<new>")],
            "<w:p><w:r><w:t>a&#233; </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>&lt;new&gt;</w:t></w:r></w:p>",
        ),
        # A word that three runs share: each letter that stays stays where it is.
        (
            "<w:p><w:r><w:t>har</w:t></w:r><w:r><w:t>bo</w:t></w:r><w:r><w:t>r</w:t></w:r></w:p>",
            [Edit(Place(0, 5), "", "u")],
            "<w:p><w:r><w:t>har</w:t></w:r><w:r><w:t>bou</w:t></w:r><w:r><w:t>r</w:t></w:r></w:p>",
        ),
        # Behind the mark of a note the letters are not a note.
        (
            f"<w:p><w:r><w:t>sea</w:t></w:r>{NOTE}</w:p>",
            [Edit(Place(0, 4), "", ".")],
            f"<w:p><w:r><w:t>sea</w:t></w:r>{NOTE.replace('</w:r>', '')}</w:r><w:r><w:t>.</w:t></w:r>"
            '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:r></w:p>',
        ),
        # A deleted mark takes its object along, a moved one moves it.
        (f"<w:p><w:r><w:t>sea</w:t></w:r>{NOTE}</w:p>", [Edit(Place(0, 3), "\ufffc", "")], None),
        # A split repeats the properties of paragraph and run, and opens the link again.
        (
            '<w:p><w:pPr><w:jc w:val="left"/></w:pPr><w:hyperlink r:id="r1"><w:r><w:rPr><w:b/></w:rPr>'
            "<w:t>onetwo</w:t></w:r></w:hyperlink></w:p>",
            [Edit(Place(0, 3), "", "\n")],
            '<w:p><w:pPr><w:jc w:val="left"/></w:pPr><w:hyperlink r:id="r1"><w:r><w:rPr><w:b/></w:rPr>'
            "<w:t>one</w:t></w:r></w:hyperlink></w:p>"
            '<w:p><w:pPr><w:jc w:val="left"/></w:pPr><w:hyperlink r:id="r1"><w:r><w:rPr><w:b/></w:rPr>'
            "<w:t>two</w:t></w:r></w:hyperlink></w:p>",
        ),
        # A merge keeps the first paragraph's properties and the bookmark between the two.
        (
            '<w:p><w:pPr><w:jc w:val="left"/></w:pPr><w:r><w:t xml:space="preserve">one old boat </w:t></w:r></w:p>'
            '<w:bookmarkEnd w:id="1"/><w:p><w:r><w:t>left at dawn</w:t></w:r></w:p>',
            [Edit(Place(0, 13), "\n", "")],
            '<w:p><w:pPr><w:jc w:val="left"/></w:pPr><w:r><w:t xml:space="preserve">one old boat </w:t></w:r>'
            '<w:bookmarkEnd w:id="1"/><w:r><w:t>left at dawn</w:t></w:r></w:p>',
        ),
        # The end of a section stays with the last part of its paragraph.
        (
            f"<w:p><w:pPr>{files.SECTION}</w:pPr><w:r><w:t>onetwo</w:t></w:r></w:p>",
            [Edit(Place(0, 3), "", "\n")],
            "<w:p><w:pPr></w:pPr><w:r><w:t>one</w:t></w:r></w:p>"
            f"<w:p><w:pPr>{files.SECTION}</w:pPr><w:r><w:t>two</w:t></w:r></w:p>",
        ),
        # Letters in an empty paragraph look like its mark.
        (
            "<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr></w:p><w:p/>",
            [Edit(Place(0, 0), "", "a\tb"), Edit(Place(1, 0), "", " c")],
            "<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>"
            '</w:p><w:p><w:r><w:t xml:space="preserve"> c</w:t></w:r></w:p>',
        ),
    ],
)
def test_only_what_was_corrected_is_written_anew(body: str, edits: list[Edit], expected: str | None) -> None:
    if expected is None:
        expected = '<w:p><w:r><w:t>sea</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:r></w:p>'
    assert edited(opened(body), *edits) == expected


def test_deleted_and_new_paragraphs() -> None:
    body = (
        files.paragraph("First of them all.")
        + '<w:p><w:pPr><w:ind/></w:pPr><w:bookmarkStart w:id="4" w:name="b"/><w:r><w:rPr><w:b/><w:sz w:val="9"/>'
        "</w:rPr><w:t>Second one stands here.</w:t></w:r></w:p>" + files.paragraph("Third and last of all.")
    )
    original = opened(body)
    gone = edited(original, Edit(Place(1, 0), "Second one stands here.\n", ""))
    assert "Second" not in gone
    assert '<w:bookmarkStart w:id="4" w:name="b"/>' in gone
    come = edited(original, Edit(Place(2, 0), "", "Quite another paragraph comes.\n"))
    new = '<w:p><w:pPr><w:ind/></w:pPr><w:r><w:rPr><w:sz w:val="9"/></w:rPr><w:t>Quite another paragraph comes.</w:t>'
    assert f"{new}</w:r></w:p>" in come


def test_moved_objects_and_paragraphs_take_their_elements_along() -> None:
    original = opened(f"<w:p><w:r><w:t>one two</w:t></w:r>{NOTE}<w:r><w:t> three</w:t></w:r></w:p>")
    moved = edited(original, Edit(Place(0, 7), "\ufffc", ""), Edit(Place(0, 3), "", "\ufffc"))
    assert moved.count("footnoteReference") == 1
    assert moved.index("footnoteReference") < moved.index("two")
    long = ["The first paragraph tells of the sea.", "A second one about the island.", "The third speaks of herrings."]
    bodies = [files.paragraph(files.letters(text, f'<w:sz w:val="{number}"/>')) for number, text in enumerate(long)]
    swapped = edited(
        opened("".join(bodies)), Edit(Place(0, 0), long[0] + "\n", ""), Edit(Place(1, len(long[2])), "", "\n" + long[0])
    )
    assert swapped == bodies[1] + bodies[2] + bodies[0]


@pytest.mark.parametrize("start", [FIELD, NOTE, "<m:oMath/>", "<w:r><w:tab/></w:r>"])
def test_what_is_typed_before_an_object_stands_before_it(start: str) -> None:
    original = opened(f"<w:p>{start}<w:r><w:t>sea</w:t></w:r></w:p>")
    text = original.text.apply(Edit(Place(0, 0), "", "x "))
    assert FORMATS.from_bytes(PATH, FORMATS.write(original, text)).text == text


def test_a_field_goes_with_its_mark_and_its_result_stays() -> None:
    written = edited(opened(f"<w:p>{FIELD}</w:p>"), Edit(Place(0, 0), "\ufffc", ""))
    assert "fldChar" not in written
    assert "<w:t>page 7</w:t>" in written


@pytest.mark.parametrize(
    ("added", "code"),
    [
        ("\x07", ProblemCode.CHARACTER_NOT_IN_FORMAT),
        ("\ud800", ProblemCode.CHARACTER_NOT_IN_FORMAT),
        ("\uffff", ProblemCode.CHARACTER_NOT_IN_FORMAT),
        ("\ufffc", ProblemCode.OBJECT_STRAY),
    ],
)
def test_what_the_file_cannot_hold_is_refused(added: str, code: ProblemCode) -> None:
    original = opened(files.paragraph("One.") + files.paragraph(OLD))
    with pytest.raises(UserProblem) as caught:
        FORMATS.write(original, original.text.apply(Edit(Place(1, 4), "", added)))
    assert (caught.value.code, caught.value.facts["paragraph"]) == (code, 2)


def test_a_text_of_other_slots_is_refused() -> None:
    original = opened(files.table((files.paragraph("a"), files.paragraph("b"))))
    with pytest.raises(UserProblem) as caught:
        FORMATS.write(original, Text.from_string("a\nc"))
    assert caught.value.code is ProblemCode.PLACES_DIFFER


@pytest.mark.parametrize(("encoding", "mark"), [("utf-8", "\ufeff"), ("utf-16", ""), ("iso-8859-1", "")])
def test_other_encodings_are_kept(encoding: str, mark: str) -> None:
    main = files.document(files.paragraph("Straße é")).replace("UTF-8", encoding)
    data = files.packed((mark + main).encode(encoding))
    original = FORMATS.from_bytes(PATH, data)
    assert original.text.as_string() == "Straße é"
    assert FORMATS.write(original, original.text) == data
    written = FORMATS.write(original, original.text.apply(Edit(Place(0, 7), "é", "Ω")))
    assert FORMATS.from_bytes(PATH, written).text.as_string() == "Straße Ω"


GOOD = files.packed(files.document(files.paragraph(OLD)))
ENTRY = b"PK\x01\x02\x14\x03\x14\x00"  # of the directory; the next byte says whether it has a password
DTD = files.document(files.paragraph("&x;")).replace("<w:document", '<!DOCTYPE d [<!ENTITY x "y">]><w:document', 1)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", ProblemCode.FILE_DAMAGED),
        (b"plain text", ProblemCode.FILE_DAMAGED),
        (GOOD[:-30], ProblemCode.FILE_DAMAGED),
        (GOOD.replace(b"_rels/.rels", b"_rels/.rals"), ProblemCode.FILE_DAMAGED),
        (files.packed(files.document("<w:p>")), ProblemCode.FILE_DAMAGED),
        (files.packed(files.document("")), ProblemCode.FILE_DAMAGED),
        (files.packed("<x/>"), ProblemCode.FILE_DAMAGED),
        (files.packed(DTD), ProblemCode.FILE_DAMAGED),
        (files.packed(b"\xff\xfe"), ProblemCode.FILE_DAMAGED),
        (files.packed("x", {"_rels/.rels": "<none/>"}), ProblemCode.FILE_DAMAGED),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), ProblemCode.FILE_PROTECTED),
        (GOOD.replace(ENTRY + b"\x00", ENTRY + b"\x01"), ProblemCode.FILE_PROTECTED),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, code: ProblemCode) -> None:
    with pytest.raises(UserProblem) as caught:
        FORMATS.from_bytes(PATH, data)
    assert caught.value.code is code


def test_a_part_that_unpacks_to_more_than_the_limit_is_refused() -> None:
    data = files.packed(files.document(files.paragraph("x" * 3_000_000)))
    assert len(data) < 100_000
    with pytest.raises(UserProblem) as caught:
        AllFormats(limit=1_000_000).from_bytes(PATH, data)
    assert caught.value.code is ProblemCode.FILE_TOO_LARGE


def test_the_content_tells_the_format_where_the_name_does_not() -> None:
    assert FORMATS.from_bytes(Path("letter"), GOOD).format == "docx"
    assert FORMATS.from_bytes(Path("letter.DOCX"), GOOD).format == "docx"
    assert FORMATS.from_bytes(Path("PK.txt"), b"PK is what this text begins with").format == "text"


def test_objects_are_no_prose() -> None:
    original = opened(f"<w:p>{NOTE}<w:r><w:t>sea</w:t></w:r></w:p>")
    assert FORMATS.markup(original, ["\ufffcsea"]) == [((0, 1),)]
