from html.parser import HTMLParser
from pathlib import Path

from facing.core.sheet import Sheet, SheetTable
from facing.core.styles import Style, StyleSpan
from facing.formats.fresh_docx import A4
from facing.formats.registry import AllFormats
from facing.formats.sheet_docx import sheet_docx
from facing.formats.sheet_html import sheet_html

SHEET = Sheet(
    "Style sheet of “a<b>.txt”",
    "en",
    ("Language: English & more",),
    (
        SheetTable("Names", ("Name", "Not", "Note"), (("Pell", "", 'a "note"'), ("Tar\x0cvok\ud800", "Tarwok", ""))),
        SheetTable("Rules", ("Rule",), (("Dashes",),)),
    ),
)
VOID = {"meta"}


class Reader(HTMLParser):
    """Checks that every element is closed in order; keeps the words of the cells, row by row."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.rows: list[list[str]] = []
        self.language: str | None = None
        self.used: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.used.add(tag)
        if tag == "html":
            self.language = dict(attrs)["lang"]
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("td", "th"):
            self.rows[-1][-1] += data


def test_a_page_is_whole_says_its_language_and_needs_nothing_else() -> None:
    data = sheet_html(SHEET).decode("utf-8")
    reader = Reader()
    reader.feed(data)
    reader.close()
    assert reader.open == []
    assert reader.language == "en"
    assert data.startswith("<!DOCTYPE html>\n")
    assert "<title>Style sheet of “a&lt;b&gt;.txt”</title>" in data
    assert reader.used.isdisjoint({"script", "link", "img", "b"})
    assert "http" not in data
    assert "@media print" in data


def test_a_page_has_all_cells_and_writes_what_html_cannot_hold_as_a_sign() -> None:
    reader = Reader()
    reader.feed(sheet_html(SHEET).decode("utf-8"))
    assert reader.rows == [
        ["Name", "Not", "Note"],
        ["Pell", "", 'a "note"'],
        ["Tar\ufffdvok\ufffd", "Tarwok", ""],
        ["Rule"],
        ["Dashes"],
    ]


def test_a_word_document_has_a_row_a_paragraph_with_its_subject_in_bold() -> None:
    original = AllFormats().from_bytes(Path("a.docx"), sheet_docx(SHEET, A4))
    assert [paragraph.text for paragraph in original.text] == [
        "Style sheet of “a<b>.txt”",
        "Language: English & more",
        "",
        "Names",
        'Pell · Note: a "note"',
        "Tar vok\ufffd · Not: Tarwok",
        "",
        "Rules",
        "Dashes",
    ]
    assert original.styles[4] == (StyleSpan(0, 4, Style(bold=True)),)
    assert 1 not in original.styles
