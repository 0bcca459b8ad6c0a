"""A store behind which the disk can be full, slow or gone."""

import threading
from collections.abc import Sequence
from typing import Any

from facing.core.edit import Edit
from facing.core.ports import Store


class RefusingStore:
    """Passes everything on to ``store``, but ``append_edits`` only when it may.

    ``refusal`` is raised instead; while ``gate`` is shut, ``append_edits`` waits. ``attempts`` counts its calls,
    ``tried`` is released at each.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.refusal: Exception | None = None
        self.gate = threading.Event()
        self.gate.set()
        self.batches: list[tuple[Edit, ...]] = []
        self.tried = threading.Semaphore(0)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def append_edits(self, document: str, edits: Sequence[Edit]) -> None:
        self.tried.release()
        assert self.gate.wait(60)
        if self.refusal is not None:
            raise self.refusal
        self._store.append_edits(document, edits)
        self.batches.append(tuple(edits))
