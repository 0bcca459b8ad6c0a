"""An engine reads paragraphs beside their partners: what the correction lost or changed."""

from collections.abc import Mapping, Sequence
from functools import partial

from facing.core.checkers import Pair, PairChecker
from facing.core.finding import Finding, Side
from facing.session.work import PLACED_AT_ONCE, Changed, Job, Material

PAIR = "/pair"  # behind a checker's id: what it said of pairs


class PairWork:
    """The paragraphs of the correction whose pairs wait for one engine (``session.work.Scope``)."""

    def __init__(self, engine: PairChecker, material: Material) -> None:
        self._engine = engine
        self._material = material
        self._checker = engine.id + PAIR
        self._waiting: dict[int, None] = {}

    def __len__(self) -> int:
        """Pairs are not counted: they are read in passing."""
        return 0

    @property
    def due(self) -> bool:
        """Whether any pair waits."""
        return bool(self._waiting)

    def add(self, side: Side, paragraphs: Mapping[int, None]) -> None:
        """Let the pairs of these paragraphs of the correction wait; the original never changes."""
        if side is Side.CORRECTION:
            self._waiting.update(paragraphs)

    def add_everything(self) -> None:
        """Let all pairs wait."""
        text = self._material.document.text(Side.CORRECTION)
        if text:
            self._waiting.update(dict.fromkeys(text.ids()))

    def clear(self) -> None:
        """Let nothing wait."""
        self._waiting.clear()

    def forget(self) -> None:
        """Nothing is kept of pairs."""

    def drop(self) -> None:
        """Take what was said out of the findings."""
        self._material.book.drop_checker(self._checker)

    def next(self, language: str) -> Job | None:
        """The next few pairs."""
        if not self._waiting:
            return None
        pairs: list[Pair] = []
        same: list[int] = []
        while self._waiting and len(pairs) + len(same) < PLACED_AT_ONCE:
            identifier = next(iter(self._waiting))
            self._waiting.pop(identifier)
            pair = self._material.pair_of(identifier)
            if pair is None or pair.correction is None:
                same.append(identifier)
                continue
            for other in pair.correction.paragraphs:
                self._waiting.pop(other, None)
            pairs.append(pair)
        return Job(
            lambda: self._engine.check_pairs(pairs, language) if pairs else [], partial(self._answered, pairs, same)
        )

    def _answered(self, pairs: Sequence[Pair], same: Sequence[int], findings: list[Finding]) -> Changed:
        book = self._material.book
        changed: Changed = {side: set() for side in Side}
        changed[Side.CORRECTION] |= book.put(Side.CORRECTION, same, self._checker, ())
        for pair in pairs:
            assert pair.correction is not None
            now = self._material.pair_of(pair.correction.paragraphs[0])
            if now != pair:
                continue
            for side, passage in ((Side.ORIGINAL, pair.original), (Side.CORRECTION, pair.correction)):
                if passage is not None:
                    mine = [finding for finding in findings if finding.side is side]
                    changed[side] |= book.put(side, passage.paragraphs, self._checker, mine)
        return changed
