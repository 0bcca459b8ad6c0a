"""The files that a command is to work on: those that are named, whatever they are called, and those in folders."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from facing.core.endings import DOCUMENTS


@dataclass(frozen=True, slots=True)
class Input:
    """A file, and where it stands below the folder that was named (its name alone where it was named itself)."""

    path: Path
    below: Path


def inputs(named: Sequence[Path], output: Path | None) -> list[Input]:
    """Every file once, in the order named, those of a folder by name; nothing hidden, nothing in ``output``."""
    found: dict[Path, Input] = {}
    for path in named:
        for each in _in_folder(path, output) if path.is_dir() else (Input(path, Path(path.name)),):
            found.setdefault(each.path, each)
    return list(found.values())


def _in_folder(folder: Path, output: Path | None) -> Iterator[Input]:
    for path in sorted(folder.rglob("*")):
        below = path.relative_to(folder)
        is_hidden = any(part.startswith(".") for part in below.parts)
        is_ours = output is not None and output != folder and path.is_relative_to(output)
        if path.suffix.lower() in DOCUMENTS and not is_hidden and not is_ours and path.is_file():
            yield Input(path, below)
