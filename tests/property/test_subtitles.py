"""Subtitles at random: what is not corrected stays to the byte, what is corrected is read back."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from facing.core.edit import Edit, Place
from facing.core.text import Text
from facing.formats.registry import AllFormats

FORMATS = AllFormats()
WORDS = st.sampled_from(
    ["the", "boat", "<i>", "</i>", "{\\an8}", "über", "&amp;", "<v Ann>", "12", "a<b", '<font size="1">']
)
LINES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
CUES = st.lists(st.lists(LINES, max_size=3), min_size=1, max_size=5)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])
ADDED = st.sampled_from(["", "x", " two words", "\nmore\n", "é", "\u2028and"])


def file_of(cues: list[list[str]], end: str, is_web: bool) -> bytes:
    parts = ["WEBVTT"] if is_web else []
    for number, cue in enumerate(cues, start=1):
        parts.append(end.join([str(number), f"00:00:{number:02}.000 --> 00:00:{number:02}.900 line:0", *cue]))
    return (end + end).join(parts).encode() + end.encode()


@settings(max_examples=60)
@given(CUES, ENDS, st.booleans(), st.data())
def test_cues_come_back(cues: list[list[str]], end: str, is_web: bool, data: st.DataObject) -> None:
    path = Path("a.vtt" if is_web else "a.srt")
    original = FORMATS.from_bytes(path, file_of(cues, end, is_web))
    assert len(original.text) == len(cues)
    assert FORMATS.write(original, Text.from_paragraphs(original.text)) == original.data
    index = data.draw(st.integers(0, len(cues) - 1))
    text = original.text[index].text
    start = data.draw(st.integers(0, len(text)))
    last = data.draw(st.integers(start, len(text)))
    corrected = original.text.apply(Edit(Place(index, start), text[start:last], data.draw(ADDED)))
    again = FORMATS.from_bytes(path, FORMATS.write(original, corrected))
    assert seen(again.text) == seen(corrected)
    times = [line for line in original.data.splitlines() if b"-->" in line]
    assert [line for line in again.data.splitlines() if b"-->" in line] == times


def seen(text: Text) -> dict[int, list[str]]:
    """The lines of each cue that are not empty."""
    found: dict[int, list[str]] = {}
    for paragraph in text:
        lines = [line for line in paragraph.text.split("\u2028") if line.strip()]
        found.setdefault(paragraph.slot, []).extend(lines)
    return found
