"""Ready texts brought into the slots of a structured document."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from facing.core.chunks import Paragraph
from facing.core.problem import ProblemCode, UserProblem
from facing.core.text import Text
from facing.diff.pairing import pair_paragraphs


def has_slots(text: Text) -> bool:
    """Whether the text has places that cannot be merged."""
    return text[0].slot != text[len(text) - 1].slot


def with_further_slots(text: Text, original: Text) -> Text:
    """``text`` with the slots of ``original`` that it lacks at its end, with what stands in them there.

    So it is with a version that was kept when fewer places of such a file could be corrected.
    """
    slots, all_slots = _sequence(text), _sequence(original)
    if len(slots) >= len(all_slots) or all_slots[: len(slots)] != slots or len(all_slots) < 2:
        return text
    missing = set(all_slots[len(slots) :])
    return Text.from_paragraphs([*text, *(paragraph for paragraph in original if paragraph.slot in missing)])


def onto_slots(current: Text, target: Text) -> Text:
    """``target`` with its paragraphs in the slots of ``current``, which all stay, in their order.

    A text from a file without slots is told by its paragraphs: each goes where its partner stands, one without partner
    with the one before it. Empty paragraphs that the target left out stay.

    Raises:
        UserProblem: ``PLACES_DIFFER``: that is not possible.
    """
    slots = _sequence(current)
    if len(slots) < 2 or slots == _sequence(target):
        return target
    placed: dict[int, list[Paragraph]] = {slot: [] for slot in slots}
    order = {slot: number for number, slot in enumerate(slots)}
    reached = 0
    for slot, paragraph in _assigned(current, target):
        if order[slot] < reached:
            raise UserProblem(ProblemCode.PLACES_DIFFER)
        reached = order[slot]
        placed[slot].append(replace(paragraph, slot=slot))
    for slot, group in groupby(current, key=lambda paragraph: paragraph.slot):
        if not placed[slot]:
            if any(each.text for each in group):
                raise UserProblem(ProblemCode.PLACES_DIFFER)
            placed[slot].append(Paragraph("", slot))
    return Text.from_paragraphs(paragraph for slot in slots for paragraph in placed[slot])


def _sequence(text: Text) -> list[int]:
    return [slot for slot, _ in groupby(text, key=lambda paragraph: paragraph.slot)]


def _assigned(current: Text, target: Text) -> Iterator[tuple[int, Paragraph]]:
    """The target's paragraphs in order, each with the slot that it goes to."""
    old, new = list(current), list(target)
    slot = old[0].slot
    for row in pair_paragraphs([paragraph.text for paragraph in old], [paragraph.text for paragraph in new]):
        if row.corrected is None:
            continue
        slots = [paragraph.slot for paragraph in old[slice(*row.original)]] if row.original else [slot]
        count = row.corrected[1] - row.corrected[0]
        if len(set(slots)) == 1:
            slots = slots[:1] * count
        if len(slots) != count:
            raise UserProblem(ProblemCode.PLACES_DIFFER)
        for index, slot in zip(range(*row.corrected), slots, strict=True):
            yield slot, new[index]
