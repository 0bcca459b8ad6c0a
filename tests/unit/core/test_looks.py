"""Looks that letters take where none were chosen for them, and looks over styles."""

import pytest

from facing.core.chunks import Chunk, Paragraph
from facing.core.edit import Edit, Place
from facing.core.looks import Look, LookSpan, LookSpans, styled
from facing.core.styles import Style, StyleSpan
from facing.core.text import Text

BOLD = Look(bold=True)
SLANT = Look(italic=True)


def text(*paragraphs: tuple[str, LookSpans]) -> Text:
    return Text.from_paragraphs(Paragraph(string, looks=looks) for string, looks in paragraphs)


@pytest.mark.parametrize(
    ("at", "removed", "added", "looks"),
    [
        (6, "", "x", (LookSpan(4, 9, BOLD),)),  # inside
        (8, "", "s", (LookSpan(4, 9, BOLD),)),  # at its end
        (4, "", "a", (LookSpan(5, 9, BOLD),)),  # before it
        (4, "boat", "ship", (LookSpan(4, 8, BOLD),)),
        (4, "boat", "steamer", (LookSpan(4, 11, BOLD),)),
        (4, "boat", "boats", (LookSpan(4, 9, BOLD),)),
        (5, "oat", "", (LookSpan(4, 5, BOLD),)),
        (2, "e boat le", "ey went", ()),  # what was mixed is not chosen
        (0, "The boat left", "A boat left", (LookSpan(2, 6, BOLD),)),  # the ends that both share keep theirs
    ],
)
def test_what_comes_takes_the_look_of_what_it_replaces_or_stands_beside(
    at: int, removed: str, added: str, looks: LookSpans
) -> None:
    after = text(("The boat left.", (LookSpan(4, 8, BOLD),))).apply(Edit(Place(0, at), removed, added))
    assert after[0].looks == looks


def test_at_the_start_of_a_paragraph_letters_go_with_those_behind() -> None:
    after = text(("boat", (LookSpan(0, 4, BOLD),))).apply(Edit(Place(0, 0), "", "A "))
    assert after[0].looks == (LookSpan(0, 6, BOLD),)


def test_looks_stay_on_their_letters_when_paragraphs_are_parted_and_joined() -> None:
    whole = text(("one two", (LookSpan(1, 6, BOLD),)), ("", ()))
    parted = whole.apply(Edit(Place(0, 3), " ", "\n"))
    assert [paragraph.looks for paragraph in parted] == [(LookSpan(1, 3, BOLD),), (LookSpan(0, 2, BOLD),), ()]
    joined = parted.apply(Edit(Place(0, 3), "\n", "", looks=()))
    assert joined[0].looks == (LookSpan(1, 5, BOLD),)


def test_an_edit_of_looks_alone_is_undone_by_its_inverse() -> None:
    before = text(("one two", (LookSpan(0, 3, BOLD), LookSpan(4, 7, SLANT))))
    splicer = before.splicer()
    edit = Edit(Place(0, 1), "ne tw", "ne tw", looks=(LookSpan(0, 5, Look(False, True)),))
    assert not edit.rewords
    assert not edit.is_empty()
    splicer.apply(edit)
    after = before.after(splicer)
    assert after[0].looks == (LookSpan(0, 1, BOLD), LookSpan(1, 6, Look(False, True)), LookSpan(6, 7, SLANT))
    assert after != before
    assert after.apply(splicer.made[0].inverse()) == before
    assert Edit(Place(0, 0), "a", "a", looks=(), former=()).is_empty()


def test_a_text_without_looks_makes_edits_that_tell_none() -> None:
    splicer = text(("one", ())).splicer()
    edit = Edit(Place(0, 1), "n", "m\n")
    splicer.apply(edit)
    assert splicer.made[0] is edit


def test_a_chunk_without_looks_has_the_digest_that_it_always_had() -> None:
    plain = Chunk([Paragraph("one", 2)], [0]).digest
    assert plain.hex() == "a802b640a449daa22ec5aa6d48f7123f188574c1353201809613593f388d5d43"
    assert Chunk([Paragraph("one", 2, (LookSpan(0, 1, BOLD),))], [0]).digest != plain


def test_what_was_chosen_lies_over_the_style() -> None:
    styles = (StyleSpan(0, 4, Style(bold=True)), StyleSpan(6, 8, Style(italic=True)))
    looks = (LookSpan(2, 7, Look(bold=False)), LookSpan(8, 9, BOLD))
    assert styled(styles, looks, 10) == (
        StyleSpan(0, 2, Style(bold=True)),
        StyleSpan(6, 8, Style(italic=True)),
        StyleSpan(8, 9, Style(bold=True)),
    )
    assert styled(styles, (), 10) is styles
