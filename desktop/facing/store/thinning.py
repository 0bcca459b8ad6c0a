"""Which automatic versions are too many for their age."""

from collections.abc import Iterable
from typing import NamedTuple

_HOUR = 60 * 60 * 1000  # milliseconds
_DAY = 24 * _HOUR
_WEEK = 7 * _DAY
# Up to an age, the newest of each span of time stays; what is younger than an hour stays whole. Each span is made of
# whole spans of the line above, so that what is the newest of a longer one was the newest of its shorter ones.
_SPANS = ((_DAY, _HOUR), (30 * _DAY, _DAY))


class Kept(NamedTuple):
    """An automatic version: its number, and when it was kept (milliseconds since 1970)."""

    number: int
    saved: int


def superfluous(versions: Iterable[Kept], now: int) -> list[int]:
    """The numbers of those that go: all of the last hour stay, one an hour of a day, one a day of a month, one a week.

    Thinned again later, what is left is the same as if it had been thinned only then.
    """
    newest: dict[tuple[int, int], Kept] = {}
    gone: list[int] = []
    for version in versions:
        if now - version.saved <= _HOUR:
            continue
        span = _span(now - version.saved)
        place = span, version.saved // span
        other = newest.get(place)
        if other is None:
            newest[place] = version
        else:
            stays = max(other, version, key=lambda kept: (kept.saved, kept.number))
            newest[place] = stays
            gone.append(other.number if stays is version else version.number)
    return sorted(gone)


def _span(age: int) -> int:
    return next((span for oldest, span in _SPANS if age <= oldest), _WEEK)
