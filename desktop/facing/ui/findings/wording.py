"""The words of the findings list."""

from PySide6.QtCore import QCoreApplication

from facing.core.finding import Kind
from facing.session.judging import FOREIGN, HINTS, NAMES, OFF, OTHER_LANGUAGE
from facing.ui.controls.row_model import RowWords
from facing.ui.findings.lines import Group, Header, Line, Section
from facing.ui.kinds import kind_word
from facing.ui.languages import language_name

_SHOWN = 200  # code points of what was found that a row can show at the most


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


def group_words(group: Group) -> str:
    """What is folded into one line."""
    if group.name == FOREIGN:
        counts = {rule.removeprefix(OTHER_LANGUAGE): count for rule, count in group.rules}
        return QCoreApplication.translate("Findings", "Other languages: {languages}").format(
            languages=", ".join(f"{language_name(code)} ({count})" for code, count in counts.items())
        )
    return {
        NAMES: QCoreApplication.translate("Findings", "Unknown names"),
        HINTS: QCoreApplication.translate("Findings", "Hints"),
        OFF: QCoreApplication.translate("Findings", "Rules usually off"),
    }[group.name]


def group_explained(name: str) -> str:
    """What a folded group is, and what can be done with it."""
    return {
        NAMES: QCoreApplication.translate(
            "Findings",
            "No dictionary has these, and they look like names. Look through them for misspelt ones; the others can be "
            "taken for right all at once, always or here in this document.",
        ),
        HINTS: QCoreApplication.translate(
            "Findings", "These may be a matter of taste, and are marked in the text only if you want that."
        ),
        OFF: QCoreApplication.translate(
            "Findings",
            "These come from rules that are wrong more often than right. The card of each can switch its rule on.",
        ),
        FOREIGN: QCoreApplication.translate(
            "Findings",
            "These stretches are surely in another language, so their spelling and grammar are left alone. Where that "
            "is wrong, switch the rule of one off.",
        ),
    }[name]


def line_words(line: Line) -> str:
    """What was found, and what may stand instead."""
    found = " ".join(line.key.text[:_SHOWN].split())
    if not found:
        return line.finding.message
    if not line.finding.suggestions or line.key.group == NAMES:
        return found
    suggestion = line.key.suggestion or QCoreApplication.translate("Findings", "(nothing)")
    return f"{found} → {suggestion}"


def line_remark(line: Line) -> str:
    """The kind, and in how many places."""
    if line.key.group == FOREIGN:
        return language_name(line.key.rule.removeprefix(OTHER_LANGUAGE))
    if line.key.group == NAMES:
        return f"{line.places} ×" if line.places > 1 else ""
    kind = kind_word(line.key.kind)
    if line.places == 1:
        return kind
    return QCoreApplication.translate("Findings", "{kind}, {count} places").format(kind=kind, count=line.places)


def described(entry: object) -> RowWords:
    """An entry of the findings list in words."""
    if isinstance(entry, Header):
        return RowWords(header_words(entry), is_header=True)
    if isinstance(entry, Group):
        state = (
            QCoreApplication.translate("Findings", "open")
            if entry.is_open
            else QCoreApplication.translate("Findings", "folded")
        )
        count = "" if entry.name == FOREIGN else str(entry.lines)
        return RowWords(group_words(entry), count, group_explained(entry.name), state=state)
    if isinstance(entry, Line):
        return RowWords(line_words(entry), line_remark(entry), entry.finding.message)
    raise TypeError(entry)
