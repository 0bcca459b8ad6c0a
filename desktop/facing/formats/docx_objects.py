"""Objects whose marks moved: each goes where its mark went, anywhere in its story.

A mark tells nothing of its object. So those that came are matched with those that went by the letters around them, then
by their row, then by their order. A mark whose surroundings all changed may stand for another object, too.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from facing.core.edit import PARAGRAPH_BREAK
from facing.diff.projection import OBJECT
from facing.formats.docx_parts import Item, Kind, ParagraphPart
from facing.formats.docx_rows import FIELD_END, Fate, New, RowPlan, StrayObject

_AROUND = 40  # letters on each side by which marks are matched
_ENOUGH = 4  # as many equal letters around a mark that stayed tell that it stands for the same object
_PAIRS = 100_000  # so many pairs are compared; marks beyond go by their order


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The letters before and behind a mark, and what row it is in."""

    before: str
    behind: str
    row: int

    @classmethod
    def of(cls, text: str, place: int, row: int) -> "Surroundings":
        """Those of the mark at ``place``."""
        return cls(text[max(0, place - _AROUND) : place], text[place + 1 : place + 1 + _AROUND], row)

    def equal_letters(self, other: "Surroundings") -> int:
        """How many letters next to both marks are the same."""
        return _common(self.before[::-1], other.before[::-1]) + _common(self.behind, other.behind)


@dataclass(slots=True)
class NewParagraph:
    """A paragraph that comes; ``number`` counts in the whole text."""

    new: New
    number: int


@dataclass(frozen=True, slots=True)
class _Loose:
    """An object that went; a field with the letters of its result and its end."""

    item: Item
    around: Surroundings
    result: str = ""
    end: Item | None = None


@dataclass(slots=True)
class _Stretch:
    """Letters of a corrected row, from ``start`` on, and what they are to be written in."""

    owner: New | Fate
    start: int
    text: str


@dataclass(slots=True)
class _Place:
    """A mark that waits for an object: of ``stretch``, at ``position`` in its row; ``paragraph`` in the whole text."""

    row: "_Row"
    stretch: _Stretch
    position: int
    paragraph: int
    around: Surroundings


@dataclass(slots=True)
class _Row:
    """What is put into a row: objects at their marks, and ends of fields behind the letters before a position."""

    stretches: list[_Stretch]
    marks: list[tuple[int, Item]] = field(default_factory=list)
    ends: list[tuple[int, Item]] = field(default_factory=list)


def hand_out(
    plans: Sequence[RowPlan | NewParagraph], gone: Sequence[ParagraphPart], can_hold: Callable[[ParagraphPart], bool]
) -> None:
    """Give each mark that came in a story its object: of those that went, or that stood in paragraphs ``gone``.

    ``can_hold`` tells of a row's first paragraph whether it may have objects.

    Raises:
        StrayObject: there is none; ``paragraph`` counts in the whole text.
    """
    free: list[_Loose] = []
    places: list[_Place] = []
    rows: list[_Row] = []
    for number, plan in enumerate(plans):
        row = _Row(list(_stretches(plan)))
        rows.append(row)
        if isinstance(plan, RowPlan):
            _loosen(plan, row, number)
            free += _gone_from(plan, number)
        first = plan.first if isinstance(plan, RowPlan) else plan.number
        here = list(_waiting(row, number, first))
        if here and isinstance(plan, RowPlan) and not can_hold(plan.paragraphs[0]):
            raise StrayObject(here[0].paragraph)
        places += here
    for number, part in enumerate(gone, start=len(plans)):
        free += _objects(part, part.text, 0, number)
    for place, loose in zip(places, _matched(places, free), strict=True):
        _put(place, loose)
    for row in rows:
        _lay_out(row)


# --- what went and what came --------------------------------------------------------------------------------------


def _gone_from(plan: RowPlan, number: int) -> Iterator[_Loose]:
    text = PARAGRAPH_BREAK.join(part.text for part in plan.paragraphs)
    gone = set(plan.gone)
    position = 0
    for part in plan.paragraphs:
        yield from (loose for loose in _objects(part, text, position, number) if loose.item in gone)
        position += len(part.text) + 1


def _objects(part: ParagraphPart, text: str, position: int, row: int) -> Iterator[_Loose]:
    """The objects of a paragraph, which stands at ``position`` in ``text``, that can be moved whole."""
    ends = {id(item.field): number for number, item in enumerate(part.items) if item.kind is Kind.FIELD_END}
    for number, item in enumerate(part.items):
        around = Surroundings.of(text, position, row)
        if item.kind is Kind.OBJECT and id(item) in ends:
            end = ends[id(item)]
            result = "".join(other.text for other in part.items[number + 1 : end])
            yield _Loose(item, around, result, part.items[end])
        elif item.kind is Kind.OBJECT and (item.is_whole or not item.is_field):
            yield _Loose(item, around)
        position += len(item.text)


