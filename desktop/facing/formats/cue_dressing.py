"""Bold and italics in subtitles: tags around letters, and those that made them so closed before and opened behind."""

import re
from collections.abc import Sequence

from facing.core.looks import Look
from facing.core.styles import Style
from facing.formats.docx_parts import Range
from facing.formats.marked_dressing import Splice, Tag, parted
from facing.formats.marked_text import MarkedParagraph

_NAME = re.compile(rb"<(/?)([A-Za-z]+)")
_ELEMENTS = (b"b", b"i")


class CueMantle:
    """A ``marked_dressing.Mantle``; ``pieces`` finds the tags of a cue, as its first group."""

    def __init__(self, data: bytes, pieces: re.Pattern[bytes]) -> None:
        self._data = data
        self._pieces = pieces

    def around(
        self, paragraph: MarkedParagraph, letters: Range, wrappers: Sequence[Range], had: Style, change: Look
    ) -> Splice:
        """Tags; those that are open in the cue are parted where they make letters what they are not to be."""
        tags = self._open_at(paragraph.start, letters[0])
        names = [name for name, wanted in zip(_ELEMENTS, change, strict=True) if wanted is False]
        gone = [tag for tag in tags if tag.name.lower() in names]
        before = behind = b""
        for name, wanted in zip(_ELEMENTS, change, strict=True):
            if wanted:
                before, behind = before + b"<" + name + b">", b"</" + name + b">" + behind
            elif wanted is False and not any(tag.name.lower() == name for tag in gone):
                # The switches of SubStation Alpha.
                before, behind = before + b"{\\" + name + b"0}", b"{\\" + name + b"1}" + behind
        return parted(self._data, letters, tags[tags.index(gone[0]) :] if gone else [], gone, (before, behind))

    def _open_at(self, start: int, place: int) -> list[Tag]:
        """The start tags of what is open at a place of the cue that begins at ``start``."""
        tags: list[Tag] = []
        for match in self._pieces.finditer(self._data, start, place):
            named = _NAME.match(match.group(1) or b"")
            if not named:
                continue
            if not named[1]:
                tags.append(Tag(named[2], *match.span(1)))
                continue
            name = named[2].lower()
            last = next((number for number in reversed(range(len(tags))) if tags[number].name.lower() == name), None)
            if last is not None:
                del tags[last]
        return tags
