"""Rows on pages: nothing lost, nothing twice, short rows whole."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pypdfium2
import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPdfWriter

from facing.core import looks
from facing.core.edit import Edit, Place
from facing.core.exporting import ExportManner
from facing.core.styles import Style, StyleSpan
from facing.core.text import Text
from facing.diff.comparison import Comparison
from facing.ui.printing.cells import Look, Mark, Paragraph, PrintedRow, printed_rows
from facing.ui.printing.pdf import pdf_file
from facing.ui.printing.setting import Setter
from facing.ui.printing.sheet import Sheet

WHEN = datetime(2026, 3, 1, 12, tzinfo=UTC)
A4 = (11906, 16838)
pytestmark = pytest.mark.usefixtures("qapp")


def pages(before: str, after: str) -> list[str]:
    comparison = Comparison(Text.from_string(before), Text.from_string(after))
    data = pdf_file(comparison, "a.txt", ExportManner("Ann", WHEN, corrected_name="b.txt"), A4)
    document = pypdfium2.PdfDocument(data)
    assert document.get_page_size(0) == pytest.approx((595.3, 841.9), abs=1)
    return [page.get_textpage().get_text_range() for page in document]


def rows(before: Sequence[str], after: Sequence[str]) -> list[PrintedRow]:
    comparison = Comparison(Text.from_string("\n".join(before)), Text.from_string("\n".join(after)))
    return list(printed_rows(comparison, False, ()))


def test_rows_tell_bold_and_italics_of_both_texts() -> None:
    before = Text.from_string("Head.\nThe old boat.")
    after = before.apply(Edit(Place(1, 4), "old", "new", looks=(looks.LookSpan(0, 3, looks.Look(italic=True)),)))
    after = after.apply(Edit(Place(0, 5), "\n", " "))
    styles = {0: (StyleSpan(0, 5, Style(bold=True)),)}
    made = list(printed_rows(Comparison(before, after), False, (), styles))
    told = [[(each.text, each.styles) for each in cell] for row in made for cell in (row.original, row.corrected)]
    bold = StyleSpan(0, 5, Style(bold=True))
    assert told[0] == [("Head.", (bold,)), ("The old boat.", ())]
    assert told[1] == [("Head. The new boat.", (replace(bold, end=6), StyleSpan(10, 13, Style(italic=True))))]


def test_an_empty_text_is_one_page_with_its_number() -> None:
    (page,) = pages("", "")
    assert page.split()[-1] == "1"


def test_every_page_has_name_date_and_number() -> None:
    made = pages("\n".join(["One short row."] * 120), "\n".join(["One short row."] * 120))
    assert len(made) > 2
    for number, page in enumerate(made, start=1):
        assert "a.txt · b.txt · " in page
        assert "2026" in page
        assert str(number) in page.split("\r\n")


def test_a_paragraph_longer_than_a_page_goes_on_with_all_its_words() -> None:
    words = [f"w{number}x" for number in range(1500)]
    made = " ".join(pages(" ".join(words), "short"))
    assert [word for word in words if word not in made.split()] == []


def test_marks_count_from_the_start_of_their_paragraph() -> None:
    (row,) = rows(["The gulls cried all day long."], ["The gulls cried", "all night long."])
    told = [
        [(paragraph.text, paragraph.marks, paragraph.break_look) for paragraph in cell]
        for cell in (row.original, row.corrected)
    ]
    assert told[1][0][0] == "The gulls cried"
    assert told[1][0][2] is Look.INSERTED
    assert told[1][1] == ("all night long.", (Mark(4, 9, Look.INSERTED),), None)
    assert Mark(20, 23, Look.DELETED) in told[0][0][1]


def test_letters_beyond_the_basic_plane_do_not_shift_marks() -> None:

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    setter = Setter(Sheet(QPdfWriter(buffer), 1200))
    (line,) = setter.column([Paragraph("😀 new", (Mark(2, 5, Look.INSERTED),))], 9_000)
    (found,) = line.layout.formats()
    assert (found.start, found.length) == (3, 3)
    (hebrew,) = setter.column([Paragraph("שלום")], 9_000)
    assert hebrew.line.naturalTextRect().right() == pytest.approx(9_000, abs=2)
