from facing.checkers.visible import VisibleText


def test_text_without_markup_is_itself() -> None:
    visible = VisibleText("plain", ())
    assert visible.text == "plain"
    assert visible.place(1, 3) == (1, 3)


def test_markup_is_left_out_and_found_again() -> None:
    whole = "A **wr*od** is `code` here"
    visible = VisibleText(whole, ((2, 4), (6, 7), (9, 11), (15, 21)))
    assert visible.text == "A wrod is  here"
    start, end = visible.place(2, 6)
    assert whole[start:end] == "wr*od"
    start, end = visible.place(11, 15)
    assert whole[start:end] == "here"


def test_markup_at_the_edges_and_over_itself() -> None:
    visible = VisibleText("<b>a</b>", ((0, 3), (4, 8), (5, 8)))
    assert visible.text == "a"
    assert visible.place(0, 1) == (3, 4)


def test_what_is_nowhere_has_no_width() -> None:
    visible = VisibleText("*a*", ((0, 1), (2, 3)))
    assert visible.place(0, 0) == (0, 0)
    assert visible.place(0, 5) == (0, 0)
    assert VisibleText("***", ((0, 3),)).text == ""
