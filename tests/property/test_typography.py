"""Typing aids and changes of case on any text at all."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from facing.core.edit import Place
from facing.core.text import Text
from facing.session.reshaping import edits_to, joining, splitting, word_at
from facing.typography.aids import Choices, typed
from facing.typography.casing import Case, forms_of, with_case
from facing.typography.conventions import conventions_of
from facing.typography.joining import joined
from tests.unit.typography.keyboard import typed_text

LANGUAGES = st.sampled_from(
    ["en-US", "de-DE", "de-CH", "fr", "fr-CA", "es", "sv", "pl", "ru", "ja", "zh-CN", "el", "tr"]
)
LETTERS = st.sampled_from([*"\"\"''--.. ab1;:!?()«»“”‘’„‚—…\u202f\u00a0s漢é"])
TEXTS = st.text(LETTERS, max_size=14)
PARAGRAPHS = st.text(st.sampled_from([*"aB -\n\t.éßıİΣ漢😀\u00a0"]), max_size=20)
CHOICES = st.builds(Choices, st.booleans(), st.booleans(), st.booleans(), st.booleans())


@given(TEXTS, LETTERS, TEXTS, LANGUAGES, CHOICES)
def test_an_aid_changes_signs_beside_the_caret_alone(
    before: str, letter: str, after: str, language: str, choices: Choices
) -> None:
    better = typed(before, letter, after, language, choices)
    if better is None:
        return
    assert 0 <= better.removed <= len(before)
    gone = before[len(before) - better.removed :] + letter
    assert gone != better.text
    # Letters and figures stay, in their order.
    assert [sign for sign in better.text if sign.isalnum()] == [sign for sign in gone if sign.isalnum()]
    assert better.removed <= 12


@given(TEXTS, LETTERS, TEXTS, LANGUAGES)
def test_what_an_aid_wrote_is_not_helped_again(before: str, letter: str, after: str, language: str) -> None:
    better = typed(before, letter, after, language, Choices())
    if better is None or not better.text:
        return
    text = before[: len(before) - better.removed] + better.text
    again = typed(text[:-1], text[-1], after, language, Choices())
    assert again is None or text[-1] in "\"'"


@given(TEXTS, LANGUAGES)
def test_nothing_is_written_where_no_kind_is_wanted(keys: str, language: str) -> None:
    assert typed_text(keys, language, Choices(False, False, False, False)) == keys


@given(
    st.lists(st.sampled_from("abc"), min_size=1, max_size=3), st.sampled_from(["en", "de", "de-CH", "pl", "ja", "sv"])
)
def test_quoted_words_get_the_marks_of_the_language(words: list[str], language: str) -> None:
    marks = conventions_of(language)
    assert marks is not None
    keys = " ".join(f'"{word}"' for word in words)
    wanted = " ".join(f"{marks.primary.open}{word}{marks.primary.close}" for word in words)
    assert typed_text(keys, language) == wanted


@given(st.text(max_size=30), st.sampled_from(Case), LANGUAGES)
def test_a_change_of_case_changes_case_alone(text: str, case: Case, language: str) -> None:
    changed = with_case(text, case, language)
    assert changed.count("\n") == text.count("\n")

    def bare(string: str) -> str:
        folded = unicodedata.normalize("NFKD", string.casefold()).casefold()
        return "".join(sign for sign in folded if not unicodedata.combining(sign)).replace("ı", "i")

    assert bare(changed) == bare(text)


@given(PARAGRAPHS, LANGUAGES)
def test_going_through_the_forms_comes_back(text: str, language: str) -> None:
    forms = forms_of(text, language)
    assert forms[0] == text
    assert len(set(forms)) == len(forms) <= 5


@given(PARAGRAPHS, st.data())
def test_a_form_is_put_in_place_paragraph_by_paragraph(string: str, data: st.DataObject) -> None:
    text = Text.from_string(string)
    first = data.draw(st.integers(0, text.length))
    start, end = text.place_of(first), text.place_of(data.draw(st.integers(first, text.length)))
    there = text.slice(start, end)
    wanted = with_case(there, Case.UPPER, "de")
    changed = text.apply_all(edits_to(start, there, wanted)).as_string()
    assert changed == string[:first] + wanted + string[first + len(there) :]
    assert len(text) == changed.count("\n") + 1


@given(st.text(st.sampled_from([*"ab- \n\u00ad漢"]), max_size=16), st.data())
def test_splitting_and_joining_lose_nothing_but_spaces_and_hyphens(string: str, data: st.DataObject) -> None:
    text = Text.from_string(string)
    place = text.place_of(data.draw(st.integers(0, text.length)))
    parted = text.apply(splitting(text, place))
    assert len(parted) == len(text) + 1
    one = parted.apply(joining(parted, 0, len(parted) - 1))
    assert len(one) == 1
    assert [sign for sign in one[0].text if sign not in " -\u00ad"] == [
        sign for sign in string if sign not in " -\u00ad\n"
    ]
    start, end = word_at(text, place)
    assert start <= place <= end


@given(st.text(max_size=8), st.text(max_size=8))
def test_joined_has_no_spaces_at_the_seam_beyond_one(first: str, second: str) -> None:
    one = joined(first, second)
    assert len(one) <= len(first.rstrip(" \t")) + len(second.lstrip(" \t")) + 1


def test_a_word_is_what_the_caret_touches() -> None:
    text = Text.from_string("The ferry’s boat")
    assert word_at(text, Place(0, 6)) == (Place(0, 4), Place(0, 11))
    assert word_at(text, Place(0, 11)) == (Place(0, 4), Place(0, 11))
    assert word_at(Text.from_string("a  b"), Place(0, 2)) == (Place(0, 2), Place(0, 2))
