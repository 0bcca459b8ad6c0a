"""OpenDocument texts: their text is read as a reader sees it, and everything around the corrected words stays."""

from pathlib import Path

import pytest

from facing.core.document import Original
from facing.core.edit import Edit, Place
from facing.core.problem import ProblemCode, UserProblem
from facing.core.splicing import SlotsMerged
from facing.core.styles import Style, StyleSpan
from facing.core.text import Text
from facing.formats.registry import AllFormats
from facing.formats.zip_file import zip_of
from tests.fakes import odt_files as files
from tests.fakes.docx_files import changed_parts

PATH = Path("a.odt")
FORMATS = AllFormats()
BODY = (
    '<text:sequence-decls/><text:h text:style-name="P" text:outline-level="1">The harbour</text:h>'
    '<text:p xml:id="x" text:style-name="S">The  old\n <text:span text:style-name="B">boat</text:span> left<text:s/>'
    '<text:s text:c="2"/>the<text:tab/>harbour<text:note text:note-class="footnote"><text:note-citation>1'
    "</text:note-citation><text:note-body><text:p>A note here</text:p></text:note-body></text:note>.<text:line-break/>"
    '<text:bookmark-start text:name="m"/>Nobody<text:bookmark-end text:name="m"/> saw &amp; knew.</text:p>'
    "<table:table><table:table-row><table:table-cell><text:p>Left</text:p></table:table-cell><table:table-cell>"
    "<text:p/></table:table-cell></table:table-row></table:table>"
    "<text:list><text:list-item><text:p>An item</text:p></text:list-item></text:list>"
    "<text:p><draw:frame><draw:text-box><text:p>In a box</text:p></draw:text-box></draw:frame></text:p>"
)
TEXT = [
    "The harbour",
    "The old boat left   the\tharbour\ufffc.\u2028Nobody saw & knew.",
    "Left",
    "",
    "An item",
    "\ufffc",
    "A note here",
    "In a box",
    "Header",
]


def opened(body: str = BODY) -> Original:
    return FORMATS.from_bytes(PATH, files.odt(body))


def lines(original: Original) -> list[str]:
    return [paragraph.text for paragraph in original.text]


def written(original: Original, text: Text) -> str:
    """The body of the file with this text, which reads as it was meant."""
    data = FORMATS.write(original, text)
    assert FORMATS.from_bytes(PATH, data).text.as_string() == text.as_string()
    assert changed_parts(original.data, data) == ["content.xml"]
    return files.body(data)


def corrected(original: Original, old: str, new: str) -> str:
    number = next(number for number, line in enumerate(lines(original)) if old in line)
    edit = Edit(Place(number, lines(original)[number].index(old)), old, new)
    return written(original, original.text.apply(edit))


def test_the_text_is_what_a_reader_sees() -> None:
    original = opened()
    assert lines(original) == TEXT
    assert FORMATS.write(original, Text.from_paragraphs(original.text)) == original.data


def test_bold_and_italic_are_seen() -> None:
    assert opened().styles == {
        0: (StyleSpan(0, 11, Style(italic=True)),),
        1: (StyleSpan(8, 12, Style(bold=True)),),
    }


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        ("old", "new", "The  old\n", "The  new\n"),
        ("boat", "ship", ">boat<", ">ship<"),
        ("left", "took", " left<text:s/>", " took<text:s/>"),
        ("Nobody", "Who", '"m"/>Nobody<', '"m"/>Who<'),
        ("saw & knew", "a < b & c", "saw &amp; knew", "a &lt; b &amp; c"),
        ("A note", "My note", "A note", "My note"),
        ("In a box", "In the box", "In a box", "In the box"),
        ("knew.", "knew  it. ", "knew.", 'knew<text:s text:c="2"/>it.<text:s/>'),
        ("Left", "L\tl\u2028 r", "Left", "L<text:tab/>l<text:line-break/><text:s/>r"),
        ("An item", "One\ntwo", "An item", "One</text:p><text:p>two"),
    ],
)
def test_a_word_changes_its_own_bytes_alone(old: str, new: str, before: str, after: str) -> None:
    assert corrected(opened(), old, new) == BODY.replace(before, after, 1)


def test_an_empty_paragraph_is_filled_and_a_full_one_emptied() -> None:
    original = opened()
    filled = written(original, original.text.apply(Edit(Place(3, 0), "", "Right")))
    assert filled == BODY.replace("<text:p/>", "<text:p>Right</text:p>")
    assert corrected(original, "Left", "") == BODY.replace("Left", "")


def test_note_and_the_paragraph_around_it_are_corrected_together() -> None:
    original = opened()
    text = original.text.apply(Edit(Place(6, 0), "A", "One")).apply(Edit(Place(1, 4), "old", "elderly"))
    assert written(original, text) == BODY.replace("A note", "One note").replace("old\n", "elderly\n")


def test_a_note_moves_with_its_words() -> None:
    original = opened()
    moved = original.text.apply(Edit(Place(1, 31), "\ufffc.", ".")).apply(Edit(Place(1, 12), "", "\ufffc"))
    body = written(original, moved)
    assert body.index("<text:note ") < body.index(" left<") and body.count("A note here") == 1
    stray = original.text.apply(Edit(Place(0, 0), "", "\ufffc"))
    with pytest.raises(UserProblem) as caught:
        FORMATS.write(original, stray)
    assert caught.value.code is ProblemCode.OBJECT_STRAY


