"""Another database in the place of the store, which is kept beside under a dated name."""

import os
import shutil
import time
from contextlib import suppress
from pathlib import Path

from facing.files.replacing import synchronise_folder
from facing.store.copying import BESIDE, put_in_place


def dated(now: int) -> str:
    """A time (milliseconds since 1970) as files are named by it, in universal time."""
    return time.strftime("%Y-%m-%dT%H.%M.%SZ", time.gmtime(now / 1000))


def exchange(store: Path, fresh: Path, why: str, now: int) -> Path | None:
    """Put the finished database ``fresh`` in the place of ``store``, which nobody has open.

    At every moment the old or the new one is there. Gives where the old one is now, ``None`` if there was none.

    Raises:
        OSError: the disk refused; the old one is where it was.
    """
    aside = None
    if store.exists():
        aside = _free(store.with_name(f"{store.stem}-{why}-{dated(now)}{store.suffix}"))
        try:
            os.link(store, aside)
        except OSError:
            # A file system without links.
            shutil.copyfile(store, aside)
            aside.chmod(0o600)
        # A log goes with the database that it belongs to, never with another one.
        for ending in BESIDE:
            with suppress(FileNotFoundError):
                store.with_name(store.name + ending).replace(aside.with_name(aside.name + ending))
        with suppress(OSError):
            synchronise_folder(store.parent)
    put_in_place(fresh, store)
    return aside


def kept_beside(store: Path) -> list[Path]:
    """The databases that were put aside, those before a change of the schema, and what was left unfinished."""
    names = {
        path.name.removesuffix(ending)
        for path in store.parent.glob(f"{store.stem}-*")
        for ending in ("", *BESIDE)
        if path.name.endswith(f"{store.suffix}{ending}")
    }
    found = {store.with_name(name) for name in names if name.endswith(store.suffix)}
    return sorted(path for path in found | set(store.parent.glob(f"{store.stem}*.tmp")) if path.is_file())


def _free(path: Path) -> Path:
    number = 2
    free = path
    while free.exists():
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return free
