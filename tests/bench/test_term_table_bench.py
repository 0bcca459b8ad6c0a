"""Searching, sorting and scrolling a table of 50,000 terms, against Qt's own filtering model over the same rows.

Target: nothing that a key or the wheel does takes more than 100 ms.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSortFilterProxyModel
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture

from facing.app.inline_tasks import InlineTasks
from facing.core.settings import Settings
from facing.glossary.terms import Form, FormStatus, Term
from facing.session.glossaries import Glossaries
from facing.session.term_editor import TermEditor
from facing.ui.glossary.columns import Column
from facing.ui.glossary.table_dialog import TermTableDialog
from facing.ui.theme import Theme

TERMS = 50_000
FEW = 500  # where nothing is measured

pytestmark = pytest.mark.bench


def term(number: int) -> Term:
    wanted, found = f"word{number * 7919 % TERMS} of the house", f"wrod{number} of the hause"
    forms = Form(wanted, FormStatus.PREFERRED), Form(found, FormStatus.GARBLED)
    return Term(forms, note=f"note {number}", source="house", domain=f"field {number % 20}")


@pytest.fixture(scope="module")
def dialog(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[TermTableDialog]:
    count = FEW if request.config.getoption("benchmark_disable") else TERMS
    tasks = InlineTasks()
    path = Path(tmp_path_factory.mktemp("bench")) / "my-terms.csv"
    glossaries = Glossaries(tasks, lambda matcher: None, lambda memory: None, path)
    glossaries.write(path, map(term, range(count)))
    tasks.drain()
    made = TermTableDialog(Theme(Settings()))
    editor = TermEditor(glossaries, path, lambda new: made.editor_changed())
    made.show_editor(editor, "My terms", True)
    made.show()
    tasks.drain()
    yield made
    made.close()
    made.deleteLater()


def test_a_letter_is_searched_for(benchmark: BenchmarkFixture, dialog: TermTableDialog) -> None:
    benchmark(dialog.model.search, "word4 hause")
    assert 0 < dialog.model.count < TERMS
    dialog.model.search("")


def test_qt_searches_for_a_letter(benchmark: BenchmarkFixture, dialog: TermTableDialog) -> None:
    proxy = QSortFilterProxyModel()
    proxy.setFilterKeyColumn(-1)
    proxy.setSourceModel(dialog.model)

    def search() -> None:
        proxy.setFilterFixedString("")
        proxy.setFilterFixedString("word4")

    benchmark.pedantic(search, rounds=2)
    assert 0 < proxy.rowCount() < TERMS


def test_rows_are_sorted(benchmark: BenchmarkFixture, dialog: TermTableDialog) -> None:
    benchmark(dialog.model.sort_by, Column.PREFERRED)
    dialog.model.sort_by(None)


def test_clashes_are_picked_out(benchmark: BenchmarkFixture, dialog: TermTableDialog) -> None:
    benchmark(dialog.model.show_clashes, True)
    assert dialog.model.count == 0
    dialog.model.show_clashes(False)


def test_a_page_is_scrolled(benchmark: BenchmarkFixture, dialog: TermTableDialog) -> None:
    places = iter(range(0, 10**9, 997))

    def scroll() -> None:
        dialog.table.verticalScrollBar().setValue(next(places) % dialog.model.count)
        dialog.table.viewport().repaint()

    benchmark(scroll)


def test_a_cell_is_edited(benchmark: BenchmarkFixture, dialog: TermTableDialog) -> None:
    notes = iter(range(10**9))
    index = dialog.model.index(100, Column.NOTE)
    benchmark.pedantic(lambda: dialog.model.setData(index, f"new {next(notes)}"), rounds=10)
