"""What engines said in earlier runs, put in place while they are still getting ready."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from facing.core.finding import Side
from facing.core.ports import Tasks
from facing.core.text import Text
from facing.session.answers import Answers, Said
from facing.session.passages import Reading
from facing.session.work import Changed

LANE = "recall"
# So many answers are put in place in one go: some 10 ms of the window's time where each of them found something.
_RECALLED_AT_ONCE = 400


class Keyed(Protocol):
    """Something that was read, and the key of what was said about it."""

    @property
    def key(self) -> bytes:
        """See ``Answers.key``."""


class Recallable(Protocol):
    """A scope whose answers last."""

    answers: Answers

    def readings(self, texts: Mapping[Side, Text], readings: Mapping[Side, Reading], language: str) -> Sequence[Any]:
        """Everything that there is to read, as ``Keyed``; called away from the session's thread."""

    def recalled(self, found: Sequence[tuple[Any, Said]]) -> Changed:
        """Put in place what was said of these readings."""


class Recall:
    """Goes through one scope's readings once, some hundreds at a time, as long as that is ``wanted``."""

    def __init__(
        self,
        scope: Recallable,
        tasks: Tasks,
        tell: Callable[[Changed], None],
        wanted: Callable[[], bool],
        ended: Callable[[], None],
    ) -> None:
        self._scope = scope
        self._tasks = tasks
        self._tell = tell
        self._wanted = wanted
        self._ended = ended
        self._left: list[Keyed] = []

    def start(self, texts: Mapping[Side, Text], readings: Mapping[Side, Reading], language: str) -> None:
        """Begin, where the engine's answers last at all; ``ended`` is called in any case."""

        def read() -> Sequence[Keyed]:
            return self._scope.readings(texts, readings, language) if self._scope.answers.last else []

        self._tasks.submit(LANE, read, self._begin, self._fail)

    def _begin(self, readings: Sequence[Keyed]) -> None:
        self._left = list(reversed(readings))
        self._next()

    def _next(self) -> None:
        some = [self._left.pop() for _ in range(min(_RECALLED_AT_ONCE, len(self._left)))]
        if some and self._wanted():
            self._tasks.submit(LANE, lambda: self._recall(some), self._place, self._fail)
        else:
            self._ended()

    def _recall(self, some: Sequence[Keyed]) -> list[tuple[Keyed, Said]]:
        said = self._scope.answers.recall([each.key for each in some])
        return [(each, known) for each, known in zip(some, said, strict=True) if known is not None]

    def _place(self, found: Sequence[tuple[Keyed, Said]]) -> None:
        if self._wanted():
            self._tell(self._scope.recalled(found))
        self._next()

    def _fail(self, error: BaseException) -> None:
        self._ended()
        raise error
