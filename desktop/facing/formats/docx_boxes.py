"""Text boxes: paragraphs inside an object of another paragraph.

Such a box often stands twice in a file, in ``mc:Choice`` for programs that know its newer form and in ``mc:Fallback``
for the others (ECMA-376, part 3, 9.3): one text for the reader, who sees it once, and both are to be corrected.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from facing.formats.docx_parts import ParagraphPart

_CHOICE = "http://schemas.openxmlformats.org/markup-compatibility/2006 Choice"
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
_BOX = "txbxContent"
_DEEPEST = 8  # boxes in boxes; more are objects


@dataclass(slots=True)
class Story:
    """Paragraphs that flow by themselves: of the part itself (``depth`` 0) or of a text box in a story around it.

    ``place`` tells, from the part inwards, in which object of each story a box is, the how manieth in it; ``number``
    counts those at one place, which are the forms of one box. One that repeats another one for older programs has that
    one as its ``twin``, the same slots, and is not shown.
    """

    paragraphs: list[ParagraphPart]
    depth: int
    number: int = 0
    place: tuple[int, ...] = ()
    is_fallback: bool = False
    twin: "Story | None" = None


class BoxReader(Protocol):
    """What reads the paragraphs of a box."""

    paragraphs: list[ParagraphPart]
    boxes: "Boxes"

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins; names are local ones."""

    def end(self) -> None:
        """An element ends."""

    def letters(self, text: str) -> None:
        """Letters stand here."""


@dataclass(slots=True)
class Boxes:
    """Looks for boxes in what its reader passes over; ``stories`` are those found, each before those inside it."""

    make: Callable[[int], BoxReader]
    depth: int
    stories: list[Story] = field(default_factory=list)
    _reader: BoxReader | None = None
    _open: int = 0  # elements open in the box that is read
    _fallback: int = 0  # elements open in a fallback, with its own
    _object: int = 0
    _box: int = 0  # in the object, or in one of its forms

    def begin(self) -> None:
        """An object begins."""
        self._object += 1
        self._box = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins in an object."""
        if self._fallback or name == _FALLBACK:
            self._fallback += 1
        if self._reader:
            self._open += 1
            self._reader.start(name, attributes)
        elif name in (_CHOICE, _FALLBACK):
            self._box = 0
        elif name == _BOX and self.depth < _DEEPEST:
            self._reader = self.make(self.depth + 1)

    def end(self) -> None:
        """An element ends in an object, or the object itself."""
        if self._reader and self._open:
            self._open -= 1
            self._reader.end()
        elif self._reader:
            inner, self._reader = self._reader, None
            found = [Story(inner.paragraphs, self.depth + 1), *inner.boxes.stories]
            for story in found:
                story.is_fallback = story.is_fallback or self._fallback > 0
                story.place = (self._object, self._box, *story.place)
            self._box += 1
            self.stories += found
        self._fallback = max(0, self._fallback - 1)

    def letters(self, text: str) -> None:
        """Letters stand in an object."""
        if self._reader:
            self._reader.letters(text)


def with_twins(stories: list[Story]) -> list[Story]:
    """The stories to show and those that repeat one of them, which is their ``twin``; other fallbacks are left out."""
    found = [story for story in stories if not story.is_fallback]
    by_place = {story.place: story for story in found}
    for story in stories:
        twin = by_place.get(story.place) if story.is_fallback else None
        if twin and _texts(story) == _texts(twin):
            story.twin = twin
            found.append(story)
    return found


def _texts(story: Story) -> list[tuple[int, str]]:
    return [(paragraph.slot, paragraph.text) for paragraph in story.paragraphs]
