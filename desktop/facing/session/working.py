"""Work files out: all that was done to the open document, in one file that goes from computer to computer."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from facing.core.document import Content, DocumentRecord, Original, ReaderState
from facing.core.endings import WORK_FILE
from facing.core.origins import Origins
from facing.core.ports import Store
from facing.core.problem import UserProblem
from facing.core.text import Text
from facing.core.work import Work, WorkGlossary, WorkVersion
from facing.files.reading import read_file
from facing.files.replacing import replace_file
from facing.glossary.loading import MAXIMUM_BYTES
from facing.session.history import by_index, by_time
from facing.session.services import Services

LANE = "work file"


class Carried(Protocol):
    """The document that is carried."""

    original: Original
    record: DocumentRecord
    remembered: ReaderState

    @property
    def corrected(self) -> Text:
        """The correction now."""

    @property
    def origins(self) -> Origins:
        """Where its changes came from."""

    def secure(self) -> None:
        """Bring everything to disk."""


class WorkDelivery:
    """Writes the work file, first where the user says, then again at each save; away from the window's thread."""

    def __init__(self, document: Carried, services: Services) -> None:
        self._document = document
        self._services = services
        self._writer = services.works.writer()
        self._closed = False

    @property
    def target(self) -> Path | None:
        """The work file; ``None`` where there is none."""
        return Path(self._document.remembered.work) if self._document.remembered.work else None

    def proposed(self) -> Path:
        """Beside the original, or at home where that is in a folder of ours."""
        path = self._document.original.path
        folder = path.parent if self._services.is_users(path) else Path.home()
        return folder / f"{path.stem}{WORK_FILE}"

    def save_as(self, path: Path, done: Callable[[], None], failed: Callable[[UserProblem], None]) -> None:
        """Write the work file to ``path``, and there from now on; ``done`` or ``failed`` is told then.

        Raises:
            UserProblem: the versions cannot be listed.
        """
        self._write(path, None, done, failed)

    def write(self, done: Callable[[], None], failed: Callable[[UserProblem], None]) -> None:
        """Write the work file again, where there is one.

        ``TARGET_CHANGED_OUTSIDE`` is told where others wrote it, and where it is not any more.
        """
        target = self.target
        if target is not None:
            self._write(target, bytes.fromhex(self._document.remembered.work_digest), done, failed)

    def close(self) -> None:
        """What is still being written is written to its end, and nobody is told."""
        self._closed = True

    def _write(
        self, path: Path, expected: bytes | None, done: Callable[[], None], failed: Callable[[UserProblem], None]
    ) -> None:
        pack = packing(self._services, self._document)
        original = self._document.original.path

        def write() -> bytes:
            data = self._writer.as_bytes(pack())
            return replace_file(path, data, original=original, expected=expected)

        def written(digest: bytes) -> None:
            if not self._closed:
                state = self._document.remembered
                self._document.remembered = replace(state, work=str(path), work_digest=digest.hex())
                self._document.secure()
                done()

        def stopped(error: BaseException) -> None:
            if not isinstance(error, UserProblem):
                raise error
            if not self._closed:
                failed(error)

        self._services.tasks.submit(LANE, write, written, stopped)


def packing(services: Services, document: Carried) -> Callable[[], Work]:
    """What makes a work of the document as it is now; to be called on any thread.

    Raises:
        UserProblem: the store refuses.
    """
    text, state, record = document.corrected, document.remembered, document.record
    correction = Content(text, by_index(text, document.origins))
    versions = list(reversed(by_time(services.store.versions(record.id))))
    ignores = frozenset(services.store.ignores(record.id))
    glossaries = [glossary.path for glossary in services.glossaries.loaded()]

    def pack() -> Work:
        kept = [WorkVersion("", version, _reading(services.store, record.id, version.id)) for version in versions]
        return Work(
            name=document.original.path.name,
            data=document.original.data,
            correction=correction,
            versions=tuple(kept),
            encoding=state.encoding,
            language=state.language,
            delivery_encoding=state.delivery_encoding,
            wrapped=state.wrapped,
            choices=state.choices,
            ignores=ignores,
            glossaries=tuple(_glossaries(glossaries)),
        )

    return pack


def _reading(store: Store, document: str, version: int) -> Callable[[], Content]:
    return lambda: store.content(document, version)


def _glossaries(paths: list[Path]) -> list[WorkGlossary]:
    """The files of the glossaries in use; one that is gone meanwhile is left out."""
    found = []
    for path in paths:
        try:
            found.append(WorkGlossary(path.name, read_file(path, MAXIMUM_BYTES)))
        except UserProblem:
            continue
    return found
