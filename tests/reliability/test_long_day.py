"""Eight hours of edits replayed fast: memory stays where it was, and the last edits are as quick as the first."""

import gc
import random
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import psutil
import pytest

from facing.app.documents import open_document
from facing.app.inline_tasks import InlineTasks
from facing.app.provide import provide
from facing.core.edit import Edit, Place
from facing.session.session import Session

EDITS, SAVES = 100_000, 1_000
TENTHS = 10


@dataclass(frozen=True)
class Tenth:
    """A tenth of the day: the median edit and save in seconds of processor time, which other programs hardly
    change, and the memory of the process at its end in bytes.
    """

    edit: float
    save: float
    memory: int


def replay(session: Session, tasks: InlineTasks, chance: random.Random, edits: int, saves: int) -> list[Tenth]:
    """Words are typed letter by letter all over the text and taken out again, so that the text keeps its length."""
    every, tenths = edits // saves, []
    written: list[tuple[int, str]] = []
    for _ in range(TENTHS):
        typing, saving = [], []
        for number in range(edits // TENTHS):
            if len(written) > 400:
                paragraph, there = written.pop(0)
                edit = Edit(Place(paragraph, 0), there, "")
            else:
                paragraph, letter = chance.randrange(len(session.corrected)), chance.choice("etaoin ")
                edit = Edit(Place(paragraph, 0), "", letter)
                written = [(at, letter + text) if at == paragraph else (at, text) for at, text in written]
                if all(at != paragraph for at, _ in written):
                    written.append((paragraph, letter))
            began = time.process_time()
            session.typed(edit, opens_step=number % 20 == 0)
            typing.append(time.process_time() - began)
            if number % every == 0:
                began = time.process_time()
                session.history.keep()
                saving.append(time.process_time() - began)
                session.rest()
                tasks.drain()
        gc.collect()
        tenths.append(Tenth(median(typing), median(saving), psutil.Process().memory_info().rss))
    return tenths


@pytest.mark.slow
def test_the_last_hour_is_as_the_first(base: Path, tmp_path: Path, full: bool, seed: int) -> None:
    file = tmp_path / "long.txt"
    line = "Teh ferry {} crosed the sund at dwan, and Marta was thre with al her bags and the dog."
    file.write_text("\n".join(line.format(number) for number in range(6000 if full else 600)), encoding="utf-8")
    edits, saves = (EDITS, SAVES) if full else (2_000, 20)
    tasks = InlineTasks()
    provided = provide(base, tasks, with_store=True, remember_glossaries=False)
    session = open_document(provided.services, file).session
    tenths = replay(session, tasks, random.Random(seed), edits, saves)
    text, versions = session.corrected.as_string(), session.history.versions()
    assert len(versions) == saves
    assert session.history.content(versions[0].id).text.as_string() != file.read_text(encoding="utf-8")
    session.close()
    session = open_document(provided.services, file).session
    assert session.corrected.as_string() == text
    session.close()
    provided.close()
    for number, tenth in enumerate(tenths, 1):
        print(
            f"tenth {number}: edit {tenth.edit * 1e6:.0f} µs, save {tenth.save * 1e3:.2f} ms, {tenth.memory >> 20} MiB"
        )
    # Times are told, not judged: what else the computer does shows even in processor time.
    assert tenths[-1].memory <= tenths[0].memory * 1.1
