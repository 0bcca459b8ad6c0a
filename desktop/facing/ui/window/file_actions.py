"""The commands of the File menu."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from facing.core.ports import TwoSides
from facing.core.problem import ProblemCode, UserProblem
from facing.files.replacing import is_same_file
from facing.session.session import Session
from facing.ui.messages import sentence
from facing.ui.opening_messages import left_out_sentence
from facing.ui.window.clipboard import copied_text
from facing.ui.window.message_strip import Message, Tone
from facing.ui.window.opening_actions import OpeningActions
from facing.ui.window.parts import Parts

_MOST_RECENT = 12


class FileActions(QObject):
    """Opens, saves, delivers; ``saved`` tells that a version was kept at the user's wish."""

    saved = Signal()

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        actions = parts.actions
        actions["open"].triggered.connect(self.choose_and_open)
        actions["open-tracked"].triggered.connect(lambda: self.open_tracked(None))
        self._opening = OpeningActions(parts, self)
        actions["new-from-clipboard"].triggered.connect(self.open_clipboard)
        actions["save"].triggered.connect(self.save)
        actions["save-copy-as"].triggered.connect(self.save_copy_as)
        actions["copy-corrected"].triggered.connect(self.copy_corrected)
        actions["preferences"].triggered.connect(self.change_preferences)
        self._recent = parts.menus.submenus["recent"]
        self._recent.aboutToShow.connect(self._list_recent)

    def open(self, path: Path) -> None:
        """Open a text."""
        self._parts.attempt(lambda: self._parts.commands.open_file(path))

    def choose_and_open(self) -> None:
        """Ask for a text and open it."""
        session = self._parts.session
        path = self._parts.dialogs.file_to_open(session.original.path.parent if session else None)
        if path is not None:
            self.open(path)

    def open_tracked(self, path: Path | None) -> None:
        """Open the tracked changes of a document as original and correction; ask for it where none is named."""
        dialogs, session = self._parts.dialogs, self._parts.session
        path = path or dialogs.file_to_open(session.original.path.parent if session else None)
        if path is None:
            return
        title = self.tr("Write the text before the changes to")
        original = dialogs.file_to_make(title, path.with_name(f"{path.stem}-before{path.suffix}"))
        if original is not None:
            self._parts.attempt(lambda: self._parts.commands.open_tracked(path, original, self._described))

    def _described(self, sides: TwoSides) -> tuple[str, str]:
        """The name and the note of the version that the changes of others become; what is left out is told."""
        lines = []
        for change in sides.changes:
            line = self.tr("{author}, {day}: 1 change")
            if change.count != 1:
                line = self.tr("{author}, {day}: %n changes", "", change.count)
            lines.append(line.format(author=change.author or "?", day=change.day or "?"))
        if sides.left_out:
            lines.append(left_out_sentence(sides.left_out))
            self._parts.strip.tell(Message(lines[-1], Tone.NOTICE))
        return self.tr("Tracked changes"), "\n".join(lines)

    def open_clipboard(self) -> None:
        """Open the text that was copied last."""
        text = copied_text(QGuiApplication.clipboard().mimeData())
        if text.strip():
            self._parts.attempt(lambda: self._parts.commands.open_text(text))
        else:
            self._parts.tell(UserProblem(ProblemCode.CLIPBOARD_EMPTY))

    def save(self) -> None:
        """Keep a version for ever, and write the corrected file where there is one."""
        session = self._parts.session
        if session is not None and self._parts.attempt(session.history.keep):
            self.write_again(session)
            self.saved.emit()

    def write_again(self, session: Session) -> None:
        """Write the corrected file again; where others have changed it, ask."""
        try:
            session.delivery.write()
        except UserProblem as problem:
            if problem.code is ProblemCode.TARGET_CHANGED_OUTSIDE and self._may_replace(session.delivery.target):
                self._parts.attempt(lambda: session.delivery.write(force=True))
            elif problem.code is ProblemCode.CHARACTER_NOT_IN_ENCODING and self._may_use_utf8(problem):
                self._parts.attempt(lambda: self._write_as_utf8(session))
            else:
                self._parts.tell(problem)

    def _write_as_utf8(self, session: Session) -> None:
        target = session.delivery.target
        if target is not None:
            overwrite = is_same_file(target, session.original.path)
            session.delivery.save_copy_as(target, overwrite_original=overwrite, encoding="utf-8")

    def save_copy_as(self) -> None:
        """Ask where the corrected file goes, and write it."""
        session = self._parts.session
        if session is None:
            return
        path = self._parts.dialogs.file_to_write(session.delivery.target or session.delivery.proposed())
        if path is not None:
            self._write_copy(session, path)

    def copy_corrected(self) -> None:
        """Put the whole correction into the clipboard."""
        session = self._parts.session
        if session is not None:
            QGuiApplication.clipboard().setText(session.delivery.corrected_text())
            self._parts.status.showMessage(self.tr("The corrected text is in the clipboard."), 4000)

    def change_preferences(self) -> None:
        """Ask for other settings and use them."""
        commands = self._parts.commands
        settings = self._parts.dialogs.preferences(commands.settings)
        if settings is not None and settings != commands.settings:
            self._parts.attempt(lambda: commands.change_settings(settings))
            session = self._parts.session
            if session is not None and session.checking.choice is not commands.settings.checker:
                session.checking.choose(commands.settings.checker)

    def _write_copy(self, session: Session, path: Path) -> None:
        try:
            session.delivery.save_copy_as(path)
        except UserProblem as problem:
            if problem.code is ProblemCode.TARGET_IS_ORIGINAL and self._may_replace_original(path):
                self._parts.attempt(lambda: session.delivery.save_copy_as(path, overwrite_original=True))
            elif problem.code is ProblemCode.CHARACTER_NOT_IN_ENCODING and self._may_use_utf8(problem):
                self._parts.attempt(lambda: session.delivery.save_copy_as(path, encoding="utf-8"))
            else:
                self._parts.tell(problem)
                return
        if session.delivery.target == path:
            told = self.tr("The corrected copy is “{name}”, and is written again at each save.")
            self._parts.strip.tell(Message(told.format(name=path.name)))

    def may_leave(self) -> bool:
        """Whether the window may be closed: all that was typed is on the disk, or the user gives it up."""
        session = self._parts.session
        if session is None:
            return True
        try:
            session.secure()
        except UserProblem as problem:
            return session.safety.all_on_disk or self._may_close(problem, session.safety.spare_copy)
        return True

    def _may_close(self, problem: UserProblem, spare_copy: Path | None) -> bool:
        """Whether the window is closed though the disk refuses what was typed last; ``spare_copy`` may hold it."""
        if spare_copy is None:
            consequence = self.tr(
                "What you typed last is not on the disk, nor is there room for a spare copy: it is lost when the "
                "window is closed."
            )
            return self._parts.dialogs.confirm(sentence(problem), consequence, self.tr("Close and lose it"))
        consequence = self.tr(
            "What you typed last is in a spare copy in “{folder}”. The next start takes it in, once the disk takes it."
        )
        told = consequence.format(folder=spare_copy.parent)
        return self._parts.dialogs.confirm(sentence(problem), told, self.tr("Close"))

    def _may_replace(self, path: Path | None) -> bool:
        if path is not None and not path.exists():
            return self._parts.dialogs.confirm(
                self.tr("“{name}” is not there any more.").format(name=path.name),
                self.tr(
                    "It was moved, renamed or deleted. Your version is kept in any case. To go on in another place, "
                    "choose Save corrected copy as."
                ),
                self.tr("Write it again"),
            )
        return self._parts.dialogs.confirm(
            self.tr("“{name}” was changed by another program.").format(name=path.name if path else ""),
            self.tr("Your version is kept in any case. Replacing the file loses what the other program wrote."),
            self.tr("Replace it"),
        )

    def _may_replace_original(self, path: Path) -> bool:
        return self._parts.dialogs.confirm(
            self.tr("“{name}” is the original itself.").format(name=path.name),
            self.tr("Its text will be the correction from now on. Facing Pages keeps a copy of the original."),
            self.tr("Write over the original"),
        )

    def _may_use_utf8(self, problem: UserProblem) -> bool:
        return self._parts.dialogs.confirm(
            sentence(problem), self.tr("UTF-8 holds every character."), self.tr("Save as UTF-8")
        )

    def _list_recent(self) -> None:
        self._recent.clear()
        for path in self._parts.commands.recent_files()[:_MOST_RECENT]:
            action = self._recent.addAction(path.name.replace("&", "&&"))
            action.setStatusTip(str(path))
            action.triggered.connect(partial(self._open_recent, path))
        if self._recent.isEmpty():
            self._recent.addAction(self.tr("Nothing was opened yet")).setEnabled(False)

    def _open_recent(self, path: Path, _: bool = False) -> None:
        self.open(path)
