"""What becomes of each item of a row of paragraphs when its text is corrected: before any byte is written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from facing.core.edit import PARAGRAPH_BREAK
from facing.diff.projection import Carried
from facing.formats.docx_parts import Item, Kind, ParagraphPart

FIELD_END = "\0"  # stands for the end of a field in letters to be written; no file can hold it as a letter


class StrayObject(Exception):  # noqa: N818 - names what is wrong with the text
    """The correction has an object's mark without an object; ``paragraph`` counts from 0 in the whole text."""

    def __init__(self, paragraph: int) -> None:
        super().__init__(paragraph)
        self.paragraph = paragraph


@dataclass(slots=True)
class New:
    """Text that comes; ``like`` is the item whose run it takes, ``None`` where there is none.

    ``objects`` are those that it has marks of, in order.
    """

    text: str
    like: Item | None
    objects: list[Item] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Fate:
    """An item, or the break before a paragraph (``item`` is ``None``), and what becomes of it.

    ``text`` replaces the letters of a text item; anything else is ``kept`` or goes. ``after`` comes behind it;
    ``objects`` are those that ``text`` has marks of and that come from elsewhere, in order.
    """

    item: Item | None
    start: int
    end: int
    text: str = ""
    kept: bool = False
    after: list[New] = field(default_factory=list)
    objects: list[Item] = field(default_factory=list)

    @property
    def is_text(self) -> bool:
        """Whether letters can be put into it."""
        return self.item is not None and self.item.kind is Kind.TEXT

    @property
    def is_unchanged(self) -> bool:
        """Whether its bytes stay."""
        if self.is_text:
            assert self.item is not None
            return self.text == self.item.text and not self.objects
        return self.kept


@dataclass(slots=True)
class RowPlan:
    """A row: its original paragraphs, the fates of each, and what comes before everything in it.

    ``first`` numbers its first corrected paragraph in the whole text. Objects are given to marks by ``docx_objects``.
    """

    paragraphs: Sequence[ParagraphPart]
    fates: list[list[Fate]]
    breaks: list[Fate]
    lead: list[New] = field(default_factory=list)
    first: int = 0

    @property
    def gone(self) -> Iterator[Item]:
        """The objects that go."""
        for fates in self.fates:
            yield from (fate.item for fate in fates if fate.item and fate.item.kind is Kind.OBJECT and not fate.kept)

    def stretches(self) -> Iterator[tuple[New | Fate, str]]:
        """The corrected text in order, with what each part of it is written in."""
        yield from ((new, new.text) for new in self.lead)
        for fate in _in_order(self):
            if fate.item is None:
                yield fate, PARAGRAPH_BREAK * fate.kept
            else:
                yield fate, fate.text if fate.is_text else fate.item.text * fate.kept
            yield from ((new, new.text) for new in fate.after)


def plan_row(paragraphs: Sequence[ParagraphPart], corrected: str, pieces: Sequence[Carried], first: int) -> RowPlan:
    """The fates of all items when the row's text becomes ``corrected``; ``pieces`` say what comes from where."""
    plan = _untouched(paragraphs)
    plan.first = first
    line = list(_in_order(plan))
    by_start = [fate for fate in line if fate.end > fate.start]
    planner = _Planner(plan, by_start)
    for piece, following in zip(pieces, _kept_next(pieces), strict=True):
        text = corrected[piece.start : piece.end]
        if piece.kept:
            assert piece.source is not None
            planner.keep(piece.source, text)
        else:
            planner.put(text, piece.source, following)
    return plan


def _kept_next(pieces: Sequence[Carried]) -> list[int | None]:
    """For each piece where the next one that is kept comes from."""
    found: list[int | None] = []
    following: int | None = None
    for piece in reversed(pieces):
        found.append(following)
        following = piece.source if piece.kept else following
    return found[::-1]


def _untouched(paragraphs: Sequence[ParagraphPart]) -> RowPlan:
    plan = RowPlan(paragraphs, [], [])
    position = 0
    for number, paragraph in enumerate(paragraphs):
        if number:
            plan.breaks.append(Fate(None, position, position + 1))
            position += 1
        fates = []
        for item in paragraph.items:
            end = position + len(item.text)
            fates.append(Fate(item, position, end, kept=item.kind is Kind.FIELD_END))
            position = end
        plan.fates.append(fates)
    return plan


def kept_row(paragraph: ParagraphPart) -> RowPlan:
    """A paragraph of which every item stays."""
    plan = _untouched([paragraph])
    for fate in plan.fates[0]:
        fate.kept = True
        fate.text = fate.item.text if fate.item else ""
    return plan


def _in_order(plan: RowPlan) -> Iterator[Fate]:
    for number, fates in enumerate(plan.fates):
        if number:
            yield plan.breaks[number - 1]
        yield from fates


class _Planner:
    """Goes through the corrected text once; ``line`` are the row's items with text, in order."""

    def __init__(self, plan: RowPlan, line: Sequence[Fate]) -> None:
        self._plan = plan
        self._line = line
        self._at = -1  # the item that was reached

    def keep(self, source: int, text: str) -> None:
        """These letters stay."""
        end = source + len(text)
        number = self._number(source)
        while number < len(self._line) and self._line[number].start < end:
            fate = self._line[number]
            if fate.is_text:
                fate.text += text[max(fate.start, source) - source : min(fate.end, end) - source]
            else:
                fate.kept = True
            self._at = number
            number += 1

    def put(self, text: str, source: int | None, following: int | None) -> None:
        """New letters that go with the one at ``source``; the next letter that stays is at ``following``."""
        number = None if source is None else self._number(source)
        like = None if number is None else self._line[number]
        last = len(self._line) if following is None else self._number(following)
        beyond = self._at >= 0 and number == self._at and self._line[self._at].after
        if number is not None and like is not None and like.is_text and self._at <= number <= last and not beyond:
            like.text += text
            self._at = number
            return
        new = New(text, like.item if like else None)
        (self._line[self._at].after if self._at >= 0 else self._plan.lead).append(new)

    def _number(self, position: int) -> int:
        low, high = 0, len(self._line)
        while low < high:
            middle = (low + high) // 2
            if self._line[middle].end <= position:
                low = middle + 1
            else:
                high = middle
        return low
