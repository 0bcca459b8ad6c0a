"""Subtitles: cues are read as their viewers see them, and everything around their letters stays."""

from pathlib import Path

import pytest

from facing.core.document import Original
from facing.core.edit import Edit, Place
from facing.core.problem import ProblemCode, UserProblem
from facing.core.splicing import SlotsMerged
from facing.core.styles import Style, StyleSpan
from facing.core.text import Text
from facing.formats.registry import AllFormats

FORMATS = AllFormats()
SRT = (
    b"1\r\n00:00:01,000 --> 00:00:02,000 X1:10 X2:20\r\n{\\an8}<i>The old boat</i>\r\nleft the harbour.\r\n\r\n"
    b"2\r\n00:00:03,000 --> 00:00:04,000\r\n\r\n"
    b'3\r\n00:00:05,000 --> 00:00:06,000\r\n<font color="red">The <b>end</b></font>'
)
VTT = (
    b"WEBVTT - a film\n\nSTYLE\n::cue { color: red }\n\nNOTE nobody reads this\n\nintro\n"
    b"00:01.000 --> 00:02.000 line:0 align:start\n<v Ann>Fish &amp; <i.loud>chips</i></v>\n\n"
    b"00:03.000 --> 00:04.000\nSecond"
)


def opened(data: bytes, name: str = "film.srt") -> Original:
    return FORMATS.from_bytes(Path(name), data)


def lines(original: Original) -> list[str]:
    return [paragraph.text for paragraph in original.text]


def test_cues_are_paragraphs_without_numbers_times_and_tags() -> None:
    assert lines(opened(SRT)) == ["The old boat\u2028left the harbour.", "", "The end"]
    assert [paragraph.slot for paragraph in opened(SRT).text] == [0, 1, 2]
    assert lines(opened(VTT, "film.vtt")) == ["Fish & chips", "Second"]


def test_italic_and_bold_are_seen() -> None:
    assert opened(SRT).styles == {
        0: (StyleSpan(0, 12, Style(italic=True)),),
        2: (StyleSpan(4, 7, Style(bold=True)),),
    }
    switched = opened(b"1\n00:00:01,000 --> 00:00:02,000\na {\\i1}b{\\i0} c\n")
    assert switched.styles == {0: (StyleSpan(2, 3, Style(italic=True)),)}


@pytest.mark.parametrize(("data", "name"), [(SRT, "a.srt"), (VTT, "a.vtt"), (b"\xef\xbb\xbf" + SRT, "a.srt")])
def test_a_word_changes_its_own_bytes_alone(data: bytes, name: str) -> None:
    original = opened(data, name)
    assert FORMATS.write(original, Text.from_paragraphs(original.text)) == data
    first = original.text[0].text.split()[-1]
    edit = Edit(Place(0, original.text[0].text.rindex(first)), first, "Ö")
    written = FORMATS.write(original, original.text.apply(edit))
    assert written == data.replace(first.encode(), "Ö".encode(), 1)


def test_a_file_in_another_encoding_stays_in_it() -> None:
    for encoding in ("utf-16", "cp1252"):
        data = "1\n00:00:01,000 --> 00:00:02,000\nDas schöne Boot fährt über den großen See.\n".encode(encoding)
        original = opened(data)
        written = FORMATS.write(original, original.text.apply(Edit(Place(0, 4), "schöne", "große")))
        assert written.decode(encoding) == data.decode(encoding).replace("schöne", "große")


def test_letters_that_would_be_tags_are_escaped_in_webvtt() -> None:
    original = opened(VTT, "a.vtt")
    written = FORMATS.write(original, original.text.apply(Edit(Place(1, 0), "Second", "a < b & c")))
    assert written.endswith(b"\na &lt; b &amp; c")
    assert lines(opened(written, "a.vtt"))[1] == "a < b & c"


def test_a_new_line_in_a_cue_is_a_line_and_never_an_empty_one() -> None:
    original = opened(SRT)
    text = original.text.apply(Edit(Place(0, 8), "boat", "\nboat\n\n"))
    written = FORMATS.write(original, text)
    assert b"{\\an8}<i>The old \r\nboat</i>\r\nleft" in written
    assert lines(opened(written)) == ["The old \u2028boat\u2028left the harbour.", "", "The end"]


def test_a_line_with_nothing_but_a_tag_stays_a_line() -> None:
    data = b"1\n00:00:01,000 --> 00:00:02,000\n{\\an8}\nThe old boat\n<i> </i>\nleft.\n"
    original = opened(data)
    assert lines(original) == ["\u2028The old boat\u2028 \u2028left."]
    text = original.text.apply_all([Edit(Place(0, 5), "old", "new"), Edit(Place(0, 13), "", "\n\n")])
    assert FORMATS.write(original, text) == data.replace(b"old boat", b"new boat")


def test_an_empty_cue_is_filled_and_a_full_one_emptied() -> None:
    original = opened(SRT)
    written = FORMATS.write(original, original.text.apply(Edit(Place(1, 0), "", "Silence.")))
    assert lines(opened(written)) == ["The old boat\u2028left the harbour.", "Silence.", "The end"]
    emptied = FORMATS.write(original, original.text.apply(Edit(Place(2, 0), "The end", "")))
    assert lines(opened(emptied)) == ["The old boat\u2028left the harbour.", "", ""]
    at_end = opened(b"1\n00:00:01,000 --> 00:00:02,000")
    assert FORMATS.write(at_end, at_end.text.apply(Edit(Place(0, 0), "", "x"))) == at_end.data + b"\nx\n"


def test_cues_are_not_merged() -> None:
    with pytest.raises(SlotsMerged):
        opened(SRT).text.apply(Edit(Place(1, 0), "\n", ""))


def test_a_line_of_times_is_refused() -> None:
    original = opened(SRT)
    with pytest.raises(UserProblem) as caught:
        FORMATS.write(original, original.text.apply(Edit(Place(2, 0), "", "0:0:1,0 --> 0:0:2,0\n")))
    assert caught.value.code is ProblemCode.CHARACTER_NOT_IN_FORMAT
    assert caught.value.facts["paragraph"] == 3


def test_without_a_cue_it_is_plain_text() -> None:
    assert opened(b"No cue at all\n").format == "text"
    assert opened(b"").format == "text"


def test_empty_lines_inside_a_cue_are_those_of_subrip_alone() -> None:
    body = b"00:00:01.000 --> 00:00:02.000\none\n\ntwo\n\n"
    assert lines(opened(body)) == ["one\u2028\u2028two"]
    assert lines(opened(b"WEBVTT\n\n" + body, "a.vtt")) == ["one"]


def test_a_long_hostile_line_takes_time_that_grows_with_it_alone() -> None:
    for junk in (b"<a" * 20_000, b"{\\" * 20_000, b"00:" * 20_000, b"&#1" * 20_000):
        data = b"1\n00:00:01,000 --> 00:00:02,000\n" + junk + b"\n"
        for name in ("a.srt", "a.vtt"):
            original = opened(data, name)
            assert FORMATS.write(original, original.text) == data
