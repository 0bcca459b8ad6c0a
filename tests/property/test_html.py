"""Web pages at random, broken ones too: what is not corrected stays to the byte, what is corrected is read back."""

import re
from html.parser import HTMLParser
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from facing.core.edit import Edit, Place
from facing.core.text import Text
from facing.formats.registry import AllFormats

PATH = Path("a.html")
FORMATS = AllFormats()
PIECES = st.sampled_from(
    'the|boat| |\n  |&eacute;|&amp;|<b>|</b>|<i>|</i>|<a href=\'?a="1"\'>|</a>|<br>|<p>|</p>|<p id="x">|<li>|</li>|<ul>'
    "|</ul>|<h2>|</h2>|<td>|</td>|<div class=y>|</div>|<!-- x -->|<img src=a>|<script>a<b</script>|<svg>in</svg>|<|&|é|"
    "<pre>|</pre>|<svg>".split("|")
)
PAGES = st.lists(PIECES, min_size=1, max_size=25).map("".join)


def collapsed(text: Text) -> str:
    """The words, whatever white space is between them, of which a page knows one kind."""
    return " ".join(text.as_string().replace("\u2028", " ").split())


class Judge(HTMLParser):
    """The tags and all else that is no text, as Python's own parser sees them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(f"<{tag}{attrs}>")

    def handle_endtag(self, tag: str) -> None:
        self.tags.append(f"</{tag}>")

    def handle_comment(self, data: str) -> None:
        self.tags.append(data)


@settings(max_examples=100)
@given(PAGES, st.data())
def test_a_page_comes_back(page: str, data: st.DataObject) -> None:
    original = FORMATS.from_bytes(PATH, page.encode())
    assert FORMATS.write(original, Text.from_paragraphs(original.text)) == original.data
    if original.format != "html":
        return
    index = data.draw(st.integers(0, len(original.text) - 1))
    words = [match.span() for match in re.finditer(r"\w+", original.text[index].text)]
    if not words:
        return
    start, end = data.draw(st.sampled_from(words))
    edit = Edit(
        Place(index, start), original.text[index].text[start:end], data.draw(st.sampled_from(["new", "a & <b>"]))
    )
    corrected = original.text.apply(edit)
    written = FORMATS.write(original, corrected)
    assert FORMATS.from_bytes(PATH, written).text.as_string() == corrected.as_string()
    assert Judge(written.decode()).tags == Judge(page).tags


@settings(max_examples=50)
@given(PAGES, st.data())
def test_paragraphs_come_and_go(page: str, data: st.DataObject) -> None:
    original = FORMATS.from_bytes(PATH, page.encode())
    if original.format != "html":
        return
    index = data.draw(st.integers(0, len(original.text) - 1))
    last = index
    while last + 1 < len(original.text) and original.text[last + 1].slot == original.text[index].slot:
        last += 1
    removed = original.text.slice(Place(index, 0), Place(last, len(original.text[last].text)))
    added = removed.replace("\ufffc", "").replace("o", "\n") + data.draw(st.sampled_from(["", " x", "\nend"]))
    corrected = original.text.apply(Edit(Place(index, 0), removed, added))
    again = FORMATS.from_bytes(PATH, FORMATS.write(original, corrected))
    if again.format == "html":
        assert collapsed(again.text) == collapsed(corrected)
