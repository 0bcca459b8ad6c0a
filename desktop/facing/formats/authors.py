"""Whose tracked changes a document had: its words are read once more with marks around all that came or went."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from facing.core.authorship import Author, AuthoredEdit
from facing.core.document import Original
from facing.core.edit import PARAGRAPH_BREAK
from facing.diff.projection import OBJECT
from facing.formats import docx_marking, odt_settling
from facing.formats.docx import Skeleton, read_docx, with_parts
from facing.formats.odt import Odt, read_odt, with_part
from facing.formats.odt_changes import Region

# Of a private use area, so that no text has them: a mark is between these, what it says is a letter and a number.
_OPEN, _CLOSE = "\U0010f700", "\U0010f701"
_MARK = re.compile(f"{_OPEN}([IiDdBK])([0-9]+){_CLOSE}")


def authored_edits(before: Original, tracked: Original, limit: int) -> tuple[AuthoredEdit, ...]:
    """Who changed what in ``tracked``, in the places of ``before``, which is the same document without the changes.

    None where the two are not that. The parts of a file may have ``limit`` bytes.
    """
    marks = _Marks()
    if isinstance(tracked.skeleton, Skeleton):
        parts = [(part, docx_marking.marked(part.xml, marks.of_docx)) for part in tracked.skeleton.parts]
        both = read_docx(tracked.path, with_parts(tracked.data, parts), limit)
    elif isinstance(tracked.skeleton, Odt):
        data = tracked.data
        for part in tracked.skeleton.parts:
            data = with_part(data, part, odt_settling.marked(part.xml, marks.of_odt))
        both = read_odt(tracked.path, data, limit)
    else:
        return ()
    reader = _MarkReader(marks.authors)
    reader.read(both.text.as_string())
    return tuple(reader.edits) if "".join(reader.before) == before.text.as_string() else ()


@dataclass
class _Marks:
    """Gives out marks; ``authors`` are those of the changes by number."""

    authors: list[Author] = field(default_factory=list)

    def of_docx(self, came: bool, name: str, when: str, is_end: bool) -> tuple[str, str]:
        self.authors.append(Author(name, _moment(when)))
        if is_end:
            return self._mark("B" if came else "K"), ""
        return (self._mark("I"), self._mark("i")) if came else (self._mark("D"), self._mark("d"))

    def of_odt(self, region: Region) -> tuple[bytes, bytes]:
        before, behind = self.of_docx(region.inserts, region.author, region.when, is_end=False)
        return before.encode(), behind.encode()

    def _mark(self, letter: str) -> str:
        return f"{_OPEN}{letter}{len(self.authors) - 1}{_CLOSE}"


class _MarkReader:
    """Reads a text with marks; ``before`` are the letters of the text without the changes."""

    def __init__(self, authors: Sequence[Author]) -> None:
        self._authors = authors
        self.before: list[str] = []
        self.edits: list[AuthoredEdit] = []
        self._length = 0
        self._came: list[int] = []
        self._went: list[int] = []
        self._end: dict[str, int] = {}  # what became of the end of this paragraph, by letter of the mark

    def read(self, text: str) -> None:
        position = 0
        for found in _MARK.finditer(text):
            self._letters(text[position : found.start()])
            self._marked(found[1], int(found[2]))
            position = found.end()
        self._letters(text[position:])

    def _marked(self, letter: str, number: int) -> None:
        if letter in "BK":
            self._end[letter] = number
            return
        numbers = self._came if letter in "Ii" else self._went
        if letter in "ID":
            numbers.append(number)
        elif number in numbers:
            numbers.remove(number)

    def _letters(self, text: str) -> None:
        first, broken, rest = text.partition(PARAGRAPH_BREAK)
        self._add(first, self._came, self._went)
        if not broken:
            return
        ends, self._end = self._end, {}
        came = [ends["B"]] if "B" in ends else self._came
        self._add(PARAGRAPH_BREAK, came, [ends["K"]] if "K" in ends else self._went)
        while rest:
            first, broken, rest = rest.partition(PARAGRAPH_BREAK)
            self._add(first + broken, self._came, self._went)

    def _add(self, text: str, came: Sequence[int], went: Sequence[int]) -> None:
        if not text:
            return
        if came and not went:
            # Things that came have no place in the file without the changes.
            self._edit(AuthoredEdit(self._length, self._length, text.replace(OBJECT, ""), self._authors[came[-1]]))
        elif not came:
            if went:
                self._edit(AuthoredEdit(self._length, self._length + len(text), "", self._authors[went[-1]]))
            self.before.append(text)
            self._length += len(text)

    def _edit(self, edit: AuthoredEdit) -> None:
        """Take an edit in, as one with the last where that goes on in it."""
        last = self.edits[-1] if self.edits else None
        if last is not None and last.author == edit.author and last.end == edit.start:
            is_one = (last.end > last.start) == (edit.end > edit.start) and bool(last.added) == bool(edit.added)
            if is_one:
                self.edits[-1] = AuthoredEdit(last.start, edit.end, last.added + edit.added, edit.author)
                return
        if edit.added or edit.end > edit.start:
            self.edits.append(edit)


def _moment(when: str) -> str:
    """A time as ISO 8601 without parts of a second, empty where it is none."""
    try:
        return datetime.fromisoformat(when).isoformat(timespec="seconds").replace("+00:00", "Z")
    except ValueError:
        return ""
