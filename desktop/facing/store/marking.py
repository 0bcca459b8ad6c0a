"""A note beside the store that damage was found in it, for the next start, which mends it."""

from contextlib import suppress
from pathlib import Path


def mark(store: Path) -> None:
    """Let the next start mend the store; where no note can be made, the damage is found again."""
    with suppress(OSError):
        _note(store).touch(mode=0o600)


def is_marked(store: Path) -> bool:
    """Whether the store is to be mended."""
    return _note(store).exists()


def unmark(store: Path) -> None:
    """It is mended, or another one.

    Raises:
        OSError: the note cannot be removed.
    """
    _note(store).unlink(missing_ok=True)


def _note(store: Path) -> Path:
    return store.with_name(f"{store.name}.damaged")
