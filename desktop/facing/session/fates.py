"""What became of findings between the two sides: fixed, still there, new."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from facing.core.finding import Finding, Side, State
from facing.diff.rows import Row

Findings = tuple[Finding, ...]
_ALONE = {Side.ORIGINAL: State.FIXED, Side.CORRECTION: State.NEW}


class Told(NamedTuple):
    """A paragraph's index now, and its findings with what became of each."""

    number: int
    findings: Findings


class _Paragraph(NamedTuple):
    number: int
    identifier: int
    findings: Findings


_InRow = Mapping[Side, Sequence[_Paragraph]]


class Fates:
    """Matches the findings of partner paragraphs by rule and words.

    A row whose paragraphs and findings are the same objects as the last time is not matched again; the findings of a
    paragraph of which the same is told as before are the same objects again.
    """

    def __init__(self, findings_of: Callable[[Side, int], Findings]) -> None:
        self._findings_of = findings_of
        self._rows: dict[tuple[int, ...], tuple[list[Findings], list[Findings]]] = {}

    def tell(self, rows: Iterable[Row], identifiers: Mapping[Side, Iterator[int]]) -> dict[Side, list[Told]]:
        """The paragraphs with findings of each side, in order; ``identifiers`` are the ids of all paragraphs."""
        told: dict[Side, list[Told]] = {side: [] for side in Side}
        former, self._rows = self._rows, {}
        for row in rows:
            here = {
                Side.ORIGINAL: self._in(Side.ORIGINAL, row.original, identifiers),
                Side.CORRECTION: self._in(Side.CORRECTION, row.corrected, identifiers),
            }
            both = [*here[Side.ORIGINAL], *here[Side.CORRECTION]]
            if not both:
                continue
            # The side is told by the sign, as ids begin anew on each.
            key = (*(-1 - each.identifier for each in here[Side.ORIGINAL]), *(each.identifier for each in both))
            found = [each.findings for each in both]
            known = former.get(key)
            if known is None or not _are_same(known[0], found):
                known = found, self._matched(here, known)
            self._rows[key] = known
            stated = iter(known[1])
            for side, paragraphs in here.items():
                told[side] += [Told(each.number, next(stated)) for each in paragraphs]
        return told

    def _in(
        self, side: Side, stretch: tuple[int, int] | None, identifiers: Mapping[Side, Iterator[int]]
    ) -> list[_Paragraph]:
        if stretch is None:
            return []
        walk, of = identifiers[side], self._findings_of
        numbered = [(number, next(walk)) for number in range(*stretch)]
        return [_Paragraph(number, each, found) for number, each in numbered if (found := of(side, each))]

    def _matched(self, here: _InRow, former: tuple[list[Findings], list[Findings]] | None) -> list[Findings]:
        """The findings of each paragraph with their states, original first."""
        stated = [found for side in here for found in _with_states(here, side)]
        if former is None:
            return stated
        return [old if old == new else new for old, new in zip(former[1], stated, strict=True)]


def _with_states(here: _InRow, side: Side) -> Iterator[Findings]:
    other = Side.CORRECTION if side is Side.ORIGINAL else Side.ORIGINAL
    left = Counter((finding.rule, finding.text) for each in here[other] for finding in each.findings)
    for each in here[side]:
        states = []
        for finding in each.findings:
            key = finding.rule, finding.text
            states.append(State.STILL_THERE if left[key] > 0 else _ALONE[side])
            left[key] -= 1
        yield tuple(replace(finding, state=state) for finding, state in zip(each.findings, states, strict=True))


def _are_same(ones: Sequence[Findings], others: Sequence[Findings]) -> bool:
    return len(ones) == len(others) and all(one is other for one, other in zip(ones, others, strict=True))
