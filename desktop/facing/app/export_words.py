"""The words of exports as the window gives them, in its own language."""

from PySide6.QtCore import QCoreApplication

from facing.core.edit import Origin
from facing.core.finding import Certainty, Kind, Side, State
from facing.diff.rows import Relation
from facing.exports.changes import Sort
from facing.exports.findings_section import FindingLabels
from facing.exports.page import PageLabels
from facing.exports.table import TableLabels
from facing.exports.value_words import ValueWords
from facing.exports.words import ExportWords
from facing.ui.changes.wording import origin_word
from facing.ui.kinds import certainty_word, kind_word
from facing.ui.printing.words import relation_word


def export_words() -> ExportWords:
    """The words now; they can be asked for on any thread."""
    values = _values()
    return ExportWords(_page(values), _tables(values))


def _page(values: ValueWords) -> PageLabels:
    return PageLabels(
        language=QCoreApplication.translate("Exports", "en", "the code of the language that these words are in"),
        title=QCoreApplication.translate("Exports", "Comparison"),
        row=QCoreApplication.translate("Exports", "Row"),
        changes=QCoreApplication.translate("Exports", "Changes"),
        words_deleted=QCoreApplication.translate("Exports", "Words deleted"),
        words_inserted=QCoreApplication.translate("Exports", "Words inserted"),
        moves=QCoreApplication.translate("Exports", "Paragraphs moved"),
        no_changes=QCoreApplication.translate("Exports", "The texts are the same."),
        moved_to=QCoreApplication.translate("Exports", "moved to row {row}"),
        moved_from=QCoreApplication.translate("Exports", "moved from row {row}"),
        legend=QCoreApplication.translate(
            "Exports",
            "{deleted} stands in the original only, {inserted} in the correction only, {moved} stands elsewhere.",
        ),
        deleted=QCoreApplication.translate("Exports", "Struck through"),
        inserted=QCoreApplication.translate("Exports", "underlined"),
        moved=QCoreApplication.translate("Exports", "beside a dashed line"),
        left_out=QCoreApplication.translate("Exports", "Rows {first} to {last} are the same and left out."),
        spoken=(
            QCoreApplication.translate("Exports", "[deleted: "),
            QCoreApplication.translate("Exports", "[inserted: "),
            QCoreApplication.translate("Exports", "]"),
        ),
        findings=_findings(values),
        relations={relation: relation_word(relation) for relation in Relation if relation is not Relation.SAME},
    )


def _findings(values: ValueWords) -> FindingLabels:
    return FindingLabels(
        title=QCoreApplication.translate("Exports", "Findings"),
        where=QCoreApplication.translate("Exports", "Place"),
        text=QCoreApplication.translate("Exports", "Text"),
        kind=QCoreApplication.translate("Exports", "Kind"),
        message=QCoreApplication.translate("Exports", "Message"),
        suggestions=QCoreApplication.translate("Exports", "Suggestions"),
        delete=QCoreApplication.translate("Exports", "(delete)"),
        place=QCoreApplication.translate("Exports", "{side} {paragraph}:{column}"),
        sides={
            Side.ORIGINAL: QCoreApplication.translate("Exports", "Original"),
            Side.CORRECTION: QCoreApplication.translate("Exports", "Correction"),
        },
        values=values,
    )


def _tables(values: ValueWords) -> TableLabels:
    number = QCoreApplication.translate("Exports", "Number")
    kind = QCoreApplication.translate("Exports", "Kind")
    sides = QCoreApplication.translate("Exports", "Original"), QCoreApplication.translate("Exports", "Correction")
    places = (
        QCoreApplication.translate("Exports", "Original place"),
        QCoreApplication.translate("Exports", "Correction place"),
    )
    origin = QCoreApplication.translate("Exports", "Origin")
    told = (
        QCoreApplication.translate("Exports", "Certainty"),
        QCoreApplication.translate("Exports", "State"),
        QCoreApplication.translate("Exports", "Message"),
        QCoreApplication.translate("Exports", "Rules"),
    )
    found = (
        QCoreApplication.translate("Exports", "Side"),
        QCoreApplication.translate("Exports", "Place"),
        QCoreApplication.translate("Exports", "Text"),
        QCoreApplication.translate("Exports", "Suggestions"),
    )
    return TableLabels(
        changes=QCoreApplication.translate("Exports", "Changes"),
        findings=QCoreApplication.translate("Exports", "Findings"),
        change_titles=(number, QCoreApplication.translate("Exports", "Change"), *places, *sides, origin),
        finding_titles=(number, *found, kind, *told),
        common_titles=(QCoreApplication.translate("Exports", "What"), number, kind, *places, *sides, origin, *told),
        change=QCoreApplication.translate("Exports", "change"),
        finding=QCoreApplication.translate("Exports", "finding"),
        delete=QCoreApplication.translate("Exports", "(delete)"),
        cut=QCoreApplication.translate("Exports", "A sheet holds no more rows: the lists as CSV or JSON have all."),
        values=values,
    )


def _values() -> ValueWords:
    return ValueWords(
        sorts={
            Sort.REPLACE: QCoreApplication.translate("Exports", "replace"),
            Sort.DELETE: QCoreApplication.translate("Exports", "delete"),
            Sort.INSERT: QCoreApplication.translate("Exports", "insert"),
            Sort.MOVE: QCoreApplication.translate("Exports", "move"),
        },
        origins={origin: origin_word(origin) for origin in Origin},
        sides={
            Side.ORIGINAL: QCoreApplication.translate("Exports", "original"),
            Side.CORRECTION: QCoreApplication.translate("Exports", "correction"),
        },
        kinds={kind: kind_word(kind) for kind in Kind},
        certainties={certainty: certainty_word(certainty).lower() for certainty in Certainty},
        states={
            State.FIXED: QCoreApplication.translate("Exports", "fixed"),
            State.STILL_THERE: QCoreApplication.translate("Exports", "still there"),
            State.NEW: QCoreApplication.translate("Exports", "new"),
        },
    )
