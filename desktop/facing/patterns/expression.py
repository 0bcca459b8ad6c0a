"""Regular expressions, with a limit on the time that one paragraph may take.

The ``regex`` library checks the time inside its matching loop and lets other threads run meanwhile. Measured with
2026.11: ``(a+)+$`` on 5,000 letters ends within 0.02 s of its limit, and a thread beside it waits 5 ms at most (25 ms
for the endless recursion of ``(?R)``, which also takes about 400 MB in half a second: hence the short limit).
"""

from itertools import islice

import regex

from facing.core.problem import ProblemCode, UserProblem
from facing.patterns.pattern import MOST_IN_PARAGRAPH, Match, Pattern, Replacing
from facing.patterns.template import template

TIME_LIMIT = 0.3  # seconds for one paragraph
# A place that is not inside a word.
_EDGE = r"(?:(?<!\w)|(?!\w))"


class ExpressionFinder:
    """Finds what a regular expression fits; ``^`` and ``$`` are the paragraph's ends.

    Raises:
        UserProblem: ``PATTERN_UNUSABLE`` with ``place`` (of a character, from 1) and ``reason``, the library's words.
    """

    is_quick = False

    def __init__(self, pattern: Pattern) -> None:
        flags = regex.VERSION1 if pattern.match_case else regex.VERSION1 | regex.IGNORECASE
        # By itself first, so that a wrong expression is told with its own places.
        self._compiled = _compiled(pattern.text, flags)
        if pattern.whole_words:
            self._compiled = _compiled(f"{_EDGE}(?:{pattern.text}){_EDGE}", flags)

    def find(self, text: str) -> tuple[Match, ...]:
        """The matches in one paragraph.

        Raises:
            UserProblem: ``PATTERN_TOO_SLOW``.
        """
        numbers = range(1, self._compiled.groups + 1)
        try:
            found = self._compiled.finditer(text, timeout=TIME_LIMIT, concurrent=True)
            # Sorted, since an expression may ask to be looked for from the end.
            return tuple(
                sorted(
                    Match(match.start(), match.end(), tuple(match.span(number) for number in numbers))
                    for match in islice(found, MOST_IN_PARAGRAPH)
                )
            )
        except (TimeoutError, MemoryError, RecursionError) as error:
            raise UserProblem(ProblemCode.PATTERN_TOO_SLOW) from error

    def replacing(self, replacement: str) -> Replacing:
        """The replacement with the expression's groups put in; see ``template``.

        Raises:
            UserProblem: ``REPLACEMENT_UNUSABLE``.
        """
        return template(replacement, self._compiled.groups, dict(self._compiled.groupindex))


def _compiled(expression: str, flags: int) -> "regex.Pattern[str]":
    try:
        return regex.compile(expression, flags)
    except regex.error as error:
        place = min((error.pos or 0) + 1, max(1, len(expression)))
        raise UserProblem(ProblemCode.PATTERN_UNUSABLE, reason=error.msg, place=place) from error
    except (RecursionError, OverflowError, MemoryError, ValueError) as error:
        raise UserProblem(ProblemCode.PATTERN_UNUSABLE, reason="too complex", place=1) from error