def _stretches(plan: RowPlan | NewParagraph) -> Iterator[_Stretch]:
    """The row's text in order, with what each part of it is written in."""
    position = 0
    for owner, text in [(plan.new, plan.new.text)] if isinstance(plan, NewParagraph) else plan.stretches():
        yield _Stretch(owner, position, text)
        position += len(text)


def _loosen(plan: RowPlan, row: _Row, number: int) -> None:
    """Let objects go that stayed where nothing around them did: their marks may have come from elsewhere."""
    before = PARAGRAPH_BREAK.join(part.text for part in plan.paragraphs)
    after = "".join(stretch.text for stretch in row.stretches)
    for stretch in row.stretches:
        fate = stretch.owner
        if isinstance(fate, Fate) and fate.kept and fate.item and fate.item.kind is Kind.OBJECT:
            old, new = Surroundings.of(before, fate.start, number), Surroundings.of(after, stretch.start, number)
            around = len(old.before + old.behind), len(new.before + new.behind)
            fate.kept = old.equal_letters(new) >= min(_ENOUGH, *around)


def _waiting(row: _Row, number: int, first: int) -> Iterator[_Place]:
    text = "".join(stretch.text for stretch in row.stretches)
    for stretch in row.stretches:
        owner = stretch.owner
        if isinstance(owner, Fate) and owner.kept:
            continue
        for offset, letter in enumerate(stretch.text):
            if letter == OBJECT:
                position = stretch.start + offset
                paragraph = first + text.count(PARAGRAPH_BREAK, 0, position)
                yield _Place(row, stretch, position, paragraph, Surroundings.of(text, position, number))


# --- which goes where ---------------------------------------------------------------------------------------------


def _matched(places: Sequence[_Place], free: Sequence[_Loose]) -> list[_Loose]:
    """For each place its object."""
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, number, other in sorted(_likely(places, free)):
        if number not in found and other not in taken:
            found[number] = other
            taken.add(other)
    others = [number for number in range(len(free)) if number not in taken]
    for number, place in enumerate(places):
        if number not in found:
            if not others:
                raise StrayObject(place.paragraph)
            found[number] = others.pop(0)
    return [free[found[number]] for number in range(len(places))]


def _likely(places: Sequence[_Place], free: Sequence[_Loose]) -> Iterator[tuple[int, int, int]]:
    """Pairs that have something in common, the likeliest with the lowest figure."""
    if len(places) * len(free) > _PAIRS:
        return
    for number, place in enumerate(places):
        for other, loose in enumerate(free):
            weight = 2 * place.around.equal_letters(loose.around) + (place.around.row == loose.around.row)
            if weight:
                yield -weight, number, other


def _put(place: _Place, loose: _Loose) -> None:
    owner, row = place.stretch.owner, place.row
    if isinstance(owner, Fate) and owner.item is loose.item:
        owner.kept = True
        return
    if isinstance(owner, Fate) and not owner.is_text:  # another object in the place of the one that was there
        new = New(OBJECT, owner.item)
        owner.after.insert(0, new)
        place.stretch.owner = new
    row.marks.append((place.position, loose.item))
    if loose.end is not None:
        text = "".join(stretch.text for stretch in row.stretches)
        is_with_result = text.startswith(loose.result, place.position + 1)
        row.ends.append((place.position + 1 + len(loose.result) * is_with_result, loose.end))


def _lay_out(row: _Row) -> None:
    """Put objects and ends of fields into what is written; ends that meet stand in any order, they are all alike."""
    for stretch in row.stretches:
        start, past = stretch.start, stretch.start + len(stretch.text)
        marks = [(position, 0, item) for position, item in row.marks if start <= position < past]
        ends = [(position, 1, item) for position, item in row.ends if start < position <= past]
        if not marks and not ends:
            continue
        owner = stretch.owner
        if isinstance(owner, Fate) and not owner.is_text:
            owner.after[:0] = [New(FIELD_END, owner.item, [item]) for _, _, item in ends]
            continue
        # An end at a mark's position stands before it.
        owner.objects = [item for *_, item in sorted([*marks, *ends], key=lambda each: (each[0], -each[1]))]
        pieces, reached = [], start
        for position, *_ in sorted(ends, key=lambda end: end[0]):
            pieces.append(stretch.text[reached - start : position - start])
            reached = position
        owner.text = FIELD_END.join([*pieces, stretch.text[reached - start :]])


def _common(one: str, another: str) -> int:
    """How many letters both begin with."""
    shortest = min(len(one), len(another))
    return next((number for number in range(shortest) if one[number] != another[number]), shortest)
