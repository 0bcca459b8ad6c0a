"""The lines of the findings list: repeated findings joined, sorted around the paragraph that is read. No widgets."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from facing.core.finding import Finding, Kind
from facing.session.judging import FOREIGN, HINTS, NAMES, OFF
from facing.session.vocabulary import base_form

# Groups that are one line until they are opened, in their order. What belongs to a lost sentence is in no list: the
# sentence's own card names it.
FOLDED = (NAMES, HINTS, OFF, FOREIGN)


class Section(StrEnum):
    """A part of the list that is sorted by place; where it is sorted by kind, the kinds name the parts."""

    HERE = "this paragraph"
    AFTER = "after this"
    BEFORE = "before this"


class LineKey(NamedTuple):
    """What makes two findings the same error: they share one line. ``group`` is empty for those that are shown."""

    kind: Kind
    rule: str
    text: str
    suggestion: str
    group: str = ""


class Header(NamedTuple):
    """The title of a part of the list, and how many lines follow."""

    section: Section | Kind
    lines: int


class Group(NamedTuple):
    """Findings folded into one line; ``lines`` follow where it is open. ``rules`` tells how many of each rule."""

    name: str
    lines: int
    is_open: bool
    rules: tuple[tuple[str, int], ...] = ()


class Line(NamedTuple):
    """One error, found in so many places of the document; ``finding`` is its nearest one."""

    key: LineKey
    finding: Finding
    places: int


Entry = Header | Group | Line


def key_of(finding: Finding) -> LineKey:
    """What the finding's line is known by. A name is one line, whichever rule does not know it."""
    if not finding.shown and finding.group == NAMES:
        return LineKey(finding.kind, "", base_form(finding.text), "", NAMES)
    suggestion = finding.suggestions[0] if finding.suggestions else ""
    group = "" if finding.shown else finding.group or "?"
    return LineKey(finding.kind, finding.rule, finding.text, suggestion, group)


