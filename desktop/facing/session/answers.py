"""What an engine has said already, by what it read: kept for this run, and on disk where the engine's answers last."""

import hashlib
from collections import OrderedDict
from collections.abc import Iterable, Sequence

from facing.core.checkers import Checker, Remark, RemarkCache
from facing.core.finding import Finding
from facing.core.passage import Passage

# Answers kept in memory: enough for undo and for what is put in place at once. A book's answers need not be here, since
# what they found is in place, and a day of typing makes some for every pause.
_REMEMBERED = 4_000

Reading = Sequence[Passage]
# What was said of each passage that was read together.
Said = tuple[tuple[Remark, ...], ...]


class NoCache:
    """Keeps nothing, where nothing is to be left behind."""

    def recall(self, keys: Sequence[bytes]) -> list[Said | None]:
        """Nothing is known."""
        return [None] * len(keys)

    def keep(self, said: Iterable[tuple[bytes, Said]]) -> None:
        """Let it go."""

    def recall_findings(self, reader: str, read: bytes) -> list[Finding] | None:
        """Nothing is known."""
        return None

    def keep_findings(self, reader: str, read: bytes, findings: Iterable[Finding]) -> None:
        """Let it go."""


class Answers:
    """One engine's answers. ``known`` and ``remember`` belong to the session's thread, the others to any one."""

    def __init__(self, engine: Checker, scope: str, cache: RemarkCache) -> None:
        self._engine = engine
        self._scope = scope
        self._cache = cache
        self._edition: str | None = None
        self._said: OrderedDict[bytes, Said] = OrderedDict()
        self.knowledge = 0

    def key(self, reading: Reading, language: str) -> bytes:
        """SHA-256 over everything that an answer depends on."""
        asked = f"{self._engine.id}\n{self._scope}\n{language}\n{self.edition}\n".encode()
        return hashlib.sha256(asked + b"".join([passage.digest for passage in reading])).digest()

    def known(self, key: bytes) -> Said | None:
        """What was said before under this key."""
        return self._said.get(key)

    def remember(self, key: bytes, said: Said) -> None:
        """Keep an answer for this run."""
        self._said[key] = said
        while len(self._said) > _REMEMBERED:
            self._said.popitem(last=False)

    def forget(self) -> None:
        """Ask afresh for everything: what the engine knows has changed, answers on their way no longer count."""
        self._said.clear()
        self._edition = None
        self.knowledge += 1

    @property
    def edition(self) -> str:
        """What the engine's answers depend on beside what it reads, looked up once."""
        if self._edition is None:
            self._edition = self._engine.edition()
        return self._edition

    @property
    def last(self) -> bool:
        """Whether the engine's answers hold beyond this run."""
        return bool(self.edition)

    def recall(self, keys: Sequence[bytes]) -> list[Said | None]:
        """What was said in earlier runs."""
        return self._cache.recall(keys) if self.last else [None] * len(keys)

    def keep(self, said: Iterable[tuple[bytes, Said]]) -> None:
        """Keep answers for later runs, where they hold so long."""
        if self.last:
            self._cache.keep(said)
