"""What can be looked for, and what is found: values without any work in them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, Protocol

# Matches that are looked for in one paragraph; an expression that fits everywhere would fill the memory.
MOST_IN_PARAGRAPH = 100_000


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words as they are written, or a regular expression; both are looked for in one paragraph at a time."""

    text: str
    is_expression: bool = False
    match_case: bool = False
    whole_words: bool = False


class Match(NamedTuple):
    """Code points [start, end) of a paragraph; of no width where an expression fits between two letters.

    ``groups`` are the same for the expression's groups 1, 2, ...; (-1, -1) for one that takes no part.
    """

    start: int
    end: int
    groups: tuple[tuple[int, int], ...] = ()


# What stands in place of a match, from the paragraph that it was found in.
Replacing = Callable[[str, Match], str]


class Finder(Protocol):
    """A pattern made ready. Immutable: safe to use from several threads."""

    @property
    def is_quick(self) -> bool:
        """Whether finding takes no longer than reading the paragraph, so that a key press may wait for it."""

    def find(self, text: str) -> tuple[Match, ...]:
        """The matches in one paragraph, in order, none over another, at most ``MOST_IN_PARAGRAPH``.

        Raises:
            UserProblem: ``PATTERN_TOO_SLOW``, only where this is not quick.
        """

    def replacing(self, replacement: str) -> Replacing:
        """What this replacement comes to for each match.

        Raises:
            UserProblem: ``REPLACEMENT_UNUSABLE`` with ``place`` (of a character, from 1) and ``reason``.
        """
