"""Tells what happened in a calm strip below the toolbar; it never stands in the way of typing."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from facing.ui.theme import Theme


class Tone(StrEnum):
    """How a message is meant: good to know, or something to do."""

    NOTICE = "notice"
    PROBLEM = "problem"


@dataclass(frozen=True)
class Message:
    """One message; ``action`` is what its button says and does, ``about`` the open document that it is about.

    ``undoes``: the action takes the newest step back, and goes as soon as that is another one.
    """

    text: str
    tone: Tone = Tone.NOTICE
    action: tuple[str, Callable[[], None]] | None = None
    about: object = None
    undoes: bool = False


class MessageStrip(QFrame):
    """Shows one message at a time; those that wait are counted. The same text is never shown twice."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._messages: deque[Message] = deque()
        self.setObjectName("messages")
        self._icon = QLabel(self)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._waiting = QLabel(self)
        self._waiting.setProperty("look", "soft")
        self._action = QPushButton(self)
        self._close = QToolButton(self)
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._close.setToolTip(self.tr("Close this message"))
        self._close.setAccessibleName(self.tr("Close this message"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 6, 12, 6)
        layout.setSpacing(10)
        for widget in (self._icon, self._text, self._waiting, self._action, self._close):
            layout.addWidget(widget)
        self._close.clicked.connect(self.dismiss)
        self._action.clicked.connect(self._act)
        theme.changed.connect(self._show_first)
        self._show_first()

    @property
    def messages(self) -> tuple[Message, ...]:
        """The message that is shown, and those that wait behind it."""
        return tuple(self._messages)

    def tell(self, message: Message) -> None:
        """Show a message; a problem comes before notices. What is told already gets the new message's action."""
        texts = [known.text for known in self._messages]
        if message.text in texts:
            place = texts.index(message.text)
            if self._messages[place] != message:
                self._messages[place] = message
                self._show_first()
            return
        if message.tone is Tone.PROBLEM:
            self._messages.appendleft(message)
        else:
            self._messages.append(message)
        self._show_first()

    def dismiss(self) -> None:
        """Close the message that is shown; the next one comes."""
        if self._messages:
            self._messages.popleft()
        self._show_first()

    def withdraw(self, text: str) -> None:
        """Close a message that is not true any more."""
        self._messages = deque(message for message in self._messages if message.text != text)
        self._show_first()

    def withdraw_about(self, about: object) -> None:
        """Close the messages about a document that is not open any more."""
        self._messages = deque(message for message in self._messages if message.about is not about)
        self._show_first()

    def forget_undo(self) -> None:
        """Another step is the newest one now: offers to take it back go, what was told stays."""
        if any(message.undoes for message in self._messages):
            self._messages = deque(
                replace(message, action=None, undoes=False) if message.undoes else message for message in self._messages
            )
            self._show_first()

    def clear(self) -> None:
        """Close all messages."""
        self._messages.clear()
        self._show_first()

    def _show_first(self) -> None:
        self.setVisible(bool(self._messages))
        if not self._messages:
            return
        message = self._messages[0]
        is_problem = message.tone is Tone.PROBLEM
        self.setProperty("look", message.tone.value)
        self.style().unpolish(self)
        self.style().polish(self)
        icon = self._theme.icon("warning" if is_problem else "information", f"{message.tone.value}_edge")
        self._icon.setPixmap(icon.pixmap(20, 20))
        self._close.setIcon(self._theme.icon("close"))
        self._text.setText(message.text)
        others = len(self._messages) - 1
        self._waiting.setText(self.tr("{count} more").format(count=others) if others else "")
        self._waiting.setVisible(bool(others))
        self._action.setVisible(message.action is not None)
        self._action.setText(message.action[0] if message.action else "")
        self.setAccessibleName(message.text)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _act(self) -> None:
        message = self._messages[0]
        self.dismiss()
        if message.action is not None:
            message.action[1]()
