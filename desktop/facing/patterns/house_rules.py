"""House rules: replacements that are kept under a name, in lists that can be shared."""

from dataclasses import dataclass, field
from enum import StrEnum

from facing.patterns.compiling import finder_of
from facing.patterns.pattern import Finder, Pattern, Replacing

_NO_PATTERN = Pattern("")


class Method(StrEnum):
    """What a rule does where no pattern can say it: it writes as the language of the text does."""

    QUOTES = "quotation-marks"
    DASHES = "dashes"
    ELLIPSES = "ellipses"
    SPACES = "spaces"


@dataclass(frozen=True, slots=True)
class HouseRule:
    """One replacement. ``method`` stands in place of pattern and replacement, which are then empty.

    ``is_on``: it runs with its list. ``languages`` are codes such as ``de`` or ``de-CH`` that it is for (none: all),
    ``except_languages`` those that it is not for. ``in_markup``: it also changes code, addresses and other mark-up.
    ``example`` is a line to try it on.
    """

    name: str
    pattern: Pattern = _NO_PATTERN
    replacement: str = ""
    method: Method | None = None
    note: str = ""
    example: str = ""
    is_on: bool = True
    languages: tuple[str, ...] = ()
    except_languages: tuple[str, ...] = ()
    in_markup: bool = False

    def is_for(self, language: str) -> bool:
        """Whether the rule is for texts in this language; one that names languages is not for an unknown one."""
        if self.languages and not _is_among(language, self.languages):
            return False
        return not _is_among(language, self.except_languages)

    def made_ready(self) -> tuple[Finder, Replacing]:
        """What finds the pattern and what then stands there.

        Raises:
            UserProblem: ``PATTERN_UNUSABLE``, ``REPLACEMENT_UNUSABLE``.
        """
        finder = finder_of(self.pattern)
        return finder, finder.replacing(self.replacement)


@dataclass(frozen=True, slots=True)
class BrokenRule:
    """A rule of a file that cannot be used: its number there from 1, its name, why, and all that it says.

    ``detail`` is what the reason is about: a field's name, or what the library for expressions says.
    """

    number: int
    name: str
    reason: "RuleReason"
    detail: str = ""
    says: dict[str, object] = field(default_factory=dict, compare=False)


class RuleReason(StrEnum):
    """Why something in a file is no house rule."""

    NO_NAME = "no-name"
    NO_PATTERN = "no-pattern"
    BOTH = "pattern-and-method"
    UNKNOWN_FIELD = "unknown-field"
    UNKNOWN_METHOD = "unknown-method"
    WRONG_VALUE = "wrong-value"
    TOO_LONG = "too-long"
    PATTERN = "pattern"
    REPLACEMENT = "replacement"


@dataclass(frozen=True, slots=True)
class RuleList:
    """House rules in the order in which they run, each after those before it.

    ``broken`` are those of its file that cannot be used; they stay in the file.
    """

    name: str
    rules: tuple[HouseRule, ...] = ()
    note: str = ""
    broken: tuple[BrokenRule, ...] = ()


def _is_among(language: str, codes: tuple[str, ...]) -> bool:
    """Whether a code such as ``de`` or ``de-CH`` covers the language."""
    own = language.replace("_", "-").lower()
    return any(own == code or own.startswith(f"{code}-") for code in (each.lower() for each in codes))
