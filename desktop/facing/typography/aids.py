"""What a typed character becomes beside what stands there: typographic quotation marks, dashes, ellipses, spaces."""

import re
from typing import NamedTuple

from facing.typography.conventions import ELLIPSIS, EN_DASH, Conventions, conventions_of
from facing.typography.quoting import DOUBLE, SINGLE, apostrophe_instead, double_mark, single_mark

_SPACES = " \u00a0\u202f"
_SIGNS = ";:!?"
# What a dash may follow: not an opening bracket, a bar of a table or the "!" of an HTML comment.
_END_OF_WORDS = r"[\w.,;:?…”’“‘»«›\"')\]]|(?<!<)!"
_CLOSED = re.compile(rf"(?:{_END_OF_WORDS})--$")
_SPACED = re.compile(rf"(?:{_END_OF_WORDS}) --$")
_SPACED_HYPHEN = re.compile(rf"({_END_OF_WORDS}) - $")
_OPENING = re.compile(r"(?:^|\s)--$")
_FIGURES = re.compile(r"\d--$")
_DOTS = re.compile(r"(?<![./\\])\.\.$")
_TAG = re.compile(r"<[A-Za-z/!][^<>]*$")
_ADDRESS = re.compile(r"(?:\w+://|www\.|mailto:|[\w.+-]+@)\S*$", re.IGNORECASE)
_SCHEME = re.compile(r"(?<!\w)(?:https?|ftp|file|mailto)$", re.IGNORECASE)
_ENTITY = re.compile(r"&#?\w+$")


class Choices(NamedTuple):
    """Which kinds of aid are wanted."""

    quotes: bool = True
    dashes: bool = True
    ellipses: bool = True
    spaces: bool = True


class Replacement(NamedTuple):
    """``text`` in place of the typed character and the ``removed`` code points before it."""

    removed: int
    text: str


def typed(before: str, letter: str, after: str, language: str, choices: Choices) -> Replacement | None:
    """What is to stand instead, where ``letter`` was typed between ``before`` and ``after`` of its paragraph.

    ``None`` where it stays as it was typed: also in code, in tags and in addresses, and in languages whose habits are
    not known here. Doubtful marks wait for the letter behind them: a dash for what it stands before, an apostrophe at
    the start of a word for the word.
    """
    conventions = conventions_of(language)
    if conventions is None or _is_no_prose(before):
        return None
    earlier = _earlier(before, letter, conventions, choices)
    settled = before[: len(before) - earlier.removed] + earlier.text
    own = _own(settled, letter, after, conventions, choices) or Replacement(0, letter)
    kept = len(earlier.text) - own.removed
    both = Replacement(earlier.removed + max(0, -kept), earlier.text[: max(0, kept)] + own.text)
    return None if both == Replacement(0, letter) else both


def _is_no_prose(before: str) -> bool:
    return before.count("`") % 2 == 1 or bool(_ADDRESS.search(before[-200:])) or bool(_TAG.search(before[-1000:]))


def _earlier(before: str, letter: str, conventions: Conventions, choices: Choices) -> Replacement:
    """What stands before the letter and is decided by it."""
    if choices.dashes:
        dash = _dash(before, letter, conventions)
        if dash:
            return dash
    if choices.quotes:
        found = apostrophe_instead(before, letter, conventions)
        if found:
            return Replacement(*found)
    return Replacement(0, "")


def _dash(before: str, letter: str, conventions: Conventions) -> Replacement | None:
    tail = before[-5:]
    if not conventions.closed_dash or letter in "->" or "-" not in tail:
        return None
    if _CLOSED.search(tail):
        is_range = letter.isdigit() and _FIGURES.search(tail)
        return Replacement(2, EN_DASH if is_range else conventions.closed_dash)
    if _SPACED.search(tail) and letter == " ":
        return Replacement(2, conventions.spaced_dash)
    if conventions.opening_dash and _OPENING.search(tail) and (letter != " " or before == "--"):
        return Replacement(2, conventions.opening_dash)
    spaced = _SPACED_HYPHEN.search(tail)
    # Between figures it may be a minus.
    if spaced and not letter.isspace() and not (letter.isdigit() and spaced[1].isdigit()):
        return Replacement(2, f"{conventions.spaced_dash} ")
    return None


def _own(before: str, letter: str, after: str, conventions: Conventions, choices: Choices) -> Replacement | None:
    """What the letter itself becomes."""
    if letter == DOUBLE and choices.quotes:
        mark = double_mark(before, after, conventions)
        return _with_inner_space(before, mark, after, conventions, choices) if mark else None
    if letter == SINGLE and choices.quotes:
        mark = single_mark(before, after, conventions)
        return Replacement(0, mark) if mark else None
    if letter == "." and choices.ellipses and _DOTS.search(before[-3:]):
        return Replacement(2, ELLIPSIS)
    if choices.spaces and letter in conventions.space_before:
        return _with_space_before(before, letter, conventions)
    inner = conventions.primary.open + conventions.inner_space
    if choices.spaces and conventions.inner_space and letter == " " and before.endswith(inner):
        return Replacement(0, "")  # the space is there already
    return None


def _with_inner_space(
    before: str, mark: str, after: str, conventions: Conventions, choices: Choices
) -> Replacement | None:
    space = conventions.inner_space
    if not choices.spaces or not space or mark not in conventions.primary:
        return Replacement(0, mark)
    if mark == conventions.primary.open:
        return Replacement(0, mark if after[:1] in tuple(_SPACES) else mark + space)
    there = len(before) > 1 and before[-1] in _SPACES
    return Replacement(int(there), space + mark)


def _with_space_before(before: str, sign: str, conventions: Conventions) -> Replacement | None:
    last = before[-1:]
    space = conventions.space_before[sign]
    if last == " " and before.strip():
        return Replacement(1, space + sign)
    if not last or last.isspace() or last in f"{_SIGNS}([{{/" or last == conventions.primary.open:
        return None
    if sign == ":" and (last.isdigit() or _SCHEME.search(before[-10:])):
        return None  # a time of day, an address
    if sign == ";" and _ENTITY.search(before[-12:]):
        return None
    return Replacement(0, space + sign)
