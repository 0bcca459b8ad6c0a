"""A row of buttons, each of which triggers a command."""

from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from facing.ui.actions import Actions, shown_keys
from facing.ui.controls.flow_layout import FlowLayout
from facing.ui.controls.key_button import KeyButton
from facing.ui.theme import Theme


class ButtonRow(QWidget):
    """Buttons that are usable exactly when their commands are; the first one is the bright one if ``primary``."""

    def __init__(
        self,
        theme: Theme,
        actions: Actions,
        names: tuple[str, ...],
        primary: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        layout = FlowLayout(self)
        self.buttons: list[KeyButton] = []
        for number, name in enumerate(names):
            action = actions[name]
            button = KeyButton(theme, _words(action), shown_keys(action), primary=primary and number == 0, parent=self)
            button.setObjectName(f"{name}-button")
            button.setToolTip(action.toolTip())
            button.setEnabled(action.isEnabled())
            button.clicked.connect(action.trigger)
            action.enabledChanged.connect(button.setEnabled)
            action.changed.connect(partial(_reword, button, action))
            layout.addWidget(button)
            self.buttons.append(button)


def _words(action: QAction) -> str:
    return action.text().replace("&", "")


def _reword(button: KeyButton, action: QAction) -> None:
    """A command may say something else, as the pages show other texts."""
    if button.accessibleName() != _words(action):
        button.set_words(_words(action))
        button.setToolTip(action.toolTip())
