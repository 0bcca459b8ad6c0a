"""An edit: the only way in which a corrected text changes."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from facing.core.looks import LookSpans

PARAGRAPH_BREAK = "\n"


class Origin(StrEnum):
    """Where a change came from."""

    TYPED = "typed"
    RULE = "rule"
    TERM = "term"
    REPAIR = "repair"
    BULK = "bulk"
    RESTORE = "restore"
    IMPORT = "import"


class Place(NamedTuple):
    """A position between two characters: paragraph index, then code points from that paragraph's start.

    An index, not an id, because the journal is read by a later run of the program, which gives new ids.
    """

    paragraph: int
    offset: int


@dataclass(frozen=True, slots=True)
class Edit:
    """At ``at``, ``removed`` was replaced by ``added``; both may hold paragraph breaks (``\\n``).

    ``looks`` are those of ``added``; ``None``: it takes them from what it replaces or stands beside. ``former`` are
    those of ``removed``, told once the edit was made where it has to do with looks. Breaks count as one code point in
    both. Where ``removed`` and ``added`` are the same, looks alone change.

    ``step`` numbers the undo step that the edit belongs to, from 1; a negative number takes an edit of that step
    back. ``time`` is in milliseconds since 1970.
    """

    at: Place
    removed: str
    added: str
    origin: Origin = Origin.TYPED
    step: int = 0
    time: int = 0
    looks: LookSpans | None = None
    former: LookSpans | None = None

    def inverse(self, time: int = 0) -> "Edit":
        """The edit that takes this one back when it is applied right after it, at ``time``."""
        return Edit(self.at, self.added, self.removed, self.origin, -self.step, time, self.former, self.looks)

    def numbered(self, step: int, time: int) -> "Edit":
        """The same edit as part of a step, at ``time``."""
        return replace(self, step=step, time=time)

    @property
    def removed_breaks(self) -> int:
        """How many paragraph breaks the edit takes out."""
        return self.removed.count(PARAGRAPH_BREAK)

    @property
    def added_breaks(self) -> int:
        """How many paragraph breaks the edit puts in."""
        return self.added.count(PARAGRAPH_BREAK)

    @property
    def removed_end(self) -> Place:
        """Where the removed text ended, in the text before the edit."""
        return _end(self.at, self.removed)

    @property
    def added_end(self) -> Place:
        """Where the added text ends, in the text after the edit."""
        return _end(self.at, self.added)

    def is_empty(self) -> bool:
        """Whether nothing changes."""
        return not self.rewords and (self.looks is None or self.looks == self.former)

    @property
    def rewords(self) -> bool:
        """Whether letters change, and not their look alone."""
        return self.removed != self.added

    def trimmed(self) -> "Edit":
        """The same change without what is equal at its start and end; one that tells looks stays as it is."""
        if self.looks is not None:
            return self
        removed, added = self.removed, self.added
        shortest = min(len(removed), len(added))
        head = 0
        while head < shortest and removed[head] == added[head]:
            head += 1
        tail = 0
        while tail < shortest - head and removed[-1 - tail] == added[-1 - tail]:
            tail += 1
        if not head and not tail:
            return self
        return replace(
            self,
            at=_end(self.at, removed[:head]),
            removed=removed[head : len(removed) - tail],
            added=added[head : len(added) - tail],
        )


def _end(at: Place, text: str) -> Place:
    if PARAGRAPH_BREAK not in text:
        return Place(at.paragraph, at.offset + len(text))
    return Place(at.paragraph + text.count(PARAGRAPH_BREAK), len(text) - text.rindex(PARAGRAPH_BREAK) - 1)
