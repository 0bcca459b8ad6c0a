"""Tasks whose work and whose answers come when a test wants them: what happens in between can be tested."""

from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Any


class SteppedTasks:
    """Fulfils ``core.ports.Tasks``."""

    def __init__(self) -> None:
        self._works: deque[Callable[[], None]] = deque()
        self._answers: deque[Callable[[], None]] = deque()

    def submit(
        self,
        lane: str,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        def run() -> None:
            try:
                result = work()
            except Exception as error:
                self._answers.append(partial(failed, error))
            else:
                self._answers.append(partial(done, result))

        self._works.append(run)

    def work(self) -> None:
        """Do the work that waits longest; its answer waits then."""
        self._works.popleft()()

    def answer(self) -> None:
        """Give the answer that waits longest."""
        self._answers.popleft()()

    def drain(self) -> None:
        """Do and answer everything."""
        while self._works or self._answers:
            (self._answers or self._works).popleft()()

    def close(self) -> None:
        self._works.clear()
        self._answers.clear()
