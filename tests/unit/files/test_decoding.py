"""How bytes become text, case by case."""

import codecs
from pathlib import Path

import pytest

from facing.core.document import Decoding
from facing.core.problem import ProblemCode, UserProblem
from facing.files.decoding import decode, encode

PATH = Path("a.txt")


@pytest.mark.parametrize(
    ("data", "text", "decoding"),
    [
        (b"", "", Decoding("utf-8")),
        (b"plain\n", "plain\n", Decoding("utf-8")),
        ("grün \U0001f600".encode(), "grün \U0001f600", Decoding("utf-8")),
        (codecs.BOM_UTF8 + b"a", "a", Decoding("utf-8", bom=True)),
        (codecs.BOM_UTF8, "", Decoding("utf-8", bom=True)),
        (codecs.BOM_UTF8 + codecs.BOM_UTF8 + b"a", "\ufeffa", Decoding("utf-8", bom=True)),
        (codecs.BOM_UTF8 + b"a\xff", "a\udcff", Decoding("utf-8", bom=True, errors="surrogateescape")),
        (codecs.BOM_UTF16_LE + "aé".encode("utf-16-le"), "aé", Decoding("utf-16-le", bom=True)),
        (codecs.BOM_UTF16_BE + "aé".encode("utf-16-be"), "aé", Decoding("utf-16-be", bom=True)),
        (codecs.BOM_UTF32_LE + "aé".encode("utf-32-le"), "aé", Decoding("utf-32-le", bom=True)),
        (codecs.BOM_UTF32_BE + "aé".encode("utf-32-be"), "aé", Decoding("utf-32-be", bom=True)),
        # The mark of UTF-32 is also that of UTF-16 with a NUL behind it; three more bytes cannot be UTF-32.
        (codecs.BOM_UTF16_LE + b"\0\0a\0", "\0a", Decoding("utf-16-le", bom=True)),
        ("Ein Wort.\n".encode("utf-16-le"), "Ein Wort.\n", Decoding("utf-16-le", certainty=0.9)),
        ("Ein Wort.\n".encode("utf-16-be"), "Ein Wort.\n", Decoding("utf-16-be", certainty=0.9)),
        ("Ein Wort.\n".encode("utf-32-be"), "Ein Wort.\n", Decoding("utf-32-be", certainty=0.9)),
        ("昨日の夜、\n私たちは".encode("utf-16-le"), "昨日の夜、\n私たちは", Decoding("utf-16-le", certainty=0.9)),
        ("дом и сад".encode("utf-16-be"), "дом и сад", Decoding("utf-16-be", certainty=0.9)),
        (
            "昨日の夜".encode("iso2022_jp"),
            "昨日の夜",
            Decoding("iso2022_jp", certainty=0.95),
        ),
        (
            "naïve café, déjà vu, ".encode() + b"\xe9t\xe9" + "à côté".encode(),
            "naïve café, déjà vu, \udce9t\udce9à côté",
            Decoding("utf-8", errors="surrogateescape", certainty=0.9),
        ),
        ("cut off: caf\u00e9 \u20ac".encode()[:-1], "cut off: café \udce2\udc82", None),
    ],
)
def test_reads(data: bytes, text: str, decoding: Decoding | None) -> None:
    found, how = decode(data, PATH)
    assert found == text
    assert how == (decoding or Decoding("utf-8", errors="surrogateescape", certainty=0.9))
    assert encode(found, how) == data


@pytest.mark.parametrize(
    "data",
    [
        b"\x00",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"PK\x03\x04\x14\x00\x06\x00",
        b"%PDF-1.7\n1 0 obj\n",
        b"\x01\x02\x03",
        b"hello\0world!",
        b"hello world\0",
        bytes(range(256)) * 4,
        b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x03\x00>\x00\x01\x00\x00\x00",
    ],
)
def test_refuses_what_is_no_text(data: bytes) -> None:
    with pytest.raises(UserProblem) as caught:
        decode(data, PATH)
    assert caught.value.code is ProblemCode.FILE_BINARY
    assert caught.value.facts == {"path": PATH}


def test_text_may_hold_the_controls_that_old_programs_left() -> None:
    data = b"page one\x0cpage two\x1b[1m and hy\x02phen\x1a" + b" and so on" * 3
    assert encode(*decode(data, PATH)) == data


