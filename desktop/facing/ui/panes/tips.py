"""What a tool tip says of findings."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QCoreApplication

from facing.core.finding import Finding
from facing.ui.kinds import certainty_word, finding_title
from facing.ui.panes.content import PaneContent


def finding_tip(findings: Sequence[Finding], content: PaneContent) -> str:
    """The findings at one place as rich text: what, why, which engine, how sure."""
    return "<hr>".join(_told(finding, content) for finding in findings)


def object_tip() -> str:
    """What the mark of an object stands for."""
    return QCoreApplication.translate(
        "Tips", "An object of the document, such as a picture, a note or a field. It is kept with its words."
    )


def _told(finding: Finding, content: PaneContent) -> str:
    checkers = dict.fromkeys(content.checker_name(source.checker) for source in finding.sources)
    voice = QCoreApplication.translate("Tips", "{certainty} · {checkers}").format(
        certainty=certainty_word(finding.certainty), checkers=", ".join(checkers)
    )
    return (
        f"<p style='white-space:pre-wrap'><b>{escape(finding_title(finding))}</b><br>"
        f"{escape(finding.message)}<br><i>{escape(voice)}</i></p>"
    )
