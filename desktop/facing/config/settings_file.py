"""The settings in a TOML file that people may edit: their comments, their order and what we do not know are kept."""

import codecs
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import tomlkit
from tomlkit import TOMLDocument
from tomlkit.exceptions import TOMLKitError

from facing.core.problem import ProblemCode, UserProblem
from facing.core.settings import CheckerChoice, Settings, ThemeChoice
from facing.files.reading import read_file
from facing.files.replacing import replace_file

# Larger than any file of settings, smaller than what would hold up the start.
_LIMIT = 1024 * 1024

E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """The settings, with the default for each value that cannot be used; ``problems`` names those."""

    settings: Settings
    problems: tuple[UserProblem, ...] = ()


class SettingsFile:
    """The settings at ``path``."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> LoadedSettings:
        """What the file says; never raises.

        Problems are ``SETTINGS_UNUSABLE``: for a value with ``key`` and ``value``, for the whole file with ``reason``.
        """
        try:
            found = self._read().unwrap()
        except UserProblem as problem:
            return LoadedSettings(Settings(), (problem,))
        values: dict[str, object] = {}
        problems: list[UserProblem] = []
        for name, read in _READERS.items():
            if name not in found:
                continue
            try:
                values[name] = read(found[name])
            except (TypeError, ValueError):
                problems.append(self._unusable(key=name, value=found[name]))
        return LoadedSettings(Settings(**values), tuple(problems))  # type: ignore[arg-type]

    def save(self, settings: Settings) -> None:
        """Write the settings; the file holds the old or the new ones at every moment.

        A setting that has its default and is not in the file is left out, so that a later default reaches the user. A
        file that cannot be read is kept beside as ``NAME.unreadable``.

        Raises:
            UserProblem: ``DISK_FULL``, ``TARGET_UNWRITABLE``.
        """
        try:
            document = self._read()
        except UserProblem:
            self._set_aside()
            document = tomlkit.document()
        found = document.unwrap()
        for field in fields(Settings):
            value = getattr(settings, field.name)
            # Left as it stands where it says the same, in whatever words.
            if not _says(found, field.name, value) and (field.name in found or value != field.default):
                document[field.name] = _as_toml(value)
        replace_file(self._path, tomlkit.dumps(document).encode("utf-8", "surrogatepass"), private=True)

    def _read(self) -> TOMLDocument:
        """The parsed file, empty when there is none."""
        try:
            data = read_file(self._path, _LIMIT).removeprefix(codecs.BOM_UTF8)
            # The path of a glossary may hold lone surrogates.
            return tomlkit.parse(data.decode("utf-8", "surrogatepass"))
        except UserProblem as problem:
            if problem.code is ProblemCode.FILE_MISSING:
                return tomlkit.document()
            raise self._unusable(reason=str(problem)) from problem
        except (TOMLKitError, UnicodeDecodeError, RecursionError) as error:
            raise self._unusable(reason=str(error)) from error

    def _set_aside(self) -> None:
        aside = self._path.with_name(f"{self._path.name}.unreadable")
        try:
            self._path.replace(aside)
        except OSError as error:
            reason = error.strerror or str(error)
            raise UserProblem(ProblemCode.TARGET_UNWRITABLE, path=self._path, reason=reason) from error

    def _unusable(self, **facts: object) -> UserProblem:
        return UserProblem(ProblemCode.SETTINGS_UNUSABLE, path=self._path, **facts)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _choice(choices: type[E]) -> Callable[[object], E]:
    return lambda value: choices(_text(value))


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _number(least: float, most: float) -> Callable[[object], float]:
    def read(value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise TypeError(value)
        number = float(value)
        if not math.isfinite(number) or not least <= number <= most:
            raise ValueError(value)
        return number

    return read


def _whole_number(least: int, most: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise TypeError(value)
        if not least <= value <= most:
            raise ValueError(value)
        return value

    return read


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(value)
    return tuple(map(_text, value))


# Font sizes that a screen can show, spacing that keeps lines apart and on the page, heaps that LanguageTool starts in.
_READERS: Mapping[str, Callable[[object], object]] = {
    "checker": _choice(CheckerChoice),
    "language": _text,
    "default_english": _text,
    "theme": _choice(ThemeChoice),
    "font_family": _text,
    "font_size": _number(5.0, 144.0),
    "line_spacing": _number(0.8, 4.0),
    "languagetool_heap": _whole_number(128, 65536),
    "languagetool_ngrams": _text,
    "languagetool_rules": _text,
    "languagetool_picky": _flag,
    "mother_tongue": _text,
    "mark_hints": _flag,
    "rules_off": _texts,
    "rules_on": _texts,
    "advance_after_decision": _flag,
    "glossaries": _texts,
    "glossary_for_new": _text,
    "typing_aids": _flag,
    "typing_quotes": _flag,
    "typing_dashes": _flag,
    "typing_ellipses": _flag,
    "typing_spaces": _flag,
    "show_invisibles": _flag,
    "recent_characters": _texts,
    "backup_folder": _text,
}


def _says(found: Mapping[str, object], name: str, value: object) -> bool:
    try:
        return name in found and _READERS[name](found[name]) == value
    except (TypeError, ValueError):
        return False


def _as_toml(value: object) -> object:
    if isinstance(value, StrEnum):
        return value.value
    return list(value) if isinstance(value, tuple) else value
