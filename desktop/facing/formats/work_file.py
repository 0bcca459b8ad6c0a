"""Work files (``.facing``): a ZIP file of plain text and JSON, told in ``desktop/docs/work-file.md``."""

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from facing.core.document import Content, Version
from facing.core.endings import WORK_FILE
from facing.core.problem import ProblemCode, UserProblem
from facing.core.work import VersionIds, Work, WorkGlossary, WorkVersion
from facing.files.limits import FILE_LIMIT, refuse_if_larger
from facing.files.reading import read_file
from facing.formats.work_lines import Lines, LineTable, WorkDamaged
from facing.formats.work_reading import read_work
from facing.formats.zip_file import ZipContent, ZipDamaged, ZipEncrypted, ZipTooLarge, zip_of

MIME_TYPE = "application/vnd.facing-pages.work+zip"
SCHEMA = "facing.work/1"

# Of the whole file: several times the longest original, for its versions. What is read as JSON takes up to twenty times
# as much memory.
WORK_LIMIT = 4 * FILE_LIMIT
_LINES_LIMIT = 2 * FILE_LIMIT
_JSON_LIMIT = FILE_LIMIT // 2
_GLOSSARY_LIMIT = FILE_LIMIT // 2
_MOST_GLOSSARIES = 1000


class WorkFiles:
    """Reads and writes work files (``core.work.WorkFormat``)."""

    def is_work_file(self, path: Path) -> bool:
        """Whether the file's name says that it is one."""
        return path.suffix.lower() == WORK_FILE

    def read(self, path: Path) -> tuple[Work, bytes]:
        """The work in the file at ``path``, and the SHA-256 of the file. Versions are read when they are asked for.

        Raises:
            UserProblem: ``FILE_MISSING``, ``FILE_UNREADABLE``, ``FILE_IS_FOLDER``, ``FILE_TOO_LARGE``,
                ``FILE_DAMAGED`` with ``reason``, ``WORK_FILE_NEWER`` with ``schema``.
        """
        data = read_file(path, WORK_LIMIT)
        return self.from_bytes(path, data), sha256(data).digest()

    def from_bytes(self, path: Path, data: bytes) -> Work:
        """The same from bytes already read; ``path`` names the file in problems."""
        refuse_if_larger(path, len(data), WORK_LIMIT)
        try:
            parts = _Parts(ZipContent(data))
            told = _json(parts.unpacked("work.json", _JSON_LIMIT))
            _refuse_other_schema(path, told)
            lines = Lines.read(parts.unpacked("paragraphs.txt", _LINES_LIMIT), told)
            glossaries = tuple(
                WorkGlossary(name, parts.unpacked(member, _GLOSSARY_LIMIT)) for name, member in _glossaries(told)
            )
            return read_work(path, told, lines, parts.unpacked("original", FILE_LIMIT), glossaries)
        except ZipTooLarge as error:
            raise UserProblem(ProblemCode.FILE_TOO_LARGE, path=path, size=error.size, limit=WORK_LIMIT) from error
        except (ZipDamaged, ZipEncrypted, WorkDamaged) as error:
            raise UserProblem(ProblemCode.FILE_DAMAGED, path=path, reason=str(error)) from error

    def writer(self) -> "Writer":
        """What writes the work files of one document, one after the other."""
        return Writer()


