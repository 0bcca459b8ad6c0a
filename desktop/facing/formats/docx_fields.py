"""Fields of a .docx file: their code is an object, their result is text (ECMA-376, part 1, 17.16)."""

from collections.abc import Callable
from dataclasses import dataclass

from facing.diff.projection import OBJECT
from facing.formats.docx_parts import Item, Kind, ParagraphPart, Range, Run
from facing.formats.xml_text import XmlUnreadable

_DEEPEST = 100  # fields in each other; more are no document


@dataclass(slots=True)
class Field:
    """A field while it is read: where its code began, in which paragraph; ``item`` is its object once that is read."""

    start: int
    paragraph: int
    wrappers: tuple[Range, ...]
    item: Item | None = None


@dataclass(frozen=True, slots=True)
class Here:
    """Where a field's character stands: the paragraph and its number, what is open in it, and the run."""

    paragraph: ParagraphPart
    number: int
    wrappers: tuple[Range, ...]
    run: Callable[[], Run]


class Fields:
    """The fields that are open where a reader is, the innermost last."""

    def __init__(self) -> None:
        self._open: list[Field] = []

    @property
    def in_code(self) -> bool:
        """Whether the reader is in the code of a field."""
        return any(field.item is None for field in self._open)

    def unfinished(self) -> list[Field]:
        """The fields whose code has not ended yet."""
        return [field for field in self._open if field.item is None]

    def begin_in(self, number: int) -> bool:
        """Whether an open field begins in the paragraph with this number."""
        return any(field.paragraph == number for field in self._open)

    def character(self, kind: str | None, start: int, end: int, here: Here) -> None:
        """A ``w:fldChar`` of this kind, bytes ``start`` to ``end``: what it means goes to the paragraph."""
        if kind == "begin":
            if len(self._open) == _DEEPEST:
                raise XmlUnreadable("fields are too deep in each other")
            self._open.append(Field(start, here.number, here.wrappers))
        elif not self._open:
            return
        elif kind == "separate":
            self._end_code(self._open[-1], end, here)
        elif kind == "end":
            field = self._open.pop()
            if self.in_code:
                return
            if field.item is None:
                self._end_code(field, end, here).is_whole = True
            elif field.item.is_field:
                item = Item(Kind.FIELD_END, "", start, end, here.run(), here.wrappers, field=field.item)
                here.paragraph.items.append(item)
                field.item.field_end = (item, here.number)
            if field.paragraph != here.number or (field.item and not field.item.is_field):
                here.paragraph.alone = True

    def _end_code(self, field: Field, end: int, here: Here) -> Item:
        """The code of a field is read: it is one object, unless another field's code is around it."""
        is_here = field.paragraph == here.number and field.wrappers == here.wrappers
        field.item = Item(Kind.OBJECT, OBJECT, field.start, end, here.run(), field.wrappers, is_field=is_here)
        here.paragraph.alone = here.paragraph.alone or not is_here
        if is_here and not any(other.item is None for other in self._open if other is not field):
            here.paragraph.items.append(field.item)
        return field.item
