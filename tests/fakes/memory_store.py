"""A store that keeps everything in memory, for tests of what stands in front of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from facing.core.document import (
    Content,
    DocumentRecord,
    IgnoreKey,
    Journal,
    Original,
    ReaderState,
    Version,
    VersionKind,
)
from facing.core.edit import Edit
from facing.core.ports import Clock
from facing.core.problem import ProblemCode, UserProblem
from facing.core.text import Text


@dataclass
class _Kept:
    record: DocumentRecord
    data: bytes
    versions: list[tuple[Version, Content]] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    ignores: set[IgnoreKey] = field(default_factory=set)
    state: ReaderState = field(default_factory=ReaderState)


class MemoryStore:
    """The ``Store`` port without a disk. ``refuses`` is raised instead of keeping a version."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._kept: dict[str, _Kept] = {}
        self._lasting_ignores: set[IgnoreKey] = set()
        self.refuses: UserProblem | None = None
        self.closed = 0
        self.prepared: list[Text] = []
        self.thinned: list[str] = []

    def document(self, original: Original) -> DocumentRecord:
        for kept in self._kept.values():
            if (kept.record.path, kept.record.digest) == (original.path.resolve(), original.digest):
                return kept.record
        record = DocumentRecord(f"document-{len(self._kept) + 1}", original.path.resolve(), original.digest)
        self._kept[record.id] = _Kept(record, original.data)
        return record

    def known_document(self, path: Path) -> DocumentRecord | None:
        records = [kept.record for kept in self._kept.values() if kept.record.path == path.resolve()]
        return records[-1] if records else None

    def record(self, document: str) -> DocumentRecord:
        return self._kept[document].record

    def original(self, document: str) -> bytes:
        return self._kept[document].data

    def add_version(
        self,
        document: str,
        content: Content,
        kind: VersionKind,
        *,
        name: str = "",
        note: str = "",
        words: int = 0,
        words_changed: int = 0,
    ) -> Version:
        if self.refuses is not None:
            raise self.refuses
        kept = self._kept[document]
        version = Version(len(kept.versions) + 1, self._clock.now(), kind, name, note, words, words_changed)
        kept.versions.append((version, content))
        kept.edits.clear()
        return version

    def move_document(self, document: str, path: Path) -> None:
        kept = self._kept[document]
        kept.record = replace(kept.record, path=path.resolve())

    def bring_versions(self, document: str, kept: Iterable[tuple[Version, Content]]) -> list[Version]:
        there = self._kept[document]
        brought = [
            (replace(version, id=len(there.versions) + number), content)
            for number, (version, content) in enumerate(list(kept), 1)
        ]
        there.versions += brought
        if brought:
            there.edits.clear()
        return [version for version, _ in brought]

    def versions(self, document: str) -> list[Version]:
        return [version for version, _ in reversed(self._kept[document].versions)]

    def rename_version(self, document: str, version: int, name: str, note: str) -> None:
        versions = self._kept[document].versions
        numbers = [number for number, (known, _) in enumerate(versions) if known.id == version]
        if not numbers:
            raise UserProblem(ProblemCode.VERSION_UNKNOWN, version=version)
        known, content = versions[numbers[0]]
        versions[numbers[0]] = replace(known, name=name, note=note), content

    def pin_version(self, document: str, version: int, pinned: bool) -> None:
        versions = self._kept[document].versions
        for number, (known, content) in enumerate(versions):
            if known.id == version:
                versions[number] = replace(known, pinned=pinned), content
                return
        raise UserProblem(ProblemCode.VERSION_UNKNOWN, version=version)

    def prepare(self, text: Text) -> None:
        self.prepared.append(text)

    def thin(self, document: str) -> int:
        self.thinned.append(document)
        return 0

    def content(self, document: str, version: int) -> Content:
        for known, content in self._kept[document].versions:
            if known.id == version:
                return content
        raise UserProblem(ProblemCode.VERSION_UNKNOWN, version=version)

    def append_edits(self, document: str, edits: Sequence[Edit]) -> None:
        self._kept[document].edits.extend(edits)

    def journal(self, document: str, after: int = 0) -> Journal:
        kept = self._kept[document]
        base = kept.versions[-1][0].id if kept.versions else None
        return Journal(base, tuple(kept.edits[after:]))

    def others_writes(self) -> int:
        return 0

    def save_state(self, document: str, state: ReaderState) -> None:
        self._kept[document].state = state

    def state(self, document: str) -> ReaderState:
        return self._kept[document].state

    def add_ignore(self, document: str | None, key: IgnoreKey) -> None:
        self._ignores_of(document).add(key)

    def remove_ignore(self, document: str | None, key: IgnoreKey) -> None:
        self._ignores_of(document).discard(key)

    def ignores(self, document: str | None) -> set[IgnoreKey]:
        return set(self._ignores_of(document))

    def _ignores_of(self, document: str | None) -> set[IgnoreKey]:
        return self._lasting_ignores if document is None else self._kept[document].ignores

    def recent(self, count: int) -> list[DocumentRecord]:
        return [kept.record for kept in reversed(self._kept.values())][:count]

    def forget(self, document: str) -> None:
        path = self._kept[document].record.path
        for identifier in [key for key, kept in self._kept.items() if kept.record.path == path]:
            del self._kept[identifier]

    def close(self) -> None:
        self.closed += 1


class DirectJournal:
    """Brings each edit to the store at once."""

    def __init__(self, store: MemoryStore, document: str) -> None:
        self._store = store
        self._document = document

    problem: UserProblem | None = None
    all_on_disk = True
    spare_copy: Path | None = None

    def append(self, *edits: Edit) -> None:
        self._store.append_edits(self._document, edits)

    def flush(self) -> None:
        pass

    def close(self) -> None:
        pass
