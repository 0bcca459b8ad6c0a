"""A document that is only read here goes on elsewhere: what comes to the disk there is shown here."""

from dataclasses import dataclass, replace

from facing.core.document import IgnoreKey, Version
from facing.core.edit import Edit, Origin
from facing.core.origins import Origins, OriginSpans
from facing.core.problem import ProblemCode, UserProblem
from facing.core.splicing import EditMismatch
from facing.core.text import Text
from facing.session.exchanging import way_to
from facing.session.history import by_index
from facing.session.opening import standing
from facing.session.services import Services
from facing.session.session import Session

LANE = "following"


@dataclass(frozen=True)
class _Seen:
    """What was on the disk at the last look: ``writes`` of others, ``edits`` behind the version ``base``."""

    writes: int
    base: int | None
    edits: int
    versions: tuple[Version, ...]
    ignores: frozenset[IgnoreKey]


@dataclass(frozen=True)
class _News:
    """What is new on the disk. ``kept`` and ``origins`` (by paragraph index) are there where all was read again."""

    seen: _Seen
    edits: tuple[Edit, ...] = ()
    kept: Text | None = None
    origins: dict[int, OriginSpans] | None = None


class Following:
    """Keeps a session that is only read as the document stands on the disk; writes nothing.

    A look costs one number where nothing was written, and what was typed since the last one where something was; all
    is read again only where a version was kept or a step taken back there. Belongs to one thread; disk and comparison
    are left to another.
    """

    def __init__(self, services: Services, session: Session) -> None:
        self._services = services
        self._session = session
        self._seen: _Seen | None = None
        self._looking = self._closed = False
        self.changed_at: int | None = None
        """When something new was shown last, in milliseconds since 1970."""
        self.is_current = True
        """Whether the last look has shown all that was on the disk."""
        self.is_gone = False
        """Whether the document was forgotten there."""

    def look(self) -> None:
        """Show what is new, as soon as it is read; nothing where the last look has no answer yet."""
        if self._looking or self._closed or self.is_gone:
            return
        self._looking = True
        seen, current = self._seen, self._session.corrected
        self._services.tasks.submit(LANE, lambda: self._news(seen, current), self._found, self._failed)

    def close(self) -> None:
        """Look no more; an answer that is under way is dropped."""
        self._closed = True

    def _news(self, seen: _Seen | None, current: Text) -> _News | None:
        """What is new since ``seen``, away from the session's thread; ``None`` where nothing was written."""
        store, record = self._services.store, self._session.record
        # Asked first: what is written while the rest is read is found at the next look.
        writes = store.others_writes()
        if seen is not None and seen.writes == writes:
            return None
        versions = tuple(store.versions(record.id))
        ignores = frozenset(store.ignores(record.id))
        journal = store.journal(record.id, seen.edits if seen else 0)
        if seen is not None and journal.base == seen.base and all(edit.step > 0 for edit in journal.edits):
            count = seen.edits + len(journal.edits)
            now = replace(seen, writes=writes, edits=count, versions=versions, ignores=ignores)
            return _News(now, journal.edits)
        original = self._session.original
        there = standing(self._services, record, original)
        edits = [] if there.text == current else way_to(there.text, original.text, current, Origin.TYPED).edits
        now = _Seen(writes, there.base, there.edits + there.unread, versions, ignores)
        return _News(now, tuple(edits), there.kept, by_index(there.text, there.origins))

    def _found(self, news: _News | None) -> None:
        self._looking = False
        if self._closed:
            return
        self.is_current = True
        if news is None:
            return
        try:
            self._show(news)
        except EditMismatch:
            # It is not the text that we know: all is read again at the next look.
            self._seen, self.is_current = None, False

    def _show(self, news: _News) -> None:
        session, known = self._session, self._seen
        if news.edits:
            session.follow(news.edits)
        if news.origins is not None:
            text = session.corrected
            session.origins = Origins({text.id_at(index): spans for index, spans in news.origins.items()})
        versions_changed = known is not None and known.versions != news.seen.versions
        self._seen = news.seen
        session.decisions.follow(news.seen.ignores)
        if news.kept is not None or versions_changed:
            session.history.follow(news.kept)
        if news.edits or versions_changed:
            self.changed_at = self._services.clock.now()

    def _failed(self, error: BaseException) -> None:
        """The disk may only be away for a moment; it is tried again."""
        if not isinstance(error, UserProblem):
            raise error
        self._looking = self.is_current = False
        self.is_gone = error.code is ProblemCode.DOCUMENT_UNKNOWN
