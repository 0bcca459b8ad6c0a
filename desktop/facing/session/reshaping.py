"""The edits of commands that change the form of what is written: its case, and where paragraphs end."""

from functools import reduce

from facing.core.edit import PARAGRAPH_BREAK, Edit, Place
from facing.core.text import Text
from facing.typography.joining import joined

_SPACES = " \t"


def edits_to(start: Place, there: str, wanted: str) -> list[Edit]:
    """The edits that put ``wanted`` in place of ``there`` at ``start``, one for each paragraph that differs.

    Both have the same number of paragraphs.
    """
    edits: list[Edit] = []
    pairs = zip(there.split(PARAGRAPH_BREAK), wanted.split(PARAGRAPH_BREAK), strict=True)
    for number, (old, new) in enumerate(pairs):
        at = Place(start.paragraph + number, 0 if number else start.offset)
        edits.append(Edit(at, old, new).trimmed())
    return [edit for edit in edits if not edit.is_empty()]


def joining(text: Text, first: int, last: int) -> Edit:
    """The edit that makes the paragraphs from ``first`` to ``last`` (both included) one."""
    paragraphs = text.paragraphs(first, last + 1)
    there = PARAGRAPH_BREAK.join(paragraph.text for paragraph in paragraphs)
    return Edit(Place(first, 0), there, reduce(joined, (paragraph.text for paragraph in paragraphs))).trimmed()


def splitting(text: Text, place: Place) -> Edit:
    """The edit that ends the paragraph at ``place``; spaces there go."""
    string = text[place.paragraph].text
    head, tail = string[: place.offset], string[place.offset :]
    start = len(head.rstrip(_SPACES))
    end = len(string) - len(tail.lstrip(_SPACES))
    return Edit(Place(place.paragraph, start), string[start:end], PARAGRAPH_BREAK)


def word_at(text: Text, place: Place) -> tuple[Place, Place]:
    """The word that the caret stands in or touches; of no width where there is none."""
    string = text[place.paragraph].text
    start = end = place.offset
    while start and _is_of_word(string[start - 1]):
        start -= 1
    while end < len(string) and _is_of_word(string[end]):
        end += 1
    return Place(place.paragraph, start), Place(place.paragraph, end)


def _is_of_word(letter: str) -> bool:
    return letter.isalnum() or letter in "'\u2019\u00ad" or "\u0300" <= letter <= "\u036f"
