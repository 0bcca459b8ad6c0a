"""The map at the edge: what it shows, where a click leads, when it is made."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facing.core.edit import Place
from facing.core.finding import Kind, Side
from facing.ui.panes.level import Anchor
from facing.ui.panes.survey import Scale


def texts(count: int = 100) -> tuple[str, str]:
    original = [f"Paragraph {number} has some words in it that fill a line or two of it." for number in range(count)]
    corrected = list(original)
    corrected[50] = corrected[50].replace("words", "letters")
    corrected[80:80] = ["Something wholly new was written here by a person."]
    return "\n".join(original), "\n".join(corrected)


def test_changes_and_findings_stand_where_they_are(open_book) -> None:
    book = open_book(*texts())
    book.content.find(Side.CORRECTION, "Paragraph 20", Kind.SPELLING)
    book.spread._overview.begin(book.content, book.spread._estimate())
    height = book.spread.map.height()
    shown = {token: box for box, token in book.spread.map.boxes()}
    assert shown.keys() == {"delete_edge", "insert_edge", "spelling"}
    for token, share in (("spelling", 0.2), ("delete_edge", 0.5), ("insert_edge", 0.8)):
        assert abs(shown[token].top() / height - share) < 0.03
    assert shown["spelling"].left() > shown["delete_edge"].right()
    picture = book.spread.map.grab().toImage()
    box = shown["insert_edge"]
    assert picture.pixelColor(box.center()).name() == book.spread._looks.color("insert_edge").name()


def test_marks_on_the_same_pixels_are_one(open_book) -> None:
    original = "\n".join(f"Paragraph {number} has some words in it." for number in range(3000))
    book = open_book(original, original.replace("words", "letters"))
    while book.spread._overview._surveyor._work is not None:
        QApplication.processEvents()
    boxes = list(book.spread.map.boxes())
    assert 1 <= len(boxes) < 50
    assert sum(box.height() for box, _ in boxes) > book.spread.map.height() * 0.8


def test_a_click_goes_there(open_book) -> None:
    book = open_book(*texts())
    change_map = book.spread.map
    for share in (0.5, 0.8, 0.2):
        point = QPoint(6, round(change_map.height() * share))
        QTest.mouseClick(change_map, Qt.MouseButton.LeftButton, pos=point)
        middle = book.spread._scroller.rows[len(book.spread._scroller.rows) // 2].number
        assert abs(middle - 100 * share) < 6
        assert book.unlevel() == []
    QTest.mouseClick(change_map, Qt.MouseButton.LeftButton, pos=QPoint(6, change_map.height() - 1))
    assert book.spread._scroller.rows[-1].number == len(book.content.comparison) - 1
    QTest.mouseClick(change_map, Qt.MouseButton.LeftButton, pos=QPoint(6, 0))
    assert book.spread._scroller.anchor == Anchor(0, -book.spread._scroller._top_margin)


def test_the_thumb_follows_the_text(open_book) -> None:
    book = open_book(*texts())
    change_map = book.spread.map
    assert change_map.value() == 0
    values = []
    for _ in range(80):
        book.spread.scroll_by(100)
        values.append(change_map.value())
    assert values == sorted(values)
    assert change_map.value() == change_map.maximum() > 0
    assert change_map.thumb().bottom() == change_map.height() - 1
    book.spread.scroll_by(-(10**6))
    assert change_map.value() == 0
    assert change_map.thumb().top() == 0


def test_dragging_the_thumb_scrolls_on(open_book) -> None:
    book = open_book(*texts())
    change_map = book.spread.map
    QTest.mousePress(change_map, Qt.MouseButton.LeftButton, pos=QPoint(6, 5))
    rows = []
    for y in range(10, change_map.height(), 40):
        QTest.mouseMove(change_map, QPoint(6, y))
        QApplication.processEvents()
        rows.append(book.spread._scroller.anchor.row)
    QTest.mouseRelease(change_map, Qt.MouseButton.LeftButton, pos=QPoint(6, change_map.height() - 1))
    assert rows == sorted(rows)
    assert rows[-1] > 80


def test_a_key_press_does_not_survey(open_book, qtbot) -> None:
    book = open_book(*texts())
    surveyor = book.spread._overview._surveyor
    made = []
    surveyor.ready.connect(made.append)
    for letter in "some words":
        QTest.keyClick(book.page(), letter)
        book.settle()
    assert made == []
    assert surveyor._pause.isActive()
    surveyor._pause.timeout.emit()
    qtbot.waitUntil(lambda: len(made) == 1)


def test_findings_that_keep_coming_do_not_hold_the_map_up(open_book) -> None:
    book = open_book("\n".join(texts(3000)), "\n".join(texts(3000)))
    surveyor = book.spread._overview._surveyor
    while surveyor._work is not None:
        QApplication.processEvents()
    made = []
    surveyor.ready.connect(made.append)
    surveyor._pause.timeout.emit()
    assert surveyor._work is not None
    for _ in range(1000):
        book.spread.refresh_paragraphs(Side.CORRECTION, {3})
        QApplication.processEvents()
        if made:
            break
    assert made
    book.spread.refresh_rows()
    assert surveyor._work is None


def test_a_text_that_fits_needs_no_thumb(open_book) -> None:
    book = open_book("One.", "One.")
    assert book.spread.map.maximum() == 0
    book.spread.scroll_by(100)
    assert book.spread.map.value() == 0


def test_the_scale_goes_both_ways() -> None:
    scale = Scale([100, 0, 50, 200])
    assert scale.total == 350
    heights = [80, 0, 60, 100]
    for anchor, value in ((Anchor(0, 0), 0), (Anchor(0, 40), 50), (Anchor(2, 30), 125), (Anchor(3, 100), 350)):
        assert scale.value_of(anchor, heights[anchor.row]) == value
    for value in (0, 50, 125, 250):
        anchor = scale.anchor_of(value, heights.__getitem__)
        assert scale.value_of(anchor, heights[anchor.row]) == value
    assert scale.value_of(Anchor(0, -10), 80) == 0


def test_single_changes_show_in_a_short_text(open_book) -> None:
    words = "many words stand here in a row, one after the other, until the line is full and goes on for long"
    book = open_book(f"{words} end {words}", f"{words} close {words}")
    boxes = [box for box, token in book.spread.map.boxes() if token == "delete_edge"]
    assert len(boxes) == 1
    assert boxes[0].height() <= 12


def test_findings_on_either_side_are_shown_once_for_each(open_book) -> None:
    book = open_book(*texts())
    book.content.find(Side.ORIGINAL, "Paragraph 10 ", Kind.TERM)
    book.content.find(Side.CORRECTION, "Paragraph 90 ", Kind.TERM)
    book.spread._overview.begin(book.content, book.spread._estimate())
    assert [token for _, token in book.spread.map.boxes()].count("term") == 2
    book.spread.set_view(type(book.spread.view)("original"))
    book.spread._overview.begin(book.content, book.spread._estimate())
    assert [token for _, token in book.spread.map.boxes()].count("term") == 1
    assert book.content.corrected.id_at(0) == 0
    book.spread.select(Side.ORIGINAL, Place(0, 0), Place(0, 0))


def test_each_kind_of_finding_has_a_shape_of_its_own(open_book) -> None:
    book = open_book(*texts())
    for number, kind in enumerate(Kind):
        book.content.find(Side.CORRECTION, f"Paragraph {10 * number + 5}", kind)
    book.spread._overview.begin(book.content, book.spread._estimate())
    picture = book.spread.map.grab().toImage()
    shapes = set()
    for box, token in book.spread.map.boxes():
        if token in {kind.value for kind in Kind}:
            paper = book.spread._looks.color("paper").name()
            xs, ys = range(box.left() - 1, box.right() + 2), range(box.top(), box.top() + 5)
            shapes.add(tuple(tuple(picture.pixelColor(x, y).name() != paper for x in xs) for y in ys))
    assert len(shapes) == len(Kind)


def test_a_tip_counts_what_is_near_else_everything(open_book) -> None:
    book = open_book(*texts())
    book.content.find(Side.CORRECTION, "Paragraph 20", Kind.SPELLING)
    book.content.find(Side.CORRECTION, "Paragraph 21", Kind.TERM)
    book.spread._overview.begin(book.content, book.spread._estimate())
    change_map = book.spread.map
    height = change_map.height()
    assert change_map.tip_at(height * 0.205) == "spelling: 1, term: 1"
    assert change_map.tip_at(height * 0.8) == "1 change"
    assert change_map.tip_at(2) == "Whole document: 2 changes, spelling: 1, term: 1"
    assert open_book("One.", "One.").spread.map.tip_at(5) == "Whole document: no changes, no findings"


def test_a_click_on_a_finding_brings_it_to_the_middle(open_book) -> None:
    book = open_book(*texts(600))
    book.content.find(Side.CORRECTION, "Paragraph 370 ", Kind.SPELLING)
    book.spread._overview.begin(book.content, book.spread._estimate())
    book.spread._overview._surveyor._go_on(10_000)
    change_map = book.spread.map
    box = next(box for box, token in change_map.boxes() if token == "spelling")
    QTest.mouseClick(change_map, Qt.MouseButton.LeftButton, pos=QPoint(11, box.bottom() + 3))
    top = book.tops(Side.CORRECTION)[370]
    assert abs(top - book.spread.sheets[Side.CORRECTION].height() / 2) < 80
