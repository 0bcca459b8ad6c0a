"""The one door from worker threads to the window."""

import queue
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

T = TypeVar("T")
_Job = tuple[Callable[[], Any], Callable[[Any], None], Callable[[BaseException], None]]
_CLOSING_WAIT = 2.0  # seconds that closing waits for running work


class ThreadTasks(QObject):
    """Each lane is one thread that does one thing at a time; answers come back on the window's thread."""

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes: dict[str, tuple[queue.SimpleQueue[_Job | None], threading.Thread]] = {}
        self._closed = False
        self._finished.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def submit(
        self,
        lane: str,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Run ``work`` on the lane's thread, then ``done`` or ``failed`` on the window's thread."""
        if self._closed:
            return
        if lane not in self._lanes:
            jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
            thread = threading.Thread(target=self._run, args=(jobs,), name=f"lane {lane}", daemon=True)
            self._lanes[lane] = jobs, thread
            thread.start()
        self._lanes[lane][0].put((work, done, failed))

    def close(self) -> None:
        """Wait shortly for running work; drop what waits."""
        self._closed = True
        for jobs, _ in self._lanes.values():
            jobs.put(None)
        for _, thread in self._lanes.values():
            thread.join(_CLOSING_WAIT)

    def _run(self, jobs: "queue.SimpleQueue[_Job | None]") -> None:
        while (job := jobs.get()) is not None and not self._closed:
            work, done, failed = job
            answer: Callable[[], None]
            try:
                result = work()
            except BaseException as error:
                answer = _call(failed, error)
            else:
                answer = _call(done, result)
            if not self._closed:
                self._finished.emit(answer)

    def _answer(self, answer: Callable[[], None]) -> None:
        if not self._closed:
            answer()


def _call(function: Callable[[Any], None], argument: Any) -> Callable[[], None]:
    return lambda: function(argument)
