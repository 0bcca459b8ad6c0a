"""One export as a piece of work that can be done in another process."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from facing.core.exporting import ExportFormat, ExportManner
from facing.core.problem import ProblemCode, UserProblem
from facing.core.text import Text
from facing.files.replacing import replace_file
from facing.session.language import AUTOMATIC, resolve_language
from facing.session.services import Services
from facing.session.slots import onto_slots
from facing.session.two_files import read_correction


@dataclass(frozen=True)
class ExportWork:
    """What to write to ``target``: ``corrected``, or the ready ``correction``, of the original at ``path``.

    ``data`` is the original as it was opened; ``None``: as it is in the file. ``language`` is ``auto`` or a code.
    """

    path: Path
    target: Path
    form: ExportFormat
    manner: ExportManner
    data: bytes | None = None
    encoding: str | None = None
    corrected: Text | None = None
    correction: Path | None = None
    language: str = AUTOMATIC


@dataclass(frozen=True)
class Done:
    """How the work on a file ended; ``code`` and ``facts`` are those of the problem where it was not written.

    ``replaced``: there was a file at ``target``, which is gone.
    """

    path: Path
    target: Path | None
    code: ProblemCode | None = None
    facts: Mapping[str, object] = field(default_factory=dict)
    replaced: bool = False

    @property
    def problem(self) -> UserProblem | None:
        """Why nothing was written, ``None`` where it was."""
        return None if self.code is None else UserProblem(self.code, **self.facts)


def failed(path: Path, problem: UserProblem) -> Done:
    """Nothing was written for the file at ``path``."""
    return Done(path, None, problem.code, problem.facts)


def do(work: ExportWork, services: Services) -> Done:
    """Read, compare and write; a problem becomes a part of the answer."""
    try:
        if work.data is None:
            original = services.formats.read(work.path, work.encoding)
        else:
            original = services.formats.from_bytes(work.path, work.data, work.encoding)
        corrected = work.corrected
        if work.correction is not None:
            corrected = onto_slots(original.text, read_correction(services.formats, work.correction, original).text)
        assert corrected is not None
        settings = services.settings
        language = resolve_language(work.language, original.text, services.detector, settings.default_english)
        manner = replace(work.manner, language=language)
        data = services.exports.ways[work.form](original, corrected, manner)
        replaced = work.target.exists()
        replace_file(work.target, data, original=work.path)
    except UserProblem as problem:
        return failed(work.path, problem)
    return Done(work.path, work.target, replaced=replaced)


def do_elsewhere(work: ExportWork, make: Callable[[], Services]) -> Done:
    """The same in a process of its own, which makes its services once."""
    return do(work, _services(make))


@cache
def _services(make: Callable[[], Services]) -> Services:
    return make()
