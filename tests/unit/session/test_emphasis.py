"""Bold and italics set by the user: as looks, and as signs in Markdown."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from facing.core.document import Original
from facing.core.edit import Place
from facing.core.looks import Emphasis, Look, LookSpan
from facing.core.text import Text
from facing.diff.comparison import Comparison
from facing.formats.registry import AllFormats
from facing.session.emphasis import Trait, has_look, look_edits
from facing.session.emphasis_signs import has_signs, sign_edits
from facing.session.markup import Markup
from tests.fakes import docx_files as files

FORMATS = AllFormats()


@dataclass
class Document:
    original: Original
    corrected: Text

    @property
    def comparison(self) -> Comparison:
        return Comparison(self.original.text, self.corrected)

    def switch(self, start: Place, end: Place, trait: Trait) -> int:
        edits = look_edits(self, start, end, trait)
        self.corrected = self.corrected.apply_all(edits)
        return len(edits)

    def looks(self, paragraph: int = 0) -> tuple[LookSpan, ...]:
        return self.corrected[paragraph].looks


@pytest.fixture
def document() -> Document:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    original = FORMATS.from_bytes(
        Path("a.docx"),
        files.docx(
            files.paragraph(files.letters("The "), files.letters("boat", "<w:b/>"), files.letters(" left.") + note)
            + files.paragraph(files.letters("Second line."))
            + files.paragraph()
            + files.paragraph(files.letters("Third."))
        ),
    )
    return Document(original, original.text)


def test_letters_are_set_and_the_choice_is_taken_back(document: Document) -> None:
    where = Place(0, 0), Place(0, 3)
    assert not has_look(document, *where, Trait.BOLD)
    document.switch(*where, Trait.BOLD)
    assert document.looks() == (LookSpan(0, 3, Look(bold=True)),)
    assert has_look(document, *where, Trait.BOLD)
    document.switch(*where, Trait.BOLD)
    assert document.corrected == document.original.text


def test_what_looks_so_by_itself_needs_no_choice(document: Document) -> None:
    whole = Place(0, 0), Place(0, 14)
    document.switch(*whole, Trait.BOLD)  # mixed: all of it
    assert document.looks() == (LookSpan(0, 4, Look(bold=True)), LookSpan(8, 14, Look(bold=True)))
    document.switch(*whole, Trait.BOLD)
    assert document.looks() == (LookSpan(4, 8, Look(bold=False)),)
    document.switch(Place(0, 4), Place(0, 8), Trait.BOLD)
    assert document.looks() == ()


def test_each_is_set_by_itself(document: Document) -> None:
    document.switch(Place(0, 0), Place(0, 8), Trait.ITALIC)
    document.switch(Place(0, 4), Place(0, 8), Trait.BOLD)
    assert document.looks() == (LookSpan(0, 4, Look(italic=True)), LookSpan(4, 8, Look(False, True)))
    assert has_look(document, Place(0, 0), Place(0, 8), Trait.ITALIC)
    assert not has_look(document, Place(0, 4), Place(0, 8), Trait.BOLD)


def test_several_paragraphs_are_set_at_once_those_that_look_so_are_let_be(document: Document) -> None:
    document.switch(Place(1, 0), Place(1, 12), Trait.ITALIC)
    assert document.switch(Place(0, 4), Place(3, 3), Trait.ITALIC) == 2
    assert [document.looks(number) for number in range(4)] == [
        (LookSpan(4, 14, Look(italic=True)),),
        (LookSpan(0, 12, Look(italic=True)),),
        (),
        (LookSpan(0, 3, Look(italic=True)),),
    ]
    assert document.switch(Place(0, 4), Place(3, 3), Trait.ITALIC) == 3
    assert not document.corrected.has_looks


def test_an_object_alone_is_not_set(document: Document) -> None:
    assert document.corrected[0].text[14] == "\ufffc"
    assert look_edits(document, Place(0, 14), Place(0, 15), Trait.BOLD) == []
    document.switch(Place(0, 0), Place(0, 15), Trait.BOLD)
    assert has_look(document, Place(0, 0), Place(0, 15), Trait.BOLD)
    assert document.looks()[-1].end == 14
    assert not has_look(document, Place(2, 0), Place(2, 0), Trait.BOLD)


# --- Markdown ------------------------------------------------------------------------------------------------------


def signed(string: str, start: int, end: int, trait: Trait) -> str:
    original = FORMATS.from_bytes(Path("a.md"), string.encode())
    text = original.text
    edits = sign_edits(text, Markup(FORMATS, original), text.place_of(start), text.place_of(end), trait)
    return text.apply_all(edits).as_string()


@pytest.mark.parametrize(
    ("before", "start", "end", "trait", "after"),
    [
        ("The boat left", 4, 8, Trait.BOLD, "The **boat** left"),
        ("The boat left", 3, 9, Trait.ITALIC, "The *boat* left"),
        ("The **boat** left", 6, 10, Trait.BOLD, "The boat left"),
        ("The **boat** left", 4, 12, Trait.BOLD, "The boat left"),
        ("The __boat__ left", 6, 10, Trait.BOLD, "The boat left"),
        ("The _boat_ left", 5, 9, Trait.ITALIC, "The boat left"),
        ("The *boat* left", 5, 9, Trait.BOLD, "The ***boat*** left"),
        ("The ***boat*** left", 7, 11, Trait.ITALIC, "The **boat** left"),
        ("The **boat** left", 6, 10, Trait.ITALIC, "The ***boat*** left"),
        ("# Head\n\n- one\n- two", 0, 19, Trait.BOLD, "# **Head**\n\n- **one**\n- **two**"),
        ("**one**\n\ntwo", 0, 12, Trait.BOLD, "**one**\n\n**two**"),
        ("```\ncode\n```", 4, 8, Trait.BOLD, "```\ncode\n```"),
        ("   ", 0, 3, Trait.BOLD, "   "),
    ],
)
def test_signs_are_put_around_words_or_taken_away(before: str, start: int, end: int, trait: Trait, after: str) -> None:
    assert signed(before, start, end, trait) == after


def test_signs_around_all_words_are_seen() -> None:
    original = FORMATS.from_bytes(Path("a.md"), b"**one** two ***three***")
    markup = Markup(FORMATS, original)

    def seen(start: int, end: int) -> tuple[bool, bool]:
        where = Place(0, start), Place(0, end)
        bold, italic = (has_signs(original.text, markup, *where, trait) for trait in Trait)
        return bold, italic

    assert (seen(2, 5), seen(8, 11), seen(15, 20), seen(7, 8)) == (
        (True, False),
        (False, False),
        (True, True),
        (False, False),
    )


def test_each_format_has_bold_and_italics_in_its_way() -> None:
    contents = {
        "a.docx": (files.docx(files.paragraph(files.letters("a"))), Emphasis.LOOKS),
        "a.html": (b"<p>a", Emphasis.LOOKS),
        "a.srt": (b"1\n00:00:01,000 --> 00:00:02,000\na\n", Emphasis.LOOKS),
        "a.md": (b"a", Emphasis.SIGNS),
        "a.txt": (b"a", Emphasis.NONE),
    }
    for name, (data, emphasis) in contents.items():
        assert FORMATS.emphasis(FORMATS.from_bytes(Path(name), data)) is emphasis, name
