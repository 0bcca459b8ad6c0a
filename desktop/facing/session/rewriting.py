"""From one text to another in as few and as small edits as can be told."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from facing.core.edit import PARAGRAPH_BREAK, Edit, Origin, Place
from facing.core.text import Text
from facing.diff.rows import Operation
from facing.diff.wording import compare_words


def edits_between(current: Text, target: Text, origin: Origin) -> list[Edit]:
    """The edits that turn ``current`` into ``target``, last place first, so that each fits when its turn comes."""
    old = [paragraph.text for paragraph in current]
    new = [paragraph.text for paragraph in target]
    edits: list[Edit] = []
    for tag, first, last, new_first, new_last in reversed(_blocks(old, new)):
        if tag == "equal":
            continue
        if last - first == new_last - new_first:
            for offset in reversed(range(last - first)):
                edits += reversed(list(_inside(first + offset, old[first + offset], new[new_first + offset], origin)))
        else:
            edits.append(_whole(old, first, last, new[new_first:new_last], origin))
    return edits


def _blocks(old: list[str], new: list[str]) -> list[tuple[str, int, int, int, int]]:
    shortest = min(len(old), len(new))
    head = 0
    while head < shortest and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shortest - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    matcher = SequenceMatcher(None, old[head : len(old) - tail], new[head : len(new) - tail], autojunk=False)
    return [(tag, a + head, b + head, c + head, d + head) for tag, a, b, c, d in matcher.get_opcodes()]


def _inside(paragraph: int, old: str, new: str, origin: Origin) -> Iterator[Edit]:
    if old == new:
        return
    position = 0
    for run in compare_words(old, new):
        start, end = run.original or (position, position)
        position = end
        if run.operation is Operation.EQUAL:
            continue
        added = new[slice(*run.corrected)] if run.corrected else ""
        edit = Edit(Place(paragraph, start), old[start:end], added, origin).trimmed()
        if not edit.is_empty():
            yield edit


def _whole(old: list[str], first: int, last: int, lines: list[str], origin: Origin) -> Edit:
    """Paragraphs ``first`` to ``last`` replaced by ``lines``, with the one break that comes or goes with them."""
    removed, added = PARAGRAPH_BREAK.join(old[first:last]), PARAGRAPH_BREAK.join(lines)
    if first == last or not lines:
        removed, added = (removed + PARAGRAPH_BREAK, "") if not lines else ("", added + PARAGRAPH_BREAK)
        if last == len(old):  # at the very end the break before it is the one
            before = Place(first - 1, len(old[first - 1]))
            return Edit(before, _turned(removed), _turned(added), origin)
    return Edit(Place(first, 0), removed, added, origin).trimmed()


def _turned(text: str) -> str:
    return PARAGRAPH_BREAK + text[:-1] if text else ""
