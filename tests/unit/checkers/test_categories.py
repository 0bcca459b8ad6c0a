import pytest

from facing.checkers.categories import SUGGESTION_LIMIT, EngineMatch, remark
from facing.core.finding import Certainty, Kind


def judged(text: str, word: str, category: str, issue_type: str, rule: str = "RULE") -> tuple[Kind, Certainty]:
    start = text.index(word)
    said = remark(text, EngineMatch(start, start + len(word), rule, category, issue_type, "?"))
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


def test_a_missing_capital_is_sure() -> None:
    found = judged("End. western", "western", "CASING", "typographical", "UPPERCASE_SENTENCE_START")
    assert found == (Kind.GRAMMAR, Certainty.SURE)


def test_two_spellings_in_one_text_are_a_matter_of_consistency() -> None:
    assert judged("a word", "word", "MISC", "uncategorized", "EN_WORD_COHERENCY")[0] is Kind.CONSISTENCY


def test_suggestions_are_few_and_differ_from_the_text() -> None:
    many = ("teh", "the", "the", *(f"word{number}" for number in range(20)))
    said = remark("teh", EngineMatch(0, 3, "RULE", "TYPOS", "misspelling", "?", many))
    assert said.suggestions == ("the", *(f"word{number}" for number in range(SUGGESTION_LIMIT - 1)))
