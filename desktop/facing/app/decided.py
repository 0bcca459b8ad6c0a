"""What a user decided about a document in the window, for commands that only read."""

from pathlib import Path

from facing.app.clock import SystemClock
from facing.cli.wiring import NOTHING_DECIDED, Decided
from facing.config.paths import Paths
from facing.core.document import Original
from facing.core.problem import UserProblem
from facing.store.sqlite_store import SqliteStore


def decided(base_dir: Path | None, original: Original) -> Decided:
    """What the store knows of the file with these bytes; nothing where there is no store, or it cannot be used.

    No store is made, and the document is not entered into it.
    """
    path = Paths.find(base_dir).store
    if not path.exists():
        return NOTHING_DECIDED
    try:
        store = SqliteStore(path, SystemClock())
    except UserProblem:
        return NOTHING_DECIDED
    try:
        lasting = frozenset(store.ignores(None))
        record = store.known_document(original.path)
        if record is None or record.digest != original.digest:
            return Decided(lasting)
        state = store.state(record.id)
        return Decided(lasting | store.ignores(record.id), state.choices, state.language)
    except UserProblem:
        return NOTHING_DECIDED
    finally:
        store.close()
