"""What the window asks of the program around it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from facing.core.ports import TwoSides
from facing.core.problem import UserProblem
from facing.core.settings import Settings
from facing.files.candidates import Candidate
from facing.session.glossaries import Glossaries
from facing.session.rule_lists import RuleLists


class WindowCommands(Protocol):
    """Everything that is not the open document's own matter. Called on the window's thread.

    A document that was opened comes back through ``MainWindow.show_document``.
    """

    @property
    def settings(self) -> Settings:
        """The settings now."""

    @property
    def glossaries(self) -> Glossaries:
        """The glossaries in use, of all documents."""

    @property
    def rule_lists(self) -> RuleLists:
        """The lists of house rules, of all documents."""

    @property
    def program_version(self) -> str:
        """The version of the program, such as ``0.1.0``."""

    def change_settings(self, settings: Settings) -> None:
        """Keep these settings and use them from now on.

        Raises:
            UserProblem: they cannot be kept.
        """

    def open_file(self, path: Path) -> None:
        """Open this document in place of the open one, which stays until then; problems are told in the window.

        Raises:
            UserProblem: what was typed cannot be brought to disk.
        """

    def open_tracked(self, path: Path, original: Path, describe: Callable[[TwoSides], tuple[str, str]]) -> None:
        """Open the tracked changes in a file as two sides; what it was before them is written to ``original``.

        ``describe`` gives the name and the note of the version that the changes become.

        Raises:
            UserProblem: as ``open_file``.
        """

    def open_text(self, text: str) -> None:
        """Open a text that comes from no file.

        Raises:
            UserProblem: as ``open_file``.
        """

    def open_pair(
        self, original: Path, correction: Path, failed: Callable[[UserProblem], None], texts_alone: bool = False
    ) -> None:
        """Open two files as original and correction; ``failed`` takes what is in the way.

        That is ``PLACES_DIFFER`` where they can only be compared with ``texts_alone``, as plain paragraphs.

        Raises:
            UserProblem: as ``open_file``.
        """

    def encodings(self, done: Callable[[Sequence[Candidate]], None]) -> None:
        """Find out away from the window's thread what the original may be encoded in; ``done`` gets it, used one first.

        Not called where another document is open by then.
        """

    def open_decoded(self, encoding: str, done: Callable[[int, int], None]) -> None:
        """Read the original of the open document again in another encoding, and bring the edits over where they fit.

        ``done`` is told how many were, and how many did not fit; what was there before is kept as a version.

        Raises:
            UserProblem: as ``open_file``.
        """

    def forget_document(self, done: Callable[[], None]) -> None:
        """Close the open document and forget it, away from the window's thread; ``done`` is told when it is gone.

        Problems are told in the window.
        """

    def recent_files(self) -> Sequence[Path]:
        """The files opened last, newest first."""

    def languages(self) -> Sequence[str]:
        """The codes of the languages that a checker here knows, such as ``en-US``."""

    def report(self, done: Callable[[str], None]) -> None:
        """Find out what is installed and what works, away from the window's thread; ``done`` gets it as plain text."""
