"""A program that is ended while it writes the corrected file knows the file as its own at the next save."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from facing.core.edit import Edit, Place
from facing.core.problem import ProblemCode, UserProblem
from facing.files.replacing import replace_file
from facing.formats.registry import AllFormats
from facing.session import delivery
from facing.session.opening import open_session
from facing.session.services import Services
from facing.session.session import Session
from tests.fakes.services import services_for


class Killed(BaseException):
    pass


@pytest.fixture
def services() -> Services:
    return replace(services_for({}), formats=AllFormats())


@pytest.fixture
def target(tmp_path: Path, services: Services) -> Iterator[Path]:
    path = tmp_path / "text.txt"
    path.write_text("One.\n")
    session = open_session(services, path)
    session.delivery.save_copy_as(target := tmp_path / "copy.txt")
    yield target


def write_and_be_killed(session: Session, written: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(path: Path, data: bytes, *, original: Path | None = None, expected: bytes | None = None) -> None:
        if written:
            replace_file(path, data, original=original, expected=expected)
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(delivery, "replace_file", killed)
        with pytest.raises(Killed):
            session.delivery.write()


def more(services: Services, path: Path) -> Session:
    session = open_session(services, path)
    session.apply([Edit(Place(0, 0), "", "More. ")], "typing")
    return session


def test_the_file_that_was_written_last_is_ours(
    services: Services, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = target.with_name("text.txt")
    write_and_be_killed(more(services, path), True, monkeypatch)
    assert target.read_text() == "More. One.\n"
    # Ended again, before the next one is in its place.
    write_and_be_killed(more(services, path), False, monkeypatch)
    more(services, path).delivery.write()
    assert target.read_text() == "More. More. More. One.\n"


def test_the_file_before_it_is_ours_too_and_others_files_are_not(
    services: Services, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = target.with_name("text.txt")
    write_and_be_killed(more(services, path), False, monkeypatch)
    more(services, path).delivery.write()
    target.write_text("of others")
    with pytest.raises(UserProblem) as caught:
        more(services, path).delivery.write()
    assert caught.value.code is ProblemCode.TARGET_CHANGED_OUTSIDE
