"""Text files in and out."""

import codecs
from pathlib import Path

import pytest

from facing.core.document import Decoding, LineEnd
from facing.core.edit import Edit, Place
from facing.core.problem import ProblemCode, UserProblem
from facing.formats.registry import AllFormats

PATH = Path("a.txt")


def test_lines_are_paragraphs() -> None:
    original = AllFormats().from_bytes(PATH, b"one\r\n\r\ntwo\r\n")
    assert [paragraph.text for paragraph in original.text] == ["one", "", "two", ""]
    assert {paragraph.slot for paragraph in original.text} == {0}
    assert (original.path, original.format, original.line_end) == (PATH, "text", LineEnd.CRLF)
    assert original.data == b"one\r\n\r\ntwo\r\n"


def test_an_empty_file_is_one_empty_paragraph() -> None:
    original = AllFormats().from_bytes(PATH, b"")
    assert original.text.as_string() == ""
    assert len(original.text) == 1
    assert AllFormats().write(original, original.text) == b""


def test_only_what_was_corrected_differs() -> None:
    data = codecs.BOM_UTF16_LE + "Ein Wrot.\r\nNoch eins.\rUnd\n".encode("utf-16-le")
    original = AllFormats().from_bytes(PATH, data)
    corrected = original.text.apply(Edit(Place(0, 4), "Wrot", "Wort"))
    expected = codecs.BOM_UTF16_LE + "Ein Wort.\r\nNoch eins.\rUnd\n".encode("utf-16-le")
    assert AllFormats().write(original, corrected) == expected


def test_broken_bytes_stay_where_they_were() -> None:
    original = AllFormats().from_bytes(PATH, "grün und blau ü ä ö".encode() + b"\xff teh end")
    corrected = original.text.apply(Edit(Place(0, 21), "teh", "the"))
    assert AllFormats().write(original, corrected) == "grün und blau ü ä ö".encode() + b"\xff the end"


def test_a_character_that_the_file_cannot_hold() -> None:
    original = AllFormats().from_bytes(PATH, b"na\xefve", encoding="cp1252")
    corrected = original.text.apply(Edit(Place(0, 5), "", " \u0142\u4e2d"))
    with pytest.raises(UserProblem) as caught:
        AllFormats().write(original, corrected)
    assert caught.value.code is ProblemCode.CHARACTER_NOT_IN_ENCODING
    assert caught.value.facts == {"path": PATH, "character": "\u0142", "encoding": "cp1252"}


def test_the_encoding_can_be_chosen() -> None:
    data = "Вчера вечером".encode("koi8_r")
    assert AllFormats().from_bytes(PATH, data, "koi8_r").text.as_string() == "Вчера вечером"
    assert AllFormats().from_bytes(PATH, data, "cp1252").decoding == Decoding("cp1252")
