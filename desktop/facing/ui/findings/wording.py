"""The words of the findings list."""

from PySide6.QtCore import QCoreApplication

from facing.core.finding import Kind
from facing.ui.controls.row_model import RowWords
from facing.ui.findings.lines import Header, Line, Section
from facing.ui.kinds import kind_word


def header_words(header: Header) -> str:
    """The title of a part of the list."""
    if isinstance(header.section, Kind):
        template = QCoreApplication.translate("Findings", "{kind} · {count}")
        return template.format(kind=kind_word(header.section), count=header.lines)
    return {
        Section.HERE: QCoreApplication.translate("Findings", "This paragraph"),
        Section.AFTER: QCoreApplication.translate("Findings", "After this"),
        Section.BEFORE: QCoreApplication.translate("Findings", "Before this"),
    }[header.section]


def line_words(line: Line) -> str:
    """What was found, and what may stand instead."""
    found = " ".join(line.key.text.split())
    if not found:
        return line.finding.message
    if not line.finding.suggestions:
        return found
    suggestion = line.key.suggestion or QCoreApplication.translate("Findings", "(nothing)")
    return f"{found} → {suggestion}"


def line_remark(line: Line) -> str:
    """The kind, and in how many places."""
    kind = kind_word(line.key.kind)
    if line.places == 1:
        return kind
    return QCoreApplication.translate("Findings", "{kind}, {count} places").format(kind=kind, count=line.places)


def described(entry: object) -> RowWords:
    """An entry of the findings list in words."""
    if isinstance(entry, Header):
        return RowWords(header_words(entry), is_header=True)
    if isinstance(entry, Line):
        return RowWords(line_words(entry), line_remark(entry), entry.finding.message)
    raise TypeError(entry)
