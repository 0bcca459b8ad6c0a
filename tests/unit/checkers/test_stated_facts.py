import pytest

from facing.checkers.number_words import spelled_number
from facing.checkers.stated_facts import Sort, facts


def values(text: str, sort: Sort, language: str = "en", demanded: bool | None = None) -> list[set[str]]:
    return [
        set(fact.values) for fact in facts(text, language) if fact.sort is sort and demanded in (None, fact.demanded)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1000", {"1000"}),
        ("1,000", {"1000", "1"}),
        ("1.000", {"1000", "1"}),
        ("1 000", {"1000"}),
        ("1'000", {"1000"}),
        ("1,234.5", {"1234.5"}),
        ("1.234,5", {"1234.5"}),
        ("1,234,567", {"1234567"}),
        ("0.50", {"0.5"}),
        ("5%", {"5"}),
        ("2.5 million", {"2.5", "2500000"}),
        ("3rd", {"3"}),
        ("1990s", {"1990"}),
        ("١٢٣", {"123"}),
    ],
)
def test_a_figure_is_read_in_every_way_it_may_be_meant(text: str, expected: set[str]) -> None:
    assert values(text, Sort.NUMBER) == [expected]


def test_a_date_in_figures_is_its_parts() -> None:
    assert values("on 3.5.2020 and 2020-05-04", Sort.NUMBER) == [{"3"}, {"5"}, {"2020"}, {"2020"}, {"5"}, {"4"}]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14:00", {"14:00"}),
        ("2 pm", {"14:00"}),
        ("2:30 p.m.", {"14:30"}),
        ("2.30pm", {"14:30"}),
        ("12 am", {"0:00"}),
        ("2:30", {"2:30", "14:30"}),
        ("14 Uhr 30", {"14:30"}),
        ("14h30", {"14:30"}),
    ],
)
def test_times_of_day_are_read_in_both_clocks(text: str, expected: set[str]) -> None:
    assert values(text, Sort.TIME) == [expected]


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        ("twenty one boats", "en", (21, 2)),
        ("one thousand two hundred and five", "en", (1205, 6)),
        ("three million", "en", (3_000_000, 2)),
        ("third", "en", (3, 1)),
        ("einundzwanzig", "de", (21, 1)),
        ("zwei tausend", "de", (2000, 2)),
        ("treinta y dos", "es", (32, 3)),
        ("deux cents", "fr", (200, 2)),
        ("boats", "en", None),
        ("two", "xx", None),
    ],
)
def test_numbers_in_words(words: str, language: str, expected: tuple[int, int] | None) -> None:
    assert spelled_number(words.split(), language) == expected


def test_numbers_in_words_ask_for_nothing() -> None:
    assert values("three boats", Sort.NUMBER, demanded=True) == []
    assert values("three boats", Sort.NUMBER) == [{"3"}]


def test_names_are_capitals_inside_a_sentence() -> None:
    text = "Boats came. Yesterday Anna met O’Brien’s son. “Well,” said I. (See Bern.)"
    assert values(text, Sort.NAME, demanded=True) == [{"anna"}, {"o'brien"}, {"bern"}]


def test_a_title_names_nobody_and_german_capitals_are_no_names() -> None:
    assert values("The Old Man and the Big Sea", Sort.NAME, demanded=True) == []
    assert values("Er sah den Hund im Garten.", Sort.NAME, "de", demanded=True) == []


def test_links_addresses_and_codes_are_whole() -> None:
    text = "See https://a.example/x?y=1. Write to Ann@b.example, ask for B2B."
    assert values(text, Sort.LINK) == [{"https://a.example/x?y=1"}]
    assert values(text, Sort.MAIL) == [{"ann@b.example"}]
    assert values(text, Sort.CODE) == [{"b2b"}]


def test_a_figure_beyond_all_measure_is_read_by_its_digits_alone() -> None:
    assert all(fact.sort is Sort.NUMBER for fact in facts("9" * 5000, "en"))
