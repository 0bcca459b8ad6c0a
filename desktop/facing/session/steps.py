"""The log of steps: what undo takes back and redo brings again, a whole day of them."""

import pickle
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from facing.core.edit import Edit
from facing.core.origins import OriginSpans
from facing.core.ports import Tasks


@dataclass(slots=True)
class _Content:
    """A step's edits in order, and the origin spans that there were before it, by paragraph id."""

    edits: list[Edit] = field(default_factory=list)
    former: dict[int, OriginSpans] = field(default_factory=dict)


class Step:
    """One undo step. A packed one takes some 25 bytes an edit instead of 700, and is unpacked when it is asked for."""

    __slots__ = ("_content", "label", "number")

    def __init__(self, number: int, label: str) -> None:
        self.number = number
        self.label = label
        self._content: _Content | bytes = _Content()

    @property
    def edits(self) -> Sequence[Edit]:
        """The edits, oldest first."""
        return self._unpacked().edits

    @property
    def former(self) -> Mapping[int, OriginSpans]:
        """The origin spans that there were before the step, by paragraph id."""
        return self._unpacked().former

    @property
    def content(self) -> _Content | None:
        """What there is to pack; ``None`` when it is packed."""
        return None if isinstance(self._content, bytes) else self._content

    def add(self, edits: Sequence[Edit]) -> None:
        """Further edits belong to the step."""
        self._unpacked().edits.extend(edits)

    def remember(self, former: Mapping[int, OriginSpans]) -> None:
        """Take over the spans that an edit of this step replaced; what was there before the step counts."""
        remembered = self._unpacked().former
        for paragraph, spans in former.items():
            remembered.setdefault(paragraph, spans)

    def begin_anew(self) -> Sequence[Edit]:
        """Empty the step, whose edits are about to be made again; gives them."""
        edits = self.edits
        self._content = _Content()
        return edits

    def put(self, packed: bytes, content: _Content) -> None:
        """Hold ``packed`` in place of ``content``, which it was made of, if the step holds that still."""
        if self._content is content:
            self._content = packed

    def _unpacked(self) -> _Content:
        if isinstance(self._content, bytes):
            content: _Content = pickle.loads(zlib.decompress(self._content))  # made here, never a file's
            self._content = content
            return content
        return self._content


class StepLog:
    """Steps done and steps undone. A new step forgets what was undone; nothing else is ever forgotten."""

    def __init__(self, first_number: int = 1) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self.next_number = first_number

    @property
    def newest(self) -> Step | None:
        """What undo would take back."""
        return self._done[-1] if self._done else None

    @property
    def undone(self) -> Step | None:
        """What redo would bring again."""
        return self._undone[-1] if self._undone else None

    def open(self, label: str) -> Step:
        """Begin a step; edits are then added to it."""
        step = Step(self.next_number, label)
        self.next_number += 1
        self._done.append(step)
        self._undone.clear()
        return step

    def present(self, label: str) -> Step:
        """The step that further edits of this kind belong to; a new one when there is none."""
        if self._undone or not self._done:
            return self.open(label)
        return self._done[-1]

    def take_back(self) -> Step | None:
        """The newest step, which is undone now; ``None`` when there is none."""
        if not self._done:
            return None
        self._undone.append(self._done.pop())
        return self._undone[-1]

    def bring_again(self) -> Step | None:
        """The step that was undone last, which is done again now; ``None`` when there is none."""
        if not self._undone:
            return None
        self._done.append(self._undone.pop())
        return self._done[-1]

    def rest(self, tasks: Tasks) -> None:
        """The hands rest: pack what was done since they last did, but for the newest step, which may go on."""
        waiting = []
        for step in islice(reversed(self._done), 1, None):
            if step.content is None:
                break
            waiting.append((step, step.content))

        def put(packs: list[bytes]) -> None:
            for (step, content), packed in zip(waiting, packs, strict=True):
                step.put(packed, content)

        if waiting:
            tasks.submit("steps", lambda: [_packed(content) for _, content in waiting], put, _failed)


def _packed(content: _Content) -> bytes:
    return zlib.compress(pickle.dumps(content, pickle.HIGHEST_PROTOCOL), 1)


def _failed(error: BaseException) -> None:
    raise error
