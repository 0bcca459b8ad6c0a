"""What the registry of Windows says of work files, below the user's own classes (HKEY_CURRENT_USER)."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from setup_steps.environment import Environment

WORK_CLASS = "FacingPages.WorkFile"
TEXT_CLASS = "FacingPages.Text"
MIME_TYPE = "application/vnd.facing-pages.work+zip"
# Files that the program opens and others own: they get it under "Open with".
TEXT_ENDINGS = (".txt", ".md", ".html", ".docx", ".odt", ".srt", ".vtt", ".pdf")

Entry = tuple[str, str, str]
"""Key below the classes, name of the value (empty: the key's own), value."""


class Classes(Protocol):
    """The user's own classes in the registry; keys are paths with backslashes."""

    def set(self, key: str, name: str, value: str) -> None:
        """Set a value; its key is made if missing."""

    def get(self, key: str, name: str) -> str | None:
        """A value, `None` where there is none."""

    def remove(self, key: str, name: str | None) -> None:
        """Remove a value, or with `None` the key with all below; what is not there is let be."""


def entries(environment: Environment, icon: Path) -> list[Entry]:
    """All that is set: https://learn.microsoft.com/windows/win32/shell/fa-file-types."""
    # Without a console window, which the program's own command would open.
    command = f'"{environment.command("pythonw")}" -m facing "%1"'
    found = []
    for name, told in ((WORK_CLASS, "Facing Pages work file"), (TEXT_CLASS, "Text for Facing Pages")):
        found += [
            (name, "", told),
            (rf"{name}\shell\open", "FriendlyAppName", "Facing Pages"),
            (rf"{name}\shell\open\command", "", command),
        ]
    found.append((rf"{WORK_CLASS}\DefaultIcon", "", str(icon)))
    found += [(".facing", "", WORK_CLASS), (".facing", "Content Type", MIME_TYPE)]
    found.append((r".facing\OpenWithProgids", WORK_CLASS, ""))
    found += [(rf"{ending}\OpenWithProgids", TEXT_CLASS, "") for ending in TEXT_ENDINGS]
    return found


def ours_in(classes: Classes) -> Iterator[tuple[str, str | None]]:
    """The keys and values to remove. Where another program has taken work files over, its part stays."""
    for ending in TEXT_ENDINGS:
        yield rf"{ending}\OpenWithProgids", TEXT_CLASS
    if classes.get(".facing", "") in (WORK_CLASS, None):
        yield ".facing", None
    else:
        yield r".facing\OpenWithProgids", WORK_CLASS
    yield WORK_CLASS, None
    yield TEXT_CLASS, None


if sys.platform == "win32":
    import ctypes
    import winreg

    class _UserClasses:
        def __init__(self, root: winreg.HKEYType) -> None:
            self._root = root

        def set(self, key: str, name: str, value: str) -> None:
            with winreg.CreateKey(self._root, key) as opened:
                winreg.SetValueEx(opened, name, 0, winreg.REG_SZ, value)

        def get(self, key: str, name: str) -> str | None:
            try:
                with winreg.OpenKey(self._root, key) as opened:
                    return str(winreg.QueryValueEx(opened, name)[0])
            except FileNotFoundError:
                return None

        def remove(self, key: str, name: str | None) -> None:
            with contextlib.suppress(FileNotFoundError):
                if name is None:
                    self._remove_tree(key)
                else:
                    with winreg.OpenKey(self._root, key, 0, winreg.KEY_SET_VALUE) as opened:
                        winreg.DeleteValue(opened, name)

        def _remove_tree(self, key: str) -> None:
            with winreg.OpenKey(self._root, key) as opened:
                below = [winreg.EnumKey(opened, number) for number in range(winreg.QueryInfoKey(opened)[0])]
            for name in below:
                self._remove_tree(rf"{key}\{name}")
            winreg.DeleteKey(self._root, key)

    @contextlib.contextmanager
    def user_classes() -> Iterator[Classes]:
        """The user's own classes."""
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, r"Software\Classes") as root:
            yield _UserClasses(root)

    def tell_explorer() -> None:
        """Let Explorer read again which program opens what (SHCNE_ASSOCCHANGED)."""
        ctypes.windll.shell32.SHChangeNotify(0x08000000, 0, None, None)

else:

    def user_classes() -> contextlib.AbstractContextManager[Classes]:
        """There is no registry here."""
        raise OSError("there is no registry on this system")

    def tell_explorer() -> None:
        """There is no Explorer here."""
