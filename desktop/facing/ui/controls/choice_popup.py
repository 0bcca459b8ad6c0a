"""A small window at the cursor with a few choices, each with the key that takes it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QKeyCombination, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from facing.ui.controls.key_button import KeyButton
from facing.ui.theme import Theme

_WIDTHS = (220, 460)  # pixels


@dataclass(frozen=True, slots=True)
class Choice:
    """One row: its words, the keys that take it, and these keys as they are shown."""

    text: str
    keys: QKeySequence = field(default_factory=QKeySequence)
    shown_keys: str = ""


class ChoicePopup(QWidget):
    """Opens, takes a key or a click, closes. ``chosen`` carries the number of the choice."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._theme = theme
        self._choices: tuple[Choice, ...] = ()
        self._buttons: list[KeyButton] = []
        # The round corners are those of a frame inside: what is outside them must be clear.
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        frame = QFrame(self)
        frame.setProperty("look", "popup")
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(frame)
        self._title = QLabel(frame)
        self._title.setProperty("look", "soft")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setContentsMargins(8, 4, 8, 2)
        self._layout = QVBoxLayout(frame)
        self._layout.setContentsMargins(6, 6, 6, 6)
        self._layout.setSpacing(2)
        self._layout.addWidget(self._title)

    def offer(self, title: str, choices: Sequence[Choice], at: QRect) -> None:
        """Open below ``at`` (screen pixels) or, without room there, above it; the first choice has the keyboard."""
        self._choices = tuple(choices)
        self._title.setText(title)
        self.setAccessibleName(title)
        for button in self._buttons:
            self._layout.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._made(number, choice) for number, choice in enumerate(choices)]
        self.setMinimumWidth(_WIDTHS[0])
        self.setMaximumWidth(_WIDTHS[1])
        self.adjustSize()
        self.move(self._position(at))
        self.show()
        if self._buttons:
            self._buttons[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, keys choose, Escape closes."""
        focused = next((number for number, button in enumerate(self._buttons) if button.hasFocus()), 0)
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._buttons:
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self._buttons[(focused + step) % len(self._buttons)].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(focused)
        else:
            number = self._number_of(event)
            if number is None:
                super().keyPressEvent(event)
            else:
                self._take(number)

    def _number_of(self, event: QKeyEvent) -> int | None:
        """The choice that a key takes."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        pressed = QKeySequence(QKeyCombination(modifiers, Qt.Key(event.key())))
        return next((number for number, choice in enumerate(self._choices) if choice.keys == pressed), None)

    def _made(self, number: int, choice: Choice) -> KeyButton:
        button = KeyButton(self._theme, choice.text, choice.shown_keys, parent=self)
        button.setProperty("look", "quiet")
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._take(number))
        self._layout.addWidget(button)
        return button

    def _take(self, number: int) -> None:
        if number < len(self._choices):
            self.close()
            self.chosen.emit(number)

    def _position(self, at: QRect) -> QPoint:
        screen = QGuiApplication.screenAt(at.center()) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        x = max(room.left(), min(at.left(), room.right() - self.width()))
        below = at.bottom() + 4
        y = below if below + self.height() <= room.bottom() else at.top() - self.height() - 4
        return QPoint(x, max(room.top(), y))
