"""What the checkers written here are at the moment: a short name that changes with their code and their data."""

import hashlib
import sys
from collections.abc import Iterator
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import facing
from facing import assets

# The rooms whose code decides what is said, the folder of the lists, and the libraries that are asked.
_ROOMS = ("checkers", "core", "diff")
_LISTS = "checkers"
_LIBRARIES = ("facing", "ftfy")


class OwnCode:
    """The code and the lists as they are in this run.

    A digest of the files, so that no change of a rule can be forgotten to be counted: one that is counted for nothing
    costs a few seconds of checking, one that is not leaves wrong marks for good.
    """

    @cached_property
    def edition(self) -> str:
        """SHA-256 over all of it, in hexadecimal; about a megabyte is read, once a run."""
        found = hashlib.sha256()
        for part in (*map(_version, _LIBRARIES), *_code(), *_files(assets.path(_LISTS), "*")):
            found.update(b"%d:%b" % (len(part), part))
        return found.hexdigest()


def _code() -> Iterator[bytes]:
    package = Path(facing.__file__).parent
    files = [content for room in _ROOMS for content in _files(package / room, "*.py")]
    if files:
        yield from files
        return
    # A frozen program holds its code: it is known by its own file.
    program = Path(sys.executable).stat()
    yield f"{program.st_size} {program.st_mtime_ns}".encode()


def _files(folder: Path, pattern: str) -> Iterator[bytes]:
    for path in sorted(folder.glob(pattern)):
        if path.is_file():
            yield path.name.encode()
            yield path.read_bytes()


def _version(library: str) -> bytes:
    try:
        return version(library).encode()
    except PackageNotFoundError:
        return b""
