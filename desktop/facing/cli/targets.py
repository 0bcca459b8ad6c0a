"""Where the results of a command go: one file, or a folder that takes a file for each input."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from facing.cli.inputs import Input
from facing.core.exporting import ExportFormat
from facing.core.problem import ProblemCode, UserProblem
from facing.session.exporting import export_name


def targets(named: Sequence[Path], found: Sequence[Input], form: ExportFormat, output: Path) -> Mapping[Path, Path]:
    """The result's file for each input: ``output`` itself for one file that was named, else in that folder.

    In a folder they stand as the inputs stand in theirs. Of inputs that would have one result, all but the first keep
    their ending in its name.
    """
    if len(named) == 1 and not named[0].is_dir() and not output.is_dir():
        return {found[0].path: output}
    made: dict[Path, Path] = {}
    taken: set[Path] = set()
    for each in found:
        target = output / each.below.with_name(export_name(each.below, form))
        if target in taken:
            target = output / each.below.with_name(export_name(Path(f"{each.below}.whole"), form))
        taken.add(target)
        made[each.path] = target
    return made


def make_folder(target: Path) -> None:
    """Make the folder that ``target`` stands in.

    Raises:
        UserProblem: ``TARGET_UNWRITABLE``.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserProblem(
            ProblemCode.TARGET_UNWRITABLE, path=target.parent, reason=error.strerror or str(error)
        ) from error


class Sources:
    """The files that are read, by whatever names, none of which may be written over."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._identities = {identity for path in paths if (identity := _identity(path)) is not None}

    def refuse(self, target: Path) -> None:
        """See that ``target`` is none of them.

        Raises:
            UserProblem: ``TARGET_IS_ORIGINAL``.
        """
        if _identity(target) in self._identities:
            raise UserProblem(ProblemCode.TARGET_IS_ORIGINAL, path=target)


def _identity(path: Path) -> tuple[int, int] | None:
    """What all names of a file have in common; ``None`` where there is no file."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino
