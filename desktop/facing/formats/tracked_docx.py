"""A correction as a Word document with tracked changes: accepting all gives the correction, rejecting all the original.

A Word document keeps everything it has, earlier tracked changes of others too. Any other original becomes a plain
document first.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import groupby

from facing.core.authorship import Authorship
from facing.core.chunks import Paragraph
from facing.core.document import Original
from facing.core.edit import PARAGRAPH_BREAK
from facing.core.problem import ProblemCode, UserProblem
from facing.core.text import Text
from facing.diff.rows import Row
from facing.diff.slots import pair_in_slots
from facing.formats.docx import DOCX, Skeleton, corrected_parts, read_docx, refuse_unwritable, with_looks, with_parts
from facing.formats.docx_boxes import Story
from facing.formats.docx_parts import HIDDEN, Item, ParagraphPart
from facing.formats.docx_rows import StrayObject
from facing.formats.docx_splicing import slot_rows
from facing.formats.docx_stories import SlotsDiffer, SlotText, SlotTexts
from facing.formats.dressing import respliced
from facing.formats.fresh_docx import A4, PageSize, fresh_docx, writable
from facing.formats.tracked_authors import Signing
from facing.formats.tracked_marks import Marks, first_free
from facing.formats.tracked_pieces import Fate, Meetings, Piece, SlotPieces
from facing.formats.tracked_writing import Letters, Splice, TrackedWriter


def tracked_docx(
    original: Original,
    corrected: Text,
    *,
    author: str,
    when: datetime,
    mechanical_tracked: bool = True,
    page: PageSize = A4,
    authorship: Authorship | None = None,
) -> bytes:
    """The document with what was corrected as changes of ``author`` at ``when``.

    ``mechanical_tracked``: changes of white space, quotation marks and dashes alone are tracked, too; otherwise they
    are made without a mark. Changes that ``authorship`` knows are told as their authors'. ``page`` is that of a
    document which has none. In such a one, characters that no XML can hold are shown as U+FFFD.

    Raises:
        UserProblem: as ``write_docx``.
    """
    signing = Signing(authorship)
    if original.format != DOCX:
        return _of_plain(original, corrected, signing, author, when, mechanical_tracked, page)
    refuse_unwritable(original, corrected)
    return _tracked(original, corrected, _Tracker(slot_rows, mechanical_tracked, signing), author, when)


def _of_plain(
    original: Original,
    corrected: Text,
    signing: Signing,
    author: str,
    when: datetime,
    mechanical_tracked: bool,
    page: PageSize,
) -> bytes:
    before, after = writable(original.text), writable(corrected)
    plain = read_docx(original.path, fresh_docx(before, original.styles, page), limit=1 << 40)
    rows = pair_in_slots(list(before), list(after))
    # The document made of it has one slot, whatever places the file has.
    flat = Text.from_paragraphs(Paragraph(paragraph.text, looks=paragraph.looks) for paragraph in after)
    return _tracked(plain, flat, _Tracker(lambda *_: rows, mechanical_tracked, signing), author, when)


def _tracked(original: Original, corrected: Text, tracker: "_Tracker", author: str, when: datetime) -> bytes:
    skeleton = original.skeleton
    assert isinstance(skeleton, Skeleton)
    tracker.marks = Marks(author, when, first_free(part.xml for part in skeleton.parts))
    try:
        written = with_parts(original.data, corrected_parts(skeleton, corrected, tracker.splice))
        return with_looks(original.path, written, corrected, tracker.marks)
    except SlotsDiffer:
        raise UserProblem(ProblemCode.PLACES_DIFFER, path=original.path) from None
    except StrayObject as stray:
        raise UserProblem(ProblemCode.OBJECT_STRAY, path=original.path, paragraph=stray.paragraph + 1) from None


class _Tracker:
    """Writes stories with their changes tracked; ``rows`` pairs the paragraphs of a slot."""

    marks: Marks

    def __init__(
        self,
        rows: Callable[[Sequence[str], Sequence[str]], list[Row]],
        mechanical_tracked: bool,
        signing: Signing,
    ) -> None:
        self._rows = rows
        self._signing = signing
        self._mechanical_tracked = mechanical_tracked

    def splice(self, data: bytes, stories: Sequence[Story], texts: SlotTexts) -> bytes:
        """``data`` with the changes of these stories, none of which is inside another one.

        Raises:
            StrayObject: a mark of an object stands where no object was; ``paragraph`` counts in the whole text.
        """
        return respliced(data, (splice for story in stories for splice in self._story(data, story, texts)))

    def _story(self, data: bytes, story: Story, texts: SlotTexts) -> Iterator[Splice]:
        slots = {
            slot: list(group)
            for slot, group in groupby(story.paragraphs, key=lambda paragraph: paragraph.slot)
            if slot != HIDDEN
        }
        meetings = Meetings()
        pieces = {slot: self._pieces(texts[slot], meetings) for slot in slots if texts[slot].is_changed}
        gone = {field for slot, here in pieces.items() for field in _fields(slots[slot], here)}
        for slot, paragraphs in slots.items():
            ends_field = gone and any(item.field in gone for part in paragraphs for item in part.items)
            if slot in pieces or ends_field:
                whole = Piece(Fate.KEPT, 0, sum(len(part.text) + 1 for part in paragraphs) - 1)
                try:
                    yield from TrackedWriter(data, paragraphs, self.marks, gone).splices(pieces.get(slot, [whole]))
                except StrayObject as stray:
                    raise StrayObject(texts[slot].first + stray.paragraph) from None

    def _pieces(self, text: SlotText, meetings: Meetings) -> list[Piece]:
        rows = self._rows(text.original, text.corrected)
        pieces = SlotPieces(text.original, text.corrected, rows, self._mechanical_tracked).pieces()
        signed = self._signing.signed(text.original_first, pieces)
        return list(meetings.apart(signed, PARAGRAPH_BREAK.join(text.original)))


def _fields(paragraphs: Sequence[ParagraphPart], pieces: Sequence[Piece]) -> Iterator[Item]:
    """The fields that go."""
    letters = Letters(paragraphs)
    for piece in pieces:
        if piece.fate is Fate.DELETED:
            yield from letters.fields(piece)
