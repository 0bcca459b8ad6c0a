"""The comparisons that follow the correction: with the original, and with a version while one is looked at."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from facing.core.edit import Edit
from facing.core.ports import Tasks
from facing.core.text import Text
from facing.diff.comparison import Comparison
from facing.diff.rows import Row

T = TypeVar("T")

# More edits at once than this, and all paragraphs are paired afresh when the hands rest.
_SEVERAL = 3


class Comparing:
    """Keeps comparisons current. ``changed`` is told of a comparison that has other rows without an edit."""

    def __init__(self, main: Comparison, tasks: Tasks, changed: Callable[[Comparison], None]) -> None:
        self.main = main
        self._watched: list[Comparison] = []
        self._tasks = tasks
        self._changed = changed
        self._pairs_may_differ = False
        self._closed = False

    def watch(self, comparison: Comparison) -> None:
        """Keep this comparison of some text with the present correction current too."""
        self._watched.append(comparison)

    def unwatch(self, comparison: Comparison) -> None:
        """Let it go; one that is not watched is passed over."""
        self._watched = [each for each in self._watched if each is not comparison]

    def follow(self, edits: Sequence[Edit], corrected: Text, rows: Sequence[Row] | None) -> None:
        """Follow edits, which led to ``corrected``; ``rows`` are those of the main comparison, where known."""
        self.main.follow(edits, corrected, rows)
        for comparison in self._watched:
            comparison.follow(edits, corrected)
        breaks = any(edit.added_breaks or edit.removed_breaks for edit in edits)
        self._pairs_may_differ |= breaks or sum(edit.rewords for edit in edits) > _SEVERAL

    def rest(self) -> None:
        """The hands rest: pair all paragraphs afresh, away from this thread, where they may belong together otherwise.

        That is so where breaks have come or gone, or many edits were made at once.
        """
        if self._pairs_may_differ:
            self._pairs_may_differ = False
            for comparison in (self.main, *self._watched):
                original, corrected = comparison.original, comparison.corrected
                self.away(
                    partial(Comparison.aligned, original, corrected), partial(self._aligned, comparison, corrected)
                )

    def away(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Compare texts away from this thread, then let ``done`` have what came of it, unless all is closed."""
        self._tasks.submit("compare", work, lambda found: None if self._closed else done(found), _raise)

    def compared(self, original: Text, done: Callable[[Comparison], object]) -> None:
        """Compare a text with the correction, away from this thread; ``done`` has the comparison when it is current."""
        corrected = self.main.corrected

        def go_on(comparison: Comparison) -> None:
            if self.main.corrected is corrected:
                done(comparison)
            else:
                self.compared(original, done)

        self.away(lambda: Comparison(original, corrected), go_on)

    def close(self) -> None:
        """Take no more answers."""
        self._closed = True

    def _aligned(self, comparison: Comparison, corrected: Text, rows: list[Row]) -> None:
        if corrected is not self.main.corrected:
            self._pairs_may_differ = True
            return
        comparison.adopt(rows, corrected)
        self._changed(comparison)


def _raise(error: BaseException) -> None:
    raise error
