"""Words looked for in the names, notes and texts of versions."""

from collections.abc import Callable, Sequence

from facing.core.document import Content, Version
from facing.core.ports import Tasks
from facing.core.problem import UserProblem

LANE = "versions"

Found = Callable[[frozenset[int], int], None]


class VersionSearch:
    """Looks into one version after the other, the newest first, away from the window's thread.

    What was looked for before is of no use once something else is asked for; capitals do not count.
    """

    def __init__(self, tasks: Tasks, read: Callable[[int], Content]) -> None:
        self._tasks = tasks
        self._read = read
        self._asked = 0

    def look_for(self, words: str, versions: Sequence[Version], found: Found) -> None:
        """``found`` is told the ids of those that fit so far and how many are left, at once and after each version."""
        self._asked += 1
        wanted = words.casefold()
        ids = {version.id for version in versions if wanted in f"{version.name}\n{version.note}".casefold()}
        left = [version.id for version in reversed(versions) if version.id not in ids]
        self._tell(self._asked, ids, left, found)
        # What does not hold the words needs no second look: most of a version is in the one before it too.
        self._next(self._asked, wanted, ids, left, set(), found)

    def stop(self) -> None:
        """Look for nothing more."""
        self._asked += 1

    def _next(self, asked: int, wanted: str, ids: set[int], left: list[int], without: set[bytes], found: Found) -> None:
        if asked != self._asked or not left:
            return
        version = left.pop()

        def went_on(holds: bool) -> None:
            if asked != self._asked:
                return
            if holds:
                ids.add(version)
            self._tell(asked, ids, left, found)
            self._next(asked, wanted, ids, left, without, found)

        def failed(error: BaseException) -> None:
            if not isinstance(error, UserProblem):
                raise error
            went_on(False)

        self._tasks.submit(LANE, lambda: _holds(self._read(version), wanted, without), went_on, failed)

    def _tell(self, asked: int, ids: set[int], left: list[int], found: Found) -> None:
        if asked == self._asked:
            found(frozenset(ids), len(left))


def _holds(content: Content, wanted: str, without: set[bytes]) -> bool:
    """Whether a text holds the words in one of its paragraphs; chunks ``without`` them are passed over and added."""
    for chunk in content.text.chunks:
        if chunk.digest not in without:
            if any(wanted in paragraph.text.casefold() for paragraph in chunk.paragraphs):
                return True
            without.add(chunk.digest)
    return False