class Writer:
    """Writes the work files of one document (``core.work.WorkWriter``); the same work gives the same bytes."""

    def __init__(self) -> None:
        self._begin()

    def as_bytes(self, work: Work) -> bytes:
        """The bytes of a work file.

        Raises:
            UserProblem: a version cannot be read; ``FILE_TOO_LARGE``: more than ``read`` takes.
        """
        if list(self._known) != [kept.version.id for kept in work.versions[: len(self._known)]]:
            # Older versions have come or gone, and lines would not be in the order of a file written at once.
            self._begin()
        for kept in work.versions[len(self._known) :]:
            self._learn(kept)
        table = self._table.copy()
        correction = table.runs(work.correction)
        versions = [{**_version(kept.version), **self._known[kept.version.id]} for kept in work.versions]
        members = [f"glossaries/{number}" for number, _ in enumerate(work.glossaries, 1)]
        told = _told(work, table) | {
            "correction": correction,
            "versions": versions,
            "glossaries": [
                {"name": each.name, "member": name} for each, name in zip(work.glossaries, members, strict=True)
            ],
        }
        parts = _as_bytes(json.dumps(told, ensure_ascii=False, separators=(",", ":"))), table.as_bytes()
        for part, limit in zip(parts, (_JSON_LIMIT, _LINES_LIMIT), strict=True):
            refuse_if_larger(Path(work.name), len(part), limit)
        return zip_of(
            {
                "mimetype": MIME_TYPE.encode("ascii"),
                "work.json": parts[0],
                "paragraphs.txt": parts[1],
                "original": work.data,
                "correction.txt": _readable(work.correction),
                **dict(zip(members, (each.data for each in work.glossaries), strict=True)),
            }
        )

    def _begin(self) -> None:
        self._table = LineTable()
        self._ids = VersionIds()
        self._known: dict[int, dict[str, object]] = {}

    def _learn(self, kept: WorkVersion) -> None:
        content = kept.read()
        identifier = kept.id or self._ids.of(kept.version.saved, content)
        self._known[kept.version.id] = {"id": identifier, "paragraphs": self._table.runs(content)}


class _Parts:
    """The members of the file, by name."""

    def __init__(self, archive: ZipContent) -> None:
        self._archive = archive

    def unpacked(self, name: str, limit: int) -> bytes:
        member = self._archive.member(name)
        if member is None:
            raise WorkDamaged(f"no {name}")
        return self._archive.unpacked(member, limit)


def _json(data: bytes) -> Mapping[str, Any]:
    try:
        told = json.loads(data.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError) as error:
        raise WorkDamaged(f"work.json: {error}") from None
    if not isinstance(told, dict):
        raise WorkDamaged("work.json: no object")
    return told


def _refuse_other_schema(path: Path, told: Mapping[str, Any]) -> None:
    schema = told.get("schema")
    if schema == SCHEMA:
        return
    if isinstance(schema, str) and schema.startswith("facing.work/"):
        raise UserProblem(ProblemCode.WORK_FILE_NEWER, path=path, schema=schema)
    raise WorkDamaged("no work file")


def _glossaries(told: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The names of the glossaries and of the members that hold them."""
    listed = told.get("glossaries", [])
    if not isinstance(listed, list) or len(listed) > _MOST_GLOSSARIES:
        raise WorkDamaged("glossaries")
    named = [(each.get("name"), each.get("member")) for each in listed if isinstance(each, dict)]
    return [(name, member) for name, member in named if isinstance(name, str) and isinstance(member, str)]


def _told(work: Work, table: LineTable) -> dict[str, object]:
    looks = table.looks()
    return {
        "schema": SCHEMA,
        "original": {"name": work.name, "encoding": work.encoding},
        "language": work.language,
        "slots": table.slots(),
        "origins": table.origins(),
        **({"looks": looks} if looks else {}),
        "ignored": sorted((asdict(key) for key in work.ignores), key=lambda key: tuple(key.values())),
        "delivery_encoding": work.delivery_encoding,
        "wrapped": work.wrapped,
        # Paths mean nothing on another computer, and tell more than they should.
        "choices": asdict(replace(work.choices, glossaries_off=())),
        "notes": [],
    }


def _version(version: Version) -> dict[str, object]:
    return {
        "saved": version.saved,
        "kind": version.kind.value,
        "name": version.name,
        "note": version.note,
        "words": version.words,
        "words_changed": version.words_changed,
        "pinned": version.pinned,
    }


def _readable(correction: Content) -> bytes:
    """The correction for people who open the file with another program; it is never read back."""
    return _as_bytes(correction.text.as_string())


def _as_bytes(string: str) -> bytes:
    return string.encode("utf-8", "surrogatepass")
