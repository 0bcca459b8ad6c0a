import random

import pytest

from facing.core.finding import Side
from facing.diff.prefix_sums import PrefixSums
from facing.diff.row_list import Cell, RowList
from facing.diff.rows import Relation, Row


def test_prefix_sums_agree_with_sums() -> None:
    chooser = random.Random(1)
    counts = [chooser.choice((0, 0, 1, 2, 7)) for _ in range(77)]
    sums = PrefixSums(counts)
    for _ in range(200):
        index = chooser.randrange(len(counts))
        change = chooser.randint(-counts[index], 5)
        counts[index] += change
        sums.add(index, change)
        assert [sums.before(number) for number in range(len(counts) + 1)] == [
            sum(counts[:number]) for number in range(len(counts) + 1)
        ]
    units = [(index, unit) for index, count in enumerate(counts) for unit in range(count)]
    assert [sums.find(number) for number in range(len(units))] == units
    assert sums.find(len(units)) == (len(counts), 0)


def test_prefix_sums_of_nothing() -> None:
    assert PrefixSums([]).find(0) == (0, 0)


def cell(originals: int, correcteds: int) -> Cell:
    """A cell with so many paragraphs on each side, at least one in all."""
    if not originals or not correcteds:
        relation = Relation.DELETED if originals else Relation.INSERTED
    else:
        relation = Relation.EDITED if originals == correcteds else Relation.SPLIT
    return Cell(Row(relation, (0, originals) if originals else None, (0, correcteds) if correcteds else None))


def assert_same(rows: RowList, cells: list[Cell]) -> None:
    assert len(rows) == len(cells)
    original = corrected = 0
    for number, (expected, located) in enumerate(zip(cells, rows, strict=True)):
        assert located == (number, expected, original, corrected)
        assert rows.at(number) == located == rows.of(expected)
        for paragraph in range(original, original + expected.originals):
            assert rows.holding(Side.ORIGINAL, paragraph) == located
        for paragraph in range(corrected, corrected + expected.correcteds):
            assert rows.holding(Side.CORRECTION, paragraph) == located
        original, corrected = original + expected.originals, corrected + expected.correcteds
    for side, paragraph in ((Side.ORIGINAL, original), (Side.CORRECTION, corrected), (Side.ORIGINAL, -1)):
        with pytest.raises(IndexError):
            rows.holding(side, paragraph)
    with pytest.raises(IndexError):
        rows.at(len(cells))


@pytest.mark.parametrize("size", [0, 1, 40, 700])
def test_it_agrees_with_a_plain_list_through_many_replacements(size: int) -> None:
    chooser = random.Random(size)
    kinds = [(1, 1), (1, 1), (1, 1), (1, 0), (0, 1), (1, 3), (2, 1)]
    cells = [cell(*chooser.choice(kinds)) for _ in range(size)]
    rows = RowList(cells)
    assert_same(rows, cells)
    for turn in range(60):
        first = chooser.randint(0, len(cells))
        removed = chooser.randint(0, min(len(cells) - first, chooser.choice((1, 3, 200))))
        come = [cell(*chooser.choice(kinds)) for _ in range(chooser.choice((0, 1, 2, 40, 300)))]
        assert rows.replace(first, removed, come) == cells[first : first + removed]
        cells[first : first + removed] = come
        if turn % 10 == 0:
            assert_same(rows, cells)
        if cells:
            start = chooser.randrange(len(cells))
            end = chooser.randint(start, min(len(cells), start + 90))
            assert [located.cell for located in rows.between(start, end)] == cells[start:end]
    assert_same(rows, cells)
    rows.replace(0, len(cells), [])
    assert_same(rows, [])


def test_changed_rows_are_found_forwards_and_backwards() -> None:
    cells = [Cell(Row(Relation.SAME, (0, 1), (0, 1))) for _ in range(500)]
    changed = {3: cell(1, 0), 200: cell(1, 1), 499: cell(0, 1)}
    for number, there in changed.items():
        cells[number] = there
    rows = RowList(cells)
    assert [located.number for located in rows.changed_from(0)] == [3, 200, 499]
    assert [located.number for located in rows.changed_from(4)] == [200, 499]
    assert [located.number for located in rows.changed_back_from(499)] == [499, 200, 3]
    assert [located.number for located in rows.changed_back_from(198)] == [3]
    assert rows.last_pair() == 498
    assert RowList([cell(1, 0), cell(0, 1)]).last_pair() == 2
