"""What holds for any pattern and any paragraph."""

from hypothesis import given
from hypothesis import strategies as st

from facing.patterns.compiling import finder_of
from facing.patterns.pattern import Pattern
from facing.patterns.plain import LOOK_ALIKES

# Letters that fold to two, letters outside the basic plane, combining marks, spaces and quotes with look-alikes.
LETTERS = "aAbßsSﬁfiIİıſΣσςe\u0301é👩\u200d👧'’\"“ \u00a0\u202f-‑_.1\u2028"
texts = st.text(st.sampled_from(LETTERS), max_size=40)
wanted = st.text(st.sampled_from(LETTERS), min_size=1, max_size=4)
any_text = st.text(st.characters(codec=None, exclude_categories=()), max_size=60)


def alike(text: str, wanted: str, match_case: bool) -> bool:
    """Whether a stretch reads as what is wanted: letter by letter, each with what it may stand for."""
    keys = {other: key for key, others in LOOK_ALIKES.items() if key in wanted for other in others}
    plain = "".join(keys.get(letter, letter) for letter in text)
    return plain == wanted if match_case else plain.casefold() == wanted.casefold()


def naively(text: str, wanted: str, match_case: bool) -> list[tuple[int, int]]:
    """From each place on, every stretch is compared."""
    found = []
    start = 0
    while start < len(text):
        ends = (end for end in range(start + 1, len(text) + 1) if alike(text[start:end], wanted, match_case))
        end = next(ends, None)
        if end is not None:
            found.append((start, end))
        start = end if end is not None else start + 1
    return found


@given(texts | any_text, wanted, st.booleans())
def test_words_are_found_where_a_naive_search_finds_them(text: str, wanted: str, match_case: bool) -> None:
    matches = finder_of(Pattern(wanted, match_case=match_case)).find(text)
    assert [match[:2] for match in matches] == naively(text, wanted, match_case)


@given(any_text, st.data())
def test_what_stands_in_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    piece = text[start : data.draw(st.integers(start, len(text)))]
    if piece:
        matches = finder_of(Pattern(piece, match_case=True)).find(text)
        assert any(match.start <= start for match in matches)


@given(texts | any_text, st.sampled_from(["s", "(s+)(.)", r"\b", "^", "x*", r"(?<last>\w)$", "[[:alpha:]]+"]))
def test_matches_replaced_by_themselves_stay_and_by_nothing_go(text: str, expression: str) -> None:
    finder = finder_of(Pattern(expression, is_expression=True))
    same, gone = finder.replacing("$&"), finder.replacing("")
    kept = without = text
    for match in reversed(finder.find(text)):
        kept = kept[: match.start] + same(text, match) + kept[match.end :]
        without = without[: match.start] + gone(text, match) + without[match.end :]
    assert kept == text
    assert len(without) == len(text) - sum(match.end - match.start for match in finder.find(text))


@given(any_text, any_text)
def test_words_replaced_are_those_that_python_replaces(text: str, replacement: str) -> None:
    finder = finder_of(Pattern("a", match_case=True))
    replacing = finder.replacing(replacement)
    expected = text.replace("a", replacement)
    for match in reversed(finder.find(text)):
        text = text[: match.start] + replacing(text, match) + text[match.end :]
    assert text == expected
