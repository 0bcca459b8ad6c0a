"""An engine reads passage by passage: what is in view first, then the rest, only what changed again."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, islice, zip_longest
from typing import NamedTuple

from facing.core.checkers import PassageChecker
from facing.core.finding import Side
from facing.core.passage import Passage
from facing.core.text import Text
from facing.session.answers import Answers, Said
from facing.session.passages import Reading, placed
from facing.session.work import PLACED_AT_ONCE, Changed, Job, Material, nothing

BATCH_PASSAGES = 10
BATCH_LENGTH = 6000  # code points; a batch ends once it is this long


class _Item(NamedTuple):
    side: Side
    passage: Passage
    key: bytes


class PassageWork:
    """The passages that wait for one engine (``session.work.Scope``)."""

    def __init__(self, engine: PassageChecker, material: Material, answers: Answers) -> None:
        self._engine = engine
        self._material = material
        self.answers = answers
        self._waiting: dict[Side, dict[int, None]] = {side: {} for side in Side}

    def __len__(self) -> int:
        """How many paragraphs wait."""
        return sum(len(waiting) for waiting in self._waiting.values())

    @property
    def due(self) -> bool:
        """Whether any paragraph waits."""
        return any(self._waiting.values())

    def add(self, side: Side, paragraphs: Mapping[int, None]) -> None:
        """Let these paragraphs wait for their turn."""
        self._waiting[side].update(paragraphs)

    def add_everything(self) -> None:
        """Let all paragraphs wait."""
        for side, paragraphs in self._material.everything():
            self.add(side, paragraphs)

    def clear(self) -> None:
        """Let nothing wait."""
        for waiting in self._waiting.values():
            waiting.clear()

    def forget(self) -> None:
        """Ask afresh for every text."""
        self.answers.forget()

    def drop(self) -> None:
        """Take what was said out of the findings."""
        self._material.book.drop_checker(self._engine.id)

    def next(self, language: str) -> Job | None:
        """The next batch: an engine is asked about what is not known, the rest is put in place with it."""
        items: list[_Item] = []
        unknown: dict[bytes, Passage] = {}
        length = 0
        for side, passage in self._taken():
            key = self.answers.key((passage,), language)
            items.append(_Item(side, passage, key))
            if not passage.has_prose:
                self.answers.remember(key, ((),))
            if self.answers.known(key) is None and key not in unknown:
                unknown[key] = passage
                length += len(passage.text)
            if len(unknown) >= BATCH_PASSAGES or length >= BATCH_LENGTH or len(items) >= PLACED_AT_ONCE:
                break
        if not items:
            return None
        if not unknown:
            return Job(nothing, lambda _: self._place(items))
        answered = partial(self._answered, items, tuple(unknown), self.answers.knowledge)
        return Job(partial(self._ask, unknown, language), answered)

    def readings(self, texts: Mapping[Side, Text], readings: Mapping[Side, Reading], language: str) -> list[_Item]:
        """Every passage with the key of what was said of it, from those in view on, both sides by turns."""
        sides = []
        for side, text in texts.items():
            passages = readings[side].all_passages(text)
            before = set(islice(text.ids(), max(0, self._material.visible[0])))
            first = next((at for at, passage in enumerate(passages) if passage.paragraphs[0] not in before), 0)
            in_turn = chain(passages[first:], passages[:first])
            sides.append([_Item(side, passage, self.answers.key((passage,), language)) for passage in in_turn])
        return [item for turn in zip_longest(*sides) for item in turn if item is not None]

    def recalled(self, found: Sequence[tuple[_Item, Said]]) -> Changed:
        """Put in place what was said in earlier runs; what has an answer waits no more."""
        for item, said in found:
            self.answers.remember(item.key, said)
            for paragraph in item.passage.paragraphs:
                self._waiting[item.side].pop(paragraph, None)
        return self._place([item for item, _ in found])

    def _taken(self) -> Iterator[tuple[Side, Passage]]:
        for side, identifier in self._in_turn():
            passage = self._material.passage(side, identifier)
            self._waiting[side].pop(identifier, None)
            if passage is not None:
                for other in passage.paragraphs:
                    self._waiting[side].pop(other, None)
                yield side, passage

    def _in_turn(self) -> Iterator[tuple[Side, int]]:
        for side, identifier in self._material.in_view():
            if identifier in self._waiting[side]:
                yield side, identifier
        for side in (Side.CORRECTION, Side.ORIGINAL):
            while self._waiting[side]:
                yield side, next(iter(self._waiting[side]))

    def _ask(self, unknown: Mapping[bytes, Passage], language: str) -> list[Said]:
        """On the engine's lane: what is said, from an earlier run where that is known."""
        keys = list(unknown)
        said = dict(zip(keys, self.answers.recall(keys), strict=True))
        left = [key for key in keys if said[key] is None]
        if left:
            remarks = self._engine.check_passages([unknown[key] for key in left], language)
            fresh = [(key, (each,)) for key, each in zip(left, remarks, strict=True)]
            said.update(fresh)
            self.answers.keep(fresh)
        return [each for key in keys if (each := said[key]) is not None]

    def _answered(self, items: Sequence[_Item], keys: Sequence[bytes], knowledge: int, said: list[Said]) -> Changed:
        if knowledge != self.answers.knowledge:
            return {}
        for key, each in zip(keys, said, strict=True):
            self.answers.remember(key, each)
        return self._place(items)

    def _place(self, items: Sequence[_Item]) -> Changed:
        """Put the remarks where they belong, but for passages that have changed meanwhile."""
        changed: Changed = {side: set() for side in Side}
        for side, passage, key in items:
            now = self._material.as_it_is_now(side, passage)
            said = self.answers.known(key)
            if now is None or said is None:
                continue
            findings = placed(said[0], now, side, self._engine.id)
            changed[side] |= self._material.book.put(side, now.paragraphs, self._engine.id, findings)
        return changed
