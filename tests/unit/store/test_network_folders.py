"""Which mounts count as another computer's."""

import os
from pathlib import Path

import pytest

from facing.store import network_folders
from facing.store.network_folders import is_on_network, is_remote_mount

MOUNTS = """\
21 1 254:0 / / rw,relatime - ext4 /dev/vda rw
22 21 0:5 / /proc rw - proc proc rw
30 21 0:40 / /home/ann/server rw,relatime shared:9 - nfs4 server:/export rw,vers=4.2
31 30 254:1 / /home/ann/server/disk rw - xfs /dev/vdb rw
32 21 0:41 / /mnt/my\\040share rw master:1 propagate_from:2 - cifs //server/share rw
33 21 0:42 / /mnt/phone rw - fuse.mtpfs phone rw
34 21 8:1 / /media/stick rw - vfat /dev/sda1 rw
35 34 0:50 / /media/stick rw - fuse.sshfs host: rw
not a line of this file
"""


@pytest.mark.parametrize(
    ("folder", "remote"),
    [
        ("/home/ann", False),
        ("/home/ann/server", True),
        ("/home/ann/server/documents", True),
        ("/home/ann/server2", False),
        ("/home/ann/server/disk/data", False),
        ("/mnt/my share/a", True),
        ("/mnt/phone", True),
        # Mounted twice: the later one is seen.
        ("/media/stick", True),
    ],
)
def test_the_innermost_mount_counts(folder: str, remote: bool) -> None:
    assert is_remote_mount(folder, MOUNTS) is remote


def test_in_doubt_it_counts_as_remote() -> None:
    assert is_remote_mount("/home", "")
    assert is_remote_mount("/home", "21 1 254:0 / / rw - somethingnew /dev/vda rw\n")


def test_unreadable_mounts_count_as_remote(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network_folders, "_MOUNTS", tmp_path)
    assert is_on_network(tmp_path)


def test_elsewhere_the_path_tells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network_folders, "_MOUNTS", tmp_path / "nothing")
    monkeypatch.setattr(os.path, "realpath", lambda path: str(path))
    assert is_on_network(Path("/Volumes/Server/data"))
    assert not is_on_network(Path("/Users/ann/Library"))
    monkeypatch.setattr(os.path, "realpath", lambda path: "\\\\server\\share\\data")
    assert is_on_network(Path("Z:/data"))
