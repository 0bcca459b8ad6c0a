"""What sorts of text want to be left alone with: named sets of switches, chosen for each document.

Rule ids are LanguageTool's and LingoTweaker's own (LanguageTool 6.8).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from facing.core.finding import Kind

GENERAL = "general"

# Sentences in a row that begin alike.
_REPETITION = frozenset(
    {
        "ENGLISH_WORD_REPEAT_BEGINNING_RULE",
        "GERMAN_WORD_REPEAT_BEGINNING_RULE",
        "FRENCH_WORD_REPEAT_BEGINNING_RULE",
        "SPANISH_WORD_REPEAT_BEGINNING_RULE",
        "WORD_REPEAT_BEGINNING_RULE",
        "REP_PASSIVE_VOICE",
    }
)
_FRAGMENTS = frozenset({"SENTENCE_FRAGMENT", "SENT_START_CONJUNCTION"})
# What a line that is no whole sentence cannot fulfil.
_LINES = frozenset(
    {
        "UPPERCASE_SENTENCE_START",
        "PUNCTUATION_PARAGRAPH_END",
        "PUNCTUATION_PARAGRAPH_END2",
        "EN_UNPAIRED_QUOTES",
        "EN_UNPAIRED_BRACKETS",
        "UNPAIRED_BRACKETS",
    }
)


@dataclass(frozen=True, slots=True)
class Profile:
    """Kinds and rules that are off, and whether hints are marked; the user's own switches go before them."""

    kinds_off: frozenset[Kind] = frozenset()
    rules_off: frozenset[str] = frozenset()
    hints: bool = False


# General leaves everything as the checkers and the user have it. Reports name the same people sentence after sentence;
# fiction repeats and breaks off on purpose; subtitles break sentences over lines; of academic texts one wants to know
# more.
PROFILES: Mapping[str, Profile] = MappingProxyType(
    {
        GENERAL: Profile(),
        "news": Profile(rules_off=_REPETITION),
        "academic": Profile(hints=True),
        "fiction": Profile(kinds_off=frozenset({Kind.STYLE}), rules_off=_REPETITION | _FRAGMENTS),
        "subtitles": Profile(kinds_off=frozenset({Kind.STYLE}), rules_off=_REPETITION | _FRAGMENTS | _LINES),
    }
)


def profile_named(name: str) -> Profile:
    """The profile of this name; the general one for a name that this program does not know."""
    return PROFILES.get(name, PROFILES[GENERAL])
