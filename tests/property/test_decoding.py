"""Whatever bytes come in: they are refused with a problem, or they come out again as they were."""

import codecs
import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from facing.core.chunks import Paragraph
from facing.core.document import Original
from facing.core.edit import Edit, Place
from facing.core.problem import ProblemCode, UserProblem
from facing.core.text import Text
from facing.formats.line_ends import cut, join
from facing.formats.markdown import markup_ranges
from facing.formats.registry import AllFormats

PATH = Path("a.txt")
REFUSALS = (ProblemCode.FILE_BINARY, ProblemCode.FILE_UNDECODABLE)
MARKS = [b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE]
CODECS = ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "cp1252", "cp1251", "shift_jis", "gb18030"]

line_ends = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(["été", "дом", "本", "ß", ""])
mixed_texts = st.lists(st.tuples(words, line_ends), max_size=12).map(lambda parts: "".join(map("".join, parts)))
mostly_text = st.tuples(mixed_texts.map(str.encode), st.binary(max_size=3), mixed_texts.map(str.encode)).map(b"".join)
paragraphs = st.lists(st.text(st.characters(exclude_characters="\r\n"), max_size=6), min_size=1, max_size=12)


def read(data: bytes, encoding: str | None = None) -> Original | None:
    try:
        return AllFormats().from_bytes(PATH, data, encoding)
    except UserProblem as problem:
        assert problem.code in REFUSALS
        assert problem.facts["path"] == PATH
        return None


def assert_comes_back(original: Original) -> None:
    assert AllFormats().write(original, original.text) == original.data
    assert all(not re.search("[\r\n]", paragraph.text) for paragraph in original.text)
    # An edit there and back leaves no trace.
    there = Edit(Place(len(original.text) - 1, 0), "", "a\nb")
    back = original.text.apply(there).apply(there.inverse())
    assert AllFormats().write(original, back) == original.data


@given(st.binary(max_size=400) | mostly_text)
def test_any_bytes(data: bytes) -> None:
    original = read(data)
    if original is not None:
        assert_comes_back(original)


@given(mixed_texts, st.sampled_from(MARKS), st.sampled_from(CODECS))
def test_any_text_in_any_encoding(text: str, mark: bytes, codec: str) -> None:
    original = read(mark + text.encode(codec, "ignore"))
    if original is not None:
        assert_comes_back(original)


@given(mixed_texts.filter(lambda text: "\0" not in text), st.booleans())
def test_utf8_is_never_taken_for_anything_else(text: str, marked: bool) -> None:
    original = read((codecs.BOM_UTF8 if marked else b"") + text.encode())
    # Text full of control characters is no text, unless a mark says so.
    if original is not None and not text.startswith("\ufeff") and "\x1b$" not in text:
        assert original.decoding.encoding == "utf-8"
        assert original.text.as_string() == text.replace("\r\n", "\n").replace("\r", "\n")


@given(st.binary(max_size=200), st.sampled_from([*CODECS, "utf-8-sig", "utf-16", "utf-32", "utf-7", "hz", "big5hkscs"]))
def test_a_named_encoding_too(data: bytes, codec: str) -> None:
    original = read(data, codec)
    if original is not None:
        assert_comes_back(original)


@given(st.text(st.sampled_from("ab\r\n"), max_size=30), paragraphs)
def test_what_is_written_is_read_again(before: str, texts: list[str]) -> None:
    original = cut(before)
    again = cut(join(texts, original))
    assert list(again.texts) == texts
    assert join(original.texts, original) == before


@given(st.text(st.sampled_from("ab\r\n"), max_size=30), paragraphs)
def test_a_correction_is_read_again_as_it_was(before: str, texts: list[str]) -> None:
    original = AllFormats().from_bytes(PATH, before.encode())
    corrected = Text.from_paragraphs(map(Paragraph, texts))
    try:
        data = AllFormats().write(original, corrected)
    except UserProblem as problem:
        assert problem.code is ProblemCode.CHARACTER_NOT_IN_ENCODING
        assert str(problem.facts["character"]) in corrected.as_string()
    else:
        assert AllFormats().from_bytes(PATH, data, "utf-8").text == corrected


@given(st.lists(st.text(st.sampled_from("a b*_`~[]()<>#\\!-1.>:/htps|"), max_size=30), max_size=8))
def test_markup_lies_inside_its_line_in_order(lines: list[str]) -> None:
    found = markup_ranges(lines)
    assert len(found) == len(lines)
    for line, ranges in zip(lines, found, strict=True):
        positions = [position for span in ranges for position in span]
        assert positions == sorted(set(positions))
        assert all(0 <= position <= len(line) for position in positions)
