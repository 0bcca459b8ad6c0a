"""What a part of a .docx file is made of, as far as text is concerned: paragraphs, runs, and what stands in them.

Places are byte offsets into the part's UTF-8 form. Names are those of WordprocessingML (ECMA-376, part 1, 17.3).
"""

from dataclasses import dataclass, field
from enum import Enum

from facing.core.styles import Style

Range = tuple[int, int]
NOWHERE: Range = (0, 0)
HIDDEN = -1  # the slot of what is not shown


class Kind(Enum):
    """What an item is: letters, a character that has an element of its own, an object, the end of a field."""

    TEXT = "text"
    SIGN = "sign"
    OBJECT = "object"
    FIELD_END = "field end"


@dataclass(frozen=True, slots=True)
class Run:
    """A run: where it begins, its properties (``w:rPr``), those in them that make bold or italic, how it looks.

    ``wrappers`` are the start tags of what is open around it in its paragraph, such as a hyperlink.
    """

    start: int
    properties: Range
    toggles: tuple[Range, ...]
    style: Style
    wrappers: tuple[Range, ...]


@dataclass(slots=True, eq=False)
class Item:
    """One element with text: bytes [start, end) stand for ``text``. ``run`` is ``None`` outside of runs.

    ``field`` leads from a field's end to the object that is its beginning, and back by ``field_end``: the item and the
    number of its paragraph. A field without result ``is_whole``: its end is in the object.
    """

    kind: Kind
    text: str
    start: int
    end: int
    run: Run | None = None
    wrappers: tuple[Range, ...] = ()
    field: "Item | None" = None
    field_end: "tuple[Item, int] | None" = None
    is_field: bool = False
    is_whole: bool = False


@dataclass(slots=True)
class ParagraphPart:
    """A paragraph: ``<w:p>`` with its properties ends at ``inner_start``, ``</w:p>`` begins at ``inner_end``.

    Both are ``end`` where the paragraph is one empty tag. ``slot`` may be ``HIDDEN``; ``change`` tells what its
    properties were before someone else changed them. ``markers`` are empty elements such as bookmarks,
    ``gap_markers`` those between the paragraph before, in the same slot, and this one; ``comments`` are the ids of the
    comments whose mark is in it.
    """

    start: int
    slot: int
    end: int = 0
    inner_start: int = 0
    inner_end: int = 0
    properties: Range = NOWHERE
    section: Range = NOWHERE
    change: Range = NOWHERE
    mark_properties: Range = NOWHERE
    style_id: str = ""
    mark_deleted: bool = False
    alone: bool = False
    items: list[Item] = field(default_factory=list)
    markers: list[Range] = field(default_factory=list)
    gap_markers: list[Range] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    @property
    def is_one_tag(self) -> bool:
        """Whether it is ``<w:p/>``."""
        return self.inner_start == self.end

    @property
    def text(self) -> str:
        """What a reader sees."""
        return "".join(item.text for item in self.items)


@dataclass(slots=True)
class RunReading:
    """A run while it is read."""

    start: int = 0
    properties: Range = NOWHERE
    toggles: list[Range] = field(default_factory=list)
    bold: bool | None = None
    italic: bool | None = None
    style_id: str = ""
    made: Run | None = None
