"""The bytes of changed paragraphs: only what was corrected differs from the original's.

New letters go into the element of the letters that they replace or stand beside. A paragraph that comes has the
properties of the one it was split from, replaces or follows.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from facing.core.edit import PARAGRAPH_BREAK
from facing.diff.projection import OBJECT
from facing.formats.docx_parts import NOWHERE, Item, Kind, ParagraphPart, Range
from facing.formats.docx_rows import FIELD_END, Fate, New, RowPlan
from facing.formats.xml_text import escaped, tag_name

# What has an element of its own; everything else is letters.
_SIGNS = {"\t": b"tab", "\u2028": b"br", "\u2011": b"noBreakHyphen", "\u00ad": b"softHyphen"}
_CUT = re.compile(f"([\t\u2028\u2011\u00ad{OBJECT}{FIELD_END}{PARAGRAPH_BREAK}])")
_CUT_IN_RUNS = re.compile(f"([{OBJECT}{FIELD_END}{PARAGRAPH_BREAK}])")
_END = re.compile(b"(?:Start|End)$")
_ID = re.compile(rb"""\bid\s*=\s*["']([^"']*)["']""")


class RowWriter:
    """Writes one row. ``gone`` are the objects of all rows that go, with which the ends of their fields go."""

    def __init__(self, data: bytes, plan: RowPlan, gone: Collection[Item]) -> None:
        self._data = data
        self._plan = plan
        self._gone = gone
        self._out: list[bytes] = []
        self._shell = plan.paragraphs[0]
        self._prefix = tag_name(data, self._shell.start)[:-1]
        self._breaks_left = 0

    def written(self) -> bytes:
        """The row's paragraphs."""
        paragraphs = self._plan.paragraphs
        for number, paragraph in enumerate(paragraphs):
            if number and not self._plan.breaks[number - 1].kept:
                self._out += [self._data[slice(*marker)] for marker in paragraph.gap_markers]
            else:
                self._open(number)
            before = self._plan.breaks[number - 1].after if number else self._plan.lead
            for new in before:
                self._put(new, None)
            self._contents(paragraph, self._plan.fates[number])
            if number + 1 == len(paragraphs) or self._plan.breaks[number].kept:
                self._close(paragraph)
                if number + 1 < len(paragraphs):
                    self._out.append(self._data[paragraph.end : paragraphs[number + 1].start])
        return b"".join(self._out)

    # --- paragraphs ----------------------------------------------------------------------------------------------

    def _open(self, number: int) -> None:
        paragraph = self._shell = self._plan.paragraphs[number]
        self._breaks_left = self._breaks_in(number) if paragraph.section != NOWHERE else 0
        if paragraph.is_one_tag:
            self._out.append(self._data[paragraph.start : paragraph.end - 2].rstrip() + b">")
        elif self._breaks_left:
            start, end = paragraph.section
            self._out.append(self._data[paragraph.start : start] + self._data[end : paragraph.inner_start])
        else:
            self._out.append(self._data[paragraph.start : paragraph.inner_start])

    def _breaks_in(self, number: int) -> int:
        news = [*(self._plan.lead if not number else self._plan.breaks[number - 1].after)]
        news += [new for fate in self._plan.fates[number] for new in fate.after]
        texts = [*(new.text for new in news), *(fate.text for fate in self._plan.fates[number])]
        return sum(text.count(PARAGRAPH_BREAK) for text in texts)

    def _close(self, paragraph: ParagraphPart) -> None:
        self._out.append(
            self._tag(b"p", closing=True) if paragraph.is_one_tag else self._data[paragraph.inner_end : paragraph.end]
        )

    def _next_paragraph(self) -> bytes:
        """End the paragraph here and begin one like it; the end of a section stays with the last."""
        self._breaks_left -= 1
        whole = self._breaks_left == 0
        return self._tag(b"p", closing=True) + self._tag(b"p") + paragraph_properties(self._data, self._shell, whole)

    # --- what stands in them -------------------------------------------------------------------------------------

    def _contents(self, paragraph: ParagraphPart, fates: Sequence[Fate]) -> None:
        position = paragraph.inner_start
        for fate in fates:
            item = fate.item
            assert item is not None
            self._out.append(self._data[position : item.start])
            position = item.end
            if item.kind is Kind.FIELD_END and item.field in self._gone:
                pass
            elif fate.is_unchanged:
                self._out.append(self._data[item.start : item.end])
            elif fate.text:
                self._out += self._inside_run(fate.text, fate.objects, item)
            for new in fate.after:
                self._put(new, item)
        self._out.append(self._data[position : paragraph.inner_end])

    def _put(self, new: New, behind: Item | None) -> None:
        """New text behind an item or, where there is none, outside of runs."""
        if behind is None or behind.run is None:
            self._out += self._own_runs(new.text, new.objects, new.like, behind.wrappers if behind else ())
        elif new.like and new.like.run is behind.run:
            self._out += self._inside_run(new.text, new.objects, behind)
        else:
            self._out.append(self._tag(b"r", closing=True))
            self._out += self._own_runs(new.text, new.objects, new.like, behind.wrappers)
            self._out.append(self._run_start(behind))

    def _inside_run(self, text: str, objects: Sequence[Item], item: Item) -> Iterator[bytes]:
        """Text inside the run of an item."""
        waiting = list(objects)
        for piece in filter(None, _CUT.split(text)):
            if piece == PARAGRAPH_BREAK:
                yield self._tag(b"r", closing=True) + self._wrappers_closed(item.wrappers) + self._next_paragraph()
                yield self._wrappers_open(item.wrappers) + self._run_start(item)
            elif piece in (OBJECT, FIELD_END):
                yield self._tag(b"r", closing=True) + self._object(waiting.pop(0)) + self._run_start(item)
            else:
                yield self._inline(piece)

    def _own_runs(
        self, text: str, objects: Sequence[Item], like: Item | None, wrappers: Sequence[Range]
    ) -> Iterator[bytes]:
        """Text in runs of its own."""
        waiting = list(objects)
        for piece in filter(None, _CUT_IN_RUNS.split(text)):
            if piece == PARAGRAPH_BREAK:
                yield self._wrappers_closed(wrappers) + self._next_paragraph() + self._wrappers_open(wrappers)
            elif piece in (OBJECT, FIELD_END):
                yield self._object(waiting.pop(0))
            else:
                yield self._run_start(like) + inlines(self._prefix, piece) + self._tag(b"r", closing=True)

    def _inline(self, piece: str) -> bytes:
        return inline(self._prefix, piece)

    def _object(self, item: Item) -> bytes:
        return object_in_run(self._data, self._prefix, item)

    def _run_start(self, like: Item | None) -> bytes:
        if like is None or like.run is None:
            return self._tag(b"r") + mark_properties(self._data, self._shell)
        return self._tag(b"r") + self._data[slice(*like.run.properties)]

    def _wrappers_open(self, wrappers: Sequence[Range]) -> bytes:
        return b"".join(self._data[slice(*wrapper)] for wrapper in wrappers)

    def _wrappers_closed(self, wrappers: Sequence[Range]) -> bytes:
        return b"".join(b"</" + tag_name(self._data, start) + b">" for start, _ in reversed(wrappers))

    def _tag(self, name: bytes, closing: bool = False) -> bytes:
        return (b"</" if closing else b"<") + self._prefix + name + b">"


