"""The list of the panels: only the user moves the reader."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyledItemDelegate
from pytestqt.qtbot import QtBot

from facing.ui.controls.fitted_list import FittedList
from facing.ui.controls.row_model import RowModel, RowWords


@pytest.fixture
def rows(qtbot: QtBot) -> tuple[RowModel, FittedList, list[str]]:
    model = RowModel(lambda entry: RowWords(str(entry)))
    fitted = FittedList(model, QStyledItemDelegate(), 30)
    qtbot.addWidget(fitted)
    model.show(["one", "two", "three", "four"])
    fitted.show()
    fitted.activateWindow()
    fitted.setFocus()
    qtbot.waitUntil(fitted.hasFocus)
    moved: list[str] = []
    fitted.moved.connect(lambda index: moved.append(index.data()))
    return model, fitted, moved


def test_keys_and_clicks_tell_where_the_user_went(rows: tuple[RowModel, FittedList, list[str]]) -> None:
    _, fitted, moved = rows
    fitted.choose_row(1)
    assert moved == []
    QTest.keyClick(fitted, Qt.Key.Key_Down)
    assert moved == ["three"]
    place = fitted.visualRect(fitted.model().index(3, 0)).center()
    QTest.mouseClick(fitted.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert moved == ["three", "four"]


def test_a_row_that_goes_under_the_current_one_moves_nobody(rows: tuple[RowModel, FittedList, list[str]]) -> None:
    model, fitted, moved = rows
    fitted.choose_row(1)
    model.show(["one", "three", "four"])
    model.show(["four"])
    assert moved == []


def test_what_follows_from_a_move_is_not_the_users_doing(rows: tuple[RowModel, FittedList, list[str]]) -> None:
    model, fitted, moved = rows
    fitted.choose_row(0)

    def sort_anew() -> None:
        model.show(["two", "four", "three"])
        fitted.choose_row(1)

    fitted.moved.connect(sort_anew)
    QTest.keyClick(fitted, Qt.Key.Key_Down)
    assert moved == ["two"]


def test_the_arrow_keys_to_the_sides_turn(rows: tuple[RowModel, FittedList, list[str]], qtbot: QtBot) -> None:
    _, fitted, moved = rows
    for key, right in ((Qt.Key.Key_Right, True), (Qt.Key.Key_Left, False)):
        with qtbot.waitSignal(fitted.turned) as turned:
            QTest.keyClick(fitted, key)
        assert turned.args == [right]
    assert moved == []
