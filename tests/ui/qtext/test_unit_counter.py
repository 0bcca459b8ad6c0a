from hypothesis import given
from hypothesis import strategies as st

from facing.ui.qtext import UnitCounter, code_points, units

TEXTS = st.text(st.sampled_from([*"ab é漢", "😀", "𝒳"]), max_size=20)


@given(TEXTS)
def test_one_counter_answers_as_counting_each_time_does(text: str) -> None:
    counter = UnitCounter(text)
    for number in range(len(text) + 1):
        assert counter.units(number) == units(text, number)
    for unit in range(units(text, len(text)) + 1):
        assert counter.code_points(unit) == code_points(text, unit)