def test_a_header_is_corrected_in_its_part() -> None:
    original = opened()
    data = FORMATS.write(original, original.text.apply(Edit(Place(8, 0), "Header", "Head")))
    assert changed_parts(original.data, data) == ["styles.xml"]
    assert "<text:p>Head</text:p>" in files.part(data, "styles.xml")


def test_paragraphs_are_parted_and_joined() -> None:
    body = '<text:p xml:id="a" text:style-name="S">One <text:span>two three</text:span></text:p><text:p>Four</text:p>'
    original = opened(body)
    assert corrected(original, "two three", "two\nthree") == body.replace(
        "two three", 'two</text:span></text:p><text:p text:style-name="S"><text:span>three'
    )
    joined = original.text.apply(Edit(Place(0, 13), "\n", " "))
    assert written(original, joined) == body.replace("</text:span></text:p><text:p>Four", " </text:span>Four")


def test_cells_and_paragraphs_are_not_merged() -> None:
    with pytest.raises(SlotsMerged):
        opened().text.apply(Edit(Place(2, 4), "\n", ""))


def test_tracked_changes_of_others_stay() -> None:
    body = (
        '<text:tracked-changes><text:changed-region text:id="c"><text:deletion><text:p>gone</text:p></text:deletion>'
        '</text:changed-region></text:tracked-changes><text:p>Here<text:change text:change-id="c"/> it is</text:p>'
    )
    assert lines(opened(body))[0] == "Here it is"
    assert corrected(opened(body), "it is", "it was") == body.replace("it is", "it was")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\3\4 nothing", ProblemCode.FILE_DAMAGED),
        (b"", ProblemCode.FILE_DAMAGED),
        (files.odt("<text:p>a"), ProblemCode.FILE_DAMAGED),
        (files.odt(""), ProblemCode.FILE_DAMAGED),
        (files.odt("<text:section>" * 300 + "<text:p>a</text:p>" + "</text:section>" * 300), ProblemCode.FILE_DAMAGED),
        (files.odt("<text:p>a</text:p>", encrypted="<manifest:encryption-data/>"), ProblemCode.FILE_PROTECTED),
        (files.odt(f"<text:p>{'a' * 2_000_000}</text:p>"), ProblemCode.FILE_TOO_LARGE),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, code: ProblemCode) -> None:
    with pytest.raises(UserProblem) as caught:
        AllFormats(limit=1_000_000).from_bytes(PATH, data)
    assert caught.value.code is code


def test_entities_of_a_document_type_are_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "b">]>'
    data = files.odt("<text:p>a</text:p>")
    content = files.part(data).replace("?>\n", f"?>\n{bomb}")
    with pytest.raises(UserProblem) as caught:
        FORMATS.from_bytes(PATH, zip_of({"content.xml": content.encode()}))
    assert caught.value.code is ProblemCode.FILE_DAMAGED


def test_letters_in_sections_of_characters_are_read_and_replaced() -> None:
    body = "<text:p>a<!-- not seen --> <![CDATA[b < c]]> d</text:p>"
    assert lines(opened(body))[0] == "a b < c d"
    assert corrected(opened(body), "b <", "e <") == "<text:p>a<!-- not seen --> e &lt; c d</text:p>"


def test_a_space_that_comes_to_an_end_of_its_paragraph_stays_one() -> None:
    body = "<text:p>one <text:span>two</text:span></text:p><text:p>three <text:span>four</text:span> five</text:p>"
    assert corrected(opened(body), "two", "") == body.replace("one <text:span>two", "one<text:s/><text:span>")
    assert corrected(opened(body), "three", "").count("<text:s/>") == 1


def test_white_space_that_was_not_seen_is_not_seen_when_the_letters_beside_it_go() -> None:
    assert corrected(opened("<text:p>the <text:span> boat</text:span></text:p>"), "the ", "x") == (
        "<text:p>x<text:span>boat</text:span></text:p>"
    )
    for body, removed in (
        ("<text:p>one <text:span> </text:span> <text:span>two</text:span></text:p>", "one "),
        ("<text:p>one  two</text:p>", "one "),
        ("<text:p>a <office:annotation><text:p> kept </text:p></office:annotation> b</text:p>", "a "),
    ):
        original = opened(body)
        after = original.text.apply(Edit(Place(0, 0), removed, "x"))
        written = FORMATS.write(original, after)
        assert FORMATS.from_bytes(PATH, written).text == after
        assert " kept " in files.part(written) or "kept" not in body


def test_a_note_is_no_slot_with_the_paragraph_before_it() -> None:
    note = "<text:note><text:note-body><text:p>note</text:p><text:p/></text:note-body></text:note>"
    original = FORMATS.from_bytes(PATH, files.odt(f"<text:p/><text:p>{note}</text:p>"))
    assert [(paragraph.text, paragraph.slot) for paragraph in original.text][:4] == [
        ("", 0),
        ("\ufffc", 0),
        ("note", 1),
        ("", 1),
    ]
    corrected = original.text.apply(Edit(Place(2, 4), "", "s"))
    assert FORMATS.from_bytes(PATH, FORMATS.write(original, corrected)).text == corrected
