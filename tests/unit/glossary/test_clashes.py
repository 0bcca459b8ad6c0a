from pathlib import Path

from facing.glossary.clashes import Clash, ClashSort, clashes
from facing.glossary.loading import parse


def found(text: str) -> list[Clash]:
    return clashes(parse(text, Path("house.csv")).terms)


def test_terms_with_the_same_forms_are_duplicates_whatever_is_noted() -> None:
    assert found("term,preferred,note\nOrow,Orrow,a\nHald,,\nOrow,Orrow,b\n") == [
        Clash(ClashSort.DUPLICATE, "Orrow", "", (0, 2))
    ]


def test_a_form_is_not_both_right_and_wrong() -> None:
    assert found("term,preferred\nOrow,Orrow\nOrow,\n") == [Clash(ClashSort.RIGHT_AND_WRONG, "Orow", "", (0, 1))]


def test_a_wrong_form_has_the_same_replacements_everywhere() -> None:
    assert found("term,preferred,forbidden\nOrow,Orrow,\nArrow,Arow,Orow\n") == [
        Clash(ClashSort.SEVERAL_REPLACEMENTS, "Orow", "", (0, 1))
    ]
    assert found("term,preferred,forbidden\nOrow,Orrow,\nArrow,Orrow,Orow\n") == []


def test_what_a_wrong_form_means_in_other_languages_is_no_replacement_of_it() -> None:
    assert found("term:de,preferred:en,forbidden:en\nFähre,ferry,fery\nFährboot,ferry,fery\n") == []


def test_a_word_with_several_meanings_in_another_language_is_no_clash() -> None:
    assert found("de,en\nBank,bank\nBank,bench\n") == []


def test_what_is_right_in_one_language_may_be_wrong_in_another() -> None:
    assert found("term:de,preferred:en,forbidden:en\nBad,bath,Bad\n") == []
