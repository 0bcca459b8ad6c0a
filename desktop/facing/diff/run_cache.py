"""Word comparisons by the texts that were compared, the latest used ones."""

from collections import OrderedDict

from facing.diff.rows import Relation, Run
from facing.diff.white_space import without_white_space
from facing.diff.wording import compare_words

_RUNS = 50_000  # about 12 MB


class RunCache:
    """Runs of pairs of texts; forgets those that were not asked for longest when there are too many."""

    def __init__(self, limit: int = _RUNS) -> None:
        self._runs: OrderedDict[tuple[str, str], tuple[Run, ...]] = OrderedDict()
        self._limit = limit
        self._size = 0

    def compared(self, original: str, corrected: str) -> tuple[Run, ...]:
        """The runs of the two texts, compared now unless they are known."""
        runs = self.known(original, corrected)
        if runs is None:
            runs = compare_words(original, corrected)
            self.put(original, corrected, runs)
        return runs

    def known(self, original: str, corrected: str) -> tuple[Run, ...] | None:
        """The runs of the two texts if they were put in and not yet forgotten."""
        runs = self._runs.get((original, corrected))
        if runs is not None:
            self._runs.move_to_end((original, corrected))
        return runs

    def put(self, original: str, corrected: str, runs: tuple[Run, ...]) -> None:
        """Remember runs."""
        self._size += len(runs) - len(self._runs.pop((original, corrected), ()))
        self._runs[original, corrected] = runs
        while self._size > self._limit and len(self._runs) > 1:
            self._size -= len(self._runs.popitem(last=False)[1])

    def forget(self, original: str, corrected: str) -> None:
        """Compare these texts anew when they are asked for again."""
        self._size -= len(self._runs.pop((original, corrected), ()))


class CountedRuns:
    """Runs in which changes of white space count or do not; what was compared stays known when that changes."""

    def __init__(self) -> None:
        self.compared = RunCache()
        self._without_space: RunCache | None = None

    @property
    def space_ignored(self) -> bool:
        """Whether changes of white space do not count."""
        return self._without_space is not None

    def ignore_space(self, ignored: bool) -> None:
        """Let changes of white space not count, or count."""
        self._without_space = RunCache() if ignored else None

    def of(self, original: str, corrected: str, relation: Relation) -> tuple[Run, ...]:
        """The runs of the texts of a row; the same object as long as it is remembered."""
        runs = self.compared.compared(original, corrected)
        if self._without_space is None:
            return runs
        counted = self._without_space.known(original, corrected)
        if counted is None:
            counted = without_white_space(runs, original, corrected, breaks=relation is Relation.REFLOWED)
            self._without_space.put(original, corrected, counted)
        return counted

    def forget(self, original: str, corrected: str) -> None:
        """Compare these texts anew when they are asked for again."""
        self.compared.forget(original, corrected)
        if self._without_space is not None:
            self._without_space.forget(original, corrected)
