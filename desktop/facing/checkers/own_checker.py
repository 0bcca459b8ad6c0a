"""What the checkers written here have in common: they need nothing started and hold nothing to end."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from typing import ClassVar

from facing.checkers.own_code import OwnCode
from facing.core.checkers import CheckerHealth, CheckerStatus, Remark
from facing.core.passage import Passage


class OwnChecker:
    """The part of a ``Checker`` of ``core.ports`` that is the same for all that are always ready."""

    id: ClassVar[str]
    name: ClassVar[str]
    _code: ClassVar = OwnCode()

    def health(self) -> CheckerHealth:
        """Ready."""
        return CheckerHealth(CheckerStatus.READY)

    def languages(self) -> tuple[str, ...]:
        """Any language: a rule for one language keeps quiet in others."""
        return ()

    def edition(self) -> str:
        """What stands for the code and the lists of all checkers written here."""
        return self._code.edition

    def prepare(self, language: str) -> None:
        """Nothing to get ready."""

    def close(self) -> None:
        """Nothing to end."""


class OwnPassageChecker(OwnChecker, ABC):
    """A ``PassageChecker`` that judges text alone; what it says of mark-up is left out."""

    def check_passages(self, passages: Sequence[Passage], language: str) -> list[tuple[Remark, ...]]:
        """The remarks on each passage, in order of place."""
        return [
            tuple(sorted(_outside_markup(passage, self.remarks(passage.text, language)), key=_place))
            for passage in passages
        ]

    @abstractmethod
    def remarks(self, text: str, language: str) -> Iterable[Remark]:
        """What there is to say of a text in a language such as ``en-US``, in any order."""


def _place(remark: Remark) -> tuple[int, int]:
    return remark.start, remark.end


def _outside_markup(passage: Passage, remarks: Iterable[Remark]) -> Iterable[Remark]:
    for remark in remarks:
        if not any(start < remark.end and remark.start < end for start, end in passage.markup):
            yield remark
