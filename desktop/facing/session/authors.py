"""Whose the changes of a document are that came from a file with tracked changes of others."""

from collections.abc import Callable

from facing.core.authorship import Author, Authorship
from facing.core.document import Original
from facing.core.problem import UserProblem
from facing.core.text import Text
from facing.diff.changes import Change
from facing.session.services import Services

LANE = "authors"


class Authors:
    """Tells authors as soon as the file with their changes, kept when it was opened, has been read again.

    ``digest`` is that of the original; ``known`` is called when there are authors to tell of.
    """

    def __init__(self, services: Services, original: Original, digest: bytes, known: Callable[[], None]) -> None:
        self._services = services
        self._original = original
        self._tracked = services.tracked_source(digest)
        self._known = known
        self._authorship: Authorship | None = None
        if self._tracked is not None:
            services.tasks.submit(LANE, self.authorship, self._take, _let_be)

    def authorship(self) -> Authorship:
        """What is known of them; reads the file where that is not done yet, on any thread."""
        if self._authorship is not None:
            return self._authorship
        if self._tracked is None:
            return Authorship(self._original.text)
        return Authorship(self._original.text, self._services.formats.authored_edits(self._original, self._tracked))

    def of(self, change: Change, corrected: Text) -> Author | None:
        """Who made a change between the original and this correction; ``None`` for the user, or not known yet."""
        known = self._authorship
        if not known:
            return None
        start, end = (known.start_of(place) for place in change.original)
        return known.of(start, end, corrected.slice(*change.corrected))

    def _take(self, authorship: Authorship) -> None:
        self._authorship = authorship
        if authorship:
            self._known()


def _let_be(error: BaseException) -> None:
    """Without it, the changes are the user's."""
    if not isinstance(error, UserProblem):
        raise error
