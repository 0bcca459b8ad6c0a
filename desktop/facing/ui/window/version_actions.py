"""The commands of the Versions menu."""

from PySide6.QtCore import QObject

from facing.session.session import Session
from facing.ui.history.wording import version_name
from facing.ui.window.message_strip import Message
from facing.ui.window.parts import Parts


class VersionActions(QObject):
    """Keeps, compares, restores and names versions."""

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        actions, panel = parts.actions, parts.side.versions
        actions["keep-named"].triggered.connect(self.keep_named)
        actions["compare-version"].triggered.connect(self._compare_chosen)
        actions["back-to-current"].triggered.connect(self.back_to_original)
        actions["restore-version"].triggered.connect(self.restore)
        actions["rename-version"].triggered.connect(self.rename)
        panel.compare_requested.connect(self.compare)
        panel.chosen.connect(self.show_state)

    def show_state(self) -> None:
        """Make the commands usable that can do something now."""
        document = self._parts.document
        chosen = document is not None and self._parts.side.versions.version is not None
        names = ("compare-version", "restore-version", "rename-version")
        self._parts.actions.enable(names, chosen)
        comparing = document is not None and document.version is not None
        self._parts.actions.enable(("back-to-current",), comparing)

    def keep_named(self) -> None:
        """Ask for a name and keep a version under it."""
        session = self._parts.session
        named = self._parts.dialogs.version_name(None) if session else None
        if session is not None and named is not None:
            self._parts.attempt(lambda: session.history.keep(*named))

    def compare(self, version: int) -> None:
        """Show a version in the original's place."""
        document = self._parts.document
        if document is None:
            return
        session = document.session
        self._parts.attempt(lambda: document.show_version(version, session.history.compare(version)))
        self._show_caption(session)
        self.show_state()

    def back_to_original(self) -> None:
        """Show the original in its place again."""
        document = self._parts.document
        if document is not None and document.version is not None:
            document.show_version(None, None)
            self._show_caption(document.session)
            self.show_state()

    def restore(self) -> None:
        """Make the correction what it was in the chosen version."""
        session, version = self._parts.session, self._parts.side.versions.version
        if session is None or version is None:
            return
        if self._parts.attempt(lambda: session.history.restore(version.id)):
            told = self.tr("The correction is now what it was in “{name}”. What it was before is kept as a version.")
            undo = self._parts.actions["undo"]
            message = Message(told.format(name=version_name(version)), action=(self.tr("Undo"), undo.trigger))
            self._parts.strip.tell(message)

    def rename(self) -> None:
        """Ask for another name and note of the chosen version."""
        session, version = self._parts.session, self._parts.side.versions.version
        if session is None or version is None:
            return
        named = self._parts.dialogs.version_name(version)
        if named is not None:
            self._parts.attempt(lambda: session.history.rename(version.id, *named))

    def _compare_chosen(self) -> None:
        version = self._parts.side.versions.version
        if version is not None:
            self.compare(version.id)

    def _show_caption(self, session: Session) -> None:
        document = self._parts.document
        shown = document.version if document else None
        version = next((each for each in session.history.versions() if each.id == shown), None)
        if version is None:
            self._parts.spread.set_original_caption(session.original.path.name)
        else:
            told = self.tr("version “{name}”").format(name=version_name(version))
            self._parts.spread.set_original_caption(told)
