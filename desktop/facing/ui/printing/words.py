"""The words on printed pages that are not the texts' own."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from facing.core.finding import PlacedFinding, Side
from facing.diff.rows import Relation

_RELATIONS: dict[Relation, object] = {
    Relation.EDITED: QT_TRANSLATE_NOOP("Printing", "edited"),
    Relation.SPLIT: QT_TRANSLATE_NOOP("Printing", "split"),
    Relation.MERGED: QT_TRANSLATE_NOOP("Printing", "merged"),
    Relation.REFLOWED: QT_TRANSLATE_NOOP("Printing", "reflowed"),
    Relation.MOVED: QT_TRANSLATE_NOOP("Printing", "moved"),
    Relation.INSERTED: QT_TRANSLATE_NOOP("Printing", "inserted"),
    Relation.DELETED: QT_TRANSLATE_NOOP("Printing", "deleted"),
}


def relation_word(relation: Relation) -> str:
    """How the sides of a row belong together; nothing where they are the same."""
    return "" if relation is Relation.SAME else _told(_RELATIONS[relation])


def moved_words(partner: int, side: Side) -> str:
    """Where the other half of a moved row stands; ``partner`` is its number from 0."""
    words = (
        QT_TRANSLATE_NOOP("Printing", "moved to row {row}")
        if side is Side.ORIGINAL
        else QT_TRANSLATE_NOOP("Printing", "moved from row {row}")
    )
    return _told(words).format(row=partner + 1)


def left_out_words(rows: range) -> str:
    """Rows that are not printed."""
    words = QT_TRANSLATE_NOOP("Printing", "Rows {first} to {last} are the same and left out.")
    return _told(words).format(first=rows.start + 1, last=rows.stop)


def findings_title(count: int) -> str:
    """The heading of the list of findings."""
    return _told(QT_TRANSLATE_NOOP("Printing", "Findings ({count})")).format(count=count)


def finding_words(placed: PlacedFinding) -> tuple[str, str]:
    """A finding in the column of its side: where it is and what it is about, and what is said of it."""
    finding = placed.finding
    words = (
        QT_TRANSLATE_NOOP("Printing", "Original {paragraph}:{column}")
        if finding.side is Side.ORIGINAL
        else QT_TRANSLATE_NOOP("Printing", "Correction {paragraph}:{column}")
    )
    place = _told(words).format(paragraph=placed.paragraph + 1, column=placed.column + 1)
    delete = _told(QT_TRANSLATE_NOOP("Printing", "(delete)"))
    suggestions = " | ".join(each or delete for each in finding.suggestions)
    instead = f" → {suggestions}" if suggestions else ""
    return f"{place}: {finding.text}{instead}", finding.message


def summary_words(changes: int, deleted: int, inserted: int, moves: int) -> str:
    """How much differs."""
    words = QT_TRANSLATE_NOOP(
        "Printing", "Changes: {changes}, moved: {moves}, words deleted: {deleted}, inserted: {inserted}"
    )
    return _told(words).format(changes=changes, moves=moves, deleted=deleted, inserted=inserted)


def _told(words: object) -> str:
    return QCoreApplication.translate("Printing", str(words))
