"""The lines of the findings list: repeated findings joined, sorted around the paragraph that is read. No widgets."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from itertools import islice
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


class _Error:
    """What all findings of one line share: its key, and in how many places it is. Known by identity, not by value."""

    __slots__ = ("_line", "key", "places")

    def __init__(self, key: LineKey) -> None:
        self.key = key
        self.places = 0
        self._line: Line | None = None

    def line(self, finding: Finding) -> Line:
        """The line with its nearest finding; the one made last, where that is still true."""
        line = self._line
        if line is None or line.finding is not finding or line.places != self.places:
            line = self._line = Line(self.key, finding, self.places)
        return line


_Found = tuple[Finding, _Error]


class _Paragraph(NamedTuple):
    """The findings of one paragraph, then those that are marked and those of folded groups with their errors."""

    findings: tuple[Finding, ...]
    marked: tuple[_Found, ...]
    folded: tuple[_Found, ...]


_EMPTY = _Paragraph((), (), ())


class FindingLines:
    """The findings of one side, joined into lines.

    Taking in a paragraph costs what that paragraph holds. The order of the paragraphs and the folded groups are made
    again only when they have changed; lines are made for what is told, when it is told.
    """

    def __init__(self) -> None:
        self._paragraphs: dict[int, _Paragraph] = {}
        self._known: dict[LineKey, _Error] = {}
        self._in_order: list[_Paragraph] = []
        self._indices: list[int] = []  # of each of these paragraphs
        self._groups_of: dict[str, list[_Found]] = {}
        self._once: dict[str, list[Line]] = {}  # the same, each error once
        self._order: Mapping[int, int] = {}
        self._stale = self._stale_groups = True
        self.hidden_kinds: frozenset[Kind] = frozenset()
        self.open_groups: set[str] = set()

    def clear(self) -> None:
        """Hold nothing."""
        self._paragraphs.clear()
        self._known.clear()
        self._stale = self._stale_groups = True

    def put(self, paragraph: int, findings: tuple[Finding, ...]) -> bool:
        """Take the findings of the paragraph with this id, in order; whether that changed anything."""
        before = self._paragraphs.get(paragraph, _EMPTY)
        if before.findings is findings or before.findings == findings:
            return False
        found = [(finding, self._added(finding)) for finding in findings]
        for _, error in (*before.marked, *before.folded):
            error.places -= 1
            if not error.places:
                del self._known[error.key]
        marked = tuple(each for each in found if not each[1].key.group)
        folded = tuple(each for each in found if each[1].key.group)
        if findings:
            self._paragraphs[paragraph] = _Paragraph(findings, marked, folded)
        else:
            del self._paragraphs[paragraph]
        self._stale = True
        self._stale_groups = self._stale_groups or bool(folded or before.folded)
        return True

    def _added(self, finding: Finding) -> _Error:
        key = key_of(finding)
        error = self._known.get(key)
        if error is None:
            error = self._known[key] = _Error(key)
        error.places += 1
        return error

    def arrange(self, order: Mapping[int, int]) -> None:
        """Take the order of the paragraphs: the index of each id, in order. Findings of other ids are dropped."""
        is_same = order is self._order or order == self._order
        if is_same and not self._stale:
            return
        for identifier in [known for known in self._paragraphs if known not in order]:
            self.put(identifier, ())
        self._order, self._stale = order, False
        numbered = sorted([(order[identifier], identifier) for identifier in self._paragraphs])
        self._indices = [index for index, _ in numbered]
        self._in_order = [self._paragraphs[identifier] for _, identifier in numbered]
        if self._stale_groups or not is_same:
            self._arrange_groups()

    def _arrange_groups(self) -> None:
        self._stale_groups = False
        self._groups_of = {group: [] for group in FOLDED}
        for paragraph in self._in_order:
            for found in paragraph.folded:
                self._groups_of.get(found[1].key.group, []).append(found)
        self._once = {group: _once(found) for group, found in self._groups_of.items()}
        self._once[NAMES].sort(key=lambda line: -line.places)

    def __len__(self) -> int:
        """How many findings are shown."""
        return sum(error.places for error in self._known.values() if not error.key.group)

    def of_kind(self, kind: Kind) -> int:
        """How many findings of a kind are shown."""
        known = self._known.values()
        return sum(error.places for error in known if error.key.kind is kind and not error.key.group)

    def by_place(self, current: int) -> list[Entry]:
        """The folded groups, then the lines around the paragraph at index ``current``: its own, those after it, those
        before it.

        Each error is in one part only, the first that it is in.
        """
        start, end = bisect_left(self._indices, current), bisect_right(self._indices, current)
        seen: set[_Error] = set()
        parts = (
            (Section.HERE, self._new(start, end, seen)),
            (Section.AFTER, self._new(end, None, seen)),
            (Section.BEFORE, self._new(0, start, seen)),
        )
        return [*self._groups(), *_entries(parts)]

    def by_kind(self, current: int) -> list[Entry]:
        """The folded groups, then the lines kind by kind, each kind in document order; an error is told by its nearest
        place.
        """
        start = bisect_left(self._indices, current)
        seen: set[_Error] = set()
        ahead = self._new(start, None, seen)
        lines = self._new(0, start, seen) + ahead
        parts: dict[Kind, list[Line]] = {kind: [] for kind in Kind}
        for line in lines:
            parts[line.key.kind].append(line)
        return [*self._groups(), *_entries(parts.items())]

    def folded(self, group: str) -> list[Line]:
        """The lines of a group, each error once: names that stand in most places first, others in document order."""
        return self._left(self._once.get(group, []))

    def next_of(self, line: Line) -> Finding:
        """The place of the same error that follows the line's own; the first one behind the last."""
        where = self._order.get(line.finding.span.paragraph, -1), line.finding.span.start
        marked = (found for paragraph in self._in_order for found in paragraph.marked)
        founds = self._groups_of.get(line.key.group, []) if line.key.group else marked
        same = [finding for finding, error in founds if error.key == line.key]
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

    def _new(self, first: int, last: int | None, seen: set[_Error]) -> list[Line]:
        """The lines of these paragraphs, by their numbers, whose error was not seen yet."""
        found = []
        for _, marked, _ in islice(self._in_order, first, last):
            for each in marked:
                if each[1] not in seen:
                    seen.add(each[1])
                    found.append(each[1].line(each[0]))
        return self._left(found)

    def _left(self, lines: list[Line]) -> list[Line]:
        """These lines without those of kinds that are left out."""
        return [line for line in lines if line.key.kind not in self.hidden_kinds] if self.hidden_kinds else lines


def _once(found: Iterable[_Found]) -> list[Line]:
    """The first line of each error."""
    first: dict[_Error, Line] = {}
    for finding, error in found:
        if error not in first:
            first[error] = error.line(finding)
    return list(first.values())


def _entries(parts: Iterable[tuple[Section | Kind, list[Line]]]) -> Iterator[Entry]:
    for section, lines in parts:
        if lines:
            yield Header(section, len(lines))
            yield from lines
