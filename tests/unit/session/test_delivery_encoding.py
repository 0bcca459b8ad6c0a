"""The encoding of the corrected file, where the original's does not hold the correction."""

from dataclasses import replace
from pathlib import Path

import pytest

from facing.core.edit import Edit, Place
from facing.core.problem import ProblemCode, UserProblem
from facing.formats.registry import AllFormats
from facing.session.opening import open_session
from facing.session.session import Session
from tests.fakes.services import services_for


@pytest.fixture
def session(tmp_path: Path) -> Session:
    path = tmp_path / "text.txt"
    path.write_bytes("Fähre nach Föhr\n".encode("latin-1"))
    session = open_session(replace(services_for({}), formats=AllFormats()), path, "latin-1")
    session.apply([Edit(Place(0, 5), " nach", " →")], "typing")
    return session


def test_an_encoding_once_chosen_is_used_for_other_copies_too_where_it_is_needed(
    session: Session, tmp_path: Path
) -> None:
    with pytest.raises(UserProblem) as caught:
        session.delivery.save_copy_as(tmp_path / "first.txt")
    assert caught.value.code is ProblemCode.CHARACTER_NOT_IN_ENCODING
    session.delivery.save_copy_as(tmp_path / "first.txt", encoding="utf-8")
    session.delivery.save_copy_as(tmp_path / "second.txt")
    assert (tmp_path / "second.txt").read_bytes() == "Fähre → Föhr\n".encode()
    assert session.remembered.delivery_encoding == "utf-8"


def test_where_the_originals_encoding_holds_the_text_again_a_new_copy_has_it(session: Session, tmp_path: Path) -> None:
    session.delivery.save_copy_as(tmp_path / "first.txt", encoding="utf-8")
    session.undo()
    session.delivery.save_copy_as(tmp_path / "second.txt")
    assert (tmp_path / "second.txt").read_bytes() == "Fähre nach Föhr\n".encode("latin-1")
    assert session.remembered.delivery_encoding == ""
