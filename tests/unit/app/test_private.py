"""Everything that the program keeps is for the user alone, whatever the user's mask allows."""

import logging
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from facing.app.documents import open_document
from facing.app.inline_tasks import InlineTasks
from facing.app.logs import start_log
from facing.app.own_texts import keep_text
from facing.app.provide import Provided, provide, provide_care
from facing.core.edit import Edit, Place
from facing.core.problem import UserProblem

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no such permissions here")


@pytest.fixture(autouse=True)
def no_mask() -> Iterator[None]:
    former = os.umask(0)
    yield
    os.umask(former)


def refuse(problem: UserProblem) -> None:
    raise problem


def wide(folder: Path) -> list[str]:
    """What others could read, were they let in."""
    return [path.name for path in folder.rglob("*") if path.lstat().st_mode & 0o077]


def started(base: Path) -> tuple[Provided, InlineTasks]:
    tasks = InlineTasks()
    return provide(base, tasks, with_store=True, remember_glossaries=True), tasks


def test_files_and_folders_are_for_the_user_alone(tmp_path: Path) -> None:
    file, work = tmp_path / "a.txt", tmp_path / "a.facing"
    file.write_text("Teh ferry")
    provided, tasks = started(tmp_path / "here")
    session = open_document(provided.services, file).session
    session.typed(Edit(Place(0, 0), "", "new "), opens_step=True)
    session.history.keep()
    session.work.save_as(work, lambda: None, refuse)
    tasks.drain()
    provided.services.words.add(["Teh"])
    provided.preferences.use(replace(provided.preferences.settings, languagetool_picky=True))
    keep_text("pasted", provided.paths.texts)
    provide_care(tmp_path / "here").back_up()
    before = logging.getLogger().handlers[:], logging.getLogger().level
    start_log(provided.paths.log)
    for handler in set(logging.getLogger().handlers) - set(before[0]):
        logging.getLogger().removeHandler(handler)
        handler.close()
    logging.getLogger().setLevel(before[1])
    assert (provided.paths.log / "facing.log").exists()
    session.close()
    provided.close()
    file.unlink()
    # On another computer.
    provided, _ = started(tmp_path / "there")
    open_document(provided.services, work).session.close()
    provided.close()
    assert list((tmp_path / "there").rglob("a.txt")) != []
    assert wide(tmp_path / "here") + wide(tmp_path / "there") == []
