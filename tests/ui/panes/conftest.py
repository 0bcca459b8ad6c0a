from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.fakes.appearance import FakeAppearance
from tests.fakes.open_book import OpenBook, opened
from tests.fakes.pane_content import FakePaneContent


@pytest.fixture
def open_book(qapp: QApplication) -> Iterator[Callable[..., OpenBook]]:
    """A function that opens a spread with two texts, 966 by 732 pixels unless told otherwise."""
    books: list[OpenBook] = []

    def shown(
        original: str,
        corrected: str,
        size: tuple[int, int] = (966, 732),
        appearance: FakeAppearance | None = None,
    ) -> OpenBook:
        book = opened(FakePaneContent(original, corrected), size, appearance)
        books.append(book)
        book.spread.show()
        QApplication.processEvents()
        return book

    yield shown
    for book in books:
        book.close()
