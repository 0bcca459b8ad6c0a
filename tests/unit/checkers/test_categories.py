import pytest

from facing.checkers.categories import SUGGESTION_LIMIT, EngineMatch, RuleBook
from facing.checkers.common_words import CommonWords
from facing.core.finding import LACKS_CAPITAL, MISSPELT_NAME, Certainty, Kind


class FewWords(CommonWords):
    """A list of its own; the real one takes half a second to read."""

    def commonness(self, word: str, language: str) -> float | None:
        return _COMMON.get(word) if language == "en-US" else None


_COMMON = {"hibernacula": 1.1, "kerala": 3.0, "qi": 2.5, "beginning": 5.0, "smoothbore": 1.5, "baseline": 3.8}
_COMMON |= {"sprawl": 3.2, "dunlin": 3.4, "constantinople": 3.3, "vaessen": 1.4, "until": 6.0, "untill": 2.4}


RULES = RuleBook(FewWords())


def judged(
    text: str, word: str, category: str, issue_type: str, rule: str = "RULE", suggestions: tuple[str, ...] = ()
) -> tuple[Kind, Certainty]:
    start = text.index(word)
    match = EngineMatch(start, start + len(word), rule, category, issue_type, "?", suggestions)
    said = RULES.remark(text, match, "en-US")
    assert said is not None
    return said.kind, said.certainty


def said_of_name(text: str, word: str, *suggestions: str) -> str | None:
    """The rule of what is said about a word that the dictionary does not have."""
    start = text.index(word)
    match = EngineMatch(start, start + len(word), "SPELLER", "TYPOS", "misspelling", "?", suggestions)
    said = RULES.remark(text, match, "en-US")
    return said and said.rule


@pytest.mark.parametrize(
    ("category", "issue_type", "kind"),
    [
        ("TYPOS", "misspelling", Kind.SPELLING),
        ("CONFUSED_WORDS", "misspelling", Kind.GRAMMAR),
        ("GRAMMAR", "grammar", Kind.GRAMMAR),
        ("MISC", "duplication", Kind.GRAMMAR),
        ("MISC", "misspelling", Kind.SPELLING),
        ("PUNCTUATION", "typographical", Kind.TYPOGRAPHY),
        ("TYPOGRAPHY", "whitespace", Kind.TYPOGRAPHY),
        ("CASING", "typographical", Kind.GRAMMAR),
        ("SOMETHING_NEW", "whitespace", Kind.TYPOGRAPHY),
        ("SOMETHING_NEW", "inconsistency", Kind.CONSISTENCY),
        ("REDUNDANCY", "style", Kind.STYLE),
        ("SOMETHING_NEW", "locale-violation", Kind.STYLE),
        ("SOMETHING_NEW", "uncategorized", Kind.STYLE),
        ("SOMETHING_NEW", "something new", Kind.GRAMMAR),
    ],
)
def test_kind_comes_from_the_category_then_the_issue_type(category: str, issue_type: str, kind: Kind) -> None:
    assert judged("a word here", "word", category, issue_type)[0] is kind


def test_style_is_a_hint_and_grammar_is_likely() -> None:
    assert judged("a word", "word", "STYLE", "style")[1] is Certainty.HINT
    assert judged("a word", "word", "GRAMMAR", "grammar")[1] is Certainty.LIKELY
    assert judged("a word", "word", "TYPOGRAPHY", "typographical")[1] is Certainty.LIKELY


def test_a_missing_capital_is_sure_inside_a_paragraph_and_a_hint_where_one_starts() -> None:
    for text, certainty in (("End. western", Certainty.SURE), (" western", Certainty.HINT)):
        found = judged(text, "western", "CASING", "typographical", "UPPERCASE_SENTENCE_START")
        assert found == (Kind.GRAMMAR, certainty)


@pytest.mark.parametrize("category", ["PUNCTUATION", "COMPOUNDING", "CASING"])
def test_what_is_mostly_a_matter_of_taste_is_a_hint(category: str) -> None:
    assert judged("a word", "word", category, "typographical")[1] is Certainty.HINT
    assert judged("a word", "word", category, "typographical", "DOUBLE_PUNCTUATION")[1] is Certainty.LIKELY