class FindingLines:
    """The findings of one side, joined into lines.

    Taking in a paragraph costs what that paragraph holds. The lines in document order are made again only when
    findings have changed, and walked through once when the reader moves on.
    """

    def __init__(self) -> None:
        self._of_paragraph: dict[int, tuple[Finding, ...]] = {}
        self._keys: dict[int, tuple[LineKey, ...]] = {}
        self._counts: Counter[LineKey] = Counter()
        self._lines: list[Line] = []
        self._indices: list[int] = []
        self._errors: list[int] = []  # the number of each line's error: the same error, the same number
        self._folded: dict[str, list[Line]] = {}
        self._once: dict[str, list[Line]] = {}  # the same, each error once
        self._order: Mapping[int, int] = {}
        self._stale = True
        self.hidden_kinds: frozenset[Kind] = frozenset()
        self.open_groups: set[str] = set()

    def clear(self) -> None:
        """Hold nothing."""
        self._of_paragraph.clear()
        self._keys.clear()
        self._counts.clear()
        self._stale = True

    def put(self, paragraph: int, findings: tuple[Finding, ...]) -> bool:
        """Take the findings of the paragraph with this id, in order; whether that changed anything."""
        before = self._of_paragraph.get(paragraph, ())
        if before is findings or before == findings:
            return False
        keys = tuple(map(key_of, findings))
        self._counts.subtract(self._keys.pop(paragraph, ()))
        self._counts.update(keys)
        if findings:
            self._of_paragraph[paragraph] = findings
            self._keys[paragraph] = keys
        else:
            del self._of_paragraph[paragraph]
        self._stale = True
        return True

    def arrange(self, order: Mapping[int, int]) -> None:
        """Take the order of the paragraphs: the index of each id, in order. Findings of other ids are dropped."""
        if order is self._order and not self._stale:
            return
        for identifier in [known for known in self._of_paragraph if known not in order]:
            self.put(identifier, ())
        self._order, self._stale = order, False
        self._lines, self._indices, self._errors = [], [], []
        self._folded = {group: [] for group in FOLDED}
        numbers: dict[LineKey, int] = {}
        for identifier, index in order.items():
            findings = self._of_paragraph.get(identifier, ())
            for key, finding in zip(self._keys.get(identifier, ()), findings, strict=True):
                line = Line(key, finding, self._counts[key])
                if key.group:
                    self._folded.get(key.group, []).append(line)
                    continue
                self._lines.append(line)
                self._indices.append(index)
                self._errors.append(numbers.setdefault(key, len(numbers)))
        self._once = {group: _once(lines) for group, lines in self._folded.items()}
        self._once[NAMES].sort(key=lambda line: -line.places)

    def __len__(self) -> int:
        """How many findings are shown."""
        return sum(count for key, count in self._counts.items() if not key.group)

    def of_kind(self, kind: Kind) -> int:
        """How many findings of a kind are shown."""
        return sum(count for key, count in self._counts.items() if key.kind is kind and not key.group)

    def by_place(self, current: int) -> list[Entry]:
        """The folded groups, then the lines around the paragraph at index ``current``: its own, those after it, those
        before it.

        Each error is in one part only, the first that it is in.
        """
        start, end = bisect_left(self._indices, current), bisect_right(self._indices, current)
        seen = bytearray(len(self._lines))
        parts = (
            (Section.HERE, self._new(range(start, end), seen)),
            (Section.AFTER, self._new(range(end, len(self._lines)), seen)),
            (Section.BEFORE, self._new(range(start), seen)),
        )
        return [*self._groups(), *_entries(parts)]

    def by_kind(self, current: int) -> list[Entry]:
        """The folded groups, then the lines kind by kind, each kind in document order; an error is told by its nearest
        place.
        """
        start = bisect_left(self._indices, current)
        seen = bytearray(len(self._lines))
        ahead = self._new(range(start, len(self._lines)), seen)
        lines = self._new(range(start), seen) + ahead
        parts: dict[Kind, list[Line]] = {kind: [] for kind in Kind}
        for line in lines:
            parts[line.key.kind].append(line)
        return [*self._groups(), *_entries(parts.items())]

    def folded(self, group: str) -> list[Line]:
        """The lines of a group, each error once: names that stand in most places first, others in document order."""
        return [line for line in self._once.get(group, []) if line.key.kind not in self.hidden_kinds]

    def next_of(self, line: Line) -> Finding:
        """The place of the same error that follows the line's own; the first one behind the last."""
        where = self._order.get(line.finding.span.paragraph, -1), line.finding.span.start
        lines = self._folded.get(line.key.group, []) if line.key.group else self._lines
        same = [other.finding for other in lines if other.key == line.key]
        ahead = (each for each in same if (self._order[each.span.paragraph], each.span.start) > where)
        return next(ahead, same[0] if same else line.finding)

    def _groups(self) -> Iterator[Entry]:
        for name in FOLDED:
            lines = self.folded(name)
            if lines:
                rules = Counter(line.key.rule for line in lines).most_common() if name == FOREIGN else ()
                is_open = name in self.open_groups
                yield Group(name, len(lines), is_open, tuple(rules))
                yield from lines if is_open else ()

    def _new(self, numbers: Iterable[int], seen: bytearray) -> list[Line]:
        """The lines with these numbers whose error was not seen yet."""
        found = []
        for number in numbers:
            error = self._errors[number]
            if not seen[error]:
                seen[error] = 1
                found.append(self._lines[number])
        if self.hidden_kinds:
            return [line for line in found if line.key.kind not in self.hidden_kinds]
        return found


def _once(lines: Iterable[Line]) -> list[Line]:
    """The first line of each error."""
    found: dict[LineKey, Line] = {}
    for line in lines:
        found.setdefault(line.key, line)
    return list(found.values())


def _entries(parts: Iterable[tuple[Section | Kind, list[Line]]]) -> Iterator[Entry]:
    for section, lines in parts:
        if lines:
            yield Header(section, len(lines))
            yield from lines
