"""Everything that writes, on a disk that fails at each of its calls in turn: ``main(BASE, FILE, OLD, DENSE)``.

Runs with the layer of ``faults.c`` loaded before the C library. Prints one line for each kind of work and of fault:
``did WORK FAULT HOW_OFTEN CODES``, and ``wrong WORK FAULT CALL PATH WHAT`` for each promise that was broken.
"""

import ctypes
import errno
import itertools
import os
import shutil
import sys
import traceback
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from facing.app.documents import open_document
from facing.app.inline_tasks import InlineTasks
from facing.app.provide import provide, provide_care
from facing.cli.sentences import sentence
from facing.core.edit import Edit, Place
from facing.core.ports import ExportFormat
from facing.core.problem import UserProblem
from facing.session.exporting import ExportChoices
from facing.store.examining import all_damage
from facing.store.opening import connect, open_database
from facing.store.schema import STEPS
from facing.store.sweeping import sweep

OPEN, WRITE, SYNC, RENAME, RESIZE, CREATE = 1, 2, 4, 8, 16, 32


@dataclass(frozen=True)
class Fault:
    """A kind of call that fails with an error: once, or from then on, as on a full disk."""

    name: str
    kinds: int
    error: int
    lasting: bool = False


FAULTS = (
    Fault("full", WRITE | RESIZE | CREATE, errno.ENOSPC, lasting=True),
    Fault("write", WRITE | RESIZE, errno.EIO),
    Fault("sync", SYNC, errno.EIO),
    Fault("open", OPEN, errno.EIO),
    Fault("rename", RENAME, errno.EIO),
)


