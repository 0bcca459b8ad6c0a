"""Texts that are no file of the user's: the sample, and what came from the clipboard."""

import hashlib
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from facing import assets
from facing.core.ports import TwoSides
from facing.core.problem import ProblemCode, UserProblem
from facing.files.limits import FILE_LIMIT, refuse_if_larger
from facing.files.replacing import replace_file
from facing.session.bringing import GLOSSARIES

_SAMPLE = "samples/ferry.txt"
_SAMPLE_CORRECTION = "samples/ferry-corrected.txt"
_SAMPLE_GLOSSARY = "glossaries/ferry.csv"


def sample() -> Path:
    """The text that there is to try at the first start."""
    return assets.path(_SAMPLE)


def sample_correction() -> Path:
    """A correction of the sample, half done."""
    return assets.path(_SAMPLE_CORRECTION)


def glossaries_with(path: Path) -> tuple[Path, ...]:
    """The glossaries that belong to a text: the sample has one."""
    return (assets.path(_SAMPLE_GLOSSARY),) if path.resolve() == sample().resolve() else ()


def shipped() -> tuple[Path, ...]:
    """The folders of what came with the program."""
    return (sample().parent,)


def shipped_rules() -> Path:
    """The folder of the lists of house rules that came with the program."""
    return assets.path("rules")


def tracked_source(folder: Path, digest: bytes) -> bytes | None:
    """The file with tracked changes of others that was kept in ``folder`` for the original with this digest."""
    try:
        return (folder / digest.hex()).read_bytes()
    except OSError:
        return None


def keep_two_sides(sides: TwoSides, path: Path, original: Path, folder: Path) -> None:
    """Write what a file was before its tracked changes to ``original``; keep it as it is in ``folder``, by digest.

    Raises:
        UserProblem: ``DISK_FULL``, ``TARGET_UNWRITABLE``.
    """
    replace_file(original, sides.original, original=path)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    replace_file(folder / hashlib.sha256(sides.original).hexdigest(), sides.tracked, private=True)


def forget_tracked(folder: Path, is_known: Callable[[bytes], bool]) -> None:
    """Remove those kept files with tracked changes whose original, by its digest, no document has any more.

    Raises:
        UserProblem: ``TARGET_UNWRITABLE``: one cannot be removed.
    """
    for path in folder.iterdir() if folder.is_dir() else ():
        try:
            if not is_known(bytes.fromhex(path.name)):
                path.unlink(missing_ok=True)
        except ValueError:
            continue  # nothing of ours
        except OSError as error:
            raise UserProblem(ProblemCode.TARGET_UNWRITABLE, path=path, reason=error.strerror or str(error)) from error


def forget_copy(path: Path, data: Path) -> None:
    """Remove an original that is in our own folder, with the glossaries that came with it; a user's file stays.

    Raises:
        UserProblem: ``TARGET_UNWRITABLE``: it cannot be removed.
    """
    if not path.is_relative_to(data):
        return
    glossaries = path.parent / GLOSSARIES
    try:
        path.unlink(missing_ok=True)
        if glossaries.is_dir():
            shutil.rmtree(path.parent)
    except OSError as error:
        raise UserProblem(ProblemCode.TARGET_UNWRITABLE, path=path, reason=error.strerror or str(error)) from error


def keep_text(text: str, folder: Path, name: str = "clipboard") -> Path:
    """Make a text a file of its own in ``folder``, named by where it is from and by the time.

    Raises:
        UserProblem: ``FILE_TOO_LARGE``, ``DISK_FULL``, ``TARGET_UNWRITABLE``.
    """
    data = text.encode("utf-8", "surrogatepass")
    refuse_if_larger(Path(name), len(data), FILE_LIMIT)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    stem = name + time.strftime("-%Y-%m-%d-%H.%M.%S")
    path = folder / f"{stem}.txt"
    number = 2
    while path.exists():
        path = folder / f"{stem}-{number}.txt"
        number += 1
    replace_file(path, data, private=True)
    return path
