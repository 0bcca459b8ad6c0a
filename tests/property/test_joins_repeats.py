"""The quick look before repeats are searched overlooks none."""

from hypothesis import given
from hypothesis import strategies as st

from facing.checkers.joins_repeats import LONGEST_UNIT, _repeats

words = st.lists(st.sampled_from(["tin", "Tin", "oar", "rope", "it's"]), max_size=24)


@given(words, st.lists(st.sampled_from([" ", "  ", ", "]), min_size=24, max_size=24))
def test_a_stretch_is_found_where_it_stands_twice_with_nothing_but_space_between(
    written: list[str], joints: list[str]
) -> None:
    text = "".join(word + joint for word, joint in zip(written, joints, strict=False))
    keys = [word.casefold() for word in written]

    def stands_twice(start: int, unit: int) -> bool:
        end = start + 2 * unit
        is_joined = not any(joint.strip() for joint in joints[start : end - 1])
        return end <= len(keys) and is_joined and keys[start : start + unit] == keys[start + unit : end]

    expected = any(stands_twice(start, unit) for unit in range(1, LONGEST_UNIT + 1) for start in range(len(keys)))
    assert bool(list(_repeats(text))) == expected
