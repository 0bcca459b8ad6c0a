"""Whether a folder lies on another computer, where SQLite's write-ahead log must not be used.

The log needs memory shared by all programs that have the database open, which a network does not give
(https://sqlite.org/wal.html). In doubt a folder counts as remote: the other journal is slower, but right everywhere.
"""

import os
import re
from pathlib import Path, PurePosixPath

_MOUNTS = Path("/proc/self/mountinfo")

# Linux's names of file systems on a local disk or in memory. Whatever is not named here counts as remote.
_LOCAL = frozenset(
    "aufs bcachefs btrfs ecryptfs erofs exfat ext2 ext3 ext4 f2fs fuseblk hfsplus jfs msdos nilfs2 ntfs ntfs3 overlay "
    "ramfs reiserfs rootfs squashfs tmpfs ubifs udf vfat xfs zfs".split()
)
_ESCAPED = re.compile(r"\\([0-7]{3})")


def is_on_network(folder: Path) -> bool:
    """Whether ``folder`` may lie on a network. Never raises."""
    try:
        real = os.path.realpath(folder)
        if _MOUNTS.exists():
            return is_remote_mount(real, _MOUNTS.read_text("utf-8", "surrogateescape"))
    except (OSError, ValueError):
        return True
    # Windows: a share by its name. macOS: every other volume, since its kind cannot be told by the standard library.
    return real.startswith(("\\\\", "/Volumes/", "/Network/"))


def is_remote_mount(folder: str, mounts: str) -> bool:
    """The same told by the text of Linux's ``/proc/self/mountinfo`` (proc(5)): the last, longest mount point counts."""
    best, kind = "", ""
    for line in mounts.splitlines():
        front, separator, back = line.partition(" - ")
        fields = front.split(" ")
        if not separator or len(fields) < 5:
            continue
        point = _ESCAPED.sub(lambda match: chr(int(match[1], 8)), fields[4])
        if len(point) >= len(best) and PurePosixPath(folder).is_relative_to(point):
            best, kind = point, back.split(" ")[0]
    return kind not in _LOCAL
