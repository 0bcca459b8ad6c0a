"""The JSON objects of the commands. Their keys, order and meaning are a contract: more may be added, nothing changed.

Positions are code points in a side's whole text, end exclusive.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from facing.cli.checked import CheckedFile, EngineReport
from facing.cli.sentences import sentence
from facing.cli.wiring import Diagnosis
from facing.core.document import Version
from facing.core.finding_object import finding_object
from facing.core.ports import StoreReport
from facing.core.problem import UserProblem
from facing.diff.comparison import Comparison
from facing.diff.rows import Row, Run

JsonObject = dict[str, object]


def write_json(out: TextIO, value: JsonObject) -> None:
    """One object on one line. In ASCII, because texts may hold what the stream's encoding or any encoding lacks."""
    out.write(json.dumps(value) + "\n")


def store_object(report: StoreReport, backup: bool) -> JsonObject:
    """What ``facing store check --json`` prints of the store, ``facing store drill --json`` of its newest backup."""
    return {
        "schema": "facing.store-drill/1" if backup else "facing.store-check/1",
        "path": str(report.path),
        "sound": not report.damage,
        "layout": report.schema,
        "bytes": report.size,
        "documents": report.documents,
        "versions": report.versions,
        "damage": list(report.damage),
    }


def check_object(files: Iterable[CheckedFile]) -> JsonObject:
    """What ``facing check --json`` prints."""
    return {"schema": "facing.check/1", "files": [_file(file) for file in files]}


def diff_object(comparison: Comparison) -> JsonObject:
    """What ``facing diff --json`` prints."""
    summary = comparison.summary()
    return {
        "schema": "facing.diff/1",
        "summary": {
            "words_deleted": summary.words_deleted,
            "words_inserted": summary.words_inserted,
            "changes": summary.changes,
            "moves": summary.moves,
        },
        "rows": [_row(row, comparison.runs(number), comparison) for number, row in enumerate(comparison.rows())],
    }


def versions_object(versions: Iterable[Version]) -> JsonObject:
    """What ``facing versions --json`` prints; ``saved`` is in milliseconds since 1970."""
    return {
        "schema": "facing.versions/1",
        "versions": [
            {
                "id": version.id,
                "saved": version.saved,
                "name": version.name,
                "note": version.note,
                "origin": version.kind.value,
                "words": version.words,
                "words_changed": version.words_changed,
            }
            for version in versions
        ],
    }


def batch_object(ended: Iterable[tuple[Path, Path | None, UserProblem | None]]) -> JsonObject:
    """What ``facing export --json`` prints: of each file where it was written, or why it was not."""
    return {
        "schema": "facing.batch/1",
        "files": [
            {
                "path": str(path),
                "output": str(target) if target else None,
                "problem": sentence(problem) if problem else None,
            }
            for path, target, problem in ended
        ],
    }


def doctor_object(diagnoses: Iterable[Diagnosis]) -> JsonObject:
    """What ``facing doctor --json`` prints."""
    return {
        "schema": "facing.doctor/1",
        "parts": [
            {
                "id": diagnosis.id,
                "name": diagnosis.name,
                "status": diagnosis.working.value,
                "needed": diagnosis.needed,
                "detail": diagnosis.detail,
                "facts": diagnosis.facts,
            }
            for diagnosis in diagnoses
        ],
    }


def _file(file: CheckedFile) -> JsonObject:
    return {
        "path": str(file.path),
        "encoding": file.encoding,
        "language": file.language,
        "words": file.words,
        "problem": sentence(file.problem) if file.problem else None,
        "checkers": [_engine(engine) for engine in file.engines],
        "findings": [finding_object(placed) for placed in file.findings],
    }


def _engine(engine: EngineReport) -> JsonObject:
    return {
        "id": engine.id,
        "version": engine.version or None,
        "status": engine.status.value,
        "reason": sentence(engine.problem) if engine.problem else None,
        "milliseconds": engine.milliseconds,
    }


def _row(row: Row, runs: Iterable[Run], comparison: Comparison) -> JsonObject:
    before = comparison.original.start_of(row.original[0]) if row.original else 0
    after = comparison.corrected.start_of(row.corrected[0]) if row.corrected else 0
    told: JsonObject = {
        "relation": row.relation.value,
        "original": list(row.original) if row.original else None,
        "corrected": list(row.corrected) if row.corrected else None,
    }
    if row.move is not None:
        told["move"] = row.move
    told["runs"] = [
        {"op": run.operation.value, "original": _at(run.original, before), "corrected": _at(run.corrected, after)}
        for run in runs
    ]
    return told


def _at(place: tuple[int, int] | None, start: int) -> list[int] | None:
    return None if place is None else [place[0] + start, place[1] + start]
