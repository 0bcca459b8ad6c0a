"""Two programs fight over one document: no update is lost, nothing is done twice, nothing is broken."""

from contextlib import closing
from pathlib import Path

import pytest

from facing.app.documents import open_document
from facing.app.inline_tasks import InlineTasks
from facing.app.provide import provide
from facing.store.examining import all_damage
from facing.store.opening import connect
from tests.fakes.child import child

FIGHTER = "import sys; from tests.reliability.fighter import main; main(*sys.argv[1:])"


@pytest.mark.slow
def test_two_programs_fight_over_one_document(base: Path, file: Path, seconds: float) -> None:
    original = file.read_bytes()
    with child(FIGHTER, base, file, "one", seconds) as one, child(FIGHTER, base, file, "other", seconds) as other:
        fighters = {"one": one, "other": other}
        for fighter in fighters.values():
            assert fighter.readline() == "ready"
        for fighter in fighters.values():
            fighter.say("go")
        said = {name: fighter.rest() for name, fighter in fighters.items()}
        assert [fighter.wait() for fighter in fighters.values()] == [0, 0]
    assert [lines[-1] for lines in said.values()] == ["done", "done"]
    told = {word for lines in said.values() for line in lines for word in line.split()[:1]}
    assert told == {"saved", "read", "done"}
    repeated = {line.split()[1] for lines in said.values() for line in lines if line.startswith("read")}
    assert repeated == {"0"}
    counts = {name: sum(line.startswith("saved") for line in lines) for name, lines in said.items()}
    assert min(counts.values()) > 0
    provided = provide(base, InlineTasks(), with_store=True, remember_glossaries=False)
    session = open_document(provided.services, file).session
    lines = session.corrected.as_string().split("\n")[40:]
    names = [version.name for version in session.history.versions()]
    session.close()
    provided.close()
    for name, count in counts.items():
        assert [line for line in lines if line.startswith(f"{name} ")] == [f"{name} {n + 1}" for n in range(count)]
        kept = [f"{name} {n}" for n in range(1, count + 1) if n % 3]
        assert [each for each in reversed(names) if each.startswith(f"{name} ")] == kept
    assert len(lines) == sum(counts.values())
    with closing(connect(base / "data" / "store.sqlite")) as connection:
        assert all_damage(connection) == []
    assert file.read_bytes() == original
    print(f"fought for {seconds:.0f} s: {counts} saved, {sum(map(len, said.values())) - sum(counts.values()) - 2} read")
