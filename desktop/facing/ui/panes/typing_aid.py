"""What is typed, improved while it is typed, unless the user has taken that back at the same place."""

from collections import deque
from collections.abc import Callable

from facing.typography.aids import Choices, Replacement, typed

_REMEMBERED = 100  # places


class TypingAid:
    """Decides by the language and the choices of the moment; ``choices`` gives ``None`` where no help is wanted.

    Places are known by the id of their paragraph and the text before them there. ``is_prose`` takes such an id and an
    offset: in code nothing is improved.
    """

    def __init__(
        self,
        language: Callable[[], str],
        choices: Callable[[], Choices | None],
        is_prose: Callable[[int, int], bool] = lambda paragraph, offset: True,
    ) -> None:
        self._language = language
        self._choices = choices
        self._is_prose = is_prose
        self._given: deque[tuple[int, str, str]] = deque(maxlen=_REMEMBERED)
        self._declined: deque[tuple[int, str]] = deque(maxlen=_REMEMBERED)

    def instead(self, paragraph: int, before: str, letter: str, after: str) -> Replacement | None:
        """What is to stand in place of a letter typed between ``before`` and ``after``; ``None`` where it stays."""
        choices = self._choices()
        if choices is None:
            return None
        better = typed(before, letter, after, self._language(), choices)
        if better is None or (paragraph, before) in self._declined or not self._is_prose(paragraph, len(before)):
            return None
        self._given.append((paragraph, before, letter))
        return better

    def undone(self, paragraph: int, text: str) -> None:
        """A step was taken back in this paragraph: where that brought back what was typed, help no more."""
        if self._given:
            helped, before, letter = self._given[-1]
            if helped == paragraph and text.startswith(before + letter):
                self._given.pop()
                self._declined.append((paragraph, before))