def inlines(prefix: bytes, text: str) -> bytes:
    """Letters and signs, without objects and breaks, as elements of a run."""
    return b"".join(inline(prefix, piece) for piece in filter(None, _CUT.split(text)))


def inline(prefix: bytes, piece: str) -> bytes:
    """Letters, or one sign, as an element of a run."""
    if piece in _SIGNS:
        return b"<" + prefix + _SIGNS[piece] + b"/>"
    preserve = b' xml:space="preserve"' if piece != piece.strip(" ") else b""
    return b"<" + prefix + b"t" + preserve + b">" + escaped(piece) + b"</" + prefix + b"t>"


def paragraph_properties(data: bytes, paragraph: ParagraphPart, with_section: bool) -> bytes:
    """The properties of a paragraph for another one; a section ends only once."""
    start, end = paragraph.properties
    if with_section or paragraph.section == NOWHERE:
        return data[start:end]
    return data[start : paragraph.section[0]] + data[paragraph.section[1] : end]


def mark_properties(data: bytes, paragraph: ParagraphPart) -> bytes:
    """How letters typed into an empty paragraph look: like its mark, whose changes are not those of letters."""
    properties = data[slice(*paragraph.mark_properties)]
    return b"" if re.search(rb"<\w*:?(?:ins|del|moveFrom|moveTo)\b", properties) else properties


