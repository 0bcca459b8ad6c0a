"""Where the program keeps what it keeps."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import appdirs

from facing.core.problem import ProblemCode, UserProblem
from facing.files.replacing import FULL

BASE_DIR_VARIABLE = "FACING_BASE_DIR"

_NAME = "facing"


@dataclass(frozen=True, slots=True)
class Paths:
    """The four folders: documents and versions, settings, what can be made again, log files."""

    data: Path
    config: Path
    cache: Path
    log: Path

    @classmethod
    def find(cls, base_dir: Path | None = None, environment: Mapping[str, str] = os.environ) -> "Paths":
        """Below ``base_dir``, else below what ``FACING_BASE_DIR`` names, else where the system keeps such things.

        Nothing is made yet.
        """
        named = environment.get(BASE_DIR_VARIABLE, "")
        if base_dir is None and named:
            base_dir = Path(named)
        if base_dir is not None:
            base = base_dir.expanduser().absolute()
            return cls(base / "data", base / "config", base / "cache", base / "log")
        return cls(
            Path(appdirs.user_data_dir(_NAME, appauthor=False)),
            Path(appdirs.user_config_dir(_NAME, appauthor=False)),
            Path(appdirs.user_cache_dir(_NAME, appauthor=False)),
            Path(appdirs.user_log_dir(_NAME, appauthor=False)),
        )

    @property
    def store(self) -> Path:
        """The database."""
        return self.data / "store.sqlite"

    @property
    def backups(self) -> Path:
        """The folder of the store's backups, where the user names no other."""
        return self.data / "backups"

    @property
    def texts(self) -> Path:
        """The folder of texts that came from no file."""
        return self.data / "texts"

    @property
    def tracked(self) -> Path:
        """The files with tracked changes of others that were opened as two sides, named by what came of them."""
        return self.data / "tracked"

    @property
    def words(self) -> Path:
        """The user's own words and names."""
        return self.data / "known-words.txt"

    @property
    def personal_glossary(self) -> Path:
        """The user's own terms."""
        return self.data / "my-terms.csv"

    @property
    def house_rules(self) -> Path:
        """The folder of the user's lists of house rules."""
        return self.data / "house-rules"

    @property
    def remarks(self) -> Path:
        """What checkers said, which can be asked again."""
        return self.cache / "remarks.sqlite"

    @property
    def locks(self) -> Path:
        """The folder of the document locks."""
        return self.data / "locks"

    @property
    def works(self) -> Path:
        """The folder of the originals that came in work files."""
        return self.data / "works"

    @property
    def settings(self) -> Path:
        """The file of the settings."""
        return self.config / "settings.toml"

    def make(self) -> None:
        """Make the folders that are missing, for the user alone (mode 700).

        Raises:
            UserProblem: ``DISK_FULL``, ``STORE_UNWRITABLE`` with ``path`` and ``reason``.
        """
        for folder in (self.data, self.config, self.cache, self.log):
            try:
                if not folder.is_dir():
                    folder.mkdir(parents=True, exist_ok=True)
                    # Set, not asked for: the user's mask must not make it wider or narrower.
                    folder.chmod(0o700)
            except OSError as error:
                code = ProblemCode.DISK_FULL if error.errno in FULL else ProblemCode.STORE_UNWRITABLE
                raise UserProblem(code, path=folder, reason=error.strerror or str(error)) from error
