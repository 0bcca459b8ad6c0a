"""Cutting at line ends and giving them back."""

import pytest

from facing.core.document import LineEnd
from facing.formats.line_ends import Lines, cut, join

LF, CRLF, CR = LineEnd.LF, LineEnd.CRLF, LineEnd.CR


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", Lines(("",), LF)),
        ("one", Lines(("one",), LF)),
        ("one\n", Lines(("one", ""), LF)),
        ("one\r\ntwo", Lines(("one", "two"), CRLF)),
        ("one\rtwo\r", Lines(("one", "two", ""), CR)),
        ("\n\n", Lines(("", "", ""), LF)),
        ("a\r\nb\nc\r\nd", Lines(("a", "b", "c", "d"), CRLF, (CRLF, LF, CRLF))),
        ("a\r\r\nb\n", Lines(("a", "", "b", ""), CR, (CR, CRLF, LF))),
        ("a\x0bb\x0cc\x1cd\x85e\u2028f\u2029g", Lines(("a\x0bb\x0cc\x1cd\x85e\u2028f\u2029g",), LF)),
    ],
)
def test_cuts_at_line_ends_and_nowhere_else(text: str, lines: Lines) -> None:
    assert cut(text) == lines
    assert join(lines.texts, lines) == text


MIXED = cut("one\r\ntwo\nthree\rfour\nfive")


@pytest.mark.parametrize(
    ("texts", "joined"),
    [
        # A corrected line keeps the end of the line that it replaces.
        (["one", "TWO", "three", "four", "five"], "one\r\nTWO\nthree\rfour\nfive"),
        (["ONE", "TWO", "THREE", "FOUR", "FIVE"], "ONE\r\nTWO\nTHREE\rFOUR\nFIVE"),
        # A new line gets the usual end, its neighbours keep theirs.
        (["one", "new", "two", "three", "four", "five"], "one\r\nnew\ntwo\nthree\rfour\nfive"),
        (["one", "two", "three", "new", "four", "five"], "one\r\ntwo\nthree\rnew\nfour\nfive"),
        # What is gone takes its end along.
        (["two", "three", "five"], "two\nthree\rfive"),
        (["one", "three", "four", "five"], "one\r\nthree\rfour\nfive"),
        (["one", "two", "three", "four", "five", "six"], "one\r\ntwo\nthree\rfour\nfive\nsix"),
        ([""], ""),
    ],
)
def test_each_line_keeps_its_own_end(texts: list[str], joined: str) -> None:
    assert join(texts, MIXED) == joined


def test_an_emptied_line_does_not_melt_two_ends_into_one() -> None:
    original = cut("a\rb\nc\nd")
    assert join(["a", "", "c", "d"], original) == "a\r\r\nc\nd"
    assert cut(join(["a", "", "c", "d"], original)).texts == ("a", "", "c", "d")
