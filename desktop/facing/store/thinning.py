"""Which automatic versions are too many for their age."""

from collections.abc import Iterable
from typing import NamedTuple

_HOUR = 60 * 60 * 1000  # milliseconds
_DAY = 24 * _HOUR
_WEEK = 7 * _DAY
# From which age on only the newest of each such span of time stays, told of whole spans. Each is made of whole ones of
# the line below, so that what is the newest of a longer one was the newest of its shorter ones.
_SPANS = ((_WEEK, 30 * _DAY), (_DAY, _DAY), (_HOUR, _HOUR))


class Kept(NamedTuple):
    """An automatic version: its number, and when it was kept (milliseconds since 1970)."""

    number: int
    saved: int


def superfluous(versions: Iterable[Kept], now: int) -> list[int]:
    """The numbers of those that go: all of the last hour stay, one an hour of a day, one a day of a month, one a week.

    An hour, a day or a week goes over to the next rule when it is old enough as a whole. Thinned again and again, what
    is left is the same as if it had been thinned only then.
    """
    newest: dict[tuple[int, int], Kept] = {}
    gone: list[int] = []
    for version in versions:
        span = _span(version.saved, now)
        if span is None:
            continue
        place = span, version.saved // span
        other = newest.get(place)
        if other is None:
            newest[place] = version
        else:
            stays = max(other, version, key=lambda kept: (kept.saved, kept.number))
            newest[place] = stays
            gone.append(other.number if stays is version else version.number)
    return sorted(gone)


def _span(saved: int, now: int) -> int | None:
    return next((span for span, age in _SPANS if now - (saved // span + 1) * span >= age), None)
