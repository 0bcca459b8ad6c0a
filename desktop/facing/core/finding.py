"""A finding: a suspected error, where it is, what it is and who says so."""

from dataclasses import dataclass, field
from enum import StrEnum

# The rule of a name that nobody writes so and that is one slip away from one that is common.
MISSPELT_NAME = "MISSPELT_NAME"
# The rule of a word that is only written with a capital.
LACKS_CAPITAL = "LACKS_CAPITAL"


class Side(StrEnum):
    """The page that a finding or a position is on."""

    ORIGINAL = "original"
    CORRECTION = "correction"


class Kind(StrEnum):
    """What sort of error is suspected."""

    SPELLING = "spelling"
    GRAMMAR = "grammar"
    STYLE = "style"
    TYPOGRAPHY = "typography"
    TERM = "term"
    CONSISTENCY = "consistency"
    GARBLE = "garble"
    ENCODING = "encoding"


class Certainty(StrEnum):
    """How sure a checker is."""

    SURE = "sure"
    LIKELY = "likely"
    HINT = "hint"

    @property
    def rank(self) -> int:
        """0 for sure, growing with doubt."""
        return (Certainty.SURE, Certainty.LIKELY, Certainty.HINT).index(self)


class State(StrEnum):
    """What became of a finding between the original and the correction."""

    FIXED = "fixed"
    STILL_THERE = "still there"
    NEW = "new"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one paragraph: the paragraph's id, then code points from its start, end exclusive."""

    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """Who found it: the checker's id and the rule's id within it."""

    checker: str
    rule: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One suspected error on one side. ``related`` names other places that belong to it."""

    side: Side
    span: Span
    text: str
    kind: Kind
    message: str
    suggestions: tuple[str, ...]
    sources: tuple[Source, ...]
    certainty: Certainty = Certainty.LIKELY
    related: tuple[Span, ...] = field(default=())
    group: str | None = None
    state: State | None = None
    shown: bool = True

    @property
    def rule(self) -> str:
        """The first source's rule id."""
        return self.sources[0].rule

    @property
    def is_about_a_word(self) -> bool:
        """Whether it goes once the word is declared right."""
        return self.kind is Kind.SPELLING or self.rule == LACKS_CAPITAL

    @property
    def checker(self) -> str:
        """The first source's checker id."""
        return self.sources[0].checker


@dataclass(frozen=True, slots=True)
class PlacedFinding:
    """A finding and where it is in its side's text: code points, and paragraph and column from 0."""

    finding: Finding
    start: int
    end: int
    paragraph: int
    column: int