def object_in_run(data: bytes, prefix: bytes, item: Item) -> bytes:
    """An object, or the end of a field, in a run of its own like the one it was in."""
    raw = data[item.start : item.end]
    if item.run is None:
        return raw
    return b"<" + prefix + b"r>" + data[slice(*item.run.properties)] + raw + b"</" + prefix + b"r>"


def inserted_paragraph(data: bytes, like: ParagraphPart, new: New) -> bytes:
    """A new paragraph with the properties of ``like`` and the letters of its text, but neither bold nor italic."""
    prefix = tag_name(data, like.start)[:-1]
    start, end = b"<" + prefix + b"r>" + plain_properties(data, like), b"</" + prefix + b"r>"
    pieces = [b"<" + prefix + b"p>" + paragraph_properties(data, like, with_section=False)]
    waiting = iter(new.objects)
    for piece in filter(None, _CUT_IN_RUNS.split(new.text)):
        is_letters = piece not in (OBJECT, FIELD_END)
        pieces.append(
            start + inlines(prefix, piece) + end if is_letters else object_in_run(data, prefix, next(waiting))
        )
    return b"".join([*pieces, b"</" + prefix + b"p>"])


def plain_properties(data: bytes, like: ParagraphPart) -> bytes:
    """How letters look in a new paragraph: as the first letters of ``like``, but neither bold nor italic."""
    item = next((item for item in like.items if item.kind is Kind.TEXT and item.text), None)
    if item is None or item.run is None:
        return mark_properties(data, like)
    position, end = item.run.properties
    properties = b""
    for start, past in item.run.toggles:
        properties += data[position:start]
        position = past
    return properties + data[position:end]


def left_markers(data: bytes, paragraph: ParagraphPart) -> bytes:
    """What stays of a paragraph that goes: markers whose other half stands elsewhere."""
    return b"".join(data[slice(*marker)] for marker, _, _ in _halves(data, paragraph))


def ends_comment(data: bytes, paragraph: ParagraphPart) -> bool:
    """Whether it has the mark, in a run, of a comment that began in a paragraph before it."""
    here = {(name, identifier) for _, name, identifier in _halves(data, paragraph)}
    return any((b"commentRangeEnd", mark.encode("utf-8")) in here for mark in paragraph.comments)


def _halves(data: bytes, paragraph: ParagraphPart) -> list[tuple[Range, bytes, bytes]]:
    """The markers whose other half stands elsewhere, with their names and ids.

    Ids are told apart by what they are of: bookmarks and comments are both counted from 0.
    """
    found = []
    for marker in paragraph.markers:
        identifier = _ID.search(data, *marker)
        if identifier:
            found.append((marker, tag_name(data, marker[0]).rpartition(b":")[2], identifier[1]))
    counts = Counter((_END.sub(b"", name), identifier) for _, name, identifier in found)
    return [half for half in found if counts[_END.sub(b"", half[1]), half[2]] == 1]
