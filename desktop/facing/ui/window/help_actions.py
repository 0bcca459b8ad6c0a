"""The commands of the Help menu."""

from PySide6.QtCore import QObject

from facing.ui.window.parts import Parts
from facing.ui.window.shortcuts_dialog import shortcut_rows


class HelpActions(QObject):
    """Explains keys, privacy, the installation and the program."""

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        actions = parts.actions
        actions["shortcuts"].triggered.connect(lambda: parts.dialogs.show_shortcuts(shortcut_rows(actions)))
        actions["private"].triggered.connect(self.show_privacy)
        actions["report"].triggered.connect(self.show_report)
        actions["about"].triggered.connect(self.show_about)

    def show_privacy(self) -> None:
        """Say what leaves the computer."""
        self._parts.dialogs.show_message(
            self.tr("What leaves this computer: nothing"),
            self.tr(
                "Facing Pages has no account, sends nothing and fetches nothing. Texts, versions and glossaries stay "
                "in files on this computer.\n\nLanguageTool runs here too: it listens on this computer's own address "
                "(127.0.0.1) as long as the window is open, and no other computer can reach it. The embedded checker "
                "uses no network at all.\n\n“Report on this installation” checks this and shows where your data is."
            ),
        )

    def show_report(self) -> None:
        """Find out what is installed and what works, and show it."""
        self._parts.status.showMessage(self.tr("Looking at the installation: this may take a minute…"))
        self._parts.commands.report(self._reported)

    def show_about(self) -> None:
        """Name, version, licence."""
        told = self.tr(
            "Version {version}\n\nAn offline reader with side-by-side correction of garbled text: the garbled page "
            "faces the corrected one.\n\nFree software under the GNU General Public License, version 3 or later, "
            "without any warranty."
        )
        self._parts.dialogs.show_message(
            self.tr("Facing Pages"), told.format(version=self._parts.commands.program_version)
        )

    def _reported(self, text: str) -> None:
        self._parts.status.clearMessage()
        self._parts.dialogs.show_text(self.tr("Report on this installation"), text)
