"""Web pages: their text is read as a reader sees it, and everything around the corrected words stays."""

from pathlib import Path

import pytest

from facing.core.document import Original
from facing.core.edit import Edit, Place
from facing.core.splicing import SlotsMerged
from facing.core.styles import Style, StyleSpan
from facing.core.text import Text
from facing.formats.registry import AllFormats

FORMATS = AllFormats()
PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>The harbour &amp; more</title>
<style>p { color: red }</style><script>if (a < b) document.write("<p>no</p>")</script></head>
<body class=x><!-- <p>not seen</p> -->
<h1 id="top">The harbour</h1>
<p id='first' title="an > sign">The  old
   <b>boat</b> left&nbsp;the <em>harb&ouml;ur</em>.<br>Nobody saw it.</p>
<p>The second <img src="x.png" alt="a picture"> one.</p>
<ul><li>One<li>Two <a href="?a=1&b=2">links</a></ul>
<table><tr><td>Left</td><td></td><td>Right</td></tr></table>
<div>Loose <i>words<p>inside</i> a block</div>
<pre>
two  spaces
and a line</pre>
</body></html>
"""


def opened(page: str | bytes) -> Original:
    return FORMATS.from_bytes(Path("a.html"), page.encode() if isinstance(page, str) else page)


def lines(original: Original) -> list[str]:
    return [paragraph.text for paragraph in original.text]


def corrected(original: Original, old: str, new: str) -> str:
    """The page where ``old`` stands once in the text and becomes ``new``."""
    number = next(number for number, line in enumerate(lines(original)) if old in line)
    edit = Edit(Place(number, lines(original)[number].index(old)), old, new)
    return FORMATS.write(original, original.text.apply(edit)).decode()


def test_the_text_is_what_a_reader_sees() -> None:
    original = opened(PAGE)
    assert lines(original) == [
        "The harbour & more",
        "The harbour",
        "The old boat left\u00a0the harböur.\u2028Nobody saw it.",
        "The second \ufffc one.",
        "One",
        "Two links",
        "Left",
        "Right",
        "Loose words",
        "inside a block",
        "two  spaces\u2028and a line",
    ]
    assert FORMATS.write(original, Text.from_paragraphs(original.text)) == original.data


def test_bold_and_italic_are_seen() -> None:
    bold, italic = Style(bold=True), Style(italic=True)
    assert opened(PAGE).styles[2] == (StyleSpan(8, 12, bold), StyleSpan(22, 29, italic))


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        ("old", "new", "The  old\n", "The  new\n"),
        ("boat", "ship", "<b>boat</b>", "<b>ship</b>"),
        ("left", "took", "left&nbsp;the", "took&nbsp;the"),
        ("Nobody", "A < B & C", "<br>Nobody", "<br>A &lt; B &amp; C"),
        ("links", "a link", ">links</a>", ">a link</a>"),
        ("spaces", "gaps", "two  spaces", "two  gaps"),
        ("One", "First", "<li>One<li>", "<li>First<li>"),
        ("second \ufffc one", "one \ufffc second", 'second <img src="x.png" alt="a picture"> one', None),
    ],
)
def test_a_word_changes_its_own_bytes_alone(old: str, new: str, before: str, after: str | None) -> None:
    after = after or 'one <img src="x.png" alt="a picture"> second'
    assert corrected(opened(PAGE), old, new) == PAGE.replace(before, after, 1)


def test_paragraphs_are_parted_joined_added_and_taken_away() -> None:
    page = '<p id="a" class="x">One <b>two three</b></p>\n<p>Four words are here</p>\n<p>Five words are there</p>'
    original = opened(page)
    assert corrected(original, "two three", "two\nthree") == page.replace(
        "two three", 'two</b></p><p class="x"><b>three'
    )
    joined = original.text.apply(Edit(Place(1, 19), "\n", " "))
    assert FORMATS.write(original, joined).decode() == page.replace("</p>\n<p>Five", " Five")
    gone = original.text.apply(Edit(Place(0, 13), "\nFour words are here", ""))
    assert FORMATS.write(original, gone).decode() == page.replace("<p>Four words are here</p>", "")
    come = original.text.apply(Edit(Place(2, 20), "", "\nA wholly other thought"))
    assert FORMATS.write(original, come).decode() == page + "<p>A wholly other thought</p>"


def test_what_is_no_paragraph_by_itself_gets_a_line() -> None:
    assert corrected(opened(PAGE), "Left", "Le\nft") == PAGE.replace("Left", "Le<br>ft")
    assert corrected(opened(PAGE), "harbour &", "harbour\n&") == PAGE.replace("harbour &amp;", "harbour &amp;", 1)


def test_cells_are_not_merged() -> None:
    original = opened(PAGE)
    with pytest.raises(SlotsMerged):
        original.text.apply(Edit(Place(6, 4), "\n", ""))


@pytest.mark.parametrize(
    ("declared", "codec"),
    [("iso-8859-1", "cp1252"), ("windows-1251", "cp1251"), ("shift_jis", "shift_jis"), ("utf-8", "utf-8")],
)
def test_the_page_says_its_encoding(declared: str, codec: str) -> None:
    words = {"cp1252": "“schön”", "cp1251": "привет", "shift_jis": "日本", "utf-8": "λ"}[codec]
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}"><p>{words} word</p>'.encode(codec)
    original = opened(page)
    assert original.decoding.encoding == codec
    assert lines(original) == [f"{words} word"]
    written = FORMATS.write(original, original.text.apply(Edit(Place(0, len(words)), "", " ꝏ")))
    assert written == page.replace(b" word", (" ꝏ" if codec == "utf-8" else " &#42831;").encode() + b" word")


def test_a_wrong_encoding_is_not_believed() -> None:
    page = '<meta charset="utf-8"><p>Die Häuser sind schön und größer als früher, müssen wir sagen.</p>'.encode(
        "cp1252"
    )
    original = opened(page)
    assert lines(original) == ["Die Häuser sind schön und größer als früher, müssen wir sagen."]
    assert FORMATS.write(original, original.text) == page


@pytest.mark.parametrize(
    "page",
    [
        "<p>a <b>b <i>c</b> d</i><p>e</div></p>f<",
        "<p>one<table><td>two<p>three</table>four</body>five",
        "text <!-- never closed <p>x</p>",
        "<p>a</p><script>never closed <p>x</p>",
        '<p>a<a href="never closed>x</a> y</p>',
        "<p>a & b &unknown; &#xFFFFFFFF; &lt &copy c",
        "<button>b<p>c</p>",
        "a<svg><svg></svg>b<p>c",
        "</p></b></div>a</li>b</pre>c",
        "<p>a<![CDATA[ x > y ]]>b</p><?php echo 1 > 2 ?>c",
    ],
)
def test_broken_pages_are_read_and_given_back(page: str) -> None:
    original = opened(page)
    assert lines(original)[0].strip()
    assert FORMATS.write(original, Text.from_paragraphs(original.text)) == page.encode()
    for number, line in enumerate(lines(original)):
        place = next(offset for offset, letter in enumerate(line) if letter.isalpha())
        text = original.text.apply(Edit(Place(number, place), line[place], "Q"))
        assert opened(FORMATS.write(original, text)).text.as_string() == text.as_string()


def test_without_words_it_is_plain_text() -> None:
    assert opened("<p> </p><img>").format == "text"


@pytest.mark.parametrize(
    "junk", ["<b>", "<div>", "<svg>", '<a ="', "<a ='>", "<!--", "&", "<", "</", "<p>x", "<![CDATA["]
)
def test_hostile_pages_take_time_that_grows_with_them_alone(junk: str) -> None:
    original = opened("<p>word</p>" + junk * 5_000)
    assert FORMATS.write(original, original.text) == original.data


def test_what_new_letters_would_make_a_tag_or_a_reference_of_is_escaped() -> None:
    assert corrected(opened("<p>1 <&eacute;t</p>"), "ét", "new") == "<p>1 &lt;new</p>"
    assert corrected(opened("<p>1 &<b>&eacute;t</b></p>"), "ét", "new") == "<p>1 &amp;<b>new</b></p>"


def test_letters_that_a_page_writes_as_letters_are_not_made_references() -> None:
    data = "<p>Seen\u00a0from\u00a0the\u00a0harbour.</p><p>A&nbsp;boat&nbsp;left.</p>".encode()
    original = FORMATS.from_bytes(Path("a.html"), data)
    text = original.text.apply_all([Edit(Place(0, 9), "\u00a0the", "\u00a0our"), Edit(Place(1, 2), "boat", "ship")])
    assert FORMATS.write(original, text) == data.replace("\u00a0the".encode(), "\u00a0our".encode()).replace(
        b"boat", b"ship"
    )


@pytest.mark.parametrize("reference", ["&#1;", "&#x10ffff;", "&#xfdd0;"])
def test_a_reference_to_no_letter_stays_where_it_is(reference: str) -> None:
    original = AllFormats().from_bytes(Path("a.html"), f"<p>sea{reference}side</p>".encode())
    corrected = original.text.apply(Edit(Place(0, 0), "sea", "lake"))
    assert AllFormats().write(original, corrected) == f"<p>lake{reference}side</p>".encode()
