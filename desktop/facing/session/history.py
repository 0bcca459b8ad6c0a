"""The versions of a document: keep, look at, compare, restore."""

from collections.abc import Callable
from typing import Protocol

from facing.core.document import Content, Version, VersionKind
from facing.core.edit import Edit, Origin
from facing.core.origins import Origins, OriginSpans
from facing.core.ports import Store
from facing.core.text import Text
from facing.diff.comparison import Comparison
from facing.session.counting import WordCounter, words_changed
from facing.session.events import Announcer
from facing.session.rewriting import edits_between


class Correctable(Protocol):
    """The document whose versions these are."""

    @property
    def corrected(self) -> Text:
        """The correction now."""

    @property
    def origins(self) -> Origins:
        """Where its changes came from."""

    def apply(self, edits: list[Edit], label: str) -> None:
        """Make these edits one undo step."""


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
    ) -> None:
        self._store = store
        self._document = document
        self._session = session
        self._announcer = announcer
        self._counter = counter
        self._kept = kept
        self._flush = flush
        self._versions: list[Version] | None = None

    @property
    def unsaved(self) -> bool:
        """Whether the correction differs from the newest version (or, before any, from the original)."""
        return self._session.corrected is not self._kept and self._session.corrected != self._kept

    def versions(self) -> list[Version]:
        """All versions, newest first."""
        if self._versions is None:
            self._versions = self._store.versions(self._document)
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
        self._announcer.tell(lambda listener: listener.versions_changed())
        self._announcer.tell(lambda listener: listener.safety_changed())
        return version

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

    def compare(self, version: int) -> Comparison:
        """A version on the original's side, the present text on the correction's."""
        return Comparison(self.content(version).text, self._session.corrected)

    def restore(self, version: int) -> None:
        """Make the correction what it was in a version: one undo step, and a version itself.

        What was not yet kept is kept first, as an automatic version.
        """
        target = self.content(version).text
        if self.unsaved:
            self.keep(kind=VersionKind.AUTOMATIC)
        self._session.apply(edits_between(self._session.corrected, target, Origin.RESTORE), "restore")
        self.keep(kind=VersionKind.RESTORE)


def by_index(text: Text, origins: Origins) -> dict[int, OriginSpans]:
    """Origin spans by paragraph index, as the store keeps them."""
    return {index: spans for index, identifier in enumerate(text.ids()) if (spans := origins.of(identifier))}
