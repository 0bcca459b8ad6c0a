"""The original read in another encoding: edits are brought over where they fit, and nothing of before is lost."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facing.core.document import Original, VersionKind
from facing.core.edit import Edit, Origin, Place
from facing.core.origins import OriginSpans
from facing.formats.registry import AllFormats
from facing.session.decoded_again import Former, bring_over, fitting
from facing.session.opening import open_session, take_up
from facing.session.services import Services
from facing.session.session import Session
from tests.fakes.services import services_for

PATH = Path("/nowhere/brief.txt")


def read(data: bytes, encoding: str) -> Original:
    return AllFormats().from_bytes(PATH, data, encoding)


def no_origins(index: int) -> OriginSpans:
    return ()


def brought(text: str, corrected: str, wrong: str = "cp1252") -> tuple[str, int]:
    """What a text in UTF-8, read wrongly and corrected so, is with its edits when it is read rightly."""
    data = text.encode()
    former = read(data, wrong)
    after = type(former.text).from_string(corrected)
    edits, misfits = fitting(Former(former, after, no_origins), read(data, "utf-8"))
    return read(data, "utf-8").text.apply_all(edits).as_string(), misfits


def test_an_edit_behind_letters_that_were_read_wrongly_is_made_where_it_belongs() -> None:
    assert brought("Ein Café is god.\nZwei.", "Ein CafÃ© is good.\nThree.") == ("Ein Café is good.\nThree.", 0)


def test_a_letter_that_was_mended_by_hand_needs_no_edit_any_more() -> None:
    assert brought("Das Café.", "Das Café.") == ("Das Café.", 0)


def test_letters_inside_an_edit_that_were_left_as_they_are_come_as_they_are_read_now() -> None:
    assert brought("étés", "xÃ©tÃ©y") == ("xétéy", 0)


def test_an_edit_of_half_a_character_does_not_fit() -> None:
    assert brought("Das Café ist zu.", "Das Caf© ist auf.") == ("Das Café ist auf.", 1)


def test_nothing_fits_where_the_lines_are_others() -> None:
    data = "ab\ncd".encode("utf-16-le")
    former = read(data, "utf-16-le")
    after = former.text.apply(Edit(Place(0, 0), "a", "x"))
    assert fitting(Former(former, after, no_origins), read(data, "cp1252"))[1] in (0, 1)


@given(st.text(st.sampled_from("aé ßж\n"), max_size=30), st.text(st.sampled_from("ab "), max_size=10), st.data())
def test_what_was_added_between_characters_is_there_in_the_right_reading(
    text: str, added: str, data: st.DataObject
) -> None:
    right = read(text.encode(), "utf-8")
    wrong = read(text.encode(), "iso8859-1")
    place = right.text.place_of(data.draw(st.integers(0, right.text.length)))
    head = right.text[place.paragraph].text[: place.offset].encode().decode("iso8859-1")
    corrected = wrong.text.apply(Edit(Place(place.paragraph, len(head)), "", added))
    edits, misfits = fitting(Former(wrong, corrected, no_origins), right)
    # The same letters beside the place may be what a comparison takes for the added ones.
    assert misfits or right.text.apply_all(edits) == right.text.apply(Edit(place, "", added))


@pytest.fixture
def services() -> Services:
    return replace(services_for({}), formats=AllFormats())


def reopened(services: Services, session: Session, encoding: str) -> tuple[Session, list[tuple[int, int]]]:
    former = Former.of(session)
    session.close()
    read = services.formats.from_bytes(former.original.path, former.original.data, encoding)
    again = Session(services, take_up(services, read, encoding))
    told: list[tuple[int, int]] = []
    bring_over(again, former, lambda made, left: told.append((made, left)), lambda problem: None)
    services.tasks.drain()  # type: ignore[attr-defined]
    return again, told


def test_a_document_is_decoded_again_from_what_was_kept_and_can_go_back(services: Services, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Ein Café is god.\r\n".encode())
    session = open_session(services, path, "cp1252")
    session.apply([Edit(Place(0, len("Ein CafÃ© is ")), "god", "good", Origin.RULE)], "suggestion")
    path.unlink()
    session, told = reopened(services, session, "utf-8")
    assert told == [(1, 0)]
    assert session.original.text.as_string() == "Ein Café is god.\n"
    assert session.corrected.as_string() == "Ein Café is good.\n"
    assert {span.origin for span in session.origins.of(session.corrected.id_at(0))} == {Origin.RULE}
    kept = {version.kind: version.id for version in session.history.versions()}
    assert session.history.content(kept[VersionKind.AUTOMATIC]).text.as_string() == "Ein CafÃ© is good.\n"
    session.undo()
    assert session.corrected == session.original.text
    session.redo()
    session, told = reopened(services, session, "cp1252")
    assert session.corrected.as_string() == "Ein CafÃ© is good.\n"
