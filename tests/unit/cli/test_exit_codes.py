import pytest

from facing.cli.exit_codes import ExitCode, exit_code
from facing.core.problem import ProblemCode


def test_the_numbers_are_those_that_scripts_rely_on() -> None:
    assert [int(code) for code in ExitCode] == [0, 1, 2, 3, 4, 5, 130]


EXPECTED = {
    ProblemCode.FILE_MISSING: 3,
    ProblemCode.FILE_UNREADABLE: 3,
    ProblemCode.FILE_IS_FOLDER: 3,
    ProblemCode.FILE_TOO_LARGE: 3,
    ProblemCode.FILE_BINARY: 3,
    ProblemCode.FILE_UNDECODABLE: 3,
    ProblemCode.FILE_DAMAGED: 3,
    ProblemCode.FILE_PROTECTED: 3,
    ProblemCode.FILE_WITHOUT_TEXT: 3,
    ProblemCode.WORK_FILE_NEWER: 3,
    ProblemCode.FORMAT_UNKNOWN: 3,
    ProblemCode.TARGET_CHANGED_OUTSIDE: 5,
    ProblemCode.TARGET_IS_ORIGINAL: 5,
    ProblemCode.TARGET_EXISTS: 5,
    ProblemCode.TARGET_UNWRITABLE: 5,
    ProblemCode.CHARACTER_NOT_IN_ENCODING: 5,
    ProblemCode.CHARACTER_NOT_IN_FORMAT: 5,
    ProblemCode.OBJECT_STRAY: 5,
    ProblemCode.PLACES_DIFFER: 5,
    ProblemCode.NO_TRACKED_CHANGES: 3,
    ProblemCode.DISK_FULL: 5,
    ProblemCode.STORE_NEWER: 5,
    ProblemCode.STORE_DAMAGED: 5,
    ProblemCode.STORE_UNWRITABLE: 5,
    ProblemCode.STORE_IN_USE: 5,
    ProblemCode.STORE_MENDED: 5,
    ProblemCode.BACKUP_MISSING: 3,
    ProblemCode.BACKUP_UNUSABLE: 3,
    ProblemCode.BACKUP_FAILED: 5,
    ProblemCode.BACKUP_REMEMBERS: 5,
    ProblemCode.DOCUMENT_OPEN_ELSEWHERE: 5,
    ProblemCode.DOCUMENT_UNKNOWN: 3,
    ProblemCode.VERSION_UNKNOWN: 3,
    ProblemCode.GLOSSARY_UNUSABLE: 3,
    ProblemCode.RULES_UNUSABLE: 3,
    ProblemCode.GLOSSARY_UNWRITABLE: 5,
    ProblemCode.JAVA_MISSING: 4,
    ProblemCode.LANGUAGETOOL_MISSING: 4,
    ProblemCode.LANGUAGETOOL_NOT_STARTED: 4,
    ProblemCode.LANGUAGETOOL_DIED: 4,
    ProblemCode.LANGUAGETOOL_TIMEOUT: 4,
    ProblemCode.EMBEDDED_MISSING: 4,
    ProblemCode.EMBEDDED_DIED: 4,
    ProblemCode.LANGUAGE_UNSUPPORTED: 4,
    ProblemCode.SETTINGS_UNUSABLE: 3,
    ProblemCode.CLIPBOARD_EMPTY: 3,
    ProblemCode.PARAGRAPHS_APART: 3,
    ProblemCode.PATTERN_UNUSABLE: 3,
    ProblemCode.PATTERN_TOO_SLOW: 3,
    ProblemCode.REPLACEMENT_UNUSABLE: 3,
}


@pytest.mark.parametrize("code", ProblemCode)
def test_every_problem_ends_with_its_code(code: ProblemCode) -> None:
    assert exit_code(code) == EXPECTED[code]
