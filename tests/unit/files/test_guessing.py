"""How often the code page of real sentences is found: whole texts always, single lines nearly always."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from facing.core.problem import UserProblem
from facing.files.decoding import decode
from facing.files.guessing import guesses

TEXTS = Path(__file__).parents[2] / "golden" / "decoding"
CASES = [
    ("english", "cp1252"),
    ("french", "cp1252"),
    ("german", "cp1252"),
    ("spanish", "cp1252"),
    ("polish", "cp1250"),
    ("czech", "cp1250"),
    ("hungarian", "cp1250"),
    ("polish", "iso8859_2"),
    ("czech", "iso8859_2"),
    ("russian", "cp1251"),
    ("russian", "koi8_r"),
    ("russian", "cp866"),
    ("russian", "iso8859_5"),
    ("russian", "mac_cyrillic"),
    ("greek", "cp1253"),
    ("turkish", "cp1254"),
    ("hebrew", "cp1255"),
    ("arabic", "cp1256"),
    ("japanese", "shift_jis"),
    ("japanese", "euc_jp"),
    ("japanese", "iso2022_jp"),
    ("chinese_simplified", "gb18030"),
    ("chinese_traditional", "big5"),
    ("korean", "cp949"),
    ("english", "mac_roman"),
    ("french", "mac_roman"),
    ("german", "mac_roman"),
    ("spanish", "mac_roman"),
    ("french", "cp850"),
    ("german", "cp437"),
    ("english", "utf_16_le"),
    ("japanese", "utf_16_be"),
    ("russian", "utf_16_le"),
]


def sample(language: str, encoding: str) -> tuple[str, bytes]:
    """The text as the encoding can hold it (some old code pages lack the typographic quotes), and its bytes."""
    data = (TEXTS / f"{language}.txt").read_text("utf-8").encode(encoding, "ignore")
    return data.decode(encoding), data


def lines() -> Iterator[tuple[str, bytes]]:
    for language, encoding in CASES:
        for line in sample(language, encoding)[0].split("\n"):
            # A line of Japanese in UTF-16 has no zero byte to tell it by.
            if line and not encoding.startswith("utf"):
                yield line, line.encode(encoding)


def is_right(data: bytes, text: str) -> bool:
    try:
        return decode(data, Path("a.txt"))[0] == text
    except UserProblem:
        return False


@pytest.mark.parametrize(("language", "encoding"), CASES)
def test_a_text_of_a_few_lines_is_read_right(language: str, encoding: str) -> None:
    text, data = sample(language, encoding)
    assert decode(data, Path("a.txt"))[0] == text


def test_nearly_every_single_line_is_read_right() -> None:
    wrong = [text for text, data in lines() if not is_right(data, text)]
    assert len(wrong) <= 2, wrong


def test_foreign_letters_far_inside_a_plain_text_decide() -> None:
    _, data = sample("polish", "cp1250")
    long = b"A line of English.\n" * 20_000
    assert decode(long + data + long, Path("a.txt"))[1].encoding == "cp1250"


def test_one_endless_line_is_sampled() -> None:
    text, data = sample("japanese", "shift_jis")
    endless = data.replace(b"\n", b"") * 200
    assert decode(endless, Path("a.txt"))[0] == text.replace("\n", "") * 200


def test_certainty_falls_where_readings_are_close() -> None:
    sure = guesses(sample("russian", "cp1251")[1])[0]
    unsure = guesses("a caffè".encode("cp1252"))[0]
    assert sure.encoding == "cp1251"
    assert unsure.encoding == "cp1252"
    assert 0 < unsure.certainty < sure.certainty < 1


def test_the_best_guess_is_passed_over_where_it_does_not_fit_the_whole_file() -> None:
    # cp1252 has nothing at 0x81; it stands behind the sample.
    data = "déjà vu à côté\n".encode("cp1252") * 2000 + b"\x81"
    text, how = decode(data, Path("a.txt"))
    assert how.encoding == "iso8859-1"
    assert text.encode(how.encoding) == data
