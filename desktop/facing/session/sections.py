"""A document cut into sections for rules that read over several paragraphs, so that an edit costs one section.

Where a section ends depends on the passages near that place alone: behind an edit the cuts fall where they fell
before, and what was said of the other sections still holds. A cut is made only behind a passage whose quotation marks
and brackets are closed, since rules for pairs misfire at a cut inside one.
"""

from collections.abc import Iterator, Sequence
from zlib import crc32

from facing.core.passage import Passage

# From its 8th passage on, a section ends at one closed passage in 16, told by content; at a limit it ends anyway.
SECTION_MINIMUM = 8
SECTION_MASK = 15
SECTION_PASSAGES = 96
SECTION_LENGTH = 40_000  # code points

_PAIRS = (("(", ")"), ("[", "]"), ("{", "}"), ("\u201c", "\u201d"), ("\u00ab", "\u00bb"))

Section = tuple[Passage, ...]


def sections(passages: Sequence[Passage]) -> Iterator[Section]:
    """The passages in order, cut by content."""
    section: list[Passage] = []
    length = 0
    for passage in passages:
        section.append(passage)
        length += len(passage.text)
        full = len(section) >= SECTION_PASSAGES or length >= SECTION_LENGTH
        if full or (len(section) >= SECTION_MINIMUM and ends_section(passage.text)):
            yield tuple(section)
            section, length = [], 0
    if section:
        yield tuple(section)


def ends_section(text: str) -> bool:
    """Whether a section may be cut behind a passage of this text."""
    if crc32(text.encode("utf-8", "surrogatepass")) & SECTION_MASK:
        return False
    return text.count('"') % 2 == 0 and all(text.count(first) == text.count(last) for first, last in _PAIRS)
