"""Who made which change, where an original had tracked changes of others: it is their change as long as it stands.

A change is told in the original's own places, which never move: these letters went, those came in their place. So a
change of the correction is another one's when that one's changes of the same letters give the same.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from facing.core.edit import Place
from facing.core.text import Text

_FARTHEST = 1000  # letters that a change is slid over others like it


@dataclass(frozen=True, slots=True)
class Author:
    """Who changed something, and when: a time of ISO 8601 as the file tells it, empty where it does not."""

    name: str
    when: str = ""

    @property
    def day(self) -> str:
        """The day, ``YYYY-MM-DD``."""
        return self.when.partition("T")[0]


@dataclass(frozen=True, slots=True)
class AuthoredEdit:
    """``added`` came in place of code points [start, end) of the original, its paragraphs joined by breaks."""

    start: int
    end: int
    added: str
    author: Author


class Authorship:
    """Tells whose a change is. A question costs what the change is long, whatever the document's size."""

    def __init__(self, original: Text, edits: Sequence[AuthoredEdit] = ()) -> None:
        self._edits = sorted(edits, key=lambda edit: (edit.start, edit.end)) if edits else []
        self._starts = [edit.start for edit in self._edits]
        lengths = (len(paragraph.text) + 1 for paragraph in original) if edits else ()
        self._paragraphs = list(accumulate(lengths, initial=0))
        self._text = original.as_string() if edits else ""
        self._alone = {self._slid(edit.start, edit.end, edit.added): edit.author for edit in self._edits}

    def __bool__(self) -> bool:
        return bool(self._edits)

    def start_of(self, place: Place) -> int:
        """Where a place of the original is in its paragraphs joined by breaks."""
        return self._paragraphs[place.paragraph] + place.offset

    def of(self, start: int, end: int, added: str) -> Author | None:
        """Whose change it is that ``added`` stands in place of code points [start, end); ``None`` where the user's.

        Of several who made it together it is the one who changed last.
        """
        if not self._edits:
            return None
        alone = self._alone.get(self._slid(start, end, added))
        if alone is not None:
            return alone
        for inner in self._inside(start, end):
            if self._after(start, end, inner) == added:
                return max((edit.author for edit in inner), key=lambda author: author.when)
        return None

    def of_letters(self, start: int, end: int) -> Author | None:
        """Who took all of these letters away, where it was one alone."""
        position, found = start, None
        for edit in self._edits[self._first(start) :]:
            if edit.start > position or position >= end:
                break
            if edit.end > position:
                if found is not None and edit.author != found:
                    return None
                position, found = edit.end, edit.author
        return found if position >= end else None

    def _first(self, start: int) -> int:
        """The first edit that may reach letters from ``start`` on; edits do not overlap."""
        number = bisect_left(self._starts, start)
        return number - 1 if number and self._edits[number - 1].end > start else number

    def _inside(self, start: int, end: int) -> Iterator[list[AuthoredEdit]]:
        """The edits between two places; those that only come at either end may belong to what is beside."""
        number = bisect_left(self._starts, start)
        inner: list[AuthoredEdit] = []
        while number < len(self._edits) and self._edits[number].start <= end:
            if self._edits[number].end <= end:
                inner.append(self._edits[number])
            number += 1
        without_first = [edit for edit in inner if edit.end > start]
        without_last = [edit for edit in inner if edit.start < end]
        both = [edit for edit in without_first if edit.start < end]
        yield from (found for found in (inner, without_first, without_last, both) if found)

    def _after(self, start: int, end: int, edits: Sequence[AuthoredEdit]) -> str:
        pieces: list[str] = []
        for edit in edits:
            pieces += self._text[start : edit.start], edit.added
            start = max(start, edit.end)
        return "".join([*pieces, self._text[start:end]])

    def _slid(self, start: int, end: int, added: str) -> tuple[int, int, str]:
        """The same change as far to the left as it can stand: letters that come or go beside others like them."""
        if start < end and added:
            return start, end, added
        text = self._text
        for _ in range(min(start, _FARTHEST)):
            last = text[end - 1] if start < end else added[-1:]
            if not last or text[start - 1] != last:
                break
            added = last + added[:-1] if added else ""
            start, end = start - 1, end - 1
        return start, end, added
