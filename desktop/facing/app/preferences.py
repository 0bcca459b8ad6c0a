"""The settings in use, and how a changed one is kept."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from facing.config.settings_file import SettingsFile
from facing.core.problem import UserProblem
from facing.core.settings import Settings


class Preferences:
    """Settings as they are now. A change is kept at once; where the disk refuses, it holds until the end."""

    def __init__(self, file: SettingsFile | None, settings: Settings) -> None:
        self._file = file
        self.settings = settings
        self.problem: UserProblem | None = None
        self._changed: list[Callable[[Settings], None]] = []

    def when_changed(self, tell: Callable[[Settings], None]) -> None:
        """Call ``tell`` with the settings after each change."""
        self._changed.append(tell)

    def change(self, **fields: Any) -> None:
        """Set some fields of the settings."""
        self.settings = replace(self.settings, **fields)
        if self._file is not None:
            try:
                self._file.save(self.settings)
            except UserProblem as problem:
                self.problem = problem
        for tell in self._changed:
            tell(self.settings)
