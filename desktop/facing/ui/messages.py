"""The window's sentences: what is the matter, and what to do next. The only place of the window that makes them."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from facing.core.checkers import CheckerStatus
from facing.core.problem import ProblemCode, UserProblem
from facing.glossary.loading import LoadedGlossary
from facing.glossary.rows import RowProblem, RowReason
from facing.glossary.xml_events import XmlReason
from facing.session.checking import EngineState

# lupdate finds each sentence by QT_TRANSLATE_NOOP; they are translated when they are said.
_SENTENCES: Mapping[ProblemCode, object] = {
    ProblemCode.FILE_MISSING: QT_TRANSLATE_NOOP(
        "Messages", "“{path}” is not there any more: look whether it was moved or renamed."
    ),
    ProblemCode.FILE_UNREADABLE: QT_TRANSLATE_NOOP(
        "Messages", "“{path}” cannot be read ({reason}): check that you may read it, or copy it to another folder."
    ),
    ProblemCode.FILE_IS_FOLDER: QT_TRANSLATE_NOOP("Messages", "“{path}” is a folder: open one of the files in it."),
    ProblemCode.FILE_TOO_LARGE: QT_TRANSLATE_NOOP(
        "Messages", "“{path}” is too large ({size}, the most is {limit}): divide it into parts and open those."
    ),
    ProblemCode.FILE_BINARY: QT_TRANSLATE_NOOP(
        "Messages", "“{path}” is not a text: save its text as a .txt file with the program it belongs to and open that."
    ),
    ProblemCode.FILE_UNDECODABLE: QT_TRANSLATE_NOOP(
        "Messages", "The letters of “{path}” cannot be told: save it as UTF-8 with another program and open it again."
    ),
    ProblemCode.FILE_DAMAGED: QT_TRANSLATE_NOOP(
        "Messages",
        "“{path}” is damaged or holds no text: open it with the program that it belongs to, save it again there and "
        "open that.",
    ),
    ProblemCode.FILE_PROTECTED: QT_TRANSLATE_NOOP(
        "Messages",
        "“{path}” has a password or is in the old .doc format: save it without a password, a .doc as .docx, and open "
        "that.",
    ),
    ProblemCode.FILE_WITHOUT_TEXT: QT_TRANSLATE_NOOP(
        "Messages",
        "“{path}” holds pictures of pages but no text: have its text recognised (OCR) by another program and open "
        "what that writes.",
    ),
    ProblemCode.WORK_FILE_NEWER: QT_TRANSLATE_NOOP(
        "Messages", "“{path}” was saved by a newer Facing Pages and is left alone: update this one."
    ),
    ProblemCode.FORMAT_UNKNOWN: QT_TRANSLATE_NOOP(
        "Messages", "“{path}” has a format that cannot be opened here: save it as .txt or .md and open that."
    ),
    ProblemCode.TARGET_CHANGED_OUTSIDE: QT_TRANSLATE_NOOP(
        "Messages",
        "“{path}” was changed by another program and was not written over: save the corrected copy under another "
        "name, or save again and choose to replace it.",
    ),
    ProblemCode.TARGET_IS_ORIGINAL: QT_TRANSLATE_NOOP(
        "Messages", "“{path}” is the original, which stays as it is: choose another name for the corrected copy."
    ),
    ProblemCode.TARGET_EXISTS: QT_TRANSLATE_NOOP(
        "Messages", "“{path}” is there already: choose another name, or confirm that it is to be replaced."
    ),
    ProblemCode.TARGET_UNWRITABLE: QT_TRANSLATE_NOOP(
        "Messages", "“{path}” cannot be written ({reason}): choose another folder or name."
    ),
    ProblemCode.CHARACTER_NOT_IN_ENCODING: QT_TRANSLATE_NOOP(
        "Messages",
        "The character “{character}” cannot be written in {encoding}, the encoding of the original: save the copy "
        "as UTF-8, or replace the character.",
    ),
    ProblemCode.CHARACTER_NOT_IN_FORMAT: QT_TRANSLATE_NOOP(
        "Messages",
        "Paragraph {paragraph} has a character ({character}) that such a file cannot hold: delete it, then save again.",
    ),
    ProblemCode.OBJECT_STRAY: QT_TRANSLATE_NOOP(
        "Messages",
        "Paragraph {paragraph} has the mark of an object (a picture, a note, a field) that belongs elsewhere: delete "
        "the mark there, then save again.",
    ),
    ProblemCode.NO_TRACKED_CHANGES: QT_TRANSLATE_NOOP(
        "Messages", "There are no tracked changes in “{path}”: open it as any other text instead."
    ),
    ProblemCode.PLACES_DIFFER: QT_TRANSLATE_NOOP(
        "Messages",
        "The text does not fit the cells and other parts of the document that stand by themselves, so nothing was "
        "changed: give each paragraph of them a line, in order.",
    ),
    ProblemCode.DISK_FULL: QT_TRANSLATE_NOOP(
        "Messages", "The disk is full: make room, then save again. Your text is safe in this window until then."
    ),
    ProblemCode.STORE_NEWER: QT_TRANSLATE_NOOP(
        "Messages", "The versions kept here were written by a newer Facing Pages and are left alone: update this one."
    ),
    ProblemCode.STORE_DAMAGED: QT_TRANSLATE_NOOP(
        "Messages",
        "The versions kept in “{path}” are damaged ({reason}): start the program again, and it saves what can be read.",
    ),
    ProblemCode.STORE_UNWRITABLE: QT_TRANSLATE_NOOP(
        "Messages",
        "Your typing cannot be kept in “{path}” ({reason}): check the folder's rights, and save a corrected copy "
        "meanwhile.",
    ),
    ProblemCode.STORE_IN_USE: QT_TRANSLATE_NOOP(
        "Messages", "The versions kept here are in use by another window: close it and try again."
    ),
    ProblemCode.STORE_MENDED: QT_TRANSLATE_NOOP(
        "Messages",
        "The file with your versions was damaged: what could be read is in a new one (versions saved: {saved}, "
        "lost: {lost}). The damaged file is kept as “{aside}”.",
    ),
    ProblemCode.BACKUP_MISSING: QT_TRANSLATE_NOOP("Messages", "There is no backup in “{path}” yet: make one first."),
    ProblemCode.BACKUP_UNUSABLE: QT_TRANSLATE_NOOP(
        "Messages", "“{path}” cannot be used as a backup ({reason}): take another one."
    ),
    ProblemCode.BACKUP_FAILED: QT_TRANSLATE_NOOP(
        "Messages",
        "No backup of your versions could be made in “{path}” ({reason}): make room there, or choose another folder "
        "for backups. Your text is safe.",
    ),
    ProblemCode.BACKUP_REMEMBERS: QT_TRANSLATE_NOOP(
        "Messages", "The document is forgotten, but the backup “{path}” still has it ({reason}): remove that file."
    ),
    ProblemCode.DOCUMENT_OPEN_ELSEWHERE: QT_TRANSLATE_NOOP(
        "Messages", "{path} is open in another window already: go on there, or close it and open it here again."
    ),
    ProblemCode.DOCUMENT_UNKNOWN: QT_TRANSLATE_NOOP(
        "Messages", "Nothing has been kept of {path} yet: open it and save a correction first."
    ),
    ProblemCode.VERSION_UNKNOWN: QT_TRANSLATE_NOOP(
        "Messages", "That version cannot be found any more: choose another one from the list of versions."
    ),
    ProblemCode.GLOSSARY_UNUSABLE: QT_TRANSLATE_NOOP(
        "Messages", "The glossary “{path}” cannot be used{line}: {reason}."
    ),
    ProblemCode.GLOSSARY_UNWRITABLE: QT_TRANSLATE_NOOP(
        "Messages", "No glossary can be written as “{path}”: choose a name that ends in .csv, .tsv, .txt or .tbx."
    ),
    ProblemCode.JAVA_MISSING: QT_TRANSLATE_NOOP(
        "Messages",
        "LanguageTool needs Java 17 or newer, which is not installed: install it, or use the embedded checker.",
    ),
    ProblemCode.LANGUAGETOOL_MISSING: QT_TRANSLATE_NOOP(
        "Messages", "LanguageTool is not installed: run the set-up again, or use the embedded checker."
    ),
    ProblemCode.LANGUAGETOOL_NOT_STARTED: QT_TRANSLATE_NOOP(
        "Messages",
        "LanguageTool did not start ({reason}): choose it again in the Check menu, or use the embedded checker.",
    ),
    ProblemCode.LANGUAGETOOL_DIED: QT_TRANSLATE_NOOP(
        "Messages", "LanguageTool ended while it was checking: choose it again in the Check menu to start it anew."
    ),
    ProblemCode.LANGUAGETOOL_TIMEOUT: QT_TRANSLATE_NOOP(
        "Messages", "LanguageTool took too long to answer: choose it again in the Check menu to start it anew."
    ),
    ProblemCode.EMBEDDED_MISSING: QT_TRANSLATE_NOOP(
        "Messages", "The embedded checker is not installed: run the set-up again, or use LanguageTool."
    ),
    ProblemCode.EMBEDDED_DIED: QT_TRANSLATE_NOOP(
        "Messages", "The embedded checker ended while it was checking: choose it again in the Check menu."
    ),
    ProblemCode.LANGUAGE_UNSUPPORTED: QT_TRANSLATE_NOOP(
        "Messages", "No checker here knows the language {language}: choose another language in the Check menu."
    ),
    ProblemCode.SETTINGS_UNUSABLE: QT_TRANSLATE_NOOP(
        "Messages",
        "The settings in “{path}” cannot be used ({reason}), so the usual ones are: correct or remove the file.",
    ),
    ProblemCode.CLIPBOARD_EMPTY: QT_TRANSLATE_NOOP(
        "Messages", "There is no text in the clipboard: copy some text first, then choose New from clipboard again."
    ),
    ProblemCode.PARAGRAPHS_APART: QT_TRANSLATE_NOOP(
        "Messages",
        "Cells of a table, and other parts of a document that stand by themselves, are not merged, so nothing was "
        "changed: change each of them by itself.",
    ),
    ProblemCode.PATTERN_UNUSABLE: QT_TRANSLATE_NOOP(
        "Messages", "The regular expression cannot be used, at its character {place}: {reason}."
    ),
    ProblemCode.PATTERN_TOO_SLOW: QT_TRANSLATE_NOOP(
        "Messages", "The regular expression takes too long in this text: make it simpler, or look for plain words."
    ),
    ProblemCode.REPLACEMENT_UNUSABLE: QT_TRANSLATE_NOOP(
        "Messages", "The replacement cannot be used, at its character {place}: {reason}."
    ),
    ProblemCode.RULES_UNUSABLE: QT_TRANSLATE_NOOP("Messages", "The house rules in “{path}” cannot be used: {reason}."),
}

_UNTOLD: Mapping[str, object] = {
    "path": QT_TRANSLATE_NOOP("Messages", "This document"),
    "reason": QT_TRANSLATE_NOOP("Messages", "the system does not say why"),
    "size": QT_TRANSLATE_NOOP("Messages", "more than can be held"),
    "limit": QT_TRANSLATE_NOOP("Messages", "less"),
    "encoding": QT_TRANSLATE_NOOP("Messages", "that encoding"),
    "character": QT_TRANSLATE_NOOP("Messages", "?"),
    "language": QT_TRANSLATE_NOOP("Messages", "of this text"),
    "paragraph": QT_TRANSLATE_NOOP("Messages", "?"),
    "place": QT_TRANSLATE_NOOP("Messages", "1 or later"),
    "saved": QT_TRANSLATE_NOOP("Messages", "some"),
    "lost": QT_TRANSLATE_NOOP("Messages", "some"),
    "aside": QT_TRANSLATE_NOOP("Messages", "another file"),
}

# What the library for regular expressions says, in the words of those who write them now and then.
_PATTERN_REASONS: Mapping[str, object] = {
    "missing )": QT_TRANSLATE_NOOP("Messages", "a bracket ( is opened and not closed"),
    "unbalanced parenthesis": QT_TRANSLATE_NOOP("Messages", "a bracket ) is closed and was not opened"),
    "unterminated character set": QT_TRANSLATE_NOOP("Messages", "a bracket [ is opened and not closed"),
    "nothing to repeat": QT_TRANSLATE_NOOP("Messages", "there is nothing before it to be repeated"),
    "multiple repeat": QT_TRANSLATE_NOOP("Messages", "something is to be repeated twice over"),
    "min repeat greater than max repeat": QT_TRANSLATE_NOOP("Messages", "it is to be repeated more often than at most"),
    "repeat count too big": QT_TRANSLATE_NOOP("Messages", "it is to be repeated too often"),
    "bad character range": QT_TRANSLATE_NOOP("Messages", "a range of characters ends before it begins"),
    "bad escape": QT_TRANSLATE_NOOP("Messages", "a backslash stands before a letter that means nothing with it"),
    "bad escape (end of pattern)": QT_TRANSLATE_NOOP("Messages", "nothing follows the backslash at the end"),
    "unknown group": QT_TRANSLATE_NOOP("Messages", "there is no such group in the expression"),
    "invalid group reference": QT_TRANSLATE_NOOP("Messages", "there is no such group in the expression"),
    "unknown property": QT_TRANSLATE_NOOP("Messages", "there is no kind of character with this name"),
    "too complex": QT_TRANSLATE_NOOP("Messages", "it is too complex, make it simpler"),
}

_GLOSSARY_REASONS: Mapping[str, object] = {
    ProblemCode.FILE_MISSING: QT_TRANSLATE_NOOP("Messages", "the file is not there, look whether it was moved"),
    ProblemCode.FILE_UNREADABLE: QT_TRANSLATE_NOOP("Messages", "it cannot be read, check that you may read it"),
    ProblemCode.FILE_IS_FOLDER: QT_TRANSLATE_NOOP("Messages", "it is a folder, choose a file in it"),
    ProblemCode.FILE_TOO_LARGE: QT_TRANSLATE_NOOP("Messages", "it is too large, divide it into parts"),
    ProblemCode.FILE_BINARY: QT_TRANSLATE_NOOP("Messages", "it is not a text, save it as CSV"),
    ProblemCode.FILE_UNDECODABLE: QT_TRANSLATE_NOOP("Messages", "its letters cannot be told, save it as UTF-8"),
    XmlReason.BROKEN: QT_TRANSLATE_NOOP("Messages", "its XML is broken, export it anew"),
    XmlReason.ENTITIES: QT_TRANSLATE_NOOP("Messages", "it needs a DTD or entities, export it without"),
    XmlReason.TOO_DEEP: QT_TRANSLATE_NOOP("Messages", "its elements are nested too deeply for a glossary"),
    XmlReason.UNKNOWN: QT_TRANSLATE_NOOP("Messages", "it is XML, but no TBX, export it as TBX or CSV"),
    ProblemCode.FILE_DAMAGED: QT_TRANSLATE_NOOP("Messages", "it is damaged, save it again as .xlsx or CSV"),
    ProblemCode.FILE_PROTECTED: QT_TRANSLATE_NOOP("Messages", "it has a password, save it without one"),
    "no-rules": QT_TRANSLATE_NOOP("Messages", "it is no list of house rules"),
    "newer": QT_TRANSLATE_NOOP("Messages", "it was written by a newer Facing Pages, update this one"),
    "too-many": QT_TRANSLATE_NOOP("Messages", "it has too many rules, divide it into parts"),
    "too-many-terms": QT_TRANSLATE_NOOP("Messages", "it has too many terms, divide it into parts"),
}

_ROW_REASONS: Mapping[RowReason, object] = {
    RowReason.UNCLOSED_QUOTE: QT_TRANSLATE_NOOP("Messages", "a quotation mark is opened and not closed"),
    RowReason.STRAY_QUOTE: QT_TRANSLATE_NOOP("Messages", "a quotation mark stands in the wrong place"),
    RowReason.BROKEN_BYTES: QT_TRANSLATE_NOOP("Messages", "some of its bytes are no letters, save the file as UTF-8"),
    RowReason.TOO_MANY_CELLS: QT_TRANSLATE_NOOP("Messages", "it has more cells than there are columns"),
    RowReason.NO_TERM: QT_TRANSLATE_NOOP("Messages", "it names no term"),
    RowReason.NO_REPLACEMENT: QT_TRANSLATE_NOOP("Messages", "it does not say what should stand instead"),
    RowReason.TOO_LONG: QT_TRANSLATE_NOOP("Messages", "it is too long"),
    RowReason.CONTRADICTION: QT_TRANSLATE_NOOP("Messages", "a form is both preferred and forbidden"),
    RowReason.DUPLICATE: QT_TRANSLATE_NOOP("Messages", "an earlier row has the same term"),
    RowReason.UNKNOWN_FORM: QT_TRANSLATE_NOOP("Messages", "it has inflected forms of a form that is not in it"),
    RowReason.UNKNOWN_VALUE: QT_TRANSLATE_NOOP("Messages", "this value is not known and means nothing here"),
    RowReason.UNKNOWN_COLUMNS: QT_TRANSLATE_NOOP("Messages", "these columns are not used"),
    RowReason.UNUSED_PARTS: QT_TRANSLATE_NOOP("Messages", "these parts are not used"),
}

_STATES: Mapping[CheckerStatus, object] = {
    CheckerStatus.STARTING: QT_TRANSLATE_NOOP("Messages", "starting"),
    CheckerStatus.READY: QT_TRANSLATE_NOOP("Messages", "ready"),
    CheckerStatus.RAN: QT_TRANSLATE_NOOP("Messages", "ready"),
    CheckerStatus.UNAVAILABLE: QT_TRANSLATE_NOOP("Messages", "not available"),
    CheckerStatus.FAILED: QT_TRANSLATE_NOOP("Messages", "stopped"),
    CheckerStatus.SKIPPED: QT_TRANSLATE_NOOP("Messages", "nothing to do"),
}


def sentence(problem: UserProblem) -> str:
    """What is the matter and what to do next, as one plain sentence or two, without a line break."""
    facts = {name: _translated(untold) for name, untold in _UNTOLD.items()}
    facts |= {name: _told(name, fact) for name, fact in problem.facts.items() if fact not in (None, "")}
    facts["line"] = _line(problem.facts.get("line"))
    if problem.code in (ProblemCode.GLOSSARY_UNUSABLE, ProblemCode.RULES_UNUSABLE):
        facts["reason"] = _glossary_reason(str(problem.facts.get("reason", "")))
    elif facts["reason"] in _PATTERN_REASONS:
        facts["reason"] = _translated(_PATTERN_REASONS[facts["reason"]])
    return " ".join(_translated(_SENTENCES[problem.code]).format_map(facts).split())


def row_sentence(problem: RowProblem) -> str:
    """Which row of a glossary was left out and why, with its beginning."""
    template = QCoreApplication.translate("Messages", "Line {line}: {reason} (“{row}”)")
    row = " ".join(problem.row.split())
    shown = row if len(row) <= 48 else f"{row[:47]}…"
    return template.format(line=problem.line, reason=_translated(_ROW_REASONS[problem.reason]), row=shown)


def reason_words(reason: RowReason) -> str:
    """Why something is no row of a glossary."""
    return _translated(_ROW_REASONS[reason])


def glossary_sentence(glossary: LoadedGlossary) -> str:
    """What was loaded from a glossary, and how many of its rows could not be used."""
    broken = glossary.left_out
    if not broken:
        template = QCoreApplication.translate("Messages", "“{name}” is in use: {terms}.")
    elif broken == 1:
        template = QCoreApplication.translate(
            "Messages", "“{name}” is in use: {terms}; one row could not be used, the Terms panel names it."
        )
    else:
        template = QCoreApplication.translate(
            "Messages", "“{name}” is in use: {terms}; {broken} rows could not be used, the Terms panel names them."
        )
    return template.format(name=glossary.name, terms=terms_counted(len(glossary.terms)), broken=f"{broken:n}")


def terms_counted(count: int) -> str:
    """A number of terms in words."""
    if count == 1:
        return QCoreApplication.translate("Messages", "1 term")
    return QCoreApplication.translate("Messages", "%n terms", "", count)


def engine_state(engine: EngineState) -> str:
    """How a checker is, in a word or two."""
    return _translated(_STATES[engine.health.status])


def engine_reason(engine: EngineState) -> str:
    """Why a checker does not run, as a sentence; empty where it does."""
    return sentence(engine.health.reason) if engine.health.reason else ""


def _translated(source: object) -> str:
    return QCoreApplication.translate("Messages", str(source))


def _told(name: str, fact: object) -> str:
    if name in ("size", "limit") and isinstance(fact, int):
        return QCoreApplication.translate("Messages", "{megabytes} MB").format(megabytes=f"{fact / 1_000_000:.1f}")
    if isinstance(fact, Path):
        return fact.name or str(fact)
    return str(fact)


def _line(line: object) -> str:
    if line is None:
        return ""
    return QCoreApplication.translate("Messages", " because of its line {line}").format(line=line)


def _glossary_reason(reason: str) -> str:
    if reason in set(RowReason):
        return _translated(_ROW_REASONS[RowReason(reason)])
    return (
        _translated(_GLOSSARY_REASONS[reason])
        if reason in _GLOSSARY_REASONS
        else reason or _translated(_UNTOLD["reason"])
    )
