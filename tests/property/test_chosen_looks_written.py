"""Bold and italics that were chosen, in random files: what is written looks so and else as it did without them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facing.core.document import Original
from facing.core.looks import UNCHOSEN, Look, LookSpans, look_spans, looks_in, styled
from facing.core.styles import PLAIN, Style, StyleSpans, spans_of
from facing.core.text import Text
from facing.formats.registry import AllFormats
from facing.formats.tracked_docx import tracked_docx
from tests.fakes import docx_files, odt_files
from tests.property import test_docx, test_html, test_odt, test_subtitles

T = TypeVar("T")
FORMATS = AllFormats()
OBJECT = "\ufffc"
LOOKS = st.builds(Look, st.sampled_from([None, False, True]), st.sampled_from([None, False, True]))
DOCX = test_docx.BODIES.map(lambda body: (Path("a.docx"), docx_files.docx(body)))
ODT = test_odt.BODIES.map(lambda body: (Path("a.odt"), odt_files.odt(body)))
HTML = test_html.PAGES.map(lambda page: (Path("a.html"), page.encode()))
CUES = st.builds(
    lambda cues, end, is_web: (Path("a.vtt" if is_web else "a.srt"), test_subtitles.file_of(cues, end, is_web)),
    test_subtitles.CUES,
    test_subtitles.ENDS,
    st.booleans(),
)


def chosen(original: Original, data: st.DataObject) -> Text:
    """The original's text with random looks, none on objects."""
    paragraphs = []
    for paragraph in original.text:
        cuts = sorted(data.draw(st.lists(st.integers(0, len(paragraph.text)), max_size=4)))
        looks = look_spans((start, end, data.draw(LOOKS)) for start, end in pairwise(cuts))
        paragraphs.append(replace(paragraph, looks=lettered(looks, paragraph.text)))
    return Text.from_paragraphs(paragraphs)


def lettered(looks: LookSpans, text: str) -> LookSpans:
    places = (place for place, letter in enumerate(text) if letter != OBJECT)
    return look_spans(span for place in places for span in looks_in(looks, place, place + 1))


def seen(original: Original) -> list[tuple[str, StyleSpans]]:
    """The letters with their styles; how objects and white space look is nobody's matter."""
    return [
        (paragraph.text, inked(original.styles.get(number, ()), paragraph.text))
        for number, paragraph in enumerate(original.text)
    ]


def inked(spans: StyleSpans, text: str) -> StyleSpans:
    return spans_of(
        (place, place + 1, span.style)
        for span in spans
        for place in range(span.start, span.end)
        if text[place] != OBJECT and not text[place].isspace()
    )


@pytest.mark.parametrize("files", [DOCX, ODT, HTML, CUES], ids=["docx", "odt", "html", "cues"])
@settings(max_examples=12)
@given(data=st.data())
def test_a_file_has_the_looks_that_were_chosen(
    files: st.SearchStrategy[tuple[Path, bytes]], data: st.DataObject
) -> None:
    path, content = data.draw(files)
    original = FORMATS.from_bytes(path, content)
    if original.format == "text":
        return
    text = chosen(original, data)
    data_written = FORMATS.write(original, text)
    wanted = [
        (paragraph.text, styled(original.styles.get(number, ()), paragraph.looks, len(paragraph.text)))
        for number, paragraph in enumerate(text)
    ]
    assert seen(FORMATS.from_bytes(path, data_written)) == [(line, inked(spans, line)) for line, spans in wanted]
    if all(spans == original.styles.get(number, ()) for number, (_, spans) in enumerate(wanted)):
        assert data_written == original.data


@settings(max_examples=12)
@given(data=st.data())
def test_tracked_changes_have_the_looks_that_were_chosen(data: st.DataObject) -> None:
    path, content = data.draw(DOCX)
    original = FORMATS.from_bytes(path, content)
    text = test_docx.edited(chosen(original, data), data)
    when = datetime(2026, 5, 4, tzinfo=UTC)
    plain = Text.from_paragraphs(replace(paragraph, looks=()) for paragraph in text)
    without = FORMATS.from_bytes(path, tracked_docx(original, plain, author="Ann", when=when))
    written = FORMATS.from_bytes(path, tracked_docx(original, text, author="Ann", when=when))
    # Letter by letter, since what a tracked change joins still stands in two paragraphs.
    looks = [
        look for paragraph in text for look in by_letter(paragraph.text, lettered(paragraph.looks, paragraph.text))
    ]
    plainly = [style for line, spans in seen(without) for style in by_letter(line, told(spans))]
    wanted = [(look or UNCHOSEN).over(style or PLAIN) for look, style in zip(looks, plainly, strict=True)]
    found = [style or PLAIN for line, spans in seen(written) for style in by_letter(line, told(spans))]
    inky = [place for place, letter in enumerate("".join(each.text for each in text)) if not letter.isspace()]
    assert [found[place] for place in inky] == [wanted[place] for place in inky]


def told(spans: StyleSpans) -> list[tuple[int, int, Style]]:
    return [(span.start, span.end, span.style) for span in spans]


def by_letter(text: str, spans: Iterable[tuple[int, int, T]]) -> list[T | None]:
    letters: list[T | None] = [None] * len(text)
    for start, end, value in spans:
        letters[start:end] = [value] * (end - start)
    return letters
