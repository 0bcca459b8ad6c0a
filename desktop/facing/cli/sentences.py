"""Sentences for what a user can meet: what is the matter, and what to do next. English, one line each."""

from collections.abc import Mapping
from pathlib import Path

from facing.core.problem import ProblemCode, UserProblem
from facing.glossary.rows import RowProblem, RowReason

_SENTENCES: Mapping[ProblemCode, str] = {
    ProblemCode.FILE_MISSING: "There is no file {path}: check its name and its folder.",
    ProblemCode.FILE_UNREADABLE: "{path} cannot be read ({reason}): check that you may read it, or copy it elsewhere.",
    ProblemCode.FILE_IS_FOLDER: "{path} is a folder: name a file in it.",
    ProblemCode.FILE_TOO_LARGE: "{path} is too large ({size}; up to {limit} can be read): divide it into parts.",
    ProblemCode.FILE_BINARY: "{path} is not a text file: save its text as .txt and use that.",
    ProblemCode.FILE_UNDECODABLE: "{path} cannot be read as text in {encoding}: save it as UTF-8 and try again.",
    ProblemCode.FILE_DAMAGED: "{path} is damaged or holds no text: save it again with the program it belongs to.",
    ProblemCode.FILE_PROTECTED: "{path} has a password or is an old .doc: save it as .docx without a password.",
    ProblemCode.FORMAT_UNKNOWN: "{path} has a format that is not known here: save it as .txt or .md and use that.",
    ProblemCode.TARGET_CHANGED_OUTSIDE: "{path} was changed by another program: save under another name.",
    ProblemCode.TARGET_IS_ORIGINAL: "{path} is the original, which is never written over: choose another name.",
    ProblemCode.TARGET_UNWRITABLE: "{path} cannot be written ({reason}): choose another folder or name.",
    ProblemCode.CHARACTER_NOT_IN_ENCODING: (
        "The character “{character}” does not exist in {encoding}: save as UTF-8, or replace the character."
    ),
    ProblemCode.CHARACTER_NOT_IN_FORMAT: (
        "Paragraph {paragraph} has a character ({character}) that {path} cannot hold: delete it and try again."
    ),
    ProblemCode.OBJECT_STRAY: (
        "Paragraph {paragraph} has the mark of an object that belongs elsewhere in {path}: delete it and try again."
    ),
    ProblemCode.NO_TRACKED_CHANGES: "There are no tracked changes in {path}: open it as any other text instead.",
    ProblemCode.PLACES_DIFFER: (
        "The text does not fit the cells and other parts of {path}: give each paragraph of them a line, in order."
    ),
    ProblemCode.DISK_FULL: "The disk is full, so {path} could not be written: make room and try again.",
    ProblemCode.STORE_NEWER: (
        "The versions in {path} were written by a newer Facing Pages: update this one, or use another --base-dir."
    ),
    ProblemCode.STORE_DAMAGED: (
        "The versions in {path} are damaged ({reason}): put back a backup, or use another --base-dir."
    ),
    ProblemCode.STORE_UNWRITABLE: (
        "The versions in {path} cannot be written ({reason}): check the folder's rights, or use another --base-dir."
    ),
    ProblemCode.DOCUMENT_OPEN_ELSEWHERE: "{path} is open in a window: close it there and try again.",
    ProblemCode.DOCUMENT_UNKNOWN: "Nothing was kept of {path} yet: save a correction first.",
    ProblemCode.VERSION_UNKNOWN: "There is no version {version}: list those there are with “facing versions”.",
    ProblemCode.GLOSSARY_UNUSABLE: "The glossary {path} cannot be used{line}: {reason}.",
    ProblemCode.JAVA_MISSING: "LanguageTool needs Java 17 or newer: install it, or use the embedded checker.",
    ProblemCode.LANGUAGETOOL_MISSING: (
        "LanguageTool is not installed: run the set-up again, or use the embedded checker."
    ),
    ProblemCode.LANGUAGETOOL_NOT_STARTED: (
        "LanguageTool did not start ({reason}): try again, or use the embedded checker."
    ),
    ProblemCode.LANGUAGETOOL_DIED: "LanguageTool ended while checking: try again, or use the embedded checker.",
    ProblemCode.LANGUAGETOOL_TIMEOUT: "LanguageTool took too long to answer: try again, or use the embedded checker.",
    ProblemCode.EMBEDDED_MISSING: "The embedded checker is not installed: run the set-up again, or use LanguageTool.",
    ProblemCode.EMBEDDED_DIED: "The embedded checker ended while checking: try again, or use LanguageTool.",
    ProblemCode.LANGUAGE_UNSUPPORTED: "No checker knows the language {language}: choose another one with --language.",
    ProblemCode.SETTINGS_UNUSABLE: "The settings in {path} cannot be used ({reason}): correct the file or remove it.",
    ProblemCode.CLIPBOARD_EMPTY: "There is no text in the clipboard: copy some and try again.",
    ProblemCode.PARAGRAPHS_APART: (
        "Cells of a table, and other parts that stand by themselves, are not merged: change each of them by itself."
    ),
    ProblemCode.PATTERN_UNUSABLE: "The regular expression cannot be used, at character {place}: {reason}.",
    ProblemCode.PATTERN_TOO_SLOW: (
        "The regular expression takes too long in this text: make it simpler, or look for plain words."
    ),
    ProblemCode.REPLACEMENT_UNUSABLE: "The replacement cannot be used, at character {place}: {reason}.",
}

