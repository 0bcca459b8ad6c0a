import random

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from facing.ui.controls.row_model import BATCH, RowModel, RowWords, difference


def described(entry: object) -> RowWords:
    return RowWords(str(entry), "soft", "tip", is_header=str(entry).startswith("#"))


def shown(model: RowModel) -> list[str]:
    return [str(model.data(model.index(row, 0))) for row in range(model.rowCount())]


def test_difference_is_what_lies_between_equal_ends() -> None:
    assert difference("abcde", "abXde") == (2, 1, 1)
    assert difference("abc", "abc") == (3, 0, 0)
    assert difference("", "ab") == (0, 0, 2)
    assert difference("aa", "aaa") == (2, 0, 1)


def test_only_rows_that_differ_are_taken_out_and_put_in() -> None:
    model = RowModel(described)
    model.show(list("abcdef"))
    changes: list[tuple[str, int, int]] = []
    model.rowsRemoved.connect(lambda _, first, last: changes.append(("out", first, last)))
    model.rowsInserted.connect(lambda _, first, last: changes.append(("in", first, last)))
    model.show(list("abXYef"))
    assert changes == [("out", 2, 3), ("in", 2, 3)]
    assert shown(model) == list("abXYef")


def test_showing_the_same_again_changes_nothing() -> None:
    model = RowModel(described)
    model.show(list("abc"))
    model.rowsRemoved.connect(lambda: (_ for _ in ()).throw(AssertionError))
    model.rowsInserted.connect(lambda: (_ for _ in ()).throw(AssertionError))
    model.show(list("abc"))
    assert shown(model) == list("abc")


def test_random_changes_keep_to_the_rules_of_models() -> None:
    model = RowModel(described)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    tester.setUseFetchMore(False)
    dice = random.Random(7)
    for _ in range(200):
        entries = [dice.choice("abc#") for _ in range(dice.randrange(3 * BATCH if dice.random() < 0.1 else 12))]
        model.show(entries)
        if dice.random() < 0.5:
            model.fetchMore(QModelIndex())
        assert shown(model) == entries[: model.rowCount()]
    assert tester.model() is model


def test_a_long_list_is_handed_over_in_batches() -> None:
    model = RowModel(described)
    model.show([str(number) for number in range(3 * BATCH)])
    assert model.rowCount() == BATCH
    assert model.total() == 3 * BATCH
    assert model.canFetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert model.rowCount() == 2 * BATCH
    model.reveal(3 * BATCH - 1)
    assert model.rowCount() == 3 * BATCH
    assert not model.canFetchMore(QModelIndex())


def test_a_list_that_was_scrolled_stays_as_long_as_it_was() -> None:
    model = RowModel(described)
    model.show([str(number) for number in range(3 * BATCH)])
    model.fetchMore(QModelIndex())
    model.show([str(number) for number in range(1, 3 * BATCH)])
    assert model.rowCount() == 2 * BATCH


def test_headers_cannot_be_chosen_and_readers_hear_the_remark() -> None:
    model = RowModel(described)
    model.show(["#head", "line"])
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.data(model.index(1, 0), Qt.ItemDataRole.AccessibleTextRole) == "line, soft"
    assert model.data(model.index(1, 0), Qt.ItemDataRole.ToolTipRole) == "tip"
    assert model.data(model.index(1, 0), Qt.ItemDataRole.UserRole) == "line"


def test_the_first_row_that_fits_is_found_beyond_what_is_shown() -> None:
    model = RowModel(described)
    model.show([str(number) for number in range(2 * BATCH)])
    assert model.first(lambda entry: entry == str(BATCH + 5)) == BATCH + 5
    assert model.first(lambda entry: entry == "none") is None
