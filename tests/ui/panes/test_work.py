"""How much is done for a key press, a scroll, an opening: counted, not timed."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facing.core.edit import Place
from facing.core.finding import Side
from facing.diff.comparison import Comparison
from facing.ui.panes.book import View
from facing.ui.panes.mark_book import MarkBook
from facing.ui.panes.stretches import ShownBlock
from facing.ui.panes.survey import Surveyor
from facing.ui.panes.text_layout import LevelLayout

FEW, MANY = 300, 10_000


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Counts what costs: paragraphs laid out, paragraphs asked for their height, rows looked up, marks made."""
    counted: Counter[str] = Counter()

    def count(owner: type, name: str) -> None:
        method = getattr(owner, name)

        def counting(self, *arguments, **keywords):  # type: ignore[no-untyped-def]
            counted[name] += 1
            return method(self, *arguments, **keywords)

        monkeypatch.setattr(owner, name, counting)

    for owner, name in (
        (LevelLayout, "_set_lines"),
        (LevelLayout, "_settled"),
        (Comparison, "row"),
        (Comparison, "row_of"),
        (Comparison, "runs"),
        (MarkBook, "_found"),
    ):
        count(owner, name)
    return counted


def texts(count: int) -> tuple[str, str]:
    original = [f"Paragraph {number % 100} has words in it that fill a line or two of it." for number in range(count)]
    corrected = [text.replace("words", "letters") if number % 3 else text for number, text in enumerate(original)]
    return "\n".join(original), "\n".join(corrected)


