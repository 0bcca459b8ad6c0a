"""A small stand-in for a session: texts, a real comparison, findings, and steps to undo."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from facing.core.edit import Edit, Place
from facing.core.finding import Certainty, Finding, Kind, Side, Source, Span
from facing.core.styles import StyleSpans
from facing.core.text import Text
from facing.diff.comparison import Comparison
from facing.ui.panes.content import ShownMatch


class FakePaneContent(QObject):
    """Fulfils the pages' content and what ``Mirror`` needs of a session.

    ``changed`` passes edits, and whether a pane made them.
    """

    changed = Signal(object, bool)

    def __init__(self, original: str | Text, corrected: str | Text) -> None:
        super().__init__()
        self.original = Text.from_string(original) if isinstance(original, str) else original
        self.corrected = Text.from_string(corrected) if isinstance(corrected, str) else corrected
        self.comparison = Comparison(self.original, self.corrected)
        self.styles: dict[int, StyleSpans] = {}
        self.current_finding: Finding | None = None
        self.findings: dict[tuple[Side, int], list[Finding]] = {}
        self.matches: dict[tuple[Side, int], list[ShownMatch]] = {}
        self.done: list[list[Edit]] = []
        self.undone: list[list[Edit]] = []

    # --- content -------------------------------------------------------------------------------------------------

    def findings_of(self, side: Side, paragraph: int) -> Sequence[Finding]:
        return self.findings.get((side, paragraph), ())

    def matches_of(self, side: Side, paragraph: int) -> Sequence[ShownMatch]:
        return self.matches.get((side, paragraph), ())

    def checker_name(self, checker: str) -> str:
        return checker.title()

    def find(
        self, side: Side, words: str, kind: Kind, suggestions: tuple[str, ...] = (), message: str = "A message."
    ) -> Finding:
        """Put a finding on the first occurrence of ``words``."""
        text = self.original if side is Side.ORIGINAL else self.corrected
        for index, paragraph in enumerate(text):
            start = paragraph.text.find(words)
            if start >= 0:
                identifier = text.id_at(index)
                span = Span(identifier, start, start + len(words))
                source = Source("languagetool", f"RULE_{kind.name}")
                finding = Finding(side, span, words, kind, message, suggestions, (source,), Certainty.LIKELY)
                self.findings.setdefault((side, identifier), []).append(finding)
                return finding
        raise AssertionError(f"no such words: {words}")

    # --- what a mirror needs -------------------------------------------------------------------------------------

    @property
    def undo_label(self) -> str:
        return "typing" if self.done else ""

    @property
    def redo_label(self) -> str:
        return "typing" if self.undone else ""

    def typed(self, edit: Edit, opens_step: bool) -> None:
        self._do(edit)
        if opens_step or not self.done:
            self.done.append([])
        self.done[-1].append(edit)
        self.undone.clear()
        self.changed.emit((edit,), True)

    def apply(self, edits: Sequence[Edit], label: str) -> None:
        for edit in edits:
            self._do(edit)
        self.done.append(list(edits))
        self.undone.clear()
        self.changed.emit(tuple(edits), False)

    def undo(self, by_pane: bool) -> tuple[Edit, ...]:
        step = self.done.pop()
        self.undone.append(step)
        return self._all([edit.inverse() for edit in reversed(step)], by_pane)

    def redo(self, by_pane: bool) -> tuple[Edit, ...]:
        step = self.undone.pop()
        self.done.append(step)
        return self._all(step, by_pane)

    def forget_steps(self) -> None:
        self.done.clear()
        self.undone.clear()

    def replace(self, place: Place, removed: str, added: str) -> None:
        """An edit of the program."""
        self.apply([Edit(place, removed, added)], "program")

    def _all(self, edits: Sequence[Edit], by_pane: bool) -> tuple[Edit, ...]:
        for edit in edits:
            self._do(edit)
        self.changed.emit(tuple(edits), by_pane)
        return tuple(edits)

    def _do(self, edit: Edit) -> None:
        self.corrected = self.corrected.apply(edit)
        self.comparison.edited(edit, self.corrected)
