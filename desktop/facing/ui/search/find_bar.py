"""The bar above the pages where is written what to look for and what to write instead."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QMenu, QToolButton, QWidget

from facing.core.finding import Side
from facing.patterns.pattern import Pattern
from facing.ui.actions import Actions
from facing.ui.controls.button_row import ButtonRow
from facing.ui.theme import Theme

_LOOK_AFTER = 120  # milliseconds without a key before what was typed is looked for
_MOST_LETTERS = 2_000
_FIELD = (160, 420)  # pixels
_OPTIONS = ("find-case", "find-words", "find-expression")
_SIDES = {
    "find-in-both": tuple(Side),
    "find-in-original": (Side.ORIGINAL,),
    "find-in-correction": (Side.CORRECTION,),
}


class FindBar(QFrame):
    """``edited``: something else is to be looked for. ``entered`` carries whether to go forward."""

    edited = Signal()
    entered = Signal(bool)
    replace_entered = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._actions = actions
        self.setObjectName("find")
        self.setProperty("look", "bar")
        self.setAccessibleName(self.tr("Find and replace"))
        self.field = self._field(self.tr("Find"), "find-field")
        self.replacement = self._field(self.tr("Replace with"), "replace-field")
        self._extent = QLabel(self)
        self._extent.setObjectName("find-extent")
        self._problem = QLabel(self)
        self._problem.setObjectName("find-problem")
        self._problem.setWordWrap(True)
        for label in (self._extent, self._problem):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._options = [self._button(name) for name in _OPTIONS]
        self._side = self._side_button()
        self._walk = [self._button("find-previous"), self._button("find-next")]
        self._close = QToolButton(self)
        self._close.setToolTip(self.tr("Close (Esc)"))
        self._close.setAccessibleName(self.tr("Close find and replace"))
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._replacing = ButtonRow(theme, actions, ("replace-here", "replace-all", "save-rule"), parent=self)
        self._labels = [self._label(self.field), self._label(self.replacement)]
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_LOOK_AFTER)
        self._pause.timeout.connect(self.edited)
        self._lay_out()
        self._connect()
        self.show_problem("")
        self._dress()
        self.hide()

    # --- what is looked for --------------------------------------------------------------------------------------

    def open(self, words: str, replacing: bool) -> None:
        """Show the bar with the keyboard in it; ``words`` are to be looked for, unless there are none."""
        for widget in (self._labels[1], self.replacement, self._replacing):
            widget.setVisible(replacing)
        self.show()
        if words:
            self.field.setText(words)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self.flush(again=True)

    def is_replacing(self) -> bool:
        """Whether there is a line for what to write instead."""
        return self.replacement.isVisibleTo(self)

    def pattern(self) -> Pattern | None:
        """What to look for; ``None`` while nothing is written."""
        text = self.field.text()
        case, words, expression = (self._actions[name].isChecked() for name in _OPTIONS)
        return Pattern(text, expression, case, words) if text else None

    def sides(self) -> tuple[Side, ...]:
        """Where to look."""
        return next(sides for name, sides in _SIDES.items() if self._actions[name].isChecked())

    def flush(self, again: bool = False) -> bool:
        """Look now for what was typed last, or in any case ``again``; whether that was still to be done."""
        waiting = self._pause.isActive()
        self._pause.stop()
        if waiting or again:
            self.edited.emit()
        return waiting

    # --- what was found ------------------------------------------------------------------------------------------

    def show_extent(self, words: str) -> None:
        """Say how much was found."""
        if words != self._extent.text():
            self._extent.setText(words)
            QAccessible.updateAccessibility(QAccessibleEvent(self._extent, QAccessible.Event.Alert))

    def extent(self) -> str:
        """What is said of how much was found."""
        return self._extent.text()

    def show_problem(self, sentence: str) -> None:
        """Say why nothing can be looked for or replaced; an empty one takes that back."""
        self._problem.setText(f"⚠ {sentence}" if sentence else "")
        self._problem.setVisible(bool(sentence))
        if sentence:
            QAccessible.updateAccessibility(QAccessibleEvent(self._problem, QAccessible.Event.Alert))

    def problem(self) -> str:
        """The problem that is shown."""
        return self._problem.text()

    # --- keys ----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on, Shift+Enter back; in the lower field Enter replaces."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            backwards = modifiers == Qt.KeyboardModifier.ShiftModifier
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (backwards or not modifiers):
                if watched is self.replacement and not backwards:
                    self.replace_entered.emit()
                elif not self.flush():
                    self.entered.emit(not backwards)
                return True
        return super().eventFilter(watched, event)

    # --- inside --------------------------------------------------------------------------------------------------

    def _field(self, name: str, object_name: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName(object_name)
        field.setAccessibleName(name)
        field.setMaxLength(_MOST_LETTERS)
        field.setMinimumWidth(_FIELD[0])
        field.setMaximumWidth(_FIELD[1])
        field.installEventFilter(self)
        return field

    def _label(self, field: QLineEdit) -> QLabel:
        label = QLabel(field.accessibleName(), self)
        label.setProperty("look", "soft")
        label.setBuddy(field)
        return label

    def _button(self, name: str) -> QToolButton:
        action = self._actions[name]
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setObjectName(f"{name}-button")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setAccessibleName(action.text().replace("&", ""))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _side_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("find-side")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(self.tr("Where to look"))
        menu = QMenu(button)
        menu.addActions([self._actions[name] for name in _SIDES])
        button.setMenu(menu)
        return button

    def _lay_out(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(18, 6, 12, 6)
        layout.setHorizontalSpacing(8)
        layout.setVerticalSpacing(6)
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        for button in (*self._options, self._side, *self._walk):
            buttons.addWidget(button)
        buttons.addSpacing(8)
        buttons.addWidget(self._extent, 1)
        for row, field in enumerate((self.field, self.replacement)):
            layout.addWidget(self._labels[row], row, 0)
            layout.addWidget(field, row, 1)
        layout.addLayout(buttons, 0, 2)
        layout.addWidget(self._replacing, 1, 2)
        layout.addWidget(self._close, 0, 3)
        layout.addWidget(self._problem, 2, 1, 1, 3)
        layout.setColumnStretch(1, 2)
        layout.setColumnStretch(2, 3)
        order = (self.field, self.replacement, *self._replacing.buttons, *self._options, self._side, *self._walk)
        for first, second in zip(order, (*order[1:], self._close), strict=True):
            QWidget.setTabOrder(first, second)

    def _connect(self) -> None:
        self.field.textChanged.connect(lambda: self._pause.start())
        self._close.clicked.connect(self.closed)
        for name in (*_OPTIONS, *_SIDES):
            self._actions[name].toggled.connect(self._option_changed)
        self._actions.choose("find-in-both")
        self._theme.changed.connect(self._dress)

    def _option_changed(self) -> None:
        chosen = next((name for name in _SIDES if self._actions[name].isChecked()), None)
        if chosen is None:  # between one choice and the next
            return
        words = self._actions[chosen].text().replace("&", "")
        self._side.setText(f"{words} ▾")
        self._side.setAccessibleName(words)
        if self.isVisible():
            self.flush(again=True)

    def _dress(self) -> None:
        self._close.setIcon(self._theme.icon("close"))