class Layer:
    """The layer that fails calls on files below ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._library = ctypes.CDLL(None)
        self._library.faults_path.restype = ctypes.c_char_p
        self._folder = os.fsencode(folder)

    def arm(self, fault: Fault, call: int) -> None:
        self._library.faults_arm(self._folder, fault.kinds, ctypes.c_long(call), fault.error, int(fault.lasting))

    def disarm(self) -> str:
        """Where the first fault was; empty when there was none."""
        return os.fsdecode(self._library.faults_path()) if self._library.faults_disarm() else ""


def raise_it(problem: UserProblem) -> None:
    raise problem


class Desk:
    """A document that is worked on, and what must be there whatever fails."""

    def __init__(self, base: Path, file: Path, old: Path) -> None:
        self.base, self.file, self.old = base, file, old
        self.tasks = InlineTasks()
        self.count = 0
        self.kept: dict[int, str] = {}
        self.bytes = file.read_bytes()
        self.fresh = base.with_name("fresh")
        self.start()
        self.session.delivery.save_copy_as(file.with_name("corrected.txt"))
        self.keep()

    def type(self) -> None:
        self.count += 1
        self.session.typed(Edit(Place(self.count % 40, 0), "", f"{self.count} " * 30), opens_step=True)

    # --- the kinds of work: each may be refused and is then done again ---

    def keep(self) -> None:
        self.type()
        version = self.session.history.keep()
        self.kept[version.id] = self.session.corrected.as_string()

    def journal(self) -> None:
        self.type()
        self.session.secure()

    def restore_version(self) -> None:
        self.session.history.restore(min(self.kept), lambda: None, raise_it)
        self.tasks.drain()

    def deliver(self) -> None:
        self.type()
        self.session.delivery.write(force=True)

    def save_work(self) -> None:
        self.session.work.save_as(self.file.with_name("carried.facing"), lambda: None, raise_it)
        self.tasks.drain()

    def export(self) -> None:
        for form, name in ((ExportFormat.TXT, "exported.txt"), (ExportFormat.TRACKED_DOCX, "exported.docx")):
            self.session.exporting.write(form, self.file.with_name(name), lambda: None, raise_it, ExportChoices())
        self.tasks.drain()

    def back_up(self) -> None:
        provide_care(self.base).back_up()

    def sweep(self) -> None:
        self.provided.services.store.thin(self.session.record.id)
        sweep(self.provided.paths.store)

    def migrate(self) -> None:
        open_database(self.old).close()

    def start(self) -> None:
        """The program begins and opens the document; it was ended before."""
        self.provided = provide(self.base, self.tasks, with_store=True, remember_glossaries=False)
        try:
            self.session = open_document(self.provided.services, self.file).session
        except BaseException:
            self.provided.close()
            raise
        self.running = True

    def end(self) -> None:
        """The program is killed; the document has typing that no version has."""
        self.type()
        self.session.secure()
        self.text = self.session.corrected.as_string()
        self.session._journal.close()
        self.session._lock.release()
        self.provided.close()
        self.running = False

    def end_and_back_up(self) -> None:
        self.end()
        self.backup = provide_care(self.base).back_up()

    def restore_backup(self) -> None:
        """A backup is put in the place of the store, which nobody has open."""
        provide_care(self.base).restore(self.backup)

    def started(self) -> list[str]:
        """What is wrong behind a start, or another work without a window, that may have failed."""
        if not self.running:
            self.start()
        wrong = [] if self.session.corrected.as_string() == self.text else ["the text is another"]
        wrong += [str(problem) for problem in self.provided.problems]
        return wrong + self.wrongs() + self.session_wrongs()

    def first_start(self) -> None:
        """Nothing is there yet."""
        provide(self.fresh, InlineTasks(), with_store=True, remember_glossaries=False).close()

    def first_started(self) -> list[str]:
        self.first_start()
        with closing(connect(self.fresh / "data" / "store.sqlite")) as connection:
            return all_damage(connection)

    # --- what must be so afterwards ---

    def wrongs(self) -> list[str]:
        """What is not as it must be, now that the disk is well."""
        wrong = []
        if self.file.read_bytes() != self.bytes:
            wrong.append("the original was touched")
        with closing(connect(self.provided.paths.store)) as connection:
            wrong += all_damage(connection)
        for folder in (self.file.parent, self.base / "data", self.base / "data" / "backups"):
            wrong += [f"left: {path.name}" for path in folder.glob("*.tmp*")] if folder.is_dir() else []
        return wrong

    def session_wrongs(self) -> list[str]:
        """Whether all that was typed and kept is on the disk, once it is asked for again."""
        self.session.secure()
        wrong = []
        for version, text in self.kept.items():
            if self.session.history.content(version).text.as_string() != text:
                wrong.append(f"version {version} is another")
        other = provide(self.base, InlineTasks(), with_store=True, remember_glossaries=False)
        try:
            reader = open_document(other.services, self.file).session
            if not reader.read_only or reader.corrected.as_string() != self.session.corrected.as_string():
                wrong.append("the text on the disk is another")
            reader.close()
        finally:
            other.close()
        return wrong


@dataclass(frozen=True)
class Trial:
    """One kind of work on a disk with one kind of fault; ``wrongs`` tells what is not as it must be afterwards."""

    layer: Layer
    fault: Fault
    name: str
    before: Callable[[], object]
    work: Callable[[], object]
    wrongs: Callable[[], list[str]]

    def run(self, dense: int) -> None:
        """Let each of the first ``dense`` calls fail, and then fewer and fewer: pages that are copied."""
        codes: set[str] = set()
        for done, call in enumerate(
            itertools.chain(range(1, dense), (round(dense * 1.5**power) + power for power in itertools.count()))
        ):
            where, told = self.once(call, codes)
            for wrong in told:
                print("wrong", self.name, self.fault.name, call, where or "-", wrong.replace("\n", " | "), flush=True)
            if not where:
                print("did", self.name, self.fault.name, done, *sorted(codes), flush=True)
                return

    def once(self, call: int, codes: set[str]) -> tuple[str, list[str]]:
        """Where the fault was, empty for nowhere, and what is wrong; ``codes`` takes what the user was told."""
        self.before()
        problem: BaseException | None = None
        self.layer.arm(self.fault, call)
        try:
            self.work()
        except BaseException as raised:
            problem = raised
        where = self.layer.disarm()
        wrong = self.judge(problem, codes)
        try:
            wrong += self.wrongs()
        except Exception as raised:
            wrong += ["afterwards", *traceback.format_exception(raised)]
        return where, wrong

    def judge(self, problem: BaseException | None, codes: set[str]) -> list[str]:
        """What is wrong with how the work ended."""
        if problem is None:
            return []
        if not isinstance(problem, UserProblem):
            return ["raised", *traceback.format_exception(problem)]
        codes.add(problem.code)
        told = sentence(problem)
        if "\n" in told or (self.fault.lasting and problem.code not in ("disk-full", "backup-failed")):
            return [f"told as {problem.code}: {told}"]
        return []


def main(base: str, file: str, old: str, dense: str) -> None:
    folder = Path(base).parent
    layer = Layer(folder)
    desk = Desk(Path(base), Path(file), folder / "old" / "store.sqlite")

    def nothing_there() -> None:
        shutil.rmtree(desk.fresh, ignore_errors=True)

    def both() -> list[str]:
        return desk.wrongs() + desk.session_wrongs()

    def an_old_store() -> None:
        shutil.rmtree(desk.old.parent, ignore_errors=True)
        desk.old.parent.mkdir()
        shutil.copyfile(old, desk.old)

    def migrated() -> list[str]:
        wrong = [f"left: {path.name}" for path in desk.old.parent.glob("*.tmp*")]
        connection = open_database(desk.old)
        with closing(connection):
            if connection.execute("PRAGMA user_version").fetchone()[0] != len(STEPS):
                wrong.append("not brought up to date")
            versions = connection.execute("SELECT count(*) FROM versions").fetchone()[0]
            return wrong + all_damage(connection) + ([] if versions == 4 else [f"{versions} versions"])

    for fault in FAULTS:
        for work in (
            desk.keep,
            desk.journal,
            desk.restore_version,
            desk.deliver,
            desk.save_work,
            desk.export,
            desk.back_up,
            desk.sweep,
        ):
            Trial(layer, fault, work.__name__, desk.type, work, both).run(int(dense))
        Trial(layer, fault, "migrate", an_old_store, desk.migrate, migrated).run(int(dense))
        Trial(layer, fault, "first_start", nothing_there, desk.first_start, desk.first_started).run(int(dense))
        Trial(layer, fault, "start", desk.end, desk.start, desk.started).run(int(dense))
        Trial(layer, fault, "restore_backup", desk.end_and_back_up, desk.restore_backup, desk.started).run(int(dense))
    print("end", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
