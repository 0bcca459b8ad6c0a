"""OpenDocument texts with tracked changes of others as two sides; the forms are those that LibreOffice writes."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from facing.core.ports import OthersChanges, TwoSides
from facing.core.problem import UserProblem
from facing.core.text import Text
from facing.formats.registry import AllFormats
from tests.fakes import odt_files as files
from tests.fakes.docx_files import changed_parts

FORMATS = AllFormats()
PATH = Path("a.odt")
INFO = (
    '<office:change-info xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Ann &amp; Co</dc:creator>'
    "<dc:date>2024-05-06T07:08:09.5</dc:date></office:change-info>"
)
NOTE = '<text:note text:note-class="footnote"><text:note-body><text:p>A note</text:p></text:note-body></text:note>'


def went(name: str, content: str, also: str = "") -> str:
    deletion = f"<text:deletion>{INFO}{content}</text:deletion>{also}"
    return f'<text:changed-region text:id="{name}">{deletion}</text:changed-region>'


def came(name: str, kind: str = "insertion") -> str:
    return f'<text:changed-region xml:id="{name}"><text:{kind}>{INFO}</text:{kind}></text:changed-region>'


def here(name: str) -> str:
    return f'<text:change text:change-id="{name}"/>'


def between(name: str, content: str) -> str:
    return f'<text:change-start text:change-id="{name}"/>{content}<text:change-end text:change-id="{name}"/>'


def changed(regions: str, body: str) -> bytes:
    return files.odt(f"<text:tracked-changes>{regions}</text:tracked-changes>{body}")


def p(content: str) -> str:
    return f"<text:p>{content}</text:p>"


def items(*contents: str) -> str:
    return f"<text:list>{''.join(f'<text:list-item>{p(content)}</text:list-item>' for content in contents)}</text:list>"


def sides(data: bytes, tmp_path: Path) -> TwoSides:
    path = tmp_path / "a.odt"
    path.write_bytes(data)
    return FORMATS.two_sides(path)


def lines(text: Text) -> list[str]:
    """Without the header."""
    return [paragraph.text for paragraph in text][:-1]


CASES = {
    "a word in place of another": (
        went("d", p("old")) + came("i"),
        p(f"The {here('d')}{between('i', 'new')} boat"),
        ["The old boat"],
        ["The new boat"],
    ),
    "joined paragraphs": (
        went("d", p("one.") + p("Two")),
        p(f"Is {here('d')} is."),
        ["Is one.", "Two is."],
        ["Is is."],
    ),
    "a joined heading": (
        went("d", '<text:h text:outline-level="1">Head</text:h><text:p/>'),
        p(f"{here('d')}body"),
        ["Head", "body"],
        ["body"],
    ),
    "a break inside bold letters": (
        went("d", p("one.") + p("Two")),
        p(f'<text:span text:style-name="B">Is {here("d")}, is</text:span> it.'),
        ["Is one.", "Two, is it."],
        ["Is , is it."],
    ),
    "new paragraphs": (
        came("i"),
        p('One.<text:change-start text:change-id="i"/>') + p('New.<text:change-end text:change-id="i"/>') + p("Two."),
        ["One.", "Two."],
        ["One.", "New.", "Two."],
    ),
    "a new paragraph before others": (
        came("i"),
        p('<text:change-start text:change-id="i"/>New.') + p('<text:change-end text:change-id="i"/>One.'),
        ["One."],
        ["New.", "One."],
    ),
    "a word that came and went": (
        went("d", p("gone"), f"<text:insertion>{INFO}</text:insertion>"),
        p(f"Is {here('d')} it."),
        ["Is it."],
        ["Is it."],
    ),
    "a word that went among words that came": (
        came("i") + went("d", p("old")),
        p(f"The {between('i', 'new' + here('d') + ' one')}."),
        ["The old."],
        ["The new one."],
    ),
    "other looks": (came("f", "format-change"), p(f"Is {between('f', 'bold')}."), ["Is bold."], ["Is bold."]),
    "items that went into what follows": (
        went("d", items("Two") + p("And")),
        items("One") + p(f"{here('d')} so."),
        ["One", "Two", "And so."],
        ["One", "", "so."],
    ),
    "an item that went out of a list": (
        went("d", items("wo", "Thr")),
        items("One", f"T{here('d')}ee"),
        ["One", "Two", "Three"],
        ["One", "Tee", ""],
    ),
    "an item that came": (
        came("i"),
        '<text:list><text:list-item><text:p>One<text:change-start text:change-id="i"/></text:p></text:list-item>'
        '<text:list-item><text:p>Two<text:change-end text:change-id="i"/></text:p></text:list-item></text:list>',
        ["One"],
        ["One", "Two"],
    ),
    "a table that went": (
        went(
            "d",
            p("Before.") + f"<table:table><table:table-row><table:table-cell>{p('A')}</table:table-cell>"
            f"</table:table-row></table:table>{p('Behind.')}",
        ),
        p(here("d")) + p("End."),
        ["Before.", "A", "Behind.", "End."],
        ["", "", "", "End."],
    ),
    "a note that went": (
        went("d", p(f"sea{NOTE}")),
        p(f"The {here('d')}."),
        ["The sea\ufffc.", "A note"],
        ["The .", ""],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_changes_of_others_are_two_sides(case: str, tmp_path: Path) -> None:
    regions, body, before, after = CASES[case]
    data = changed(regions, body)
    if case == "other looks":
        with pytest.raises(UserProblem, match="no-tracked-changes"):
            sides(data, tmp_path)
        return
    found = sides(data, tmp_path)
    original = FORMATS.from_bytes(PATH, found.original)
    assert lines(original.text) == before
    # A place that a deleted thing had is an empty paragraph in the correction.
    assert lines(found.corrected) == after
    assert {paragraph.slot for paragraph in found.corrected} == {paragraph.slot for paragraph in original.text}
    assert changed_parts(data, found.original) == ["content.xml"]
    written = FORMATS.from_bytes(PATH, FORMATS.write(original, found.corrected))
    shown = [paragraph.text for paragraph in written.text if paragraph.text]
    assert shown == [paragraph.text for paragraph in found.corrected if paragraph.text]


def test_who_changed_what_is_told_by_day(tmp_path: Path) -> None:
    data = changed(came("i") + came("f", "format-change") + went("d", p("x")), p(f"{between('i', 'a')}{here('d')}b"))
    assert sides(data, tmp_path).changes == (OthersChanges("Ann & Co", "2024-05-06", 2),)


def test_things_that_came_and_have_no_place_before_are_counted(tmp_path: Path) -> None:
    found = sides(changed(came("i"), p(f"The {between('i', f'sea{NOTE}')}.")), tmp_path)
    assert found.left_out == 1
    assert lines(found.corrected) == ["The sea."]
    original = FORMATS.from_bytes(PATH, found.original)
    assert lines(FORMATS.from_bytes(PATH, FORMATS.write(original, found.corrected)).text) == ["The sea."]


def test_changes_in_headers_are_there_too_and_marks_of_looks_go(tmp_path: Path) -> None:
    header = f"<text:tracked-changes>{went('d', p('Old'))}</text:tracked-changes><text:p>{here('d')} head</text:p>"
    body = f"<text:tracked-changes>{came('f', 'format-change')}</text:tracked-changes>{p(between('f', 'Bold'))}"
    found = sides(files.odt(body, header), tmp_path)
    assert [paragraph.text for paragraph in FORMATS.from_bytes(PATH, found.original).text] == ["Bold", "Old head"]
    assert [paragraph.text for paragraph in found.corrected] == ["Bold", "head"]
    with zipfile.ZipFile(BytesIO(found.original)) as archive:
        assert b"change-" not in archive.read("content.xml").replace(b"tracked-changes", b"")


def test_a_file_with_changes_opens_as_they_are_accepted_and_one_word_changes_one_part() -> None:
    regions, body, _, after = CASES["a word in place of another"]
    data = changed(regions, body)
    original = FORMATS.from_bytes(PATH, data)
    assert lines(original.text) == after
    assert FORMATS.write(original, Text.from_paragraphs(original.text)) == data
    text = Text.from_paragraphs(type(each)(each.text.replace("boat", "ship"), each.slot) for each in original.text)
    written = FORMATS.write(original, text)
    assert changed_parts(data, written) == ["content.xml"]
    assert files.body(written) == files.body(data).replace("boat", "ship")


def test_paragraphs_go_on_together_behind_a_note() -> None:
    original = FORMATS.from_bytes(PATH, files.odt(p("One.") + p(f"Two{NOTE}.") + p("Three.")))
    assert [paragraph.slot for paragraph in original.text] == [0, 0, 0, 1, 2]
