"""Sentences for what a user can meet: what is the matter, and what to do next. English, one line each."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from facing.core.ports import StoreReport
from facing.core.problem import ProblemCode, UserProblem
from facing.glossary.clashes import Clash, ClashSort
from facing.glossary.losses import Loss, LossSort
from facing.glossary.rows import RowProblem, RowReason
from facing.glossary.xml_events import XmlReason

_SENTENCES: Mapping[ProblemCode, str] = {
    ProblemCode.FILE_MISSING: "There is no file {path}: check its name and its folder.",
    ProblemCode.FILE_UNREADABLE: "{path} cannot be read ({reason}): check that you may read it, or copy it elsewhere.",
    ProblemCode.FILE_IS_FOLDER: "{path} is a folder: name a file in it.",
    ProblemCode.FILE_TOO_LARGE: "{path} is too large ({size}; up to {limit} can be read): divide it into parts.",
    ProblemCode.FILE_BINARY: "{path} is not a text file: save its text as .txt and use that.",
    ProblemCode.FILE_UNDECODABLE: "{path} cannot be read as text in {encoding}: save it as UTF-8 and try again.",
    ProblemCode.FILE_DAMAGED: "{path} is damaged or holds no text: save it again with the program it belongs to.",
    ProblemCode.FILE_PROTECTED: "{path} has a password or is an old .doc: save it without one, .doc as .docx.",
    ProblemCode.FILE_WITHOUT_TEXT: "{path} holds pictures of pages but no text: have its text recognised (OCR) first.",
    ProblemCode.WORK_FILE_NEWER: "{path} was saved by a newer Facing Pages: update this one.",
    ProblemCode.FORMAT_UNKNOWN: "{path} has a format that is not known here: save it as .txt or .md and use that.",
    ProblemCode.TARGET_CHANGED_OUTSIDE: "{path} was changed by another program: save under another name.",
    ProblemCode.TARGET_IS_ORIGINAL: "{path} is the original, which is never written over: choose another name.",
    ProblemCode.TARGET_EXISTS: "{path} is there already: choose another name, or write over it with --force.",
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
        "The versions in {path} are damaged ({reason}): see “facing store check”, or restore a backup."
    ),
    ProblemCode.STORE_UNWRITABLE: (
        "The versions in {path} cannot be written ({reason}): check the folder's rights, or use another --base-dir."
    ),
    ProblemCode.STORE_IN_USE: "The versions in {path} are in use by a window: close it and try again.",
    ProblemCode.STORE_MENDED: (
        "The versions in {path} were damaged (saved: {saved}, lost: {lost}): "
        "they are in a new store, the damaged one is {aside}."
    ),
    ProblemCode.BACKUP_MISSING: "There is no backup in {path}: make one with “facing store backup”.",
    ProblemCode.BACKUP_UNUSABLE: "{path} cannot be used as a backup ({reason}): take another one.",
    ProblemCode.BACKUP_FAILED: (
        "No backup could be made in {path} ({reason}): make room there, or choose another folder. The texts are safe."
    ),
    ProblemCode.BACKUP_REMEMBERS: (
        "The document is forgotten, but a backup still has it ({reason}): remove {path} yourself."
    ),
    ProblemCode.DOCUMENT_OPEN_ELSEWHERE: "{path} is open in a window: close it there and try again.",
    ProblemCode.DOCUMENT_UNKNOWN: "Nothing was kept of {path} yet: save a correction first.",
    ProblemCode.VERSION_UNKNOWN: "There is no version {version}: list those there are with “facing versions”.",
    ProblemCode.GLOSSARY_UNUSABLE: "The glossary {path} cannot be used{line}: {reason}.",
    ProblemCode.GLOSSARY_UNWRITABLE: (
        "No glossary can be written as {path}: choose a name that ends in .csv, .tsv, .txt or .tbx."
    ),
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
    ProblemCode.RULES_UNUSABLE: "The house rules in {path} cannot be used: {reason}.",
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
    "saved": "some",
    "lost": "some",
    "aside": "kept beside it",
}

_GLOSSARY_REASONS: Mapping[str, str] = {
    str(ProblemCode.FILE_MISSING): "there is no such file, check its name and its folder",
    str(ProblemCode.FILE_UNREADABLE): "it cannot be read, check that you may read it",
    str(ProblemCode.FILE_IS_FOLDER): "it is a folder, name a file in it",
    str(ProblemCode.FILE_TOO_LARGE): "it is too large, divide it into parts",
    str(ProblemCode.FILE_BINARY): "it is not a text file, save it as CSV",
    str(ProblemCode.FILE_UNDECODABLE): "its letters cannot be read, save it as UTF-8",
    str(XmlReason.BROKEN): "its XML is broken, export it again from the program it comes from",
    str(XmlReason.ENTITIES): "it needs a DTD or entities, which are not read, export it without",
    str(XmlReason.TOO_DEEP): "its elements are nested too deeply for a glossary",
    str(XmlReason.UNKNOWN): "it is XML, but no TBX, export it as TBX or CSV",
    str(ProblemCode.FILE_DAMAGED): "it is damaged, save it again as .xlsx or CSV",
    str(ProblemCode.FILE_PROTECTED): "it has a password, save it without one",
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
    RowReason.UNKNOWN_FORM: "it has inflected forms of a form that is not in it",
    RowReason.UNKNOWN_VALUE: "this value is not known and means nothing here",
    RowReason.UNKNOWN_COLUMNS: "these columns are not used",
    RowReason.UNUSED_PARTS: "these parts are not used",
}

_CLASHES: Mapping[ClashSort, str] = {
    ClashSort.DUPLICATE: "the same term more than once",
    ClashSort.RIGHT_AND_WRONG: "a form that is both right and wrong",
    ClashSort.SEVERAL_REPLACEMENTS: "a wrong form with different replacements",
}

_LOSSES: Mapping[LossSort, str] = {
    LossSort.FORMS: "all forms of these terms",
    LossSort.GROUPING: "that forms belong to one term",
    LossSort.STATUS: "whether forms are preferred, admitted, forbidden or garbled",
    LossSort.LANGUAGE: "the languages of forms",
    LossSort.KIND: "the kinds of terms",
    LossSort.CASE_RULE: "the rules for capitals",
    LossSort.INFLECTION: "the rules for grammatical forms",
    LossSort.INFLECTED_FORMS: "the grammatical forms that are listed",
    LossSort.SOURCE: "where terms come from",
    LossSort.DOMAIN: "the fields that terms belong to",
    LossSort.CHARACTERS: "characters that no text may have",
}


def sentence(problem: UserProblem) -> str:
    """What is the matter and what to do, in one sentence that ends with a full stop and has no line break."""
    facts = {**_UNTOLD, **{name: _told(name, fact) for name, fact in problem.facts.items() if fact not in (None, "")}}
    if problem.code is ProblemCode.GLOSSARY_UNUSABLE:
        facts["reason"] = _glossary_reason(facts["reason"])
    told = " ".join(_SENTENCES[problem.code].format_map(facts).split())
    return told if "path" in problem.facts else told[:1].upper() + told[1:]


def row_sentence(path: Path, problem: RowProblem) -> str:
    """What is the matter with a row of a glossary, and whether it was left out."""
    left_out = " left out" if problem.reason.leaves_out else ""
    beginning = " ".join(problem.row.split())[:60]
    return f"{path}, line {problem.line}{left_out}: {row_reason(problem.reason)}: {beginning}"


def sound_sentence(report: StoreReport) -> str:
    """All that was examined is whole."""
    if not report.schema:
        return f"Nothing is kept in {report.path} yet."
    kept = f"{counted(report.versions, 'version')} of {counted(report.documents, 'document')}"
    return f"{report.path} is whole: {kept}, {report.size / 1_000_000:.1f} MB."


def damage_sentence(report: StoreReport, is_backup: bool) -> str:
    """Something that was examined is not whole, and what to do."""
    if is_backup:
        return f"The backup {report.path} is damaged: make another one with “facing store backup”."
    return (
        f"{report.path} is damaged: the next start saves what can be read, or use “facing store restore” with a backup."
    )


def row_reason(reason: RowReason) -> str:
    """What is the matter with a row, as a part of a sentence."""
    return _ROW_REASONS[reason]


def clash_sentence(path: Path, clash: Clash, lines: Sequence[int]) -> str:
    """Which lines of a glossary say the same, or speak against each other."""
    where = f"line{'' if len(lines) == 1 else 's'} {', '.join(map(str, lines))}"
    return f"{path}, {where}: {_CLASHES[clash.sort]}: {clash.text}"


def loss_sentence(path: Path, loss: Loss) -> str:
    """What a format did not keep, with how often that is so and the first place."""
    return f"{path} does not keep {_LOSSES[loss.sort]} ({loss.count}, the first: {loss.example})."


def counted(count: int, what: str, several: str = "") -> str:
    """The number with its noun, which takes an s unless there is one, or is ``several``."""
    return f"{count} {what}" if count == 1 else f"{count} {several or f'{what}s'}"


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
