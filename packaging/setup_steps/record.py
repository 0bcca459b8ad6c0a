"""What the set-up has done, kept beside what it has made, so that the next time takes seconds."""

import hashlib
import json
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

PAUSE_BETWEEN_TRIES = 24 * 3600.0


@dataclass
class Record:
    """What was done in one environment."""

    folder: str = ""
    finished: bool = True
    """False from before a change until after it: what was stopped in between is made again."""
    locks: dict[str, str] = field(default_factory=dict)
    """The digest of each lock as it was installed."""
    project: str = ""
    """The digest of pyproject.toml as it was installed."""
    packages: dict[str, str] = field(default_factory=dict)
    """The versions of the packages that the locks brought."""
    missed: dict[str, float] = field(default_factory=dict)
    """When something that the program can do without could last not be had, in seconds."""

    @classmethod
    def load(cls, path: Path) -> "Record":
        """The record as it was saved; an environment that a person made has an empty one."""
        try:
            kept = json.loads(path.read_text("utf-8"))
        except FileNotFoundError:
            return cls(folder="")
        except ValueError:
            return cls(finished=False)
        try:
            return cls(**kept)
        except TypeError:
            return cls(finished=False)

    def missed_lately(self, what: str) -> bool:
        """Whether it is too early to try again for something that could not be had."""
        return 0 <= time.time() - self.missed.get(what, 0.0) < PAUSE_BETWEEN_TRIES

    def save(self, path: Path) -> None:
        """Saves the record whole or not at all."""
        unfinished = path.with_suffix(".unfinished")
        unfinished.write_text(json.dumps(asdict(self), indent=1), "utf-8")
        unfinished.replace(path)


def digest_of(path: Path) -> str:
    """What tells one state of a file from another; line ends do not count."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()
