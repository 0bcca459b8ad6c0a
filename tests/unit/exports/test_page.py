import re
from collections.abc import Sequence
from html.parser import HTMLParser

from facing.core.chunks import Paragraph
from facing.core.edit import Edit, Place
from facing.core.finding import Finding, Kind, PlacedFinding, Side, Source, Span
from facing.core.looks import Look, LookSpan
from facing.core.styles import Style, StyleSpan
from facing.core.text import Text
from facing.diff.comparison import Comparison
from facing.diff.rows import Relation
from facing.exports.page import PageLabels, side_by_side_html
from tests.unit.diff.book import book

ANNA = "Anna stood at the rail and counted the gulls. There were eleven."
ENGINE = "The engine coughed twice before it found its rhythm."
WIND = "By four o’clock the wind had turned, and the captain smiled."
VOID = {"meta", "br"}


class Page(HTMLParser):
    """What a reader of the page gets: paragraphs by column, marks, links, ids; fails where tags do not match."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.columns: tuple[list[str], list[str]] = ([], [])
        self.marked: list[tuple[str, str]] = []
        self.column = 0
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag == "tr":
            self.column = -1
        elif tag == "td":
            self.column += 1
        elif tag == "p" and "td" in self.open:
            self.columns[self.column].append("")
        elif tag == "br":
            self.columns[self.column][-1] += "\u2028"
        elif tag in ("ins", "del"):
            self.marked.append((tag, ""))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "td" in self.open and "p" in self.open:
            self.columns[self.column][-1] += data
            if self.open[-1] in ("ins", "del"):
                self.marked[-1] = (self.marked[-1][0], self.marked[-1][1] + data)

    def of(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.tags if name == tag]


def page_of(original: Sequence[str], corrected: Sequence[str], labels: PageLabels | None = None) -> str:
    texts = [Text.from_paragraphs(map(Paragraph, lines)) for lines in (original, corrected)]
    return side_by_side_html(
        Comparison(*texts), original_name="garbled <1>.txt", corrected_name="good & new.txt", labels=labels
    )


def test_both_texts_stand_in_their_columns() -> None:
    made = book(120, 0.1, restructured=0.05, seed=9)
    page = Page(page_of(made.original, made.corrected))
    assert page.columns == (made.original, made.corrected)


def test_words_taken_out_and_put_in_are_marked_by_meaning() -> None:
    page = Page(page_of([ANNA, WIND], [ANNA.replace("rail", "stern"), WIND.replace("the captain", "he")]))
    in_texts = page.marked[2:]  # the first two explain the marks
    assert in_texts == [("del", "rail"), ("ins", "stern"), ("del", "the captain"), ("ins", "he")]


def test_letters_that_changed_stand_out_in_their_word() -> None:
    page = page_of([ANNA, WIND], [ANNA.replace("counted", "countid"), WIND.replace("captain", "captian <&>")])
    assert '<del class="word">count<b>e</b>d</del>' in page
    assert '<ins class="word">count<b>i</b>d</ins>' in page
    assert Page(page).columns[1][1] == WIND.replace("captain", "captian <&>")


def test_bold_and_italics_are_shown_in_both_texts_and_inside_marks() -> None:
    before = Text.from_string("The old boat left.\nNext.")
    words = Edit(Place(0, 4), "old", "older", looks=(LookSpan(0, 5, Look(bold=True)),))
    after = before.apply(words).apply(Edit(Place(1, 0), "Next", "Next", looks=(LookSpan(0, 4, Look(italic=True)),)))
    styles = {0: (StyleSpan(8, 12, Style(True, True)),)}
    page = side_by_side_html(Comparison(before, after), original_name="a", corrected_name="b", styles=styles)
    assert '<del class="word">old</del> <strong><em>boat</em></strong> left.' in page
    marked = '<ins class="word"><strong>old</strong><b><strong>er</strong></b></ins>'
    assert f"The {marked} <strong><em>boat</em></strong> left." in page
    assert '<p dir="auto"><em>Next</em>.</p>' in page
    assert page.count("<strong>") == 4


def test_what_is_left_out_as_white_space_is_not_marked() -> None:
    texts = [Text.from_paragraphs(map(Paragraph, lines)) for lines in (["one  two", ANNA], ["one two ", WIND])]
    comparison = Comparison(*texts)
    comparison.ignore_white_space(True)
    page = side_by_side_html(comparison, original_name="a", corrected_name="b")
    assert "space" not in page[page.index('id="row-1"') : page.index('id="row-2"')]
    assert 'class="number">1 </th>' in page
    assert Page(page).columns == (["one  two", ANNA], ["one two ", WIND])


def test_nothing_comes_from_elsewhere_and_nothing_runs() -> None:
    page = page_of([ANNA, "<script>alert(1)</script>"], [ANNA, '<img src="https://x.test/y" onerror="z">'])
    parsed = Page(page)
    tags = {tag for tag, _ in parsed.tags}
    assert not tags & {"script", "img", "link", "iframe", "object", "base"}
    attributes = {name for _, found in parsed.tags for name in found}
    assert not {name for name in attributes if name.startswith("on")} | (attributes & {"src", "style"})
    assert all(link["href"].startswith("#") for link in parsed.of("a"))
    assert "url(" not in page and "@import" not in page
    assert "default-src 'none'" in parsed.of("meta")[1]["content"]
    assert parsed.columns[1][1] == '<img src="https://x.test/y" onerror="z">'


def test_moves_link_to_each_other() -> None:
    page = Page(page_of([ANNA, ENGINE, WIND], [ENGINE, WIND, ANNA]))
    ids = [row["id"] for row in page.of("tr") if "id" in row]
    targets = [link["href"].removeprefix("#") for link in page.of("a")]
    assert targets == ["row-4", "row-1"]
    assert set(targets) <= set(ids)
    assert [row["data-relation"] for row in page.of("tr") if "id" in row] == ["moved", "same", "same", "moved"]


def test_breaks_and_white_space_that_changed_can_be_seen() -> None:
    page = page_of([ANNA, "one  two"], [*ANNA.split(". ", 1), "one two"])
    assert '<del class="space">  </del>' in page
    assert '<ins class="space"> </ins>' in page
    assert '<ins class="break"><b></b></ins></p>' in page


def test_the_page_says_its_language_and_leaves_the_direction_to_each_paragraph() -> None:
    labels = PageLabels(
        language="de", original_language="he", title="Vergleich", relations={Relation.EDITED: "geändert"}
    )
    page = Page(page_of(["שלום עולם", "א"], ["שלום לעולם", "א"], labels))
    assert page.of("html") == [{"lang": "de"}]
    assert [cell.get("lang") for cell in page.of("td")] == ["he", ""] * 2
    assert {paragraph["dir"] for paragraph in page.of("p") if "dir" in paragraph} == {"auto"}
    assert "<h1>Vergleich</h1>" in page_of(["a"], ["b"], labels)
    assert "geändert" in page_of(["some words here"], ["some words there"], labels)


def test_names_are_told_and_escaped() -> None:
    page = page_of(["a"], ["a"])
    assert "garbled &lt;1&gt;.txt" in page
    assert "good &amp; new.txt" in page
    assert PageLabels().no_changes in page


def test_what_html_cannot_hold_is_shown_instead() -> None:
    page = page_of(["a\x00b\x1b\x7fc\ud800d\u2028e"], ["a\x00b\x1b\x7fc\ud800d\u2028e f"])
    page.encode("utf-8")
    assert Page(page).columns[0] == ["a␀b␛␡c\ufffdd\u2028e"]


def test_head_row_is_repeated_in_print_and_rows_are_not_cut() -> None:
    page = page_of(["a"], ["b"])
    printed = page[page.index("@media print") :]
    assert re.search(r"thead \{ display: table-header-group", printed)
    assert "page-break-inside: avoid" in printed
    assert "prefers-color-scheme: dark" in page


def test_only_what_changed_and_its_neighbours_are_shown_where_that_is_wanted() -> None:
    lines = [f"{number}. {WIND}" for number in range(9)]
    texts = [Text.from_paragraphs(map(Paragraph, each)) for each in (lines, [*lines[:4], "New.", *lines[4:]])]
    page = side_by_side_html(Comparison(*texts), original_name="a", corrected_name="b", changes_only=True)
    assert [row["id"] for row in Page(page).of("tr") if "id" in row] == ["row-4", "row-5", "row-6"]
    assert "Rows 1 to 3 are the same" in page
    assert "Rows 7 to 10 are the same" in page


def test_findings_stand_behind_the_texts_and_lead_to_their_rows() -> None:
    told = Finding(Side.CORRECTION, Span(1, 4, 8), "<b>x", Kind.SPELLING, "Odd & new", ("y", "z"), (Source("lt", "R"),))
    texts = [Text.from_paragraphs(map(Paragraph, (ANNA, ENGINE))) for _ in range(2)]
    findings = [PlacedFinding(told, 69, 73, 1, 4)]
    page = side_by_side_html(Comparison(*texts), original_name="a", corrected_name="b", findings=findings)
    section = page[page.index('id="findings"') :]
    assert '<a href="#row-2">Correction 2:5</a>' in section
    assert "&lt;b&gt;x" in section
    assert "Odd &amp; new" in section
    Page(page[: page.index("<h2")] + "</main></body></html>")
    only = side_by_side_html(
        Comparison(*texts), original_name="a", corrected_name="b", findings=findings, changes_only=True
    )
    assert "#row-2" not in only
    assert 'id="findings"' not in side_by_side_html(Comparison(*texts), original_name="a", corrected_name="b")


def test_marks_are_said_in_words_to_those_who_listen() -> None:
    page = page_of(["a"], ["b"], PageLabels(spoken=('gel"öscht ', "</style>", "]")))
    assert 'del::before { content: "gel\\000022öscht ' in page
    assert page.count("</style>") == 1
    assert "del::before, del::after" in page


def test_very_long_rows_alone_may_be_parted_in_print() -> None:
    page = Page(page_of([ANNA, WIND * 40], [ANNA, WIND * 40]))
    assert [row.get("class") for row in page.of("tr") if "id" in row] == [None, "long"]
