"""Bold and italics in subtitles: tags around letters, and those that made them so closed before and opened behind."""

import re
from collections.abc import Sequence

from facing.core.looks import Look
from facing.core.styles import Style
from facing.formats.docx_parts import Range
from facing.formats.marked_text import MarkedParagraph

_NAME = re.compile(rb"<(/?)([A-Za-z]+)")
_ELEMENTS = (b"b", b"i")


class CueMantle:
    """A ``marked_dressing.Mantle``; ``pieces`` finds the tags of a cue, as its first group."""

    def __init__(self, data: bytes, pieces: re.Pattern[bytes]) -> None:
        self._data = data
        self._pieces = pieces

    def around(
        self, paragraph: MarkedParagraph, start: int, wrappers: Sequence[Range], had: Style, change: Look
    ) -> tuple[bytes, bytes]:
        """Tags; those that are open in the cue are parted where they make letters what they are not to be."""
        gone = [name for name, wanted in zip(_ELEMENTS, change, strict=True) if wanted is False]
        tags = self._open_at(paragraph.start, start)
        first = next((place for place, (name, _) in enumerate(tags) if name in gone), len(tags))
        parted = tags[first:]
        stays = [(name, tag) for name, tag in parted if name not in gone]
        before = _closed(parted) + b"".join(tag for _, tag in stays)
        behind = _closed(stays) + b"".join(tag for _, tag in parted)
        there = {name for name, _ in parted}
        for name, wanted in zip(_ELEMENTS, change, strict=True):
            if wanted:
                before, behind = before + b"<" + name + b">", b"</" + name + b">" + behind
            elif wanted is False and name not in there:  # the switches of SubStation Alpha
                before, behind = before + b"{\\" + name + b"0}", b"{\\" + name + b"1}" + behind
        return before, behind

    def _open_at(self, start: int, place: int) -> list[tuple[bytes, bytes]]:
        """Names and start tags of what is open at a place of the cue that begins at ``start``."""
        tags: list[tuple[bytes, bytes]] = []
        for match in self._pieces.finditer(self._data, start, place):
            named = _NAME.match(match.group(1) or b"")
            if not named:
                continue
            name = named[2].lower()
            if not named[1]:
                tags.append((name, match.group(1)))
                continue
            last = next((number for number in reversed(range(len(tags))) if tags[number][0] == name), None)
            if last is not None:
                del tags[last]
        return tags


def _closed(tags: Sequence[tuple[bytes, bytes]]) -> bytes:
    return b"".join(b"</" + name + b">" for name, _ in reversed(tags))
