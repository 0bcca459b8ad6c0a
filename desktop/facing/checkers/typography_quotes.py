"""English double quotation marks within a paragraph: which open, which close, which point or stand the wrong way.

Facts: an opening mark has a space, a bracket or a dash before it and none behind it; a closing mark the other way
round, with comma and stop before it or behind it. A quotation inside a quotation takes single marks, and one that runs
over paragraphs opens again with each of them and closes once (The Chicago Manual of Style, 17th edition, 13.30).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from facing.checkers.rules import Mark, widened
from facing.core.finding import Certainty

_OPENERS_BEFORE = frozenset(" \t\u00a0([{—–-/‘'“\"…")
_QUOTE = re.compile(r"[“”\"]")
# Who speaks, to whom, and a whole sentence with its own capital: a comma or a colon stands before it (Chicago, 6.40).
# Verbs that also go with titles of works ("she wrote “War and Peace”") are left out.
_SAYING = "said|says|told|tells|asked|added|replied|answered|explained|declared|insisted|announced|warned|remarked"
_HEARER = r"(?: (?:the|a|him|her|them|us|me|[a-z]+s|[A-Z][\w'’.-]*)){0,4}"
_NO_COMMA = re.compile(
    rf"\b(?:{_SAYING}){_HEARER}(?<! that)(?<=[\w’]) (?P<quote>[“\"])(?P<first>[A-Z][\w'’]*)(?:,? [\w'’-]+){{4}}"
)


@dataclass
class Quotes:
    """The quotation marks of one paragraph, read in order.

    ``waiting`` are the opening marks that nothing closes, ``unopened`` the closing ones that nothing opens;
    ``nested`` marks stand inside a pair of the same marks.
    """

    text: str
    misplaced: list[Mark] = field(default_factory=list)
    nested: list[Mark] = field(default_factory=list)
    unopened: list[int] = field(default_factory=list)
    waiting: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        for match in _QUOTE.finditer(self.text):
            if match.group() == '"':
                self._straight(match.start())
            elif match.group() == "“":
                self._opening(match.start())
            else:
                self._closing(match.start())

    def _straight(self, at: int) -> None:
        if self.waiting:
            self._stands_apart(at, '"')
            self.waiting.pop()
        elif not self.text[at - 1 : at].isdigit():  # else inches
            self.waiting.append(at)

    def _opening(self, at: int) -> None:
        before, behind = self.text[at - 1 : at], self.text[at + 1 : at + 2]
        ends = not behind or behind.isspace() or behind in ",.;:!?)"
        if self.waiting and ends and before and not before.isspace() and before not in _OPENERS_BEFORE:
            self._misplaced(Mark(at, at + 1, "An opening quotation mark where one closes.", ("”",)))
            self.waiting.pop()
        elif self.waiting and self._stands_apart(at, "”"):
            self.waiting.pop()
        else:
            self.waiting.append(at)

    def _closing(self, at: int) -> None:
        before, behind = self.text[at - 1 : at], self.text[at + 1 : at + 2]
        if len(self.waiting) > 1:
            inner = self.waiting.pop()
            message = "Inside double quotation marks, a quotation takes single ones."
            self.nested.append(Mark(inner, inner + 1, message, ("‘",), Certainty.HINT))
        elif self.waiting:
            self.waiting.pop()
        elif behind.isalpha() and (not before or before in _OPENERS_BEFORE):
            self._misplaced(Mark(at, at + 1, "A closing quotation mark where one opens.", ("“",)))
            self.waiting.append(at)
        else:
            self.unopened.append(at)

    def _misplaced(self, mark: Mark) -> None:
        self.misplaced.append(widened(self.text, mark))

    def _stands_apart(self, at: int, closing: str) -> bool:
        """Note a mark that must close what is open but stands apart from it, at the end or before a small letter."""
        start = at
        while start and self.text[start - 1].isspace():
            start -= 1
        behind = self.text[at + 1 : at + 2]
        if start == at or self.text[start - 1 : start] not in tuple(",.!?…"):
            return False
        if not behind:
            message, instead = "The closing quotation mark stands apart from the words.", closing
        elif behind.islower():
            message, instead = "The mark stands as if it opened, but here the quotation ends.", f"{closing} "
        else:
            return False
        self._misplaced(Mark(start, at + 1, message, (instead,)))
        return True


def misplaced_quotes(text: str) -> list[Mark]:
    """Double quotation marks that open where one must close, or close where one must open."""
    return Quotes(text).misplaced


def nested_quotes(text: str) -> list[Mark]:
    """Double quotation marks inside double ones."""
    return Quotes(text).nested


def quotes_without_comma(text: str) -> Iterator[Mark]:
    """What somebody says, with nothing between the saying and the quotation mark."""
    for match in _NO_COMMA.finditer(text):
        at, end = match.start("quote"), match.end("first")
        start = text.rindex(" ", 0, at - 1) + 1
        before, said = text[start : at - 1], text[at:end]
        yield Mark(start, end, "A comma is missing before what is said.", (f"{before}, {said}",))
