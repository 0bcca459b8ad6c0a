"""A part of a .docx file written anew story by story: first the text boxes, then what is around them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from facing.core.text import Text
from facing.formats.docx_boxes import Story
from facing.formats.docx_parts import HIDDEN, ParagraphPart
from facing.formats.docx_reading import DocxReader
from facing.formats.docx_styles import StyleSheet


class SlotsDiffer(Exception):  # noqa: N818 - names what is wrong with the text
    """The text is not in the places that the file has."""


@dataclass(frozen=True, slots=True)
class SlotText:
    """A slot's text before and after, by paragraphs.

    ``original_first`` and ``first`` number the first of them in the whole original and in the whole correction.
    """

    original: list[str]
    corrected: list[str]
    original_first: int
    first: int

    @property
    def is_changed(self) -> bool:
        """Whether it was corrected."""
        return self.original != self.corrected


SlotTexts = Mapping[int, SlotText]
Splice = Callable[[bytes, Sequence[Story], SlotTexts], bytes]


def slot_texts(shown: Sequence[ParagraphPart], corrected: Text) -> dict[int, SlotText]:
    """The texts by slot.

    Raises:
        SlotsDiffer: ``corrected`` has other slots than the paragraphs.
    """
    before = _by_slot((paragraph.slot, paragraph.text) for paragraph in shown)
    after = _by_slot((paragraph.slot, paragraph.text) for paragraph in corrected)
    if [slot for slot, _ in before] != [slot for slot, _ in after]:
        raise SlotsDiffer
    found = {}
    original_first = first = 0
    for (slot, original), (_, texts) in zip(before, after, strict=True):
        found[slot] = SlotText(original, texts, original_first, first)
        original_first, first = original_first + len(original), first + len(texts)
    return found


def rewritten(xml: bytes, stories: Sequence[Story], texts: SlotTexts, splice: Splice) -> bytes:
    """``xml`` with what ``splice`` makes of its changed stories, which are read again around text boxes that changed.

    Raises:
        StrayObject: see ``splice``.
    """
    changed = {number for number, story in enumerate(stories) if _is_changed(story, texts)}
    for depth in sorted({stories[number].depth for number in changed}, reverse=True):
        here = [number for number in changed if stories[number].depth == depth]
        xml = splice(xml, [stories[number] for number in sorted(here)], texts)
        changed -= set(here)
        if changed:
            stories = _read_again(xml, stories, depth)
    return xml


def _is_changed(story: Story, texts: SlotTexts) -> bool:
    return any(texts[slot].is_changed for slot in {part.slot for part in story.paragraphs} - {HIDDEN})


def _read_again(xml: bytes, stories: Sequence[Story], written: int) -> list[Story]:
    """The same stories with the offsets of now. Those from depth ``written`` on are done, and may be gone."""
    reader = DocxReader(xml, StyleSheet())
    reader.read()
    now = {(story.place, story.number): story.paragraphs for story in reader.all_stories}
    found = []
    for story in stories:
        if story.depth < written:
            story = replace(story, paragraphs=now[story.place, story.number])
        found.append(story)
    for story, former in zip(found, stories, strict=True):
        for paragraph, before in zip(story.paragraphs, former.paragraphs, strict=True):
            paragraph.slot = before.slot
    return found


def _by_slot(paragraphs: Iterable[tuple[int, str]]) -> list[tuple[int, list[str]]]:
    return [(slot, [text for _, text in group]) for slot, group in groupby(paragraphs, key=lambda pair: pair[0])]
