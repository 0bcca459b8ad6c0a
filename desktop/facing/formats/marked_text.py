"""Text between mark-up: paragraphs of items with byte offsets into the file's UTF-8 form.

What is told here of a file is what ``docx_parts`` tells of Word's, so that both are corrected by the same rules
(``docx_rows``, ``docx_splicing``): letters go and come inside items, and every byte between items stays.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from facing.core.chunks import Paragraph
from facing.core.problem import ProblemCode, UserProblem
from facing.core.styles import PLAIN, Style, StyleSpans, spans_of
from facing.core.text import Text
from facing.formats.docx_boxes import Story
from facing.formats.docx_parts import NOWHERE, Item, ParagraphPart, Range
from facing.formats.docx_rows import StrayObject
from facing.formats.docx_splicing import spliced
from facing.formats.docx_stories import SlotsDiffer, slot_texts
from facing.formats.marked_writing import Dialect, MarkedWriter

OBJECT = "\ufffc"
LINE = "\u2028"


@dataclass(slots=True, eq=False)
class MarkedItem(Item):
    """An item and the look of its letters."""

    style: Style = PLAIN


@dataclass(slots=True)
class MarkedParagraph(ParagraphPart):
    """A paragraph; ``opening`` is the start tag that another one like it repeats, ``NOWHERE`` where it has none.

    ``before`` and ``after`` are written around letters that come where there were none. ``depth`` counts the objects,
    such as footnotes, that the paragraph stands in.
    """

    opening: Range = NOWHERE
    before: bytes = b""
    after: bytes = b""
    depth: int = 0


def shown_text(paragraphs: Iterable[ParagraphPart]) -> Text:
    """The text that a reader sees of them."""
    return Text.from_paragraphs(Paragraph(paragraph.text, paragraph.slot) for paragraph in paragraphs)


def shown_styles(paragraphs: Iterable[ParagraphPart]) -> dict[int, StyleSpans]:
    """The looks of those that are not all plain, by their number."""
    return {number: spans for number, paragraph in enumerate(paragraphs) if (spans := _spans(paragraph))}


def rewritten_markup(
    data: bytes,
    paragraphs: Sequence[MarkedParagraph],
    corrected: Text,
    dialect: Dialect,
    path: Path,
    numbers: Sequence[int],
) -> bytes:
    """``data`` with its text as corrected; none of the paragraphs stands inside another one.

    ``numbers`` are those that the corrected paragraphs have for the user.

    Raises:
        UserProblem: ``PLACES_DIFFER`` with ``path``, ``OBJECT_STRAY`` with ``path`` and ``paragraph``.
    """
    try:
        texts = slot_texts(paragraphs, corrected)
        return spliced(data, [Story(list(paragraphs), 0)], texts, MarkedWriter(dialect))
    except SlotsDiffer:
        raise UserProblem(ProblemCode.PLACES_DIFFER, path=path) from None
    except StrayObject as stray:
        raise UserProblem(ProblemCode.OBJECT_STRAY, path=path, paragraph=numbers[stray.paragraph]) from None


def numbered(paragraphs: Sequence[MarkedParagraph]) -> None:
    """Number the slots from 0 in the order of the paragraphs; those that had the same number keep one in common."""
    for number, (_, group) in enumerate(groupby(list(paragraphs), key=lambda paragraph: paragraph.slot)):
        for paragraph in group:
            paragraph.slot = number


def _spans(paragraph: ParagraphPart) -> StyleSpans:
    stretches = []
    position = 0
    for item in paragraph.items:
        end = position + len(item.text)
        stretches.append((position, end, item.style if isinstance(item, MarkedItem) else PLAIN))
        position = end
    return spans_of(stretches)