def test_what_makes_sense_in_no_encoding_is_read_all_the_same_with_the_least_certainty() -> None:
    data = bytes(code for code in range(255, 127, -1) if code not in (0x80, 0x81)) * 3
    text, how = decode(data, PATH)
    assert encode(text, how) == data
    assert how.certainty < 0.1


def test_a_line_dense_in_the_letters_of_two_languages_is_no_binary_file() -> None:
    text = "Žluť łódź příšť żółć ěščř gęśl ůúž ćmą"
    found, how = decode(text.encode("cp1250"), PATH)
    assert (found, how.encoding) == (text, "cp1250")


@pytest.mark.parametrize("data", ["ÿþ comme on dit".encode("cp1252"), "þÿ, sagði hann".encode("cp1252")])
def test_letters_that_are_a_mark_of_utf16_elsewhere_may_begin_a_text(data: bytes) -> None:
    assert encode(*decode(data, PATH)) == data


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("Größe und Überfluß, déjà vu".encode("utf-7"), "utf-7"),
        (b"1 + 1 = 2, call +4917-2233 or +4917-2234, in C++ or a+bcd-e+fgh-i", "utf-8"),
        (b"2+2-4 and 4+4-8", "utf-8"),
    ],
)
def test_utf7_is_told_from_sums_and_telephone_numbers(data: bytes, encoding: str) -> None:
    text, how = decode(data, PATH)
    assert how.encoding == encoding
    assert encode(text, how) == data


def test_mostly_ascii_with_one_odd_byte_is_read_all_the_same() -> None:
    data = b"A long line of plain English words with a single odd byte \xac in it and more words behind."
    text, how = decode(data, PATH)
    assert encode(text, how) == data
    assert how.certainty < 0.9


@pytest.mark.parametrize(
    ("name", "data", "text", "decoding"),
    [
        ("cp1252", b"\xe9", "é", Decoding("cp1252")),
        ("windows-1251", b"\xe9", "й", Decoding("cp1251")),
        ("UTF8", "é".encode(), "é", Decoding("utf-8")),
        ("utf-8-sig", codecs.BOM_UTF8 + b"a", "a", Decoding("utf-8", bom=True)),
        ("utf-8", b"a\xe9", "a\udce9", Decoding("utf-8", errors="surrogateescape")),
        ("utf-8", b"\x00a", "\x00a", Decoding("utf-8")),
        ("utf-16", codecs.BOM_UTF16_BE + b"\0a", "a", Decoding("utf-16-be", bom=True)),
        ("utf-16", b"a\0", "a", Decoding("utf-16-le")),
        ("utf-32", codecs.BOM_UTF32_LE + b"a\0\0\0", "a", Decoding("utf-32-le", bom=True)),
    ],
)
def test_an_encoding_can_be_named(name: str, data: bytes, text: str, decoding: Decoding) -> None:
    assert decode(data, PATH, name) == (text, decoding)
    assert encode(text, decoding) == data


@pytest.mark.parametrize(
    ("name", "data"),
    [("cp1252", b"\x81"), ("ascii", b"\xe9"), ("utf-16", b"a"), ("no such thing", b"a"), ("hex", b"61"), ("\0", b"a")],
)
def test_a_named_encoding_that_does_not_fit_is_named(name: str, data: bytes) -> None:
    with pytest.raises(UserProblem) as caught:
        decode(data, PATH, name)
    assert caught.value.code is ProblemCode.FILE_UNDECODABLE
    assert caught.value.facts["path"] == PATH
    assert str(caught.value.facts["encoding"]).startswith(name)


@pytest.mark.parametrize(
    ("text", "decoding", "character"),
    [
        ("aéłz", Decoding("cp1252"), "ł"),
        ("a\ud800", Decoding("utf-8"), "\ud800"),
        ("a\ud800", Decoding("utf-8", errors="surrogateescape"), "\ud800"),
        ("price: ¥5", Decoding("shift_jis"), "¥"),
        ("\u3164", Decoding("euc_kr"), "\u3164"),
    ],
)
def test_the_first_character_that_would_not_come_back_is_named(text: str, decoding: Decoding, character: str) -> None:
    with pytest.raises(UserProblem) as caught:
        encode(text, decoding)
    assert caught.value.code is ProblemCode.CHARACTER_NOT_IN_ENCODING
    assert caught.value.facts == {"character": character, "encoding": decoding.encoding}
