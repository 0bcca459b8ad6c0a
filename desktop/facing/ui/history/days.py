"""Versions by the day they were kept on. No widgets."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from facing.core.document import Version


class Day(NamedTuple):
    """The title of the versions that follow."""

    date: date


@dataclass(frozen=True, slots=True)
class Kept:
    """One version and the local time it was kept at."""

    version: Version
    time: datetime


Entry = Day | Kept


def by_day(versions: Sequence[Version]) -> list[Entry]:
    """The versions, newest first as they come, with a day before the first one of each."""
    entries: list[Entry] = []
    day: date | None = None
    for version in versions:
        time = datetime.fromtimestamp(version.saved / 1000)
        if time.date() != day:
            day = time.date()
            entries.append(Day(day))
        entries.append(Kept(version, time))
    return entries
