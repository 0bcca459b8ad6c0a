from facing.checkers.offsets import Utf16Offsets


def test_plain_letters_count_as_they_are() -> None:
    offsets = Utf16Offsets("äöü…")
    assert [offsets.units_before(n) for n in range(5)] == [0, 1, 2, 3, 4]
    assert [offsets.code_points_before(n) for n in range(5)] == [0, 1, 2, 3, 4]


def test_an_emoji_is_two_units() -> None:
    offsets = Utf16Offsets("A 😀😀x wrod")
    assert offsets.units_before(5) == 7
    assert offsets.code_points_before(7) == 5
    assert offsets.end(2, 4) == 4


def test_half_an_emoji_is_the_whole_of_it() -> None:
    assert Utf16Offsets("😀x").code_points_before(1) == 1


def test_a_lone_surrogate_is_one_unit() -> None:
    offsets = Utf16Offsets("\udc80😀x")
    assert offsets.units_before(2) == 3
    assert offsets.code_points_before(3) == 2


def test_what_lies_outside_is_held_inside() -> None:
    for text in ("abc", "a😀c", ""):
        offsets = Utf16Offsets(text)
        assert offsets.code_points_before(100) == len(text)
        assert offsets.units_before(100) == len(text.encode("utf-16-le")) // 2
