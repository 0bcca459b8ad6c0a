"""Notes, pictures and fields that were cut and pasted: each goes with its mark, anywhere in its story."""

from pathlib import Path

import pytest

from facing.core.document import Original
from facing.core.edit import Edit, Place
from facing.core.problem import ProblemCode, UserProblem
from facing.core.text import Text
from facing.formats.registry import AllFormats
from tests.fakes import docx_files, odt_files

FORMATS = AllFormats()
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>page 7</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
HARBOUR, ISLAND = "The ferry left the harbour in the morning.", "Nobody had ever seen the island before."


def note(number: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def letters(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def docx(body: str) -> Original:
    return FORMATS.from_bytes(Path("a.docx"), docx_files.docx(body))


def edited(original: Original, *edits: tuple[str, str, str]) -> Text:
    """The text after edits, each: what marks the paragraph, what goes, what comes in its place."""
    text = original.text
    for where, old, new in edits:
        number = next(number for number, paragraph in enumerate(text) if where in paragraph.text)
        text = text.apply(Edit(Place(number, text[number].text.index(old)), old, new))
    return text


def body(original: Original, corrected: Text) -> str:
    written = FORMATS.write(original, corrected)
    assert FORMATS.from_bytes(original.path, written).text.as_string() == corrected.as_string()
    main = docx_files.main_part(written)
    return main[main.index("<w:body>") + 8 : main.index(docx_files.SECTION + "</w:body>")]


def cells(*contents: str) -> str:
    return docx_files.table(tuple(docx_files.paragraph(content) for content in contents))


def test_a_note_goes_with_its_words_to_another_cell() -> None:
    original = docx(cells(letters("One") + note(2) + letters(" two"), letters("Three")))
    written = body(original, edited(original, ("One", "One\ufffc", ""), ("Three", "Three", "Three One\ufffc")))
    assert written.count("footnoteReference") == 1
    assert written.index("Three One") < written.index("footnoteReference")


def test_notes_that_change_their_cells_keep_their_words() -> None:
    original = docx(cells(letters(HARBOUR) + note(2), letters(ISLAND) + note(3)))
    written = body(original, edited(original, (HARBOUR, HARBOUR, "-"), (ISLAND, ISLAND, HARBOUR), ("-", "-", ISLAND)))
    assert written.index(ISLAND) < written.index('w:id="3"') < written.index(HARBOUR) < written.index('w:id="2"')


def test_a_paragraph_that_comes_has_the_notes_of_its_words() -> None:
    kept = ["Gulls followed the nets all day.", "The keeper trimmed both lamps.", "Salt lay on the boards."]
    paragraphs = [letters(HARBOUR) + note(2), *(letters(text) for text in kept), letters(ISLAND) + note(3)]
    original = docx("".join(docx_files.paragraph(each) for each in paragraphs))
    new = "Only the island\ufffc remained and, far out, the harbour\ufffc."
    text = Text.from_string("\n".join([*kept[:2], new, kept[2]]))
    written = body(original, text)
    assert written.count("footnoteReference") == 2
    assert written.index(kept[1]) < written.index("footnoteReference") < written.index(kept[2])


@pytest.mark.parametrize("taken", ["\ufffcpage 7", "\ufffc"])
def test_a_field_moves_whole(taken: str) -> None:
    original = docx(cells(letters("See ") + FIELD + letters(" there."), letters("Three.")))
    written = body(original, edited(original, ("See", taken, ""), ("Three", ".", f" {taken}.")))
    order = ["See", "there", "Three", '"begin"', "REF", '"separate"', *(["page 7"] * (taken > "\ufffc")), '"end"']
    places = [written.index(each) for each in order]
    assert places == sorted(places)
    assert written.count("fldChar ") == 3
    assert written.count("page 7") == 1


def test_a_field_without_result_moves_too() -> None:
    field = FIELD.replace('<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>page 7</w:t></w:r>', "")
    original = docx(cells(letters("See ") + field, letters("Three.")))
    written = body(original, edited(original, ("See", "\ufffc", ""), ("Three", ".", "\ufffc")))
    assert written.index("Three") < written.index('"begin"') < written.index('"end"')


def test_a_field_that_ends_in_another_paragraph_stays_where_it_is() -> None:
    begin, rest = FIELD.split("<w:r><w:t>page 7")
    original = docx(f"<w:p>{begin}</w:p><w:p><w:r><w:t>x{rest}</w:p>" + docx_files.paragraph(letters("Three.")))
    corrected = edited(original, ("\ufffc", "\ufffc", ""), ("Three", ".", "\ufffc"))
    with pytest.raises(UserProblem) as caught:
        FORMATS.write(original, corrected)
    assert (caught.value.code, caught.value.facts["paragraph"]) == (ProblemCode.OBJECT_STRAY, 3)


def test_an_object_of_another_story_is_refused_where_it_was_put() -> None:
    original = FORMATS.from_bytes(
        Path("a.odt"),
        odt_files.odt("<text:p>One<draw:frame/></text:p><text:p>Two</text:p>"),
    )
    corrected = edited(original, ("One", "\ufffc", ""), ("Header", "Header", "Header\ufffc"))
    with pytest.raises(UserProblem) as caught:
        FORMATS.write(original, corrected)
    assert (caught.value.code, caught.value.facts["paragraph"]) == (ProblemCode.OBJECT_STRAY, 3)


def test_a_mark_that_stands_twice_is_refused() -> None:
    original = docx(cells(letters("One") + note(2), letters("Three")))
    with pytest.raises(UserProblem) as caught:
        FORMATS.write(original, edited(original, ("Three", "Three", "Three\ufffc")))
    assert (caught.value.code, caught.value.facts["paragraph"]) == (ProblemCode.OBJECT_STRAY, 2)


def test_a_picture_goes_to_another_cell_of_an_opendocument_text() -> None:
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>".format
    table = f"<table:table><table:table-row>{cell('One<draw:frame/>')}{cell('Two')}</table:table-row></table:table>"
    original = FORMATS.from_bytes(Path("a.odt"), odt_files.odt(table))
    corrected = edited(original, ("One", "\ufffc", ""), ("Two", "Two", "Two\ufffc"))
    written = FORMATS.write(original, corrected)
    assert odt_files.body(written) == table.replace("<draw:frame/>", "").replace("Two", "Two<draw:frame/>")


def test_a_picture_goes_into_a_new_paragraph_of_a_page_but_not_into_its_title() -> None:
    page = (
        f'<html><head><title>A title</title></head><body><p>{HARBOUR}<img src="a.png"></p>\n<p>Gulls cried.</p>'
        f"<ul><li>{ISLAND}</li></ul></body></html>"
    )
    original = FORMATS.from_bytes(Path("a.html"), page.encode())
    moved = edited(original, (HARBOUR, "\ufffc", ""), (ISLAND, ISLAND, f"{ISLAND}\nA picture \ufffc is here"))
    written = FORMATS.write(original, moved).decode()
    assert f'{ISLAND}</li><li>A picture <img src="a.png"> is here</li>' in written
    assert written.count("<img") == 1
    titled = edited(original, (HARBOUR, "\ufffc", ""), ("A title", "A title", "A title\ufffc"))
    with pytest.raises(UserProblem) as caught:
        FORMATS.write(original, titled)
    assert (caught.value.code, caught.value.facts["paragraph"]) == (ProblemCode.OBJECT_STRAY, 1)
