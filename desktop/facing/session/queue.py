"""What one engine still has to read, and what it has said already."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator

from facing.core.finding import Side
from facing.core.passage import Passage
from facing.core.ports import PassageChecker, Remark

BATCH_PASSAGES = 10
BATCH_LENGTH = 6000  # code points; a batch ends once it is this long
_REMEMBERED = 60_000  # passages whose remarks are kept

Item = tuple[Side, Passage]


class EngineQueue:
    """The passages that wait for one engine, and its remarks by language and text."""

    def __init__(self, engine: PassageChecker, lane: str) -> None:
        self.engine = engine
        self.lane = lane
        self.running = False
        self.document_waits = True
        self.knowledge = 0
        self._waiting: dict[Side, dict[int, None]] = {side: {} for side in Side}
        self._remarks: OrderedDict[tuple[str, str], tuple[Remark, ...]] = OrderedDict()

    def add(self, side: Side, paragraphs: Iterable[int]) -> None:
        """Let the paragraphs with these ids wait for their turn."""
        self._waiting[side].update(dict.fromkeys(paragraphs))
        self.document_waits = True

    def clear(self) -> None:
        """Forget what waits."""
        for waiting in self._waiting.values():
            waiting.clear()

    def forget_remarks(self) -> None:
        """Ask the engine afresh for every text: what it knows has changed, answers on their way no longer count."""
        self._remarks.clear()
        self.knowledge += 1

    def __len__(self) -> int:
        """How many paragraphs wait."""
        return sum(len(waiting) for waiting in self._waiting.values())

    def remember(self, language: str, text: str, remarks: tuple[Remark, ...]) -> None:
        """Keep what the engine said of a text."""
        self._remarks[language, text] = remarks
        while len(self._remarks) > _REMEMBERED:
            self._remarks.popitem(last=False)

    def known(self, language: str, text: str) -> tuple[Remark, ...] | None:
        """What the engine said of this text before."""
        return self._remarks.get((language, text))

    def take(self, first: Iterable[tuple[Side, int]], passage_of: Callable[[Side, int], Passage | None]) -> list[Item]:
        """The next batch: paragraphs in ``first`` that wait, then the others in order. What is taken waits no more."""
        batch: list[Item] = []
        length = 0
        for side, identifier in self._in_turn(first):
            passage = passage_of(side, identifier)
            self._waiting[side].pop(identifier, None)
            if passage is None:
                continue
            for other in passage.paragraphs:
                self._waiting[side].pop(other, None)
            batch.append((side, passage))
            length += len(passage.text)
            if len(batch) >= BATCH_PASSAGES or length >= BATCH_LENGTH:
                break
        return batch

    def _in_turn(self, first: Iterable[tuple[Side, int]]) -> Iterator[tuple[Side, int]]:
        for side, identifier in first:
            if identifier in self._waiting[side]:
                yield side, identifier
        for side in (Side.CORRECTION, Side.ORIGINAL):
            while self._waiting[side]:
                yield side, next(iter(self._waiting[side]))
