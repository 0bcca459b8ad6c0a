"""Desktops that follow freedesktop.org: the program's entry, the type of work files, and their icons."""

import os
import re
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from setup_steps.following import follow
from setup_steps.progress import Progress

# As icons of types are named: https://specifications.freedesktop.org/icon-naming-spec/latest/
TYPE_ICON = "application-vnd.facing-pages.work+zip"
LONGEST_SILENCE = 60.0


@dataclass(frozen=True)
class LinuxDesktop:
    """The user's own data folder (XDG_DATA_HOME)."""

    data: Path

    @classmethod
    def of_user(cls, variables: Mapping[str, str]) -> "LinuxDesktop":
        """As https://specifications.freedesktop.org/basedir-spec/latest/ tells: a relative path does not count."""
        chosen = Path(variables.get("XDG_DATA_HOME", ""))
        return cls(chosen if chosen.is_absolute() else Path.home() / ".local" / "share")

    def install(self, command: Path, resources: Path, progress: Progress) -> None:
        """Puts everything in place; the entry starts `command`."""
        entry = (resources / "linux" / "facing.desktop").read_text("utf-8")
        contents = (
            entry_for(entry, command).encode(),
            (resources / "linux" / "facing-work.xml").read_bytes(),
            (resources / "icons" / "facing.svg").read_bytes(),
            (resources / "desktop" / "work-file.svg").read_bytes(),
        )
        for path, content in zip(self._files(), contents, strict=True):
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.exists() or path.read_bytes() != content:
                path.write_bytes(content)
        for name in self._refresh():
            progress.note(f"{name} is missing: install it and run this again, or the desktop may not know work files.")

    def remove(self) -> None:
        """Takes everything away again."""
        there = [path for path in self._files() if path.exists()]
        for path in there:
            path.unlink()
        if there:
            self._refresh()

    def _files(self) -> tuple[Path, ...]:
        icons = self.data / "icons" / "hicolor" / "scalable"
        return (
            self.data / "applications" / "facing.desktop",
            self.data / "mime" / "packages" / "facing-work.xml",
            icons / "apps" / "facing.svg",
            icons / "mimetypes" / f"{TYPE_ICON}.svg",
        )

    def _refresh(self) -> list[str]:
        """Lets the desktop read again what it has gathered; gives the tools that are missing for it."""
        # Caches of icons are told by the time of the folder that they are old.
        with suppress(OSError):
            os.utime(self.data / "icons" / "hicolor")
        missing = []
        for tool, folder in (("update-mime-database", "mime"), ("update-desktop-database", "applications")):
            found = shutil.which(tool)
            if found is None:
                missing.append(tool)
            elif (self.data / folder).is_dir():
                follow([found, self.data / folder], longest_silence=LONGEST_SILENCE)
        return missing


def entry_for(entry: str, command: Path) -> str:
    """The desktop entry with this command in place of the bare name."""
    started = re.sub(r"(?m)^Exec=facing\b", lambda _: f"Exec={_escaped(quoted(str(command)))}", entry)
    return re.sub(r"(?m)^TryExec=facing$", lambda _: f"TryExec={_escaped(str(command))}", started)


def quoted(argument: str) -> str:
    """An argument as a desktop entry has it: https://specifications.freedesktop.org/desktop-entry-spec/latest/exec-variables.html."""
    return '"' + re.sub(r'(["`$\\])', r"\\\1", argument).replace("%", "%%") + '"'


def _escaped(value: str) -> str:
    """A string as the file has it, in which backslashes come in twos."""
    return value.replace("\\", "\\\\")
