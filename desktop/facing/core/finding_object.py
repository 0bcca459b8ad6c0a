"""A finding as our JSON tells it. Keys, order and meaning are a contract: more may be added, nothing changed."""

from facing.core.finding import PlacedFinding


def finding_object(placed: PlacedFinding) -> dict[str, object]:
    """The finding; places are code points in its side's whole text, end exclusive."""
    finding = placed.finding
    return {
        "side": finding.side.value,
        "start": placed.start,
        "end": placed.end,
        "text": finding.text,
        "kind": finding.kind.value,
        "certainty": finding.certainty.value,
        "shown": finding.shown,
        "sources": [{"checker": source.checker, "rule": source.rule} for source in finding.sources],
        "message": finding.message,
        "suggestions": list(finding.suggestions),
        "group": finding.group,
        "state": finding.state.value if finding.state else None,
    }