def opened(open_book, count: int):
    book = open_book(*texts(count))
    book.spread._overview._surveyor._work = None
    book.spread._overview._surveyor._next.stop()
    at = Place(count // 2, 10)
    book.spread.select(Side.CORRECTION, at, at)
    book.settle()
    return book


def work_of(book, work: Counter[str], do) -> Counter[str]:
    # The survey for the map is made in portions whenever there is time; it is counted in a test of its own.
    book.spread._overview._surveyor._work = None
    book.spread._overview._surveyor._next.stop()
    work.clear()
    do(book)
    book.settle()
    book.spread.grab()
    return Counter(work)


DEEDS = {
    "key": lambda book: QTest.keyClick(book.page(), "a"),
    "return": lambda book: QTest.keyClick(book.page(), Qt.Key.Key_Return),
    "backspace": lambda book: QTest.keyClick(book.page(), Qt.Key.Key_Backspace),
    "down": lambda book: QTest.keyClick(book.page(), Qt.Key.Key_Down),
    "scroll": lambda book: book.spread.scroll_by(81),
    "page": lambda book: QTest.keyClick(book.page(), Qt.Key.Key_PageDown),
    "undo": lambda book: book.spread.undo(),
}


def test_work_does_not_grow_with_the_document(open_book, work: Counter[str]) -> None:
    done: dict[int, dict[str, Counter[str]]] = {}
    for count in (FEW, MANY):
        book = opened(open_book, count)
        for deed in DEEDS.values():
            deed(book)
            book.settle()
        done[count] = {name: work_of(book, work, deed) for name, deed in DEEDS.items()}
    for name in DEEDS:
        for what, times in done[MANY][name].items():
            assert times <= done[FEW][name][what] * 1.3 + 12, (name, what)


def test_work_between_folds_and_in_one_column_does_not_grow(open_book, work: Counter[str]) -> None:
    done: dict[int, dict[str, Counter[str]]] = {}
    for count in (FEW, MANY):
        middle = 90
        changed = {*range(10, middle + 1, 20), *range(count - 90, count, 20)}  # between them is one long fold
        original = [f"Paragraph {number} has words in it that fill a line of it." for number in range(count)]
        corrected = [text.replace("words", "letters") if n in changed else text for n, text in enumerate(original)]
        book = open_book("\n".join(original), "\n".join(corrected))
        surveyor = book.spread._overview._surveyor
        book.spread.folding.fold_all(True)
        while surveyor._work is not None:
            surveyor._go_on(1000)
        book.spread.folding.fold_all(True)
        assert max(map(len, book.spread.folding.folds)) > count // 3
        book.spread.select(Side.CORRECTION, Place(middle, 10), Place(middle, 10))
        for _ in range(2):
            done[count] = {name: work_of(book, work, DEEDS[name]) for name in ("key", "down", "scroll", "page", "undo")}
        assert book.unlevel() == []
        book.spread.set_view(View.MARKED)
        page = book.spread.marked_column.page
        done[count]["column scroll"] = work_of(book, work, DEEDS["scroll"])
        done[count]["column down"] = work_of(book, work, lambda _, page=page: QTest.keyClick(page, Qt.Key.Key_Down))
    for name, few in done[FEW].items():
        # What is still known from before differs by a window's rows: up to 63, with small letters in the chrome.
        for what, times in done[MANY][name].items():
            assert times <= few[what] * 1.3 + 90, (name, what)


def test_a_key_press_lays_out_its_own_paragraph_alone(open_book, work: Counter[str]) -> None:
    book = opened(open_book, MANY)
    QTest.keyClick(book.page(), "a")
    book.settle()
    done = work_of(book, work, lambda book: QTest.keyClick(book.page(), "b"))
    assert 1 <= done["_set_lines"] <= 2
    shown = sum(1 for side in Side for _ in book.spread._scroller.paragraphs_in_view(side))
    assert done["_found"] <= shown + 2


def test_opening_lays_out_what_is_seen(open_book, work: Counter[str]) -> None:
    book = open_book(*texts(MANY))
    book.spread.grab()
    shown = sum(1 for side in Side for _ in book.spread._scroller.paragraphs_in_view(side))
    # At each of the sizes that the window has on its way to the screen.
    assert shown <= work["_set_lines"] <= 6 * shown
    assert work["runs"] <= 6 * shown


def test_a_far_jump_lays_out_what_is_seen(open_book, work: Counter[str]) -> None:
    book = opened(open_book, MANY)
    done = work_of(book, work, lambda book: book.spread.show_place(Side.CORRECTION, Place(8000, 0)))
    assert done["_set_lines"] < 120
    book.spread.scroll_by(10**9)
    assert book.unlevel() == []


def test_the_survey_is_made_in_portions(open_book, monkeypatch: pytest.MonkeyPatch) -> None:
    portions: list[int] = []
    go_on = Surveyor._go_on

    def counting(self: Surveyor, rows: int) -> None:
        portions.append(rows)
        go_on(self, rows)

    monkeypatch.setattr(Surveyor, "_go_on", counting)
    book = open_book(*texts(MANY))
    while book.spread._overview._survey is None:
        QApplication.processEvents()
    assert max(portions) <= 1500
    assert sum(portions) >= MANY


@pytest.mark.slow
def test_a_paragraph_of_50000_words_opens_and_is_worked_in(open_book, work: Counter[str]) -> None:
    words = [f"word{number % 977}" for number in range(50_000)]
    changed = [word if number % 40 else "other" for number, word in enumerate(words)]
    book = open_book(f"Before.\n{' '.join(words)}\nAfter.", f"Before.\n{' '.join(changed)}\nAfter.")
    length = len(book.content.corrected[1].text)
    for offset in (0, length // 2, length):
        at = Place(1, offset)
        book.spread.select(Side.CORRECTION, at, at)
        QTest.keyClick(book.page(), "x")
        book.settle()
        picture = book.spread.grab().toImage()
        ink = book.spread._looks.color("ink").name()
        assert any(picture.pixelColor(x, y).name() == ink for x in range(530, 640) for y in range(300, 420))
        assert book.unlevel() == []
    assert book.content.corrected[1].text.count("x") == 3
    book.spread.scroll_by(10**9)
    assert book.tops(Side.CORRECTION)[2] == book.tops(Side.ORIGINAL)[2]


def test_marks_of_a_long_paragraph_are_painted_for_its_visible_lines_alone(open_book, monkeypatch) -> None:
    words = [f"word{number % 977}" for number in range(4000)]
    changed = [word if number % 4 else f"other{number}" for number, word in enumerate(words)]
    book = open_book(" ".join(words), " ".join(changed))
    looked_for: list[int] = []
    boxes = ShownBlock.boxes

    def counting(self: ShownBlock, start: int, end: int, two_ways: bool = False) -> object:
        looked_for.append(start)
        return boxes(self, start, end, two_ways)

    monkeypatch.setattr(ShownBlock, "boxes", counting)
    book.spread.grab()
    assert 20 < len(looked_for) < 300
