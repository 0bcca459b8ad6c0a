"""What became of one finding between the two sides, told from its own row alone."""

from facing.core.finding import Finding, Side, State
from facing.session.session import Session


def state_of(session: Session, finding: Finding) -> State | None:
    """Fixed, still there, or new: by rule and words among the partner paragraphs; ``None`` where it is gone."""
    mine = session.text(finding.side)
    index = mine.index_of(finding.span.paragraph)
    if index is None:
        return None
    comparison = session.comparison
    row = comparison.row(comparison.row_of(finding.side, index))
    other = Side.CORRECTION if finding.side is Side.ORIGINAL else Side.ORIGINAL
    partners = row.original if other is Side.ORIGINAL else row.corrected
    text = session.text(other)
    for partner in range(*partners) if partners else ():
        for there in session.findings.of(other, text.id_at(partner)):
            if (there.rule, there.text) == (finding.rule, finding.text):
                return State.STILL_THERE
    return State.FIXED if finding.side is Side.ORIGINAL else State.NEW
