"""The versions of a document: keep, look at, compare, restore."""

from collections.abc import Callable, Iterable
from typing import Protocol

from facing.core.document import Content, Version, VersionKind
from facing.core.edit import Origin
from facing.core.origins import Origins, OriginSpans
from facing.core.ports import Store, Tasks
from facing.core.problem import UserProblem
from facing.core.text import Text
from facing.diff.comparison import Comparison
from facing.session.counting import WordCounter, words_changed
from facing.session.events import Announcer
from facing.session.exchanging import Replaceable, replace_later
from facing.session.version_search import VersionSearch
from facing.session.wordings import Wording, find_wordings


class Correctable(Replaceable, Protocol):
    """The document whose versions these are."""

    @property
    def origins(self) -> Origins:
        """Where its changes came from."""


class History:
    """Versions of one document. A kept version stays for ever."""

    def __init__(
        self,
        store: Store,
        document: str,
        session: Correctable,
        announcer: Announcer,
        counter: WordCounter,
        kept: Text,
        flush: Callable[[], None],
        tasks: Tasks,
    ) -> None:
        self._store = store
        self._document = document
        self._session = session
        self._announcer = announcer
        self._counter = counter
        self._kept = kept
        self._flush = flush
        self._tasks = tasks
        self._versions: list[Version] | None = None
        self._is_automatic: bool | None = None
        self.search = VersionSearch(tasks, self.content)

    @property
    def unsaved(self) -> bool:
        """Whether the user has not kept the correction as it stands: it is kept nowhere, or was kept by itself."""
        if self._is_automatic is None:
            newest = max(self.versions(), key=lambda version: version.id, default=None)
            self._is_automatic = newest is not None and newest.kind is VersionKind.AUTOMATIC
        return self._is_automatic or self.changed

    @property
    def changed(self) -> bool:
        """Whether the correction differs from the newest version (or, before any, from the original)."""
        return self._session.corrected is not self._kept and self._session.corrected != self._kept

    def versions(self) -> list[Version]:
        """All versions, newest first."""
        if self._versions is None:
            self._versions = by_time(self._store.versions(self._document))
        return list(self._versions)

    def keep(self, name: str = "", note: str = "", kind: VersionKind = VersionKind.KEPT) -> Version:
        """Keep the correction as it stands.

        Raises:
            UserProblem: ``DISK_FULL`` or ``STORE_*``; the text is still in the window and in the journal.
        """
        self._flush()
        text, origins = self._session.corrected, self._session.origins
        version = self._store.add_version(
            self._document,
            Content(text, by_index(text, origins)),
            kind,
            name=name,
            note=note,
            words=self._counter.count(text),
            words_changed=words_changed(self._kept, text),
        )
        self._kept = text
        self._versions = None
        self._is_automatic = kind is VersionKind.AUTOMATIC
        self._announcer.tell(lambda listener: listener.versions_changed())
        self._announcer.tell(lambda listener: listener.safety_changed())
        return version

    def follow(self, kept: Text | None) -> None:
        """Another program has kept versions of the document, which is only read here; ``kept`` is the newest one."""
        self._kept = self._kept if kept is None else kept
        self._versions = self._is_automatic = None
        self._announcer.tell(lambda listener: listener.versions_changed())

    def content(self, version: int) -> Content:
        """What a version holds.

        Raises:
            UserProblem: ``VERSION_UNKNOWN``.
        """
        return self._store.content(self._document, version)

    def rename(self, version: int, name: str, note: str) -> None:
        """Give a version another name and note."""
        self._store.rename_version(self._document, version, name, note)
        self._versions = None
        self._announcer.tell(lambda listener: listener.versions_changed())

    def pin(self, version: int, pinned: bool) -> None:
        """Let a version stand on top, or no more.

        Raises:
            UserProblem: ``VERSION_UNKNOWN``, or the disk refuses.
        """
        self._store.pin_version(self._document, version, pinned)
        self._versions = None
        self._announcer.tell(lambda listener: listener.versions_changed())

    def compare(self, version: int, done: Callable[[Comparison], None]) -> None:
        """Compare a version with the present correction, away from this thread; ``done`` has it when it is current.

        Raises:
            UserProblem: ``VERSION_UNKNOWN``.
        """
        self._session.comparing.compared(self.content(version).text, done)

    def compare_two(self, older: int, newer: int, done: Callable[[Content, Comparison], None]) -> None:
        """Compare two versions, away from this thread; ``done`` has what the newer one holds, and how they compare.

        Raises:
            UserProblem: ``VERSION_UNKNOWN``.
        """
        first, second = self.content(older), self.content(newer)
        self._session.comparing.away(lambda: Comparison(first.text, second.text), lambda found: done(second, found))

    def wordings(
        self, paragraph: int, done: Callable[[list[Wording]], None], failed: Callable[[UserProblem], None]
    ) -> None:
        """What a paragraph of the correction (by index) was before, found away from this thread."""
        present = self._session.corrected, paragraph
        find_wordings(self._tasks, present, self.versions(), self.content, self._session.original, done, failed)

    def restore(self, version: int, done: Callable[[], None], failed: Callable[[UserProblem], None]) -> None:
        """Make the correction what it was in a version: one undo step, and a version itself; ``done`` is told then.

        What was not yet kept is kept first, as an automatic version. The texts are compared away from this thread.

        Raises:
            UserProblem: ``VERSION_UNKNOWN``; what the disk refuses later is told to ``failed``.
        """

        def restored() -> None:
            self.keep(kind=VersionKind.RESTORE)
            done()

        replace_later(self._session, self.content(version).text, Origin.RESTORE, "restore", restored, failed)


def by_time(versions: Iterable[Version]) -> list[Version]:
    """The versions, the last one kept first, on whichever computer that was."""
    return sorted(versions, key=lambda version: (version.saved, version.id), reverse=True)


def by_index(text: Text, origins: Origins) -> dict[int, OriginSpans]:
    """Origin spans by paragraph index, as the store keeps them."""
    return {index: spans for index, identifier in enumerate(text.ids()) if (spans := origins.of(identifier))}
