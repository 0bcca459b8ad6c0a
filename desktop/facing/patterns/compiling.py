"""From a pattern to what finds it."""

from facing.patterns.expression import ExpressionFinder
from facing.patterns.pattern import Finder, Pattern
from facing.patterns.plain import PlainFinder


def finder_of(pattern: Pattern) -> Finder:
    """What finds this pattern.

    Raises:
        UserProblem: ``PATTERN_UNUSABLE``: it is no regular expression.
    """
    return ExpressionFinder(pattern) if pattern.is_expression else PlainFinder(pattern)
