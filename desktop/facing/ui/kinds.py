"""The eight kinds of findings in words and shapes; their colours are the theme's tokens of the same names."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QPainter, QPolygonF

from facing.core.finding import Certainty, Finding, Kind
from facing.session.judging import FOREIGN, LOST_SOURCE, NAMES, OTHER_LANGUAGE
from facing.ui.languages import language_name


def kind_word(kind: Kind) -> str:
    """The kind in one word."""
    return {
        Kind.SPELLING: QCoreApplication.translate("Kinds", "spelling"),
        Kind.GRAMMAR: QCoreApplication.translate("Kinds", "grammar"),
        Kind.STYLE: QCoreApplication.translate("Kinds", "style"),
        Kind.TYPOGRAPHY: QCoreApplication.translate("Kinds", "typography"),
        Kind.TERM: QCoreApplication.translate("Kinds", "term"),
        Kind.CONSISTENCY: QCoreApplication.translate("Kinds", "consistency"),
        Kind.GARBLE: QCoreApplication.translate("Kinds", "garble"),
        Kind.ENCODING: QCoreApplication.translate("Kinds", "encoding"),
    }[kind]


def certainty_word(certainty: Certainty) -> str:
    """How sure the checker is, in one word."""
    return {
        Certainty.SURE: QCoreApplication.translate("Kinds", "Sure"),
        Certainty.LIKELY: QCoreApplication.translate("Kinds", "Likely"),
        Certainty.HINT: QCoreApplication.translate("Kinds", "A hint"),
    }[certainty]


def finding_title(finding: Finding) -> str:
    """What a finding is about, as the title of its card."""
    if finding.kind is Kind.TERM and finding.suggestions:
        template = QCoreApplication.translate("Kinds", "Preferred term: “{text}”")
        return template.format(text=finding.suggestions[0])
    if finding.group == FOREIGN:
        template = QCoreApplication.translate("Kinds", "In another language: {language}")
        return template.format(language=language_name(finding.rule.removeprefix(OTHER_LANGUAGE)))
    if finding.sources == (LOST_SOURCE,):
        return QCoreApplication.translate("Kinds", "A lost sentence")
    if not finding.text.strip():
        return kind_word(finding.kind).capitalize()
    text = " ".join(finding.text.split())
    shown = text if len(text) <= 60 else f"{text[:59]}…"
    if finding.group == NAMES:
        return QCoreApplication.translate("Kinds", "Unknown name: “{text}”").format(text=shown)
    return QCoreApplication.translate("Kinds", "{kind}: “{text}”").format(
        kind=kind_word(finding.kind).capitalize(), text=shown
    )


def paint_kind(painter: QPainter, kind: Kind, box: QRectF) -> None:
    """Paint the kind's own shape into ``box`` with the painter's brush."""
    center, radius = box.center(), box.width() / 2
    x, y = center.x(), center.y()
    if kind is Kind.SPELLING:
        painter.drawEllipse(box)
    elif kind is Kind.GRAMMAR:
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
    elif kind is Kind.TERM:
        _polygon(painter, (x, y - radius - 1), (x + radius + 1, y), (x, y + radius + 1), (x - radius - 1, y))
    elif kind is Kind.CONSISTENCY:
        _polygon(painter, (x, y - radius), (x + radius + 0.5, y + radius), (x - radius - 0.5, y + radius))
    elif kind is Kind.TYPOGRAPHY:
        _polygon(painter, (x - radius - 0.5, y - radius), (x + radius + 0.5, y - radius), (x, y + radius))
    elif kind is Kind.STYLE:
        painter.drawRect(QRectF(box.left() - 1, y - 1.5, box.width() + 2, 3))
    elif kind is Kind.GARBLE:
        painter.drawRect(QRectF(x - 1.5, box.top() - 0.5, 3, box.height() + 1))
        painter.drawRect(QRectF(box.left() - 0.5, y - 1.5, box.width() + 1, 3))
    else:
        third = box.width() / 3
        for left in (0.0, 2 * third):
            painter.drawRect(QRectF(box.left() + left, box.top(), third, box.height()))


def _polygon(painter: QPainter, *points: tuple[float, float]) -> None:
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
