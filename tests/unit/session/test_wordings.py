"""One paragraph followed through the versions, and the way back to what it was."""

from collections.abc import Iterator

import pytest

from facing.core.chunks import Paragraph
from facing.core.document import Version, VersionKind
from facing.core.text import Text
from facing.session.wordings import Wording, earlier_wordings, edits_to_wording
from tests.fakes.services import session_on

LINES = [
    "The ferry left at noon, an hour late, with nobody at the rail.",
    "Anna stood in the wind and counted the gulls over the pier.",
    "The engine coughed twice before it found its rhythm again.",
    "By four the captain smiled, and the lamps were lit on the shore.",
]


def followed(now: list[str], index: int, *earlier: list[str], most: int = 9) -> list[str]:
    def texts() -> Iterator[tuple[Version | None, Text]]:
        for number, lines in enumerate(earlier):
            yield Version(number, number, VersionKind.KEPT), Text.from_string("\n".join(lines))

    return [each.text for each in earlier_wordings(Text.from_string("\n".join(now)), index, texts(), most)]


def changed(index: int, old: str, new: str, lines: list[str] = LINES) -> list[str]:
    return [line.replace(old, new) if number == index else line for number, line in enumerate(lines)]


def test_each_wording_comes_once_the_newest_first() -> None:
    noon, dawn, dusk = LINES, changed(0, "noon", "dawn"), changed(0, "noon", "dusk")
    assert followed(noon, 0, noon, dawn, dawn, dusk, dawn, noon) == [dawn[0], dusk[0]]
    assert followed(noon, 1, dawn, dusk) == []
    assert followed(noon, 0, dawn, dusk, most=1) == [dawn[0]]


def test_a_paragraph_is_followed_though_others_come_and_go_before_it() -> None:
    before = changed(2, "twice", "once")
    assert followed(["A new line about tickets.", *LINES], 3, LINES, before) == [before[2]]
    assert followed(LINES[1:], 1, LINES, before) == [before[2]]


def test_a_paragraph_that_moved_is_followed() -> None:
    before = changed(0, "noon", "dawn")
    assert followed([*LINES[1:], LINES[0]], 3, LINES, before) == [before[0]]


def test_what_was_split_or_joined_is_followed_as_a_whole() -> None:
    joined = [f"{LINES[0]} {LINES[1]}", *LINES[2:]]
    assert followed(joined, 0, LINES) == [f"{LINES[0]}\n{LINES[1]}"]
    assert followed(LINES, 0, joined) == [joined[0]]


def test_a_paragraph_that_was_not_there_has_no_earlier_wordings() -> None:
    assert followed([LINES[0], "A line about tickets and their price.", *LINES[1:]], 1, LINES) == []


@pytest.mark.parametrize("wording", [LINES[1].replace("wind", "storm"), f"{LINES[1]}\nAnd more.", "", "Other words."])
def test_the_way_back_changes_that_paragraph_alone_and_can_be_undone(wording: str) -> None:
    session = session_on("\n".join(LINES))
    session.apply(edits_to_wording(session.corrected, 1, wording), "restore-wording")
    assert session.corrected.as_string() == "\n".join([LINES[0], wording, *LINES[2:]])
    session.undo()
    assert session.corrected.as_string() == "\n".join(LINES)


def test_the_slot_of_a_paragraph_stays() -> None:
    text = Text.from_paragraphs([Paragraph("one", 1), Paragraph("two", 2)])
    after = text.apply_all(edits_to_wording(text, 1, "second\nthird"))
    assert [paragraph.slot for paragraph in after] == [1, 2, 2]


def test_the_original_comes_last() -> None:
    session = session_on("\n".join(LINES))
    for word in ("dawn", "dusk"):
        session.apply(edits_to_wording(session.corrected, 0, LINES[0].replace("noon", word)), "typing")
        session.history.keep(word)
    found: list[Wording] = []
    session.history.wordings(0, found.extend, pytest.fail)
    session._services.tasks.drain()  # type: ignore[attr-defined]
    told = [(each.version.name if each.version else None, each.text == LINES[0]) for each in found]
    assert told == [("dawn", False), (None, True)]
