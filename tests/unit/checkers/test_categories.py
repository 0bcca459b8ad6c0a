import pytest

from facing.checkers.categories import SUGGESTION_LIMIT, EngineMatch, RuleBook
from facing.checkers.common_words import CommonWords
from facing.core.finding import Certainty, Kind


class FewWords(CommonWords):
    """A list of its own; the real one takes half a second to read."""

    def commonness(self, word: str, language: str) -> float | None:
        return {"hibernacula": 1.1, "kerala": 3.0, "qi": 2.5}.get(word) if language == "en-US" else None


RULES = RuleBook(FewWords())


def judged(
    text: str, word: str, category: str, issue_type: str, rule: str = "RULE", suggestions: tuple[str, ...] = ()
) -> tuple[Kind, Certainty]:
    start = text.index(word)
    match = EngineMatch(start, start + len(word), rule, category, issue_type, "?", suggestions)
    said = RULES.remark(text, match, "en-US")
    return said.kind, said.certainty


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
        ("Hibernacula", ("Gubernacular",), Certainty.LIKELY),
        ("wrod", ("word",), Certainty.LIKELY),
        ("kerala", ("Kerala", "Gerald"), Certainty.LIKELY),
        ("qi", ("QI",), Certainty.HINT),
    ],
)
def test_a_word_in_use_is_a_hint_unless_it_is_a_name_without_its_capital(
    word: str, suggestions: tuple[str, ...], certainty: Certainty
) -> None:
    assert judged(f"a {word}", word, "TYPOS", "misspelling", suggestions=suggestions) == (Kind.SPELLING, certainty)


def test_two_spellings_in_one_text_are_a_matter_of_consistency() -> None:
    assert judged("a word", "word", "MISC", "uncategorized", "EN_WORD_COHERENCY")[0] is Kind.CONSISTENCY


def test_suggestions_are_few_and_differ_from_the_text() -> None:
    many = ("teh", "the", "the", *(f"word{number}" for number in range(20)))
    said = RULES.remark("teh", EngineMatch(0, 3, "RULE", "TYPOS", "misspelling", "?", many), "en-US")
    assert said.suggestions == ("the", *(f"word{number}" for number in range(SUGGESTION_LIMIT - 1)))
