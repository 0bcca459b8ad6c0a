"""Versions as they are listed: the pinned ones on top, then by the day they were kept on. No widgets."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from facing.core.document import Version, VersionKind


class Day(NamedTuple):
    """The title of the versions that follow."""

    date: date


class Pinned(NamedTuple):
    """The title of the pinned versions."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One version and the local time it was kept at; ``on_top``: it is listed among the pinned ones."""

    version: Version
    time: datetime
    on_top: bool = False


Entry = Day | Pinned | Kept


def listed(versions: Sequence[Version]) -> list[Entry]:
    """The versions, newest first as they come, the pinned ones before the others."""
    pinned = [version for version in versions if version.pinned]
    top: list[Entry] = [Pinned(), *(Kept(version, _time(version), True) for version in pinned)] if pinned else []
    return top + by_day([version for version in versions if not version.pinned])


def by_day(versions: Sequence[Version]) -> list[Entry]:
    """The versions, newest first as they come, with a day before the first one of each."""
    entries: list[Entry] = []
    day: date | None = None
    for version in versions:
        time = _time(version)
        if time.date() != day:
            day = time.date()
            entries.append(Day(day))
        entries.append(Kept(version, time))
    return entries


def is_by_itself(version: Version) -> bool:
    """Whether the program kept the version, and the user has not said anything about it."""
    return version.kind is VersionKind.AUTOMATIC and not (version.name or version.note or version.pinned)


def _time(version: Version) -> datetime:
    return datetime.fromtimestamp(version.saved / 1000)
