"""Whether a file is still the one that was read, told without reading it again."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FileStamp:
    """What changes when a file is written or replaced: time of change in nanoseconds, size in bytes, inode."""

    changed: int
    size: int
    inode: int


def stamp_of(path: Path) -> FileStamp | None:
    """The stamp of the file as it is now; ``None`` where there is none that can be looked at. Costs one ``stat``."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return FileStamp(status.st_mtime_ns, status.st_size, status.st_ino)
