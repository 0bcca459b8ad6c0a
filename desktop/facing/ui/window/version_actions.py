"""The commands of the Versions menu."""

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt

from facing.core.document import Content, Version
from facing.core.finding import Side
from facing.core.problem import UserProblem
from facing.diff.comparison import Comparison
from facing.session.session import Session
from facing.ui.history.wording import version_name
from facing.ui.window.captions import show_captions
from facing.ui.window.message_strip import Message
from facing.ui.window.open_document import OpenDocument
from facing.ui.window.parts import Parts

# The commands that write into the correction.
EDITING = (
    "cut",
    "paste",
    "special-characters",
    "case-upper",
    "case-lower",
    "case-sentence",
    "case-title",
    "case-next",
    "join-paragraphs",
    "split-paragraph",
    "lay-lines",
    "replace",
    "replace-here",
    "replace-all",
    "suggestions",
    "terms-here",
)


class VersionActions(QObject):
    """Keeps, compares, restores and names versions."""

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._asked = 0  # comparisons asked for; an answer to an earlier one is of no use
        actions, panel = parts.actions, parts.side.versions
        actions["keep-named"].triggered.connect(self.keep_named)
        actions["compare-version"].triggered.connect(self.compare)
        actions["back-to-current"].triggered.connect(self.back_to_original)
        actions["restore-version"].triggered.connect(self.restore)
        actions["rename-version"].triggered.connect(self.rename)
        actions["pin-version"].triggered.connect(self.pin)
        actions["export-version"].triggered.connect(self.export)
        actions["search-versions"].triggered.connect(self.search)
        panel.compare_requested.connect(self.compare)
        panel.chosen.connect(self.show_state)

    def show_state(self) -> None:
        """Make the commands usable that can do something now."""
        document, actions = self._parts.document, self._parts.actions
        chosen = len(self._parts.side.versions.versions) if document is not None else 0
        actions.enable(("compare-version",), chosen in (1, 2))
        editable = document is not None and not document.session.read_only
        actions.enable(("export-version",), chosen == 1)
        actions.enable(("restore-version", "rename-version", "pin-version"), chosen == 1 and editable)
        self._word_pin()
        actions.enable(("back-to-current",), document is not None and bool(document.content.versions))
        actions.enable(EDITING, document is not None and document.content.shows(Side.CORRECTION))

    def show_shown(self) -> None:
        """Other texts are in the pages: say so."""
        show_captions(self._parts)
        self.show_state()
        document = self._parts.document
        shown = len(document.content.versions) if document is not None else 0
        words, tip = (
            (
                self.tr("Take &back this change"),
                self.tr("Bring the original’s words back for the change at the cursor"),
            ),
            (
                self.tr("Take the &version’s words"),
                self.tr("Bring the version’s words back for the change at the cursor"),
            ),
            (
                self.tr("Take into the &correction"),
                self.tr("Let the correction say what the page with the cursor says for the change there"),
            ),
        )[shown]
        self._parts.actions.reword("take-back", words, tip)

    def keep_named(self) -> None:
        """Ask for a name and keep a version under it."""
        session = self._parts.session
        named = self._parts.dialogs.version_name(None) if session else None
        if session is not None and named is not None:
            self._parts.attempt(lambda: session.history.keep(*named))

    def compare(self) -> None:
        """Show the chosen version in the original's place, or the two chosen ones beside each other."""
        document, versions = self._parts.document, self._parts.side.versions.versions
        if document is not None and len(versions) in (1, 2):
            self._asked += 1
            self._parts.status.showMessage(self.tr("Comparing…"))
            ask = self._ask_for_one if len(versions) == 1 else self._ask_for_two
            self._parts.attempt(lambda: ask(document, versions, self._asked))

    def compare_with(self, version: Version) -> None:
        """Choose a version in the panel and show it."""
        self._parts.side.versions.choose(version.id)
        self.compare()

    def back_to_original(self) -> None:
        """Show original and correction again."""
        self._asked += 1
        document = self._parts.document
        if document is not None and document.content.versions:
            document.show_original()
            self._parts.spread.focus_page(Side.CORRECTION)

    def restore(self) -> None:
        """Make the correction what it was in the chosen version."""
        session, version = self._parts.session, self._parts.side.versions.version
        if session is None or version is None:
            return
        self._parts.status.showMessage(self.tr("Comparing…"))
        self._parts.attempt(lambda: session.history.restore(version.id, lambda: self._restored(version), self._failed))

    def rename(self) -> None:
        """Ask for another name and note of the chosen version."""
        session, version = self._parts.session, self._parts.side.versions.version
        if session is None or version is None:
            return
        named = self._parts.dialogs.version_name(version)
        if named is not None:
            self._parts.attempt(lambda: session.history.rename(version.id, *named))

    def pin(self) -> None:
        """Let the chosen version stand on top, or no more."""
        session, version = self._parts.session, self._parts.side.versions.version
        if session is not None and version is not None:
            self._parts.attempt(lambda: session.history.pin(version.id, not version.pinned))

    def export(self) -> None:
        """Ask where the chosen version goes, and write it."""
        session, version = self._parts.session, self._parts.side.versions.version
        if session is None or version is None:
            return
        path = self._parts.dialogs.file_to_write(_proposed(session, version))
        if path is not None:
            write = partial(session.delivery.export, session.history.content(version.id).text, path)
            if self._parts.attempt(write):
                told = self.tr("The version is in “{name}”.").format(name=path.name)
                self._parts.status.showMessage(told, 6000)

    def search(self) -> None:
        """Go to the field that looks for words in versions."""
        side = self._parts.side
        self._parts.actions["side-panel"].setChecked(True)
        side.go_to(side.versions)
        side.versions.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _word_pin(self) -> None:
        version = self._parts.side.versions.version if self._parts.document else None
        if version is not None and version.pinned:
            words, tip = self.tr("Un&pin"), self.tr("Let the chosen version stand among the others again")
        else:
            words, tip = self.tr("&Pin on top"), self.tr("Let the chosen version stand on top of the list")
        self._parts.actions.reword("pin-version", words, tip)

    def _ask_for_one(self, document: OpenDocument, versions: tuple[Version, ...], asked: int) -> None:
        def show(comparison: Comparison) -> None:
            if asked == self._asked:
                self._parts.status.clearMessage()
                document.show_version(versions[0], comparison)
                self._parts.spread.focus_page(Side.CORRECTION)

        document.session.history.compare(versions[0].id, show)

    def _ask_for_two(self, document: OpenDocument, versions: tuple[Version, ...], asked: int) -> None:
        older, newer = versions

        def show(content: Content, comparison: Comparison) -> None:
            if asked == self._asked:
                self._parts.status.clearMessage()
                document.show_versions((older, newer), content, comparison)
                self._parts.spread.focus_page(Side.CORRECTION)

        document.session.history.compare_two(older.id, newer.id, show)

    def _restored(self, version: Version) -> None:
        self._parts.status.clearMessage()
        self.back_to_original()
        told = self.tr("The correction is now what it was in “{name}”. What it was before is kept as a version.")
        undo = self.tr("Undo"), self._parts.actions["undo"].trigger
        self._parts.strip.tell(Message(told.format(name=version_name(version)), action=undo, undoes=True))

    def _failed(self, problem: UserProblem) -> None:
        self._parts.status.clearMessage()
        self._parts.tell(problem)


def _proposed(session: Session, version: Version) -> Path:
    """The corrected copy's name with the time of the version."""
    beside = session.delivery.proposed()
    time = datetime.fromtimestamp(version.saved / 1000).strftime("%Y-%m-%d-%H.%M")
    return beside.with_name(f"{session.original.path.stem}-{time}{beside.suffix}")
