"""The words that the reader points at: what is selected on a page, else the word at the cursor."""

from facing.core.edit import Place
from facing.core.finding import Side
from facing.session.partner_words import word_at
from facing.ui.window.parts import Parts


def range_here(parts: Parts, side: Side) -> tuple[Place, Place] | None:
    """What is selected on a page, of its first paragraph; else the word at the cursor. ``None``: there is no text."""
    document = parts.document
    if document is None:
        return None
    spread, text = parts.spread, document.content.text(side)
    start, end = sorted((spread.current_place(side), spread.current_anchor(side)))
    if start.paragraph >= len(text):
        return None
    paragraph = text[start.paragraph].text
    if start == end:
        first, last = word_at(paragraph, start.offset)
    else:
        first, last = start.offset, end.offset if end.paragraph == start.paragraph else len(paragraph)
    return Place(start.paragraph, first), Place(start.paragraph, last)


def words_here(parts: Parts, side: Side) -> str:
    """These words with single spaces; empty where there are none."""
    document, places = parts.document, range_here(parts, side)
    if document is None or places is None:
        return ""
    return " ".join(document.content.text(side).slice(*places).split())
