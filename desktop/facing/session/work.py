"""What checkers are given to do, one job at a time."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from facing.core.checkers import Pair
from facing.core.finding import Side
from facing.core.passage import Passage
from facing.core.text import Text
from facing.session.findings import FindingBook
from facing.session.passages import Reading

# The ids of the paragraphs whose findings changed.
Changed = dict[Side, set[int]]

# Findings that are known are put in place for so many paragraphs in one go, so that nothing else waits for long.
PLACED_AT_ONCE = 50


@dataclass(frozen=True)
class Job:
    """``work`` runs on the engine's lane, ``done`` takes its result on the session's thread."""

    work: Callable[[], Any]
    done: Callable[[Any], Changed]


class Scope(Protocol):
    """One way in which an engine reads a document: by passages, by sections, by pairs, or as a whole."""

    def __len__(self) -> int:
        """How many paragraphs wait."""

    @property
    def due(self) -> bool:
        """Whether there is anything to do."""

    def add(self, side: Side, paragraphs: Mapping[int, None]) -> None:
        """The paragraphs with these ids are new or changed."""

    def add_everything(self) -> None:
        """The whole document is to be read."""

    def clear(self) -> None:
        """Forget what waits."""

    def forget(self) -> None:
        """Forget what was said: the engine knows other things now."""

    def drop(self) -> None:
        """Take what was said out of the findings."""

    def next(self, language: str) -> Job | None:
        """The next thing to do, ``None`` when nothing waits."""


class Checked(Protocol):
    """The document that is checked."""

    def text(self, side: Side) -> Text | None:
        """A side's text now; ``None`` where there is no such side."""


@dataclass
class Material:
    """What there is to read, and where findings go. ``visible`` are the paragraphs in view, first and last.

    ``pair_of`` gives the pair that holds a paragraph of the correction, ``None`` where nothing in it differs.
    """

    document: Checked
    readings: Mapping[Side, Reading]
    book: FindingBook
    pair_of: Callable[[int], Pair | None]
    visible: tuple[int, int] = (0, 40)

    def passage(self, side: Side, identifier: int) -> Passage | None:
        """The passage that the paragraph with this id is read in; ``None`` where there is nothing to read."""
        text = self.document.text(side)
        if text is None:
            return None
        known = self.readings[side].known(text, identifier)
        index = text.index_of(identifier) if known is None else None
        return known if index is None else self.readings[side].passage_at(text, index)

    def as_it_is_now(self, side: Side, passage: Passage) -> Passage | None:
        """The passage with this text where its paragraphs stand now; ``None`` where it is another one meanwhile."""
        text, (first, *others) = self.document.text(side), passage.paragraphs
        if text is not None and self.readings[side].known(text, first) is passage:
            return passage
        if text is None or others or self.readings[side].wrapped:
            now = self.passage(side, first)
            return now if now is not None and now.text == passage.text else None
        index = text.index_of(first)
        return passage if index is not None and text[index].text == passage.text else None

    def in_view(self) -> Iterator[tuple[Side, int]]:
        """The paragraphs in view, by id, and their neighbours on the other side."""
        for side in (Side.CORRECTION, Side.ORIGINAL):
            text = self.document.text(side)
            if text:
                for index in range(max(0, self.visible[0]), min(len(text), self.visible[1] + 1)):
                    yield side, text.id_at(index)

    def everything(self) -> Iterator[tuple[Side, dict[int, None]]]:
        """The ids of all paragraphs, by side."""
        for side in Side:
            text = self.document.text(side)
            if text:
                yield side, dict.fromkeys(text.ids())


def nothing() -> None:
    """The work of a job that only puts findings in place."""
