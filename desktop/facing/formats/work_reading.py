"""What the JSON of a work file says, looked through before anything is made of it."""

from collections.abc import Mapping
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import Any

from facing.core.document import Choices, Content, IgnoreKey, Version, VersionKind
from facing.core.problem import ProblemCode, UserProblem
from facing.core.work import VersionIds, Work, WorkGlossary, WorkVersion
from facing.formats.work_lines import Lines, Runs, WorkDamaged

_MOST_VERSIONS = 100_000
_MOST_IGNORES = 1_000_000
_LONGEST_NAME = 120  # code points
_LONGEST_ENDING = 20
_FORBIDDEN = frozenset('<>:"|?*')  # in the names of files, somewhere


def read_work(
    path: Path, told: Mapping[str, Any], lines: Lines, data: bytes, glossaries: tuple[WorkGlossary, ...]
) -> Work:
    """The work that the parts of the file at ``path`` make.

    Raises:
        WorkDamaged: they do not fit together.
    """
    original = told.get("original")
    if not isinstance(original, dict):
        raise WorkDamaged("original")
    return Work(
        name=file_name(_string(original, "name"), "text.txt"),
        data=data,
        correction=lines.content(lines.checked(told.get("correction"))),
        versions=_versions(path, told.get("versions"), lines),
        encoding=_string(original, "encoding"),
        language=_string(told, "language") or "auto",
        delivery_encoding=_encoding(_string(told, "delivery_encoding")),
        wrapped=told["wrapped"] if isinstance(told.get("wrapped"), bool) else None,
        choices=_choices(told.get("choices")),
        ignores=_ignores(told.get("ignored")),
        glossaries=tuple(WorkGlossary(file_name(each.name, "terms.csv"), each.data) for each in glossaries),
    )


def file_name(told: str, otherwise: str) -> str:
    """A name as a file can have it on every system; it leads to no other folder."""
    last = told.replace("\\", "/").rpartition("/")[2]
    kept = "".join(letter for letter in last if letter.isprintable() and letter not in _FORBIDDEN).strip(" .")
    stem, dot, ending = kept.rpartition(".")
    if len(kept) > _LONGEST_NAME:
        ending = f"{dot}{ending}" if stem and len(ending) < _LONGEST_ENDING else ""
        kept = kept[: _LONGEST_NAME - len(ending)] + ending
    return kept or otherwise


def _versions(path: Path, told: object, lines: Lines) -> tuple[WorkVersion, ...]:
    if not isinstance(told, list) or len(told) > _MOST_VERSIONS:
        raise WorkDamaged("versions")
    ids = VersionIds()
    return tuple(_version(path, number, each, lines, ids) for number, each in enumerate(told, 1))


def _version(path: Path, number: int, told: object, lines: Lines, ids: VersionIds) -> WorkVersion:
    if not isinstance(told, dict):
        raise WorkDamaged("a version")
    identifier, saved = _string(told, "id"), _number(told, "saved")
    runs = lines.checked(told.get("paragraphs"))
    try:
        kind = VersionKind(_string(told, "kind"))
    except ValueError as error:
        raise WorkDamaged(str(error)) from None
    version = Version(
        number,
        saved,
        kind,
        _string(told, "name"),
        _string(told, "note"),
        _number(told, "words"),
        _number(told, "words_changed"),
        told.get("pinned") is True,
    )
    read = partial(_content, path, lines, runs, saved, identifier, ids)
    return WorkVersion(identifier, version, read)


def _content(path: Path, lines: Lines, runs: Runs, saved: int, identifier: str, ids: VersionIds) -> Content:
    """What a version holds, if that is what was kept under this id."""
    content = lines.content(runs)
    if ids.of(saved, content) != identifier:
        raise UserProblem(ProblemCode.FILE_DAMAGED, path=path, reason="a version is not what was kept")
    return content


def _encoding(told: str) -> str:
    """The encoding, if text can be written in it here; else none."""
    try:
        "".encode(told)
    except (LookupError, ValueError):
        return ""
    return told


def _choices(told: object) -> Choices:
    """What was chosen; what this program does not know is left out."""
    if not isinstance(told, dict):
        return Choices()
    names = {field.name for field in fields(Choices)}
    lists = {
        name: tuple(each for each in value if isinstance(each, str))
        for name, value in told.items()
        if name in names and name != "profile" and isinstance(value, list)
    }
    return Choices(profile=_string(told, "profile") or Choices().profile, **lists)


def _ignores(told: object) -> frozenset[IgnoreKey]:
    if not isinstance(told, list) or len(told) > _MOST_IGNORES:
        raise WorkDamaged("ignored")
    return frozenset(
        IgnoreKey(*(_string(each, name) for name in ("rule", "text", "before", "after")))
        for each in told
        if isinstance(each, dict)
    )


def _string(told: Mapping[str, Any], name: str) -> str:
    value = told.get(name, "")
    if not isinstance(value, str):
        raise WorkDamaged(name)
    return value


def _number(told: Mapping[str, Any], name: str) -> int:
    value = told.get(name, 0)
    # SQLite's largest number.
    if type(value) is not int or not 0 <= value < 2**63:
        raise WorkDamaged(name)
    return value
