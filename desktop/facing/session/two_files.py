"""A second file as the ready correction of a first one, also where the two have different formats."""

from pathlib import Path

from facing.core.chunks import Paragraph
from facing.core.document import Original
from facing.core.ports import Formats
from facing.core.problem import UserProblem
from facing.core.text import Text
from facing.core.watching import Advance, unwatched
from facing.diff.projection import OBJECT


def read_correction(formats: Formats, path: Path, original: Original, advance: Advance = unwatched) -> Original:
    """The file at ``path``, which holds a correction of ``original``, read as the original is.

    A guess at its encoding may go elsewhere with a letter more or less. So where that of both files is a guess or was
    chosen, the original's is the correction's too, if it reads all the bytes.

    Raises:
        Stopped, UserProblem: as ``Formats.read``.
    """
    found = formats.read(path, advance=advance)
    encoding = original.decoding.encoding
    is_unsure = found.has_encoding and original.has_encoding and found.decoding.certainty < 1.0
    if not is_unsure or encoding.startswith("utf") or encoding == found.decoding.encoding:
        return found
    try:
        return formats.from_bytes(path, found.data, encoding)
    except UserProblem:
        return found


def ready_text(original: Original, correction: Original, texts_alone: bool) -> Text:
    """The text of ``correction`` as a correction of ``original``.

    The marks of objects (pictures, notes) mean something in their own file alone, so they go where the formats differ.
    ``texts_alone``: what is bound to a place, such as the cells of tables, becomes plain paragraphs.
    """
    if not texts_alone and original.format == correction.format:
        return correction.text
    return Text.from_paragraphs(Paragraph(paragraph.text.replace(OBJECT, "")) for paragraph in correction.text)
