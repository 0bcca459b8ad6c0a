"""Lets the store be looked after while the window is open."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from facing.core.ports import Tasks
from facing.core.problem import UserProblem
from facing.store.upkeep import Upkeep

FIRST_LOOK = 20_000  # milliseconds from the start, when nobody waits for anything any more
LOOK = 5 * 60_000  # milliseconds between two looks at what is due


class UpkeepTimer(QObject):
    """Looks now and then, on a lane of its own; each kind of problem is told once."""

    def __init__(self, upkeep: Upkeep, tasks: Tasks, tell: Callable[[UserProblem], None], parent: QObject) -> None:
        super().__init__(parent)
        self._upkeep = upkeep
        self._tasks = tasks
        self._tell = tell
        self._told: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        self._timer.start(FIRST_LOOK)

    def look(self) -> None:
        """Do what is due, and look again later."""
        self._tasks.submit("upkeep", self._upkeep.look, self._looked, _raise)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def _looked(self, problems: tuple[UserProblem, ...]) -> None:
        for problem in problems:
            if problem.code not in self._told:
                self._told.add(problem.code)
                self._tell(problem)
        self._timer.start(LOOK)


def _raise(error: BaseException) -> None:
    raise error
