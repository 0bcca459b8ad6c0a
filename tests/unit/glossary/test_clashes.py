from pathlib import Path

from facing.glossary.clashes import Clash, Clashes, ClashSort, clashes, said_by
from facing.glossary.loading import parse


def found(text: str) -> list[Clash]:
    return clashes(parse(text, Path("house.csv")).terms)


def test_terms_with_the_same_forms_are_duplicates_whatever_is_noted() -> None:
    assert found("term,preferred,note\nOrow,Orrow,a\nHald,,\nOrow,Orrow,b\n") == [
        Clash(ClashSort.DUPLICATE, "Orow", "", (0, 2))
    ]
    assert found("term\nPell\nHald\nPell\n") == [Clash(ClashSort.DUPLICATE, "Pell", "", (0, 2))]


def test_a_form_is_not_both_right_and_wrong() -> None:
    assert found("term,preferred\nOrow,Orrow\nOrow,\n") == [Clash(ClashSort.RIGHT_AND_WRONG, "Orow", "", (0, 1))]


def test_a_wrong_form_has_the_same_replacements_everywhere() -> None:
    assert found("term,preferred,forbidden\nOrow,Orrow,\nArrow,Arow,Orow\n") == [
        Clash(ClashSort.SEVERAL_REPLACEMENTS, "Orow", "", (0, 1))
    ]


def test_a_wrong_form_that_two_terms_replace_alike_stands_there_twice() -> None:
    assert found("term,preferred,forbidden\nOrow,Orrow,\nArrow,Orrow,Orow\n") == [
        Clash(ClashSort.DUPLICATE, "Orow", "", (0, 1))
    ]


def test_several_errors_may_lead_to_one_form() -> None:
    assert found("term,preferred\nOrow,Orrow\nOrouw,Orrow\n") == []


def test_capitals_make_no_difference_unless_the_term_is_about_them() -> None:
    assert found("term,preferred\norow,Orrow\nOrow,Orrow\n") == [Clash(ClashSort.DUPLICATE, "orow", "", (0, 1))]
    assert found("term,preferred\ninternet,Internet\n") == []


def test_terms_with_several_forms_in_common_are_told_of_once() -> None:
    twice = "term,preferred,forbidden\nOrow,Orrow,Orouw\nOrow,Orrow,Orouw\n"
    assert found(twice) == [Clash(ClashSort.DUPLICATE, "Orow", "", (0, 1))]


def test_clashes_come_and_go_with_the_terms_and_the_gravest_is_told() -> None:
    terms = parse("term,preferred\nOrow,Orrow\nOrow,Arrow\nOrow,\n", Path("house.csv")).terms
    first, other, right = map(said_by, terms)
    counted = Clashes([first])
    assert counted.of(first) is None
    counted.add(other)
    assert counted.of(first) is ClashSort.SEVERAL_REPLACEMENTS
    counted.add(right)
    assert counted.of(first) is counted.of(right) is ClashSort.RIGHT_AND_WRONG
    counted.remove(right)
    counted.remove(other)
    counted.add(first)
    assert counted.of(first) is ClashSort.DUPLICATE


def test_what_a_wrong_form_means_in_other_languages_is_no_replacement_of_it() -> None:
    assert found("term:de,preferred:en,forbidden:en\nFähre,ferry,fery\nFährboot,ferry,fery\n") == []


def test_a_word_with_several_meanings_in_another_language_is_no_clash() -> None:
    assert found("de,en\nBank,bank\nBank,bench\n") == []


def test_what_is_right_in_one_language_may_be_wrong_in_another() -> None:
    assert found("term:de,preferred:en,forbidden:en\nBad,bath,Bad\n") == []
