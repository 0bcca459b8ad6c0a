"""The commands of the File menu that open in a way of their own: two files at once, another encoding."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from facing.core.problem import ProblemCode, UserProblem
from facing.files.candidates import Candidate
from facing.session.session import Session
from facing.ui.window.message_strip import Message
from facing.ui.window.parts import Parts


class OpeningActions(QObject):
    """Asks first, then opens."""

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        parts.actions["compare-files"].triggered.connect(self.compare_files)
        parts.actions["reopen-encoding"].triggered.connect(self.choose_encoding)
        parts.status.encoding.clicked.connect(parts.actions["reopen-encoding"].trigger)

    def compare_files(self) -> None:
        """Ask for two files and open them as original and correction."""
        session = self._parts.session
        proposed = session.original.path if session is not None and session.delivery.is_users_file else None
        paths = self._parts.dialogs.files_to_compare(proposed)
        if paths is not None:
            self._compare(*paths)

    def choose_encoding(self) -> None:
        """Find the encodings that the original may be in, show how it looks in each, and read it again in one."""
        session = self._parts.session
        if session is None:
            return
        if session.read_only:
            self._parts.tell(UserProblem(ProblemCode.DOCUMENT_OPEN_ELSEWHERE, path=session.original.path))
        elif not session.original.has_encoding:
            self._parts.status.showMessage(self.tr("Files of this format say themselves how they are written."), 6000)
        else:
            self._parts.commands.encodings(partial(self._choose, session))

    def _compare(self, original: Path, correction: Path) -> None:
        open_pair, tell = self._parts.commands.open_pair, self._parts.tell

        def failed(problem: UserProblem) -> None:
            if problem.code is not ProblemCode.PLACES_DIFFER:
                tell(problem)
            elif self._may_leave_form(original):
                self._parts.attempt(lambda: open_pair(original, correction, tell, texts_alone=True))

        self._parts.attempt(lambda: open_pair(original, correction, failed))

    def _may_leave_form(self, original: Path) -> bool:
        return self._parts.dialogs.confirm(
            self.tr("The two files are built differently."),
            self.tr(
                "“{name}” has cells or other parts that stand by themselves, and the other file does not follow them. "
                "Their words can be compared as plain paragraphs; a corrected copy is plain text then."
            ).format(name=original.name),
            self.tr("Compare the words"),
        )

    def _choose(self, session: Session, found: Sequence[Candidate]) -> None:
        chosen = self._parts.dialogs.encoding(session.original.path.name, found)
        if chosen is not None and chosen != session.original.decoding.encoding and session is self._parts.session:
            self._parts.attempt(lambda: self._parts.commands.open_decoded(chosen, self._told))

    def _told(self, made: int, left: int) -> None:
        """Say what became of the edits made in the former reading."""
        if not made and not left:
            return
        told = self.tr("%n of your edits were brought over.", "", made)
        if made == 1:
            told = self.tr("1 of your edits was brought over.")
        if left:
            more = self.tr("%n did not fit; the version that was kept has them.", "", left)
            told = f"{told} {more}"
        self._parts.strip.tell(Message(told))
