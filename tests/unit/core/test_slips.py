import pytest

from facing.core.slips import are_exchanged, is_one_slip, one_letter_more


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("teh", "the", True),
        ("wrod", "word", True),
        ("befor", "before", True),
        ("untill", "until", True),
        ("calender", "calendar", True),
        ("same", "same", False),
        ("abba", "baab", False),
        ("acb", "abd", False),
        ("spin", "spawn", False),
        ("", "a", True),
        ("", "", False),
        ("a", "abc", False),
    ],
)
def test_one_slip_lies_between_two_words(one: str, other: str, slip: bool) -> None:
    assert is_one_slip(one, other) is slip
    assert is_one_slip(other, one) is slip


def test_exchanged_neighbours() -> None:
    assert are_exchanged("teh", "the")
    assert not are_exchanged("calender", "calendar")
    assert not are_exchanged("abcd", "adcb")


def test_where_a_letter_is_too_many() -> None:
    assert one_letter_more("befor", "before") == 5
    assert one_letter_more("until", "untill") in (4, 5)
    assert one_letter_more("spin", "span") is None
    assert one_letter_more("untill", "until") is None
