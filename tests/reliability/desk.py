"""A document that everything is done to, and what must be there whatever fails meanwhile."""

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from facing.app.documents import open_document
from facing.app.inline_tasks import InlineTasks
from facing.app.provide import provide, provide_care
from facing.core.edit import Edit, Place
from facing.core.exporting import ExportFormat
from facing.core.problem import UserProblem
from facing.session.exporting import ExportChoices
from facing.store.examining import all_damage
from facing.store.opening import connect, open_database
from facing.store.sweeping import sweep


def raise_it(problem: UserProblem) -> None:
    raise problem


class Desk:
    """A document that is worked on, and what must be there whatever fails."""

    def __init__(self, base: Path, file: Path, old: Path) -> None:
        self.base, self.file, self.old = base, file, old
        self.fresh = base.with_name("fresh")
        self.tasks = InlineTasks()
        self.bytes = file.read_bytes()
        self.begin()

    def begin(self) -> None:
        """A new document, of which one version is kept and the files for others are written."""
        self.count = 0
        self.kept: dict[int, str] = {}
        self.start()
        self.session.delivery.save_copy_as(self.file.with_name("corrected.txt"))
        self.keep()
        self.save_work()

    def begin_again(self) -> None:
        """Leave what was done, and begin: what has become long makes each work slow."""
        if self.running:
            self.session.close()
            self.provided.close()
        shutil.rmtree(self.base)
        self.begin()

    def type(self) -> None:
        self.count += 1
        self.session.typed(Edit(Place(self.count % 40, 0), "", f"{self.count} " * 30), opens_step=True)

    def works(self) -> list[Callable[[], object]]:
        """What is done while the document is open."""
        return [
            self.keep,
            self.journal,
            self.restore_version,
            self.deliver,
            self.save_work,
            self.export,
            self.back_up,
            self.sweep,
        ]

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
