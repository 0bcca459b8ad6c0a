"""What a user can run into: a named problem with its facts, never a sentence.

Sentences are made in one place for the window (``ui.messages``) and one for the command line (``cli.sentences``).
"""

from collections.abc import Mapping
from enum import StrEnum


class ProblemCode(StrEnum):
    """Every situation that a user can meet and that is not a bug of ours."""

    FILE_MISSING = "file-missing"
    FILE_UNREADABLE = "file-unreadable"
    FILE_IS_FOLDER = "file-is-folder"
    FILE_TOO_LARGE = "file-too-large"
    FILE_BINARY = "file-binary"
    FILE_UNDECODABLE = "file-undecodable"
    FILE_DAMAGED = "file-damaged"
    FILE_PROTECTED = "file-protected"
    FILE_WITHOUT_TEXT = "file-without-text"
    WORK_FILE_NEWER = "work-file-newer"
    FORMAT_UNKNOWN = "format-unknown"
    TARGET_CHANGED_OUTSIDE = "target-changed-outside"
    TARGET_IS_ORIGINAL = "target-is-original"
    TARGET_EXISTS = "target-exists"
    TARGET_UNWRITABLE = "target-unwritable"
    CHARACTER_NOT_IN_ENCODING = "character-not-in-encoding"
    CHARACTER_NOT_IN_FORMAT = "character-not-in-format"
    OBJECT_STRAY = "object-stray"
    PLACES_DIFFER = "places-differ"
    NO_TRACKED_CHANGES = "no-tracked-changes"
    DISK_FULL = "disk-full"
    STORE_NEWER = "store-newer"
    STORE_DAMAGED = "store-damaged"
    STORE_UNWRITABLE = "store-unwritable"
    STORE_IN_USE = "store-in-use"
    STORE_MENDED = "store-mended"
    BACKUP_MISSING = "backup-missing"
    BACKUP_UNUSABLE = "backup-unusable"
    BACKUP_FAILED = "backup-failed"
    BACKUP_REMEMBERS = "backup-remembers"
    DOCUMENT_OPEN_ELSEWHERE = "document-open-elsewhere"
    DOCUMENT_UNKNOWN = "document-unknown"
    VERSION_UNKNOWN = "version-unknown"
    GLOSSARY_UNUSABLE = "glossary-unusable"
    GLOSSARY_UNWRITABLE = "glossary-unwritable"
    JAVA_MISSING = "java-missing"
    LANGUAGETOOL_MISSING = "languagetool-missing"
    LANGUAGETOOL_NOT_STARTED = "languagetool-not-started"
    LANGUAGETOOL_DIED = "languagetool-died"
    LANGUAGETOOL_TIMEOUT = "languagetool-timeout"
    EMBEDDED_MISSING = "embedded-missing"
    EMBEDDED_DIED = "embedded-died"
    LANGUAGE_UNSUPPORTED = "language-unsupported"
    SETTINGS_UNUSABLE = "settings-unusable"
    CLIPBOARD_EMPTY = "clipboard-empty"
    PARAGRAPHS_APART = "paragraphs-apart"
    PATTERN_UNUSABLE = "pattern-unusable"
    PATTERN_TOO_SLOW = "pattern-too-slow"
    REPLACEMENT_UNUSABLE = "replacement-unusable"
    RULES_UNUSABLE = "rules-unusable"


class UserProblem(Exception):  # noqa: N818 - it is the user's problem, told as such, not an error of the program
    """Something a user can meet and do something about.

    ``facts`` holds what a sentence needs: for instance ``path``, ``reason``, ``line``, ``size`` (bytes).
    """

    def __init__(self, code: ProblemCode, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts: Mapping[str, object] = facts

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value!r}" for name, value in self.facts.items())
        return f"{self.code}({details})"
