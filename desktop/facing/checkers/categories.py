"""What LanguageTool's categories and issue types mean here; LingoTweaker, its port, has the same.

Categories: https://dev.languagetool.org/development-overview and the rule files themselves. Issue types: the values
of "localization quality issue" in the Internationalization Tag Set 2.0 (W3C, section 8.17).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from facing.checkers.common_words import CommonWords
from facing.core.finding import Certainty, Kind
from facing.core.ports import Remark

SUGGESTION_LIMIT = 8

# To be raised with every change below: answers kept from before are asked for again then.
EDITION = "3"

_BY_RULE = {
    "EN_WORD_COHERENCY": (Kind.CONSISTENCY, Certainty.LIKELY),
    # Right in 1 of 12 marks on the development data: a quotation often ends in another paragraph. Our own typography
    # checker looks there.
    "EN_UNPAIRED_QUOTES": (Kind.TYPOGRAPHY, Certainty.HINT),
    # Not commas, which the rest of their category is about: right in 6 of 13 marks.
    "COMMA_PERIOD": (Kind.TYPOGRAPHY, Certainty.LIKELY),
    "COMMA_PERIOD_CONFUSION": (Kind.TYPOGRAPHY, Certainty.LIKELY),
    "DOUBLE_PUNCTUATION": (Kind.TYPOGRAPHY, Certainty.LIKELY),
    "EN_UNPAIRED_BRACKETS": (Kind.TYPOGRAPHY, Certainty.LIKELY),
}
_SENTENCE_START = "UPPERCASE_SENTENCE_START"
# Categories that are mostly a matter of taste in the development data (MLQE-PE, 1,403 machine-translated sentences):
# commas 1 of 21 marks right, compounds 6 of 14, capitals of set phrases 2 of 7.
_HINTS = frozenset({"PUNCTUATION", "COMPOUNDING", "CASING", "MULTITOKEN_SPELLING"})
# A lower-case word that is in use is a hint; from so many letters on it is not one where only a capital is missing.
_LEAST_NAME = 5

_BY_CATEGORY = {
    "TYPOS": Kind.SPELLING,
    "COMPOUNDING": Kind.SPELLING,
    "PROPER_NOUNS": Kind.SPELLING,
    "MULTITOKEN_SPELLING": Kind.SPELLING,
    "CASING": Kind.GRAMMAR,
    "CONFUSED_WORDS": Kind.GRAMMAR,
    "GRAMMAR": Kind.GRAMMAR,
    "COLLOCATIONS": Kind.GRAMMAR,
    "SEMANTICS": Kind.GRAMMAR,
    "FALSE_FRIENDS": Kind.GRAMMAR,
    "NONSTANDARD_PHRASES": Kind.GRAMMAR,
    "PUNCTUATION": Kind.TYPOGRAPHY,
    "TYPOGRAPHY": Kind.TYPOGRAPHY,
    "STYLE": Kind.STYLE,
    "REDUNDANCY": Kind.STYLE,
    "REPETITIONS_STYLE": Kind.STYLE,
    "PLAIN_ENGLISH": Kind.STYLE,
    "CREATIVE_WRITING": Kind.STYLE,
    "WIKIPEDIA": Kind.STYLE,
}

_BY_ISSUE_TYPE = {
    "misspelling": Kind.SPELLING,
    "typographical": Kind.TYPOGRAPHY,
    "whitespace": Kind.TYPOGRAPHY,
    "formatting": Kind.TYPOGRAPHY,
    "characters": Kind.TYPOGRAPHY,
    "inconsistency": Kind.CONSISTENCY,
    "style": Kind.STYLE,
    "register": Kind.STYLE,
    "locale-violation": Kind.STYLE,
    "uncategorized": Kind.STYLE,
}


@dataclass(frozen=True, slots=True)
class EngineMatch:
    """What an engine said, in its own terms, about a range of code points, end exclusive."""

    start: int
    end: int
    rule: str
    category: str
    issue_type: str
    message: str
    suggestions: tuple[str, ...] = ()


class RuleBook:
    """Says in our terms what the engines say in theirs."""

    def __init__(self, words: CommonWords) -> None:
        self._words = words

    def remark(self, text: str, match: EngineMatch, language: str) -> Remark:
        """What an engine said about ``text``."""
        kind, certainty = self._judged(text, match, language)
        there = text[match.start : match.end]
        kept = [suggestion for suggestion in dict.fromkeys(match.suggestions) if suggestion != there]
        suggestions = tuple(kept[:SUGGESTION_LIMIT])
        return Remark(match.start, match.end, kind, match.message, suggestions, match.rule, certainty)

    def _judged(self, text: str, match: EngineMatch, language: str) -> tuple[Kind, Certainty]:
        if match.rule == _SENTENCE_START:
            # At the start of a paragraph it may be an item of a list, or what goes on from before a picture.
            return Kind.GRAMMAR, Certainty.SURE if text[: match.start].strip() else Certainty.HINT
        if match.rule in _BY_RULE:
            return _BY_RULE[match.rule]
        kind = _BY_CATEGORY.get(match.category) or _BY_ISSUE_TYPE.get(match.issue_type, Kind.GRAMMAR)
        if kind is Kind.STYLE or match.category in _HINTS:
            return kind, Certainty.HINT
        if kind is Kind.SPELLING and self._is_in_use(text[match.start : match.end], match.suggestions, language):
            return kind, Certainty.HINT
        return kind, Certainty.LIKELY

    def _is_in_use(self, word: str, suggestions: Sequence[str], language: str) -> bool:
        """Whether people do write a lower-case word, and not only as a name that wants a capital."""
        if not word.islower():
            return False
        lacks_capital = any(each != word and each.casefold() == word.casefold() for each in suggestions)
        if lacks_capital and len(word) >= _LEAST_NAME:
            return False
        return self._words.is_in_use(word, suggestions, language)
