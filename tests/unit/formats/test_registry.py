"""Which format is chosen, and what is refused at the door."""

from pathlib import Path

import pytest

from facing.core.problem import ProblemCode, UserProblem
from facing.formats.registry import AllFormats
from tests.fakes.odt_files import odt


@pytest.mark.parametrize(
    ("name", "format_name"),
    [
        ("a.txt", "text"),
        ("a.md", "markdown"),
        ("README.MARKDOWN", "markdown"),
        ("notes", "text"),
        ("a.log", "text"),
        ("a.md.bak", "text"),
        (".md", "text"),
    ],
)
def test_the_name_tells_the_format(tmp_path: Path, name: str, format_name: str) -> None:
    (tmp_path / name).write_bytes(b"# *text*\n")
    original = AllFormats().read(tmp_path / name)
    assert original.format == format_name
    assert AllFormats().write(original, original.text) == b"# *text*\n"


def test_markup_is_told_for_markdown_only() -> None:
    lines = ["# Title", "", "```", "code", "```"]
    markdown = AllFormats().from_bytes(Path("a.md"), b"")
    text = AllFormats().from_bytes(Path("a.txt"), b"")
    assert AllFormats().markup(markdown, lines) == [((0, 2),), (), ((0, 3),), ((0, 4),), ((0, 3),)]
    assert AllFormats().markup(text, lines) == [(), (), (), (), ()]


@pytest.mark.parametrize(
    ("name", "data", "format_name"),
    [
        ("a.SRT", b"1\n00:00:01,000 --> 00:00:02,000\nword\n", "subrip"),
        ("a.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\nword\n", "webvtt"),
        ("a.htm", b"<p>word</p>", "html"),
        ("a.xhtml", b"<p>word</p>", "html"),
        ("a.odt", odt("<text:p>word</text:p>", header=""), "odt"),
        ("a.txt", b"<p>word</p>", "text"),
    ],
)
def test_files_with_mark_up_are_known_by_their_names(name: str, data: bytes, format_name: str) -> None:
    formats = AllFormats()
    original = formats.from_bytes(Path(name), data)
    assert original.format == format_name
    assert formats.write(original, original.text) == data
    assert original.text[0].text == ("word" if format_name != "text" else "<p>word</p>")


def test_objects_are_no_prose() -> None:
    page = AllFormats().from_bytes(Path("a.html"), b"<p>a <img> b</p>")
    assert AllFormats().markup(page, [page.text[0].text]) == [((2, 3),)]


def test_too_large_is_told_before_anything_is_decoded() -> None:
    formats = AllFormats(limit=4)
    assert formats.from_bytes(Path("a.txt"), b"abcd").text.as_string() == "abcd"
    with pytest.raises(UserProblem) as caught:
        formats.from_bytes(Path("a.txt"), b"\0\0\0\0\0")
    assert caught.value.code is ProblemCode.FILE_TOO_LARGE
    assert caught.value.facts == {"path": Path("a.txt"), "size": 5, "limit": 4}


def test_problems_of_the_file_come_through(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\0\1\2")
    for name, code in (("b.txt", ProblemCode.FILE_MISSING), ("a.txt", ProblemCode.FILE_BINARY)):
        with pytest.raises(UserProblem) as caught:
            AllFormats().read(tmp_path / name)
        assert caught.value.code is code
        assert caught.value.facts["path"] == tmp_path / name