@pytest.mark.parametrize(
    ("word", "suggestions", "certainty"),
    [
        ("hibernacula", ("gubernacular",), Certainty.HINT),
        ("wrod", ("word",), Certainty.LIKELY),
        ("qi", ("QI",), Certainty.HINT),
    ],
)
def test_a_word_in_use_is_a_hint(word: str, suggestions: tuple[str, ...], certainty: Certainty) -> None:
    assert judged(f"a {word}", word, "TYPOS", "misspelling", suggestions=suggestions) == (Kind.SPELLING, certainty)


def test_a_word_that_lacks_its_capital_is_grammar() -> None:
    suggestions = ("Kerala", "Gerald")
    assert judged("a kerala", "kerala", "TYPOS", "misspelling", suggestions=suggestions) == (
        Kind.GRAMMAR,
        Certainty.LIKELY,
    )
    assert said_of_name("a kerala", "kerala", *suggestions) == LACKS_CAPITAL
    assert said_of_name("a kerala", "kerala", "Gerald", "Kerala") == "SPELLER"


def test_two_spellings_in_one_text_are_a_matter_of_consistency() -> None:
    assert judged("a word", "word", "MISC", "uncategorized", "EN_WORD_COHERENCY")[0] is Kind.CONSISTENCY


def test_suggestions_are_few_and_differ_from_the_text() -> None:
    many = ("teh", "the", "the", *(f"word{number}" for number in range(20)))
    said = RULES.remark("teh", EngineMatch(0, 3, "RULE", "TYPOS", "misspelling", "?", many), "en-US")
    assert said is not None
    assert said.suggestions == ("the", *(f"word{number}" for number in range(SUGGESTION_LIMIT - 1)))


@pytest.mark.parametrize("word", ["nonbeginning", "smoothbores", "sprawlers", "baseliner"])
def test_a_word_made_of_known_parts_is_a_hint(word: str) -> None:
    assert judged(f"a {word} here", word, "TYPOS", "misspelling")[1] is Certainty.HINT


@pytest.mark.parametrize("word", ["nonbeginnung", "cuser", "smoothbired", "visitbeginning"])
def test_a_word_made_of_one_known_part_is_not(word: str) -> None:
    assert judged(f"a {word} here", word, "TYPOS", "misspelling")[1] is Certainty.LIKELY


def test_an_unknown_word_that_is_written_again_is_meant_unless_a_common_word_is_one_slip_away() -> None:
    once, twice = "The igyema came.", "The igyema came, and the igyema went."
    assert judged(once, "igyema", "TYPOS", "misspelling")[1] is Certainty.LIKELY
    assert judged(twice, "igyema", "TYPOS", "misspelling")[1] is Certainty.HINT
    slips = "The dunlen came, and the dunlen went."
    assert judged(slips, "dunlen", "TYPOS", "misspelling", suggestions=("dunlin",))[1] is Certainty.LIKELY


def test_a_name_that_people_write_is_not_told() -> None:
    assert said_of_name("So said Vaessen here.", "Vaessen", "Vaes sen") is None
    assert said_of_name("So said Vaesson here.", "Vaesson", "Vaes son") == "SPELLER"
    assert said_of_name("Untill then it rained.", "Untill", "Until") == "SPELLER"


def test_a_name_that_nobody_writes_is_misspelt_where_a_common_one_is_one_slip_away() -> None:
    text = "They met in Konstantinople in spring."
    assert said_of_name(text, "Konstantinople", "Constantinople") == MISSPELT_NAME
    assert said_of_name(text, "Konstantinople", "Constantinoples") == "SPELLER"
    family = "They met Jan Konstantinople in spring."
    assert said_of_name(family, "Konstantinople", "Constantinople") == "SPELLER"


def test_the_wrong_article_is_grammar_and_a_compound_a_hint() -> None:
    assert judged("an letter", "an", "MISC", "misspelling", "EN_A_VS_AN") == (Kind.GRAMMAR, Certainty.LIKELY)
    for rule in ("EN_COMPOUNDS_TOW_ROPES", "UNDER_COMPOUNDS", "YARD_HYPHEN"):
        assert judged("tow ropes", "tow ropes", "MISC", "misspelling", rule)[1] is Certainty.HINT
