"""Paragraphs paired inside their slots: what stands in one cell of a table is never the partner of another cell's."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from facing.core.chunks import Paragraph
from facing.diff.pairing import pair_paragraphs
from facing.diff.rows import Row


def pair_in_slots(original: Sequence[Paragraph], corrected: Sequence[Paragraph]) -> list[Row]:
    """The rows of two texts, slot by slot where both have the same ones in the same order, else as if there were none.

    Moves are numbered from 1.
    """
    mine, theirs = _slots(original), _slots(corrected)
    if len(mine) < 2 or [slot for slot, _ in mine] != [slot for slot, _ in theirs]:
        return pair_paragraphs([paragraph.text for paragraph in original], [paragraph.text for paragraph in corrected])
    return list(_rows(mine, theirs))


def _slots(paragraphs: Sequence[Paragraph]) -> list[tuple[int, list[str]]]:
    return [
        (slot, [paragraph.text for paragraph in group])
        for slot, group in groupby(paragraphs, key=lambda paragraph: paragraph.slot)
    ]


def _rows(mine: Sequence[tuple[int, list[str]]], theirs: Sequence[tuple[int, list[str]]]) -> Iterator[Row]:
    first = other_first = moves = 0
    for (_, texts), (_, others) in zip(mine, theirs, strict=True):
        most = 0
        for row in pair_paragraphs(texts, others):
            most = max(most, row.move or 0)
            yield replace(
                row,
                original=(row.original[0] + first, row.original[1] + first) if row.original else None,
                corrected=(row.corrected[0] + other_first, row.corrected[1] + other_first) if row.corrected else None,
                move=None if row.move is None else row.move + moves,
            )
        first, other_first, moves = first + len(texts), other_first + len(others), moves + most
