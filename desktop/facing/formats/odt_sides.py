"""An OpenDocument text with tracked changes of others as two sides.

The one before the changes is a file of its own; the other one is a text in the places that this file has. Words that
came with a further item of a list or a further table follow those before them; notes and pictures that came have no
place there and are left out.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

from facing.core.chunks import Paragraph
from facing.core.document import Original
from facing.core.text import Text
from facing.formats.docx_parts import HIDDEN, Kind
from facing.formats.marked_reading import has_words
from facing.formats.marked_text import OBJECT, MarkedParagraph
from facing.formats.odt import Odt, OdtPart, read_odt, with_part
from facing.formats.odt_settling import rejected

_Place = tuple[str, int]  # a part and a byte offset in it, in the file with the changes


def odt_sides(original: Original, limit: int) -> tuple[bytes, Text, int]:
    """The file without the changes, the text with them, and how many things that came had to be left out."""
    after = original.skeleton
    assert isinstance(after, Odt)
    data = original.data
    sources: dict[str, dict[int, int]] = {}
    for part in after.parts:
        xml, sources[part.name] = rejected(part.xml)
        data = with_part(data, part, xml)
    before = read_odt(original.path, data, limit).skeleton
    assert isinstance(before, Odt)
    return data, *_Placing(before, sources).placed(after)


class _Placing:
    """Puts the paragraphs of a file with changes into the slots of the same file without them."""

    def __init__(self, before: Odt, sources: dict[str, dict[int, int]]) -> None:
        self._shown = [slot for slot, _ in groupby(before.shown, key=lambda paragraph: paragraph.slot)]
        self._slots: dict[_Place, int] = {}
        self._objects: dict[_Place, int] = {}
        self._left_out = 0
        for part in before.parts:
            here = sources.get(part.name, {})
            for paragraph in part.paragraphs:
                self._slots[part.name, here.get(paragraph.start, -1)] = paragraph.slot
                self._objects |= {(part.name, here.get(start, -1)): paragraph.slot for start in _objects(paragraph)}

    def placed(self, after: Odt) -> tuple[Text, int]:
        """The text, and how much of it had no place."""
        by_slot: dict[int, list[str]] = defaultdict(list)
        last = self._shown[0]
        for part in after.parts:
            shown = [paragraph for paragraph in part.paragraphs if paragraph.slot != HIDDEN]
            for _, group in groupby(shown, key=lambda paragraph: paragraph.slot):
                here = list(group)
                for paragraph, slot in zip(here, self._slots_of(part, here, last), strict=True):
                    if slot == HIDDEN:
                        # What is in an object that is left out was counted with that.
                        self._left_out += has_words(paragraph) and not paragraph.depth
                        continue
                    by_slot[slot].append(self._text(part, paragraph, slot))
                    last = slot if not paragraph.depth else last
        text = Text.from_paragraphs(Paragraph(line, slot) for slot in self._shown for line in by_slot[slot] or [""])
        return text, self._left_out

    def _slots_of(self, part: OdtPart, group: list[MarkedParagraph], last: int) -> Iterator[int]:
        """The slots of paragraphs that share one now: their own, or that of their neighbours."""
        own = [self._slots.get((part.name, paragraph.start)) for paragraph in group]
        known = [slot for slot in own if slot is not None]
        otherwise = known[0] if known else HIDDEN if group[0].depth else last
        for slot in own:
            otherwise = otherwise if slot is None else slot
            yield otherwise

    def _text(self, part: OdtPart, paragraph: MarkedParagraph, slot: int) -> str:
        """Its letters; an object stays only where it stood in this slot before."""
        pieces = []
        for item in paragraph.items:
            if item.kind is Kind.OBJECT and self._objects.get((part.name, item.start)) != slot:
                self._left_out += 1
                continue
            pieces.append(item.text)
        return "".join(pieces)


def _objects(paragraph: MarkedParagraph) -> Iterator[int]:
    return (item.start for item in paragraph.items if item.text == OBJECT and item.kind is Kind.OBJECT)
