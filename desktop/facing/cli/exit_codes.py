"""How a command ends: a contract with the scripts that call it."""

from collections.abc import Mapping
from enum import IntEnum

from facing.core.problem import ProblemCode


class ExitCode(IntEnum):
    """What the number that a command ends with says."""

    NOTHING_FOUND = 0
    FOUND = 1
    WRONG_USAGE = 2
    UNUSABLE_INPUT = 3
    CHECKER_DID_NOT_RUN = 4
    REFUSED = 5
    INTERRUPTED = 130


_REFUSALS = (
    ProblemCode.TARGET_CHANGED_OUTSIDE,
    ProblemCode.TARGET_IS_ORIGINAL,
    ProblemCode.TARGET_UNWRITABLE,
    ProblemCode.CHARACTER_NOT_IN_ENCODING,
    ProblemCode.CHARACTER_NOT_IN_FORMAT,
    ProblemCode.OBJECT_STRAY,
    ProblemCode.PLACES_DIFFER,
    ProblemCode.DISK_FULL,
    ProblemCode.STORE_NEWER,
    ProblemCode.STORE_DAMAGED,
    ProblemCode.STORE_UNWRITABLE,
    ProblemCode.STORE_IN_USE,
    ProblemCode.STORE_MENDED,
    ProblemCode.BACKUP_FAILED,
    ProblemCode.BACKUP_REMEMBERS,
    ProblemCode.DOCUMENT_OPEN_ELSEWHERE,
)
_ENGINES = (
    ProblemCode.JAVA_MISSING,
    ProblemCode.LANGUAGETOOL_MISSING,
    ProblemCode.LANGUAGETOOL_NOT_STARTED,
    ProblemCode.LANGUAGETOOL_DIED,
    ProblemCode.LANGUAGETOOL_TIMEOUT,
    ProblemCode.EMBEDDED_MISSING,
    ProblemCode.EMBEDDED_DIED,
    ProblemCode.LANGUAGE_UNSUPPORTED,
)
_CODES: Mapping[ProblemCode, ExitCode] = {
    **dict.fromkeys(_REFUSALS, ExitCode.REFUSED),
    **dict.fromkeys(_ENGINES, ExitCode.CHECKER_DID_NOT_RUN),
}


def exit_code(code: ProblemCode) -> ExitCode:
    """How a command ends that met this problem; what neither disk nor checker refuses is an unusable input."""
    return _CODES.get(code, ExitCode.UNUSABLE_INPUT)
