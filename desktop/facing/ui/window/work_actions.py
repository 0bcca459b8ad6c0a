"""The commands of the File menu for a document as a whole: its work file, and forgetting it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from facing.core.problem import ProblemCode, UserProblem
from facing.session.session import Session
from facing.ui.opening_messages import work_rewritten_sentence
from facing.ui.window.message_strip import Message, Tone
from facing.ui.window.parts import Parts


class WorkActions(QObject):
    """Saves work files, again at each save, and forgets documents."""

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        parts.actions["save-work-as"].triggered.connect(self.save_as)
        parts.actions["forget-document"].triggered.connect(self.forget)

    def save_as(self) -> None:
        """Ask where the work file goes, and write it."""
        session = self._parts.session
        if session is None:
            return
        path = self._parts.dialogs.work_to_write(session.work.target or session.work.proposed())
        if path is not None:
            self._save_to(path)

    def _save_to(self, path: Path) -> None:
        session = self._parts.session
        if session is None:
            return

        def done() -> None:
            told = self.tr("All work is in “{name}”, which opens on any computer and is written again at each save.")
            self._parts.strip.tell(Message(told.format(name=path.name)))

        self._write(lambda: session.work.save_as(path, done, self._failed))

    def write_again(self) -> None:
        """Write the work file again, where there is one."""
        session = self._parts.session
        if session is not None and session.work.target is not None:
            self._write(lambda: session.work.write(self._parts.status.clearMessage, self._failed))

    def forget(self) -> None:
        """Ask once, then forget all that is kept of the document."""
        session = self._parts.session
        if session is None:
            return
        if session.read_only:
            self._parts.tell(UserProblem(ProblemCode.DOCUMENT_OPEN_ELSEWHERE, path=session.original.path))
            return
        question = self.tr("Forget “{name}”?").format(name=session.original.path.name)
        if self._parts.dialogs.confirm(question, self._what_goes(session), self.tr("Forget it")):
            self._parts.attempt(lambda: self._parts.commands.forget_document(self._forgotten))

    def _what_goes(self, session: Session) -> str:
        """Everything that is forgotten, and what stays."""
        told = self.tr(
            "These go for good, here and in our backups: {versions}, our copy of the original, what you decided about "
            "findings, and what checkers said. Earlier documents at the same place are forgotten too.\n\nFiles of "
            "your own stay: {files}."
        )
        original = session.original.path if session.delivery.is_users_file else None
        files = original, session.delivery.target, session.work.target
        named = ", ".join(f"“{path.name}”" for path in files if path is not None)
        return told.format(versions=self._versions(session), files=named or self.tr("there are none"))

    def _versions(self, session: Session) -> str:
        """The versions, and the typing that is in none of them."""
        count = len(session.history.versions())
        if not count:
            return self.tr("what you typed")
        versions = self.tr("1 version") if count == 1 else self.tr("%n versions", "", count)
        return self.tr("{versions}, what you typed since").format(versions=versions)

    def _write(self, write: Callable[[], None]) -> None:
        self._parts.status.showMessage(self.tr("Writing the work file…"))
        if not self._parts.attempt(write):
            self._parts.status.clearMessage()

    def _failed(self, problem: UserProblem) -> None:
        self._parts.status.clearMessage()
        session = self._parts.session
        target = session.work.target if session is not None else None
        if problem.code is not ProblemCode.TARGET_CHANGED_OUTSIDE or target is None:
            self._parts.tell(problem)
            return
        if not target.exists():
            gone = self.tr("The work file “{name}” is not there any more: it was moved, renamed or deleted.")
            again = self.tr("Write it again"), lambda: self._save_to(target)
            self._parts.strip.tell(Message(gone.format(name=target.name), Tone.PROBLEM, again))
            return
        bring = self.tr("Bring them in"), lambda: self._bring(target)
        self._parts.strip.tell(Message(work_rewritten_sentence(target), Tone.PROBLEM, bring, session))

    def _bring(self, target: Path) -> None:
        self._parts.attempt(lambda: self._parts.commands.open_file(target))

    def _forgotten(self) -> None:
        self._parts.strip.tell(Message(self.tr("The document is forgotten: nothing of it is kept here any more.")))
