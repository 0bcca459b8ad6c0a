"""A second file as the ready correction of a first one, also where the two have different formats."""

from facing.core.chunks import Paragraph
from facing.core.document import Original
from facing.core.text import Text
from facing.diff.projection import OBJECT


def ready_text(original: Original, correction: Original, texts_alone: bool) -> Text:
    """The text of ``correction`` as a correction of ``original``.

    The marks of objects (pictures, notes) mean something in their own file alone, so they go where the formats differ.
    ``texts_alone``: what is bound to a place, such as the cells of tables, becomes plain paragraphs.
    """
    if not texts_alone and original.format == correction.format:
        return correction.text
    return Text.from_paragraphs(Paragraph(paragraph.text.replace(OBJECT, "")) for paragraph in correction.text)
