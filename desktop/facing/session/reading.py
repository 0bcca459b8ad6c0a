"""A document that is open elsewhere, opened here only to be read."""

from dataclasses import replace
from pathlib import Path
from typing import NoReturn, cast

from facing.core.document import Original, ReaderState
from facing.core.edit import Edit
from facing.core.ports import Store
from facing.core.problem import ProblemCode, UserProblem
from facing.core.text import Text
from facing.diff.comparison import Comparison
from facing.session.opening import standing
from facing.session.services import Services
from facing.session.session import OpenedDocument
from facing.session.steps import StepLog


def take_up_to_read(services: Services, original: Original) -> tuple[Services, OpenedDocument]:
    """The document as it stands on the disk now, with services that keep nothing of it; on any thread.

    Raises:
        UserProblem: the store cannot be read (``STORE_*``).
    """
    path = original.path
    record = services.store.document(original)
    state = services.store.state(record.id)
    if state.encoding:
        original = services.formats.from_bytes(path, original.data, state.encoding)
    found = standing(services, record, original)
    reading = replace(services, store=cast(Store, ReadingStore(services.store, path)))
    opened = OpenedDocument(
        original=original,
        record=record,
        lock=NoLock(),
        journal=NoJournal(),
        corrected=found.text,
        kept=found.text,
        origins=found.origins,
        state=state,
        steps=StepLog(),
        recovered=0,
        earlier=None,
        comparison=Comparison(original.text, found.text),
        read_only=True,
    )
    return reading, opened


def is_free(services: Services, document: str) -> bool:
    """Whether nobody has the document open to edit it."""
    try:
        services.lock(document).release()
    except UserProblem:
        return False
    return True


class ReadingStore:
    """A store that keeps nothing of this document: what is only for comfort is let be, all else is refused.

    Raises:
        UserProblem: ``DOCUMENT_OPEN_ELSEWHERE`` with ``path``, where something is to be kept.
    """

    def __init__(self, store: Store, path: Path) -> None:
        self._store = store
        self._path = path
        self.add_version = self.bring_versions = self.rename_version = self.pin_version = self._refuse
        self.append_edits = self.add_ignore = self.remove_ignore = self.forget = self._refuse

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)

    def save_state(self, document: str, state: ReaderState) -> None:
        """Where the reader is here does not count."""

    def prepare(self, text: Text) -> None:
        """Nothing will be kept."""

    def thin(self, document: str) -> int:
        """None: that is for those who edit."""
        return 0

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise UserProblem(ProblemCode.DOCUMENT_OPEN_ELSEWHERE, path=self._path)


class NoLock:
    """Holds nothing."""

    def release(self) -> None:
        """There is nothing to release."""


class NoJournal:
    """A journal for a text that stays as it is."""

    problem: UserProblem | None = None
    all_on_disk = True
    spare_copy: Path | None = None

    def append(self, *edits: Edit) -> None:
        """There are none."""

    def flush(self) -> None:
        """Nothing waits."""

    def close(self) -> None:
        """Nothing waits."""
