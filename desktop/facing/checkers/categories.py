"""What LanguageTool's categories and issue types mean here; LingoTweaker, its port, has the same.

Categories: https://dev.languagetool.org/development-overview and the rule files themselves. Issue types: the values
of "localization quality issue" in the Internationalization Tag Set 2.0 (W3C, section 8.17).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from facing.checkers.common_words import CommonWords
from facing.checkers.derived_words import is_derived
from facing.core.checkers import Remark
from facing.core.finding import LACKS_CAPITAL, MISSPELT_NAME, Certainty, Kind
from facing.core.slips import is_one_slip

SUGGESTION_LIMIT = 8

# To be raised with every change below: answers kept from before are asked for again then.
EDITION = "4"

_BY_RULE = {
    "EN_WORD_COHERENCY": (Kind.CONSISTENCY, Certainty.LIKELY),
    # Called misspellings, but both words are in use.
    "EN_A_VS_AN": (Kind.GRAMMAR, Certainty.LIKELY),
    "WRONG_GENITIVE_APOSTROPHE": (Kind.GRAMMAR, Certainty.LIKELY),
    # Right in 1 of 12 marks on the development data: a quotation often ends in another paragraph. Our own typography
    # checker looks there.
    "EN_UNPAIRED_QUOTES": (Kind.TYPOGRAPHY, Certainty.HINT),
    # Not commas, which the rest of their category is about: right in 6 of 13 marks.
    "COMMA_PERIOD": (Kind.TYPOGRAPHY, Certainty.LIKELY),
    "COMMA_PERIOD_CONFUSION": (Kind.TYPOGRAPHY, Certainty.LIKELY),
    "DOUBLE_PUNCTUATION": (Kind.TYPOGRAPHY, Certainty.LIKELY),
    "EN_UNPAIRED_BRACKETS": (Kind.TYPOGRAPHY, Certainty.LIKELY),
    # A number and a word that need not agree: 0 of 1 marks right, and 3 false ones on clean text.
    "CD_NN": (Kind.GRAMMAR, Certainty.HINT),
}
# One word, two, or a hyphen: 5 of 9 marks of machine translation right, but 7 false ones on clean text.
_COMPOUND = re.compile(r"EN_COMPOUNDS_|\w+_COMPOUNDS$|\w+_HYPHEN$")
_SENTENCE_START = "UPPERCASE_SENTENCE_START"
# Categories that are mostly a matter of taste in the development data (MLQE-PE, 1,403 machine-translated sentences):
# commas 1 of 21 marks right, compounds 6 of 14, capitals of set phrases 2 of 7.
_HINTS = frozenset({"PUNCTUATION", "COMPOUNDING", "CASING", "MULTITOKEN_SPELLING"})
# A lower-case word that is in use is a hint; from so many letters on it is not one where only a capital is missing.
_LEAST_NAME = 5
# An unknown name is misspelt rather than unknown where it is so long and one slip away from so common a word (powers of
# ten in a thousand million words): 12 of 14 marks of machine translation right, 9 on clean text. Behind another name
# it is a family's, which is written as the family likes: 3 of 4 right, but 8 more on clean text.
_LEAST_MISSPELT_NAME = 6
_COMMON_NAME = 3.0
_BEFORE = 40  # code points looked at for the word before
_AROUND = 10_000  # code points looked at for the same word
_NAME_BEFORE = re.compile(r"(?<!\w)[^\W\d_a-z][\w.'’-]* \Z")

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

    def remark(self, text: str, match: EngineMatch, language: str) -> Remark | None:
        """What an engine said about ``text``; nothing where it does not know a name that people write."""
        there = text[match.start : match.end]
        kept = [suggestion for suggestion in dict.fromkeys(match.suggestions) if suggestion != there]
        suggestions = tuple(kept[:SUGGESTION_LIMIT])
        kind, certainty = self._judged(text, match, language)
        message, rule = match.message, match.rule
        if kind is Kind.SPELLING and certainty is Certainty.LIKELY and _lacks_capital(there, suggestions[:1]):
            # Right in 10 of 17 marks of machine translation: casing, which is grammar here, not a slip of the hand.
            kind, message, rule = Kind.GRAMMAR, f"“{suggestions[0]}” is written with a capital.", LACKS_CAPITAL
        if kind is Kind.SPELLING and there[:1].isupper() and there.isalpha():
            if self._is_misspelt_name(text, match, suggestions, language):
                message, rule = f"Hardly anybody writes this name. Was “{suggestions[0]}” meant?", MISSPELT_NAME
            elif self._is_written(there.lower(), [each.lower() for each in suggestions], language):
                return None
        return Remark(match.start, match.end, kind, message, suggestions, rule, certainty)

    def _judged(self, text: str, match: EngineMatch, language: str) -> tuple[Kind, Certainty]:
        if match.rule == _SENTENCE_START:
            # At the start of a paragraph it may be an item of a list, or what goes on from before a picture.
            return Kind.GRAMMAR, Certainty.SURE if text[: match.start].strip() else Certainty.HINT
        if match.rule in _BY_RULE:
            return _BY_RULE[match.rule]
        kind = _BY_CATEGORY.get(match.category) or _BY_ISSUE_TYPE.get(match.issue_type, Kind.GRAMMAR)
        if kind is Kind.STYLE or match.category in _HINTS or _COMPOUND.match(match.rule):
            return kind, Certainty.HINT
        if kind is Kind.SPELLING and self._is_on_purpose(text, match, language):
            return kind, Certainty.HINT
        return kind, Certainty.LIKELY

    def _is_on_purpose(self, text: str, match: EngineMatch, language: str) -> bool:
        """Whether people do write a lower-case word: others do, or this writer again, or it is made of known parts."""
        word = text[match.start : match.end]
        if not word.islower():
            return False
        is_slip = self._is_slip_of_common(word, match.suggestions, language)
        near = text[max(0, match.start - _AROUND) : match.end + _AROUND]
        if not is_slip and word.isalpha() and len(re.findall(rf"\b{word}\b", near)) > 1:
            return True
        if _lacks_capital(word, match.suggestions) and len(word) >= _LEAST_NAME:
            return False
        if self._is_written(word, match.suggestions, language):
            return True
        if is_slip or not word.isalpha() or not language.startswith("en"):
            return False
        return is_derived(word, lambda part: self._words.commonness(part, language))

    def _is_written(self, word: str, suggestions: Sequence[str], language: str) -> bool:
        return self._words.is_in_use(word, suggestions, language)

    def _is_slip_of_common(self, word: str, suggestions: Sequence[str], language: str) -> bool:
        """Whether the first suggestion is one slip away and common."""
        meant = suggestions[0].lower() if suggestions else ""
        return (
            meant.isalpha()
            and is_one_slip(word, meant)
            and (self._words.commonness(meant, language) or 0) >= _COMMON_NAME
        )

    def _is_misspelt_name(self, text: str, match: EngineMatch, suggestions: Sequence[str], language: str) -> bool:
        """Whether nobody writes a name, and one slip makes a common word or name of it."""
        name = text[match.start : match.end]
        return (
            len(name) >= _LEAST_MISSPELT_NAME
            and name.istitle()
            and not _NAME_BEFORE.search(text[max(0, match.start - _BEFORE) : match.start])
            and self._words.commonness(name.lower(), language) is None
            and self._is_slip_of_common(name.lower(), suggestions, language)
        )


def _lacks_capital(word: str, suggestions: Sequence[str]) -> bool:
    """Whether one of these is the lower-case word with a capital."""
    return word.islower() and any(each != word and each.casefold() == word for each in suggestions)
