"""Changes and findings as JSON, ``facing.export/1``: keys, order and meaning are a contract; more may be added.

Positions are code points in a side's whole text, end exclusive.
"""

import json
from collections.abc import Iterable, Sequence

from facing.core.document import Original
from facing.core.exporting import ExportManner
from facing.core.finding import PlacedFinding
from facing.core.finding_object import finding_object
from facing.core.text import Text
from facing.diff.tally import Summary
from facing.exports.changes import ListedChange, Stretch

SCHEMA = "facing.export/1"


def json_object(
    original: Original,
    corrected: Text,
    manner: ExportManner,
    summary: Summary,
    changes: Iterable[ListedChange],
    findings: Sequence[PlacedFinding],
) -> bytes:
    """One object; in ASCII, because texts may hold what no encoding can."""
    told = {
        "schema": SCHEMA,
        "author": manner.author,
        "written": manner.when.isoformat(),
        "documents": {
            "original": _document(original.path.name, original.text, manner.language),
            "correction": _document(manner.corrected_name, corrected, manner.language),
        },
        "summary": summary._asdict(),
        "changes": [_change(change) for change in changes],
        "findings": [finding_object(placed) for placed in findings],
    }
    return f"{json.dumps(told, indent=1)}\n".encode("ascii")


def _document(name: str, text: Text, language: str) -> dict[str, object]:
    return {"name": name, "language": language or None, "paragraphs": len(text), "length": text.length}


def _change(change: ListedChange) -> dict[str, object]:
    return {
        "op": change.sort.value,
        "original": _stretch(change.original),
        "correction": _stretch(change.corrected),
        "origin": change.origin or None,
    }


def _stretch(stretch: Stretch) -> dict[str, object]:
    return {"start": stretch.start, "end": stretch.end, "text": stretch.text}
