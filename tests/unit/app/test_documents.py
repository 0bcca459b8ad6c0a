"""Opening what the user named."""

import os
from pathlib import Path

from facing.app.documents import open_document
from facing.app.inline_tasks import InlineTasks
from facing.app.provide import provide
from facing.files.leftovers import unfinished_name


def test_what_was_left_unfinished_beside_the_files_of_a_document_goes_when_it_is_opened(tmp_path: Path) -> None:
    tasks = InlineTasks()
    provided = provide(tmp_path / "base", tasks, with_store=True, remember_glossaries=False)
    file, elsewhere = tmp_path / "a.txt", tmp_path / "elsewhere"
    file.write_text("text")
    elsewhere.mkdir()
    session = open_document(provided.services, file).session
    session.delivery.save_copy_as(elsewhere / "corrected.txt")
    session.close()
    for folder in (tmp_path, elsewhere):
        path = folder / unfinished_name()
        path.touch()
        os.utime(path, (0, 0))
    session = open_document(provided.services, file).session
    tasks.drain()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "base", "elsewhere"]
    assert [path.name for path in elsewhere.iterdir()] == ["corrected.txt"]
    session.close()
    provided.close()
