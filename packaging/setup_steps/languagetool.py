"""Finds an installation of LanguageTool that is whole, or has one fetched into language-tool-python's own folder."""

import json
import os
import re
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote

from setup_steps.environment import Environment
from setup_steps.java import OLDEST_JAVA, Java
from setup_steps.languagetool_fetching import Fetcher, LanguageToolMissed
from setup_steps.languagetool_layout import MARKER, SERVER, manifest_entries
from setup_steps.one_at_a_time import only_one
from setup_steps.progress import Progress
from setup_steps.record import Record

INSTEAD = "The embedded checker is used instead"


def home_folder(variables: Mapping[str, str]) -> Path:
    """The folder that holds language-tool-python's installations, as that library chooses it."""
    chosen = variables.get("LTP_PATH")
    return Path(chosen) if chosen else Path.home() / ".cache" / "language_tool_python"


def candidates(variables: Mapping[str, str]) -> list[Path]:
    """The folders that may hold an installation, in the order in which the program itself looks at them."""
    chosen = variables.get("LTP_JAR_DIR_PATH")
    folders = [Path(chosen)] if chosen else []
    for parent in dict.fromkeys((home_folder(variables), home_folder({}))):
        folders += sorted(parent.glob("LanguageTool-*"), key=_version_numbers, reverse=True)
    return folders


def _version_numbers(folder: Path) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", folder.name)]


def is_whole(folder: Path) -> bool:
    """Whether all of an installation is there: by the list kept in it, else by what its server names."""
    server = folder / SERVER
    try:
        if (folder / MARKER).exists():
            sizes: dict[str, int] = json.loads((folder / MARKER).read_text("utf-8"))
            return bool(sizes) and all((folder / name).stat().st_size == size for name, size in sizes.items())
        named = [folder / unquote(entry) for entry in manifest_entries(server)]
    except (OSError, ValueError, AttributeError, zipfile.BadZipFile, KeyError):
        return False
    libraries = list(folder.glob("libs/*.jar"))
    return bool(libraries) and all(map(zipfile.is_zipfile, libraries)) and all(path.exists() for path in named)


def find_languagetool(variables: Mapping[str, str]) -> Path | None:
    """The folder of an installation that is whole."""
    return next(filter(is_whole, candidates(variables)), None)


def ensure_languagetool(
    environment: Environment, record: Record, java: Java | None, sources: Path, progress: Progress, insist: bool
) -> None:
    """Fetches LanguageTool where it is missing; that it cannot be had is said in one sentence and is no failure.

    After a failed try it waits a day before it tries by itself again, unless `insist` is set.
    """
    if find_languagetool(os.environ):
        return
    if java is None:
        progress.note(f"LanguageTool needs Java {OLDEST_JAVA} or newer, which could not be had. {INSTEAD}.")
        return
    if record.missed_lately("LanguageTool") and not insist:
        progress.note(f'LanguageTool is missing. {INSTEAD}; "bootstrap.py setup" tries to fetch it again.')
        return
    try:
        parent = home_folder(os.environ)
        parent.mkdir(parents=True, exist_ok=True)
        with only_one(parent / ".set-up.lock", lambda: progress.note("Another set-up fetches LanguageTool: waiting.")):
            if not find_languagetool(os.environ):
                Fetcher(environment, java, sources, parent, progress).fetch()
        record.missed["LanguageTool"] = 0.0
    except (LanguageToolMissed, OSError) as problem:
        progress.finish("not fetched")
        progress.note(f"LanguageTool could not be had: {problem}. {INSTEAD}.")
        record.missed["LanguageTool"] = time.time()
    record.save(environment.record)
