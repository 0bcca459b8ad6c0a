"""The status bar: what is true now, in words."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QPushButton, QStatusBar, QWidget

from facing.core.finding import Side
from facing.session.counts import Counts
from facing.session.measuring import Measure
from facing.session.session import Session
from facing.ui.encodings import encoding_words
from facing.ui.theme import Theme
from facing.ui.window.message_strip import Tone
from facing.ui.window.status import (
    changes_words,
    characters_words,
    engine_words,
    findings_words,
    following_words,
    safety_words,
    sizes_words,
    words_words,
)

_PROGRESS = (92, 4)  # pixels
_ICON = 16  # pixels
_LEAST = 1  # pixels: what is told must not keep the window from being made smaller
_BETWEEN = 8  # pixels from one part to the next


class StatusBar(QStatusBar):
    """Counts at the left, then the checker and how far it is; the encoding and what is on disk at the right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 0, 8, 0)
        self._parts: list[QWidget] = []
        self._counts: Counts | None = None
        self._versions = 0
        self._selected: Measure | None = None
        self._side = Side.CORRECTION
        self._words = self._segment("words", self.tr("Words"))
        self._characters = self._segment("characters", self.tr("Characters"))
        # What is left out first where there is little room, each with the line behind it.
        self._spare = (tuple(self._parts[-2:]), tuple(self._parts[-4:-2]))
        self._changes = self._segment("changes", self.tr("Changes"))
        self._findings = self._segment("findings", self.tr("Findings"))
        self._trouble = QLabel(self)
        self._trouble.setAccessibleName(self.tr("Something is the matter with the checker"))
        self.addWidget(self._trouble)
        self._has_trouble = False
        self._engine = self._segment("engine", self.tr("Checker"), rule=False)
        self._progress = QProgressBar(self)
        self._progress.setObjectName("progress")
        self._progress.setAccessibleName(self.tr("Checking"))
        self._progress.setTextVisible(False)
        self._progress.setFixedSize(*_PROGRESS)
        self.addWidget(self._progress)
        self.encoding = QPushButton(self)
        self.encoding.setObjectName("encoding")
        self.encoding.setFlat(True)
        self.encoding.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.addPermanentWidget(self.encoding)
        self._disk = QLabel(self)
        self._disk.setObjectName("disk")
        self._disk.setTextFormat(Qt.TextFormat.PlainText)
        self._disk.setMinimumWidth(_LEAST)
        self.addPermanentWidget(self._disk)
        self._parts.append(self._disk)
        self.messageChanged.connect(self._message_changed)
        theme.changed.connect(self._draw_trouble)
        self._draw_trouble()
        self.show_nothing()

    def show_nothing(self) -> None:
        """No document is open."""
        self._counts = self._selected = None
        for label in (self._words, self._characters, self._changes, self._findings, self._engine, self._disk):
            label.setText("")
        for part in self._parts:
            part.hide()
        self._progress.hide()
        self._show_trouble(False)
        self.encoding.hide()

    def show_encoding(self, session: Session) -> None:
        """How the original is read; nothing for formats that say it themselves."""
        self.encoding.setVisible(session.original.has_encoding)
        short, full = encoding_words(session.original, bool(session.remembered.encoding))
        self.encoding.setText(short)
        self.encoding.setToolTip(full)
        self.encoding.setAccessibleName(self.tr("Encoding: {encoding}").format(encoding=short))
        self.encoding.setAccessibleDescription(full)
        self._fit()

    def show_counts(self, counts: Counts, versions: int = 0) -> None:
        """Words, characters, changes, findings; ``versions``: how many earlier versions stand in the pages."""
        self._counts, self._versions = counts, versions
        self._show_parts()
        self._findings.setText(findings_words(counts))
        self._show_sizes()

    def show_selection(self, selected: Measure | None, side: Side = Side.CORRECTION) -> None:
        """How much is selected on this side; ``None`` where nothing is."""
        self._selected, self._side = selected, side
        self._show_sizes()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Less room, or more."""
        super().resizeEvent(event)
        self._fit()

    def _message_changed(self, message: str) -> None:
        """A message that goes leaves its room to what came meanwhile."""
        if not message:
            self._show_parts()
            self._fit()

    def _show_parts(self) -> None:
        if self._counts is not None and not self.currentMessage():  # Qt shows a message in their place
            for part in self._parts:
                part.show()
            self._trouble.setVisible(self._has_trouble)

    def _show_trouble(self, has_trouble: bool) -> None:
        self._has_trouble = has_trouble
        self._trouble.setVisible(has_trouble and not self.currentMessage())

    def _draw_trouble(self) -> None:
        self._trouble.setPixmap(self._theme.icon("warning", f"{Tone.PROBLEM}_edge").pixmap(_ICON, _ICON))

    def _show_sizes(self) -> None:
        counts, selected = self._counts, self._selected
        if counts is None:
            return
        self._words.setText(words_words(counts, selected, self._side))
        self._characters.setText(characters_words(counts, selected, self._side))
        self._changes.setText(changes_words(counts, self._versions, selected))
        told = sizes_words(counts, selected)
        for label in (self._words, self._characters):
            label.setToolTip(told)
            label.setAccessibleDescription(told)
        self._fit()

    def _fit(self) -> None:
        """Leave the characters out where all the rest needs their room, then the words; nothing else is told less."""
        if self.currentMessage():
            return
        spare = [part for parts in self._spare for part in parts]
        always = [
            part
            for part in (*self._parts, self._trouble, self._progress, self.encoding)
            if not part.isHidden() and part not in spare
        ]
        room = self.width() - sum(map(_room, always))
        for parts in reversed(self._spare):
            room -= sum(map(_room, parts))
            for part in parts:
                part.setVisible(self._counts is not None and room >= 0)

    def show_checking(self, session: Session) -> None:
        """The checker, its language, its state, how far it is."""
        checking = session.checking
        active = checking.active
        engines = checking.engines()
        # Only why a better one is not in use is of interest: they stand in order of preference.
        others = engines[: next((number for number, engine in enumerate(engines) if engine.chosen), len(engines))]
        words = engine_words(active, others, checking.language)
        self._engine.setText(words.short)
        self._trouble.setToolTip(words.long)
        self._trouble.setAccessibleDescription(words.long)
        self._show_trouble(words.is_trouble)
        self._engine.setToolTip(words.long)
        self._engine.setAccessibleDescription(words.long)
        done, total = checking.progress
        self._progress.setVisible(done < total and not self.currentMessage())
        if done < total:
            self._progress.setRange(0, total)
            self._progress.setValue(done)
            told = self.tr("{done} of {total} paragraphs read").format(done=done, total=total)
            self._progress.setToolTip(told)
            self._progress.setAccessibleDescription(told)
        self._fit()

    def show_safety(self, session: Session) -> None:
        """What is on disk; of a document that is only read, how well it is followed."""
        if not session.read_only:
            self._disk.setText(safety_words(session.safety, session.delivery.target, session.delivery.written_at))
            self._fit()

    def show_following(self, is_current: bool, changed_at: int | None) -> None:
        """Whether a document that is only read is up to date, and when something new came (as ``following_words``)."""
        self._disk.setText(following_words(is_current, changed_at))
        self._fit()

    def texts(self) -> tuple[str, ...]:
        """What is said, part by part, for tests and screen readers."""
        return tuple(label.text() for label in (self._words, self._changes, self._findings, self._engine, self._disk))

    def _segment(self, name: str, spoken: str, rule: bool = True) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setAccessibleName(spoken)
        label.setTextFormat(Qt.TextFormat.AutoText)
        label.setMinimumWidth(_LEAST)
        self.addWidget(label)
        self._parts.append(label)
        if rule:
            line = QFrame(self)
            line.setProperty("look", "rule")
            line.setFixedSize(1, 15)
            self.addWidget(line)
            self._parts.append(line)
        return label


def _room(part: QWidget) -> int:
    """The pixels that a part needs."""
    return part.sizeHint().width() + _BETWEEN
