"""What a replacement for a regular expression says: words, and the groups to put between them."""

import re
from collections.abc import Mapping

from facing.core.problem import ProblemCode, UserProblem
from facing.patterns.pattern import Match, Replacing

# Both ways of naming a group that users of other programs know: \1 and \g<name>, $1 and ${name}.
_SIGNS = re.compile(
    r"""
    \\ (?: (?P<back_number>\d{1,2}) | g<(?P<back_name>\w+)> | (?P<letter>.) | (?P<end>$) )
    | \$ (?: (?P<dollar_number>\d{1,2}) | \{(?P<dollar_name>\w+)\} | (?P<whole>&) | (?P<dollar>\$) )
    """,
    re.VERBOSE | re.DOTALL,
)
_LETTERS = {"\\": "\\", "$": "$", "n": "\n", "t": "\t"}


def template(replacement: str, groups: int, names: Mapping[str, int]) -> Replacing:
    """A replacement for an expression with so many ``groups``, of which some have ``names``.

    ``\\n`` is a paragraph break, ``\\t`` a tab, ``$&`` and ``\\0`` the whole match, ``$$`` one dollar.

    Raises:
        UserProblem: ``REPLACEMENT_UNUSABLE``.
    """
    parts: list[str | int] = []
    end = 0
    position = 0
    while sign := _SIGNS.search(replacement, position):
        parts.append(replacement[end : sign.start()])
        part, end = _meant(replacement, sign, groups, names)
        parts.append(part)
        position = end
    parts.append(replacement[end:])
    whole = tuple(part for part in parts if part != "")
    return lambda text, match: "".join(part if isinstance(part, str) else _group(text, match, part) for part in whole)


def _meant(replacement: str, sign: "re.Match[str]", groups: int, names: Mapping[str, int]) -> tuple[str | int, int]:
    """A sign's words or the number of its group, and where the sign ends."""
    if sign["end"] is not None:
        raise _unusable("bad escape (end of pattern)", sign)
    if sign["letter"]:
        if sign["letter"] not in _LETTERS:
            raise _unusable("bad escape", sign)
        return _LETTERS[sign["letter"]], sign.end()
    if sign["dollar"]:
        return "$", sign.end()
    if sign["whole"]:
        return 0, sign.end()
    name = sign["back_name"] or sign["dollar_name"]
    if name:
        number = names.get(name, int(name) if name.isdecimal() else -1)
        if not 0 <= number <= groups:
            raise _unusable("unknown group", sign)
        return number, sign.end()
    digits = sign["back_number"] or sign["dollar_number"]
    if int(digits) <= groups:
        return int(digits), sign.end()
    if len(digits) > 1 and int(digits[0]) <= groups:  # a group, and a digit behind it
        return int(digits[0]), sign.end() - 1
    raise _unusable("unknown group", sign)


def _group(text: str, match: Match, number: int) -> str:
    start, end = match.groups[number - 1] if number else (match.start, match.end)
    return text[start:end] if start >= 0 else ""


def _unusable(reason: str, sign: "re.Match[str]") -> UserProblem:
    return UserProblem(ProblemCode.REPLACEMENT_UNUSABLE, reason=reason, place=sign.start() + 1)
