"""Code in Markdown: nobody checks it, and what becomes code or prose by an edit elsewhere is read anew."""

from dataclasses import replace
from pathlib import Path

import pytest

from facing.core.chunks import CHUNK_LIMIT
from facing.core.edit import Edit, Place
from facing.core.finding import Side
from facing.core.settings import CheckerChoice
from facing.core.text import Text
from facing.formats.registry import AllFormats
from facing.session.markup import Markup
from facing.session.opening import open_session
from facing.session.passages import Reading
from facing.session.session import Session
from tests.fakes.pattern_checker import PairReader, PatternChecker, SectionReader, WholeTextChecker
from tests.fakes.services import services_for

MARKDOWN = Path("text.md")


class FileFormats(AllFormats):
    """Real formats over strings."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def read(self, path: Path, encoding: str | None = None):  # type: ignore[no-untyped-def]
        return self.from_bytes(path, self._text.encode(), encoding)


class Desk:
    """A Markdown document and an engine, and the means to let it work."""

    def __init__(self, text: str, *engines: PatternChecker) -> None:
        services = services_for({}, [], engines)
        self.services = replace(services, formats=FileFormats(text))
        self.session: Session = open_session(self.services, MARKDOWN)
        self.session.checking.start(CheckerChoice.NONE, "en-US")
        self.work()

    def work(self) -> None:
        self.session.checking.rest()
        self.services.tasks.drain()  # type: ignore[attr-defined]

    def type(self, place: Place, removed: str, added: str) -> None:
        self.session.apply([Edit(place, removed, added)], "typing")
        self.work()

    def found(self, side: Side = Side.CORRECTION) -> list[tuple[int, str]]:
        book, text = self.session.findings, self.session.text(side)
        return [(text.index_of(each.span.paragraph) or 0, each.text) for each in book.listed(side)]


CODE = "---\ntitle: wrod\n---\nA wrod.\n\n```\nwrod = 1\n```\n\n    wrod\n\nAnd `wrod` again."


@pytest.mark.parametrize("kind", [PatternChecker, SectionReader, WholeTextChecker])
def test_nobody_reads_code_or_front_matter(kind: type[PatternChecker]) -> None:
    engine = kind("own", "wrod")
    desk = Desk(CODE, engine)
    assert {place for place, _ in desk.found()} <= {3, 11}
    assert not any("wrod = 1" in each or "title" in each for each in engine.read)


def test_what_comes_into_code_is_marked_no_more_and_comes_back() -> None:
    engine = PatternChecker("own", "wrod")
    desk = Desk("One wrod.\n\nTwo wrod.\n\nThree wrod.", engine)
    desk.type(Place(1, 0), "", "```")
    assert desk.found() == [(0, "wrod")]
    assert len(desk.found(Side.ORIGINAL)) == 3
    engine.read.clear()
    desk.type(Place(3, 0), "", "```")
    assert desk.found() == [(0, "wrod"), (4, "wrod")]
    assert engine.read == []
    desk.session.undo()
    desk.session.undo()
    desk.work()
    assert desk.found() == [(0, "wrod"), (2, "wrod"), (4, "wrod")]


@pytest.mark.parametrize("engine", [SectionReader("own", "wrod"), PairReader("own")], ids=["section", "pair"])
def test_no_scope_keeps_marks_in_what_has_become_code(engine: PatternChecker) -> None:
    desk = Desk("One wrod.\n\nTwo 22 wrod", engine)
    desk.type(Place(2, 4), "22", "two")
    assert [place for place, _ in desk.found() if place > 1]
    desk.type(Place(1, 0), "", "```")
    assert not [place for place, _ in desk.found() if place > 1]


def test_only_paragraphs_in_another_block_are_told() -> None:
    lines = [f"Line {number} of the text." for number in range(6 * CHUNK_LIMIT)]
    original = AllFormats().from_bytes(MARKDOWN, "\n".join(lines).encode())
    calls: list[int] = []

    class Counting(AllFormats):
        def blocks_behind(self, original, paragraphs, block):  # type: ignore[no-untyped-def]
            calls.append(len(paragraphs))
            return super().blocks_behind(original, paragraphs, block)

    markup = Markup(Counting(), original)
    text = original.text
    assert markup.changed(text, text) == []
    typed = text.after(_typing(text, Place(3, 0), "word "))
    assert markup.changed(text, typed) == []
    calls.clear()
    again = typed.after(_typing(typed, Place(3, 0), "word "))
    assert markup.changed(typed, again) == []
    assert sum(calls) <= 2 * CHUNK_LIMIT
    fenced = again.after(_typing(again, Place(700, 0), "```\n"))
    behind = list(fenced.ids())[701:]
    assert markup.changed(again, fenced) == [each for each in behind if again.index_of(each) is not None]


def _typing(text: Text, place: Place, added: str):  # type: ignore[no-untyped-def]
    splicer = text.splicer()
    splicer.apply(Edit(place, "", added))
    return splicer


def test_wrapped_lines_do_not_run_into_code() -> None:
    line = "a line of prose that goes on until it is broken here at"
    lines = [*[line] * 10, "```", "x = 1", "```", line, line]
    original = AllFormats().from_bytes(MARKDOWN, "\n".join(lines).encode())
    reading = Reading(original.text, Markup(AllFormats(), original))
    assert reading.wrapped
    passages = reading.all_passages(original.text)
    assert [passage.paragraphs for passage in passages] == [tuple(range(10)), (13, 14)]
    inside = reading.passage_at(original.text, 11)
    assert inside is not None
    assert (inside.paragraphs, inside.has_prose) == ((11,), False)