_UNTOLD: Mapping[str, str] = {
    "path": "the file",
    "reason": "for an unknown reason",
    "size": "more than that",
    "limit": "less",
    "encoding": "any known encoding",
    "version": "of that number",
    "character": "?",
    "language": "of this text",
    "paragraph": "?",
    "line": "",
    "place": "1 or later",
}

_GLOSSARY_REASONS: Mapping[str, str] = {
    str(ProblemCode.FILE_MISSING): "there is no such file, check its name and its folder",
    str(ProblemCode.FILE_UNREADABLE): "it cannot be read, check that you may read it",
    str(ProblemCode.FILE_IS_FOLDER): "it is a folder, name a file in it",
    str(ProblemCode.FILE_TOO_LARGE): "it is too large, divide it into parts",
    str(ProblemCode.FILE_BINARY): "it is not a text file, save it as CSV",
    str(ProblemCode.FILE_UNDECODABLE): "its letters cannot be read, save it as UTF-8",
    "too-many-terms": "it has too many terms, divide it into parts",
}

_ROW_REASONS: Mapping[RowReason, str] = {
    RowReason.UNCLOSED_QUOTE: "a quotation mark is opened and not closed",
    RowReason.STRAY_QUOTE: "a quotation mark stands in the wrong place",
    RowReason.BROKEN_BYTES: "it has bytes that are no letters, save the file as UTF-8",
    RowReason.TOO_MANY_CELLS: "it has more cells than there are columns, put cells with a comma in quotation marks",
    RowReason.NO_TERM: "it names no term",
    RowReason.NO_REPLACEMENT: "it does not say what the term should be, add it or a header line",
    RowReason.TOO_LONG: "it is too long",
    RowReason.CONTRADICTION: "a form is both preferred and forbidden",
    RowReason.DUPLICATE: "an earlier row has the same term",
    RowReason.UNKNOWN_COLUMNS: "these columns are not used",
}


def sentence(problem: UserProblem) -> str:
    """What is the matter and what to do, in one sentence that ends with a full stop and has no line break."""
    facts = {**_UNTOLD, **{name: _told(name, fact) for name, fact in problem.facts.items() if fact not in (None, "")}}
    if problem.code is ProblemCode.GLOSSARY_UNUSABLE:
        facts["reason"] = _glossary_reason(facts["reason"])
    told = " ".join(_SENTENCES[problem.code].format_map(facts).split())
    return told if "path" in problem.facts else told[:1].upper() + told[1:]


def row_sentence(path: Path, problem: RowProblem) -> str:
    """Which row of a glossary was left out, or which columns, and why."""
    what = "columns" if problem.reason is RowReason.UNKNOWN_COLUMNS else "left out"
    beginning = " ".join(problem.row.split())[:60]
    return f"{path}, line {problem.line} {what}: {_ROW_REASONS[problem.reason]}: {beginning}"


def counted(count: int, what: str) -> str:
    """The number with its noun, which takes an s unless there is one."""
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _glossary_reason(reason: str) -> str:
    if reason in set(RowReason):
        return _ROW_REASONS[RowReason(reason)]
    return _GLOSSARY_REASONS.get(reason, reason)


def _told(name: str, fact: object) -> str:
    if name in ("size", "limit") and isinstance(fact, int):
        return f"{fact / 1_000_000:.1f} MB"
    if name == "line":
        return f", line {fact}"
    return str(fact)
