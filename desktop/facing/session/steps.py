"""The log of steps: what undo takes back and redo brings again."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from facing.core.edit import Edit
from facing.core.origins import OriginSpans


@dataclass(slots=True)
class Step:
    """One undo step: its edits in order, and the origin spans that there were before it, by paragraph id."""

    number: int
    label: str
    edits: list[Edit] = field(default_factory=list)
    former: dict[int, OriginSpans] = field(default_factory=dict)

    def remember(self, former: Mapping[int, OriginSpans]) -> None:
        """Take over the spans that an edit of this step replaced; what was there before the step counts."""
        for paragraph, spans in former.items():
            self.former.setdefault(paragraph, spans)


class StepLog:
    """Steps done and steps undone. A new step forgets what was undone."""

    def __init__(self, first_number: int = 1) -> None:
        self.done: list[Step] = []
        self.undone: list[Step] = []
        self.next_number = first_number

    def open(self, label: str) -> Step:
        """Begin a step; edits are then added to it."""
        step = Step(self.next_number, label)
        self.next_number += 1
        self.done.append(step)
        self.undone.clear()
        return step

    def present(self, label: str) -> Step:
        """The step that further edits of this kind belong to; a new one when there is none."""
        if self.undone or not self.done:
            return self.open(label)
        return self.done[-1]
