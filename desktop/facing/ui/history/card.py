"""What is known of the chosen version, and what can be done with it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from facing.ui.actions import Actions
from facing.ui.controls.button_row import ButtonRow
from facing.ui.history.days import Kept
from facing.ui.history.wording import version_name, version_remark, when_words
from facing.ui.theme import Theme


class VersionCard(QFrame):
    """What is known of the chosen version, or of the two, and the commands for it."""

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setAccessibleName(self.tr("The chosen version"))
        self._title, self._note, self._facts = QLabel(self), QLabel(self), QLabel(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(5)
        for label, look in ((self._title, "title"), (self._note, "plain"), (self._facts, "soft")):
            label.setProperty("look", look)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            layout.addWidget(label)
        layout.addSpacing(3)
        names = ("compare-version", "restore-version", "rename-version", "pin-version", "export-version")
        layout.addWidget(ButtonRow(theme, actions, names, primary=True, parent=self))
        self.hide()

    def show_versions(self, chosen: list[Kept]) -> None:
        """Show what is known of these."""
        self.setVisible(bool(chosen))
        if len(chosen) == 1:
            self._show_one(chosen[0])
        elif chosen:
            self._title.setText(self.tr("%n versions", "", len(chosen)))
            self._note.hide()
            names = " – ".join(f"{when_words(kept)} {version_name(kept.version)}" for kept in chosen[:2])
            self._facts.setText(names if len(chosen) == 2 else self.tr("Two at a time can be compared."))

    def _show_one(self, kept: Kept) -> None:
        self._title.setText(version_name(kept.version))
        self._note.setText(kept.version.note)
        self._note.setVisible(bool(kept.version.note))
        template = self.tr("{time} · {changed} changed · {words} in all")
        self._facts.setText(
            template.format(
                time=when_words(kept), changed=version_remark(kept.version), words=f"{kept.version.words:n}"
            )
        )
