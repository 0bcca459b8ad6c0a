"""The settings in use, and how a changed one is kept."""

from collections.abc import Callable

from facing.config.settings_file import SettingsFile
from facing.core.settings import Settings


class Preferences:
    """Settings as they are now. A change is kept at once; where the disk refuses, it holds until the end."""

    def __init__(self, file: SettingsFile | None, settings: Settings) -> None:
        self._file = file
        self.settings = settings
        self._changed: list[Callable[[Settings], None]] = []

    def when_changed(self, tell: Callable[[Settings], None]) -> None:
        """Call ``tell`` with the settings after each change."""
        self._changed.append(tell)

    def change(self, make: Callable[[Settings], Settings]) -> Settings:
        """Use the settings that ``make`` makes of the present ones; gives them. Raises as ``use``."""
        self.use(make(self.settings))
        return self.settings

    def use(self, settings: Settings) -> None:
        """Use these settings from now on.

        Raises:
            UserProblem: they cannot be kept; they hold until the end all the same.
        """
        self.settings = settings
        for tell in self._changed:
            tell(settings)
        if self._file is not None:
            self._file.save(settings)
