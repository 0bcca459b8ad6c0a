"""What LanguageTool's categories and issue types mean here; LingoTweaker, its port, has the same.

Categories: https://dev.languagetool.org/development-overview and the rule files themselves. Issue types: the values
of "localization quality issue" in the Internationalization Tag Set 2.0 (W3C, section 8.17).
"""

from dataclasses import dataclass

from facing.core.finding import Certainty, Kind
from facing.core.ports import Remark

SUGGESTION_LIMIT = 8

_BY_RULE = {
    "UPPERCASE_SENTENCE_START": (Kind.GRAMMAR, Certainty.SURE),
    "EN_WORD_COHERENCY": (Kind.CONSISTENCY, Certainty.LIKELY),
}

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


def remark(text: str, match: EngineMatch) -> Remark:
    """What an engine said about ``text``, in our terms."""
    kind, certainty = _judged(text, match)
    there = text[match.start : match.end]
    kept = [suggestion for suggestion in dict.fromkeys(match.suggestions) if suggestion != there]
    return Remark(match.start, match.end, kind, match.message, tuple(kept[:SUGGESTION_LIMIT]), match.rule, certainty)


def _judged(text: str, match: EngineMatch) -> tuple[Kind, Certainty]:
    if match.rule in _BY_RULE:
        return _BY_RULE[match.rule]
    kind = _BY_CATEGORY.get(match.category) or _BY_ISSUE_TYPE.get(match.issue_type, Kind.GRAMMAR)
    if kind is Kind.STYLE:
        return kind, Certainty.HINT
    return kind, Certainty.LIKELY
