"""An engine reads section by section: what shows only over several paragraphs."""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import islice
from typing import NamedTuple

from facing.core.checkers import SectionChecker
from facing.core.finding import Side
from facing.core.text import Text
from facing.session.answers import Answers, Said
from facing.session.passages import Reading, placed
from facing.session.sections import Section, sections
from facing.session.work import PLACED_AT_ONCE, Changed, Job, Material, nothing

SECTION = "/text"  # behind a checker's id: what it said of whole sections


class _Cut(NamedTuple):
    side: Side
    section: Section
    key: bytes


class SectionWork:
    """The sections that wait for one engine (``session.work.Scope``).

    The document is cut anew after edits, away from the session's thread. A section that is cut as before and in which
    nothing was touched is left alone.
    """

    def __init__(self, engine: SectionChecker, material: Material, answers: Answers) -> None:
        self._engine = engine
        self._material = material
        self.answers = answers
        self._checker = engine.id + SECTION
        self._stale = True
        self._touched: dict[Side, set[int]] = {side: set() for side in Side}
        self._placed: dict[Side, set[bytes]] = {side: set() for side in Side}
        self._waiting: list[_Cut] = []

    def __len__(self) -> int:
        """Sections are not counted: they follow when all passages are read."""
        return 0

    @property
    def due(self) -> bool:
        """Whether the document has to be cut, or sections wait."""
        return self._stale or bool(self._waiting)

    def add(self, side: Side, paragraphs: Mapping[int, None]) -> None:
        """These paragraphs changed: their sections are read again."""
        self._stale = True
        self._touched[side].update(paragraphs)

    def add_everything(self) -> None:
        """Read the whole document."""
        self._stale = True
        for placed_keys in self._placed.values():
            placed_keys.clear()

    def clear(self) -> None:
        """Let nothing wait."""
        self._stale = False
        self._waiting.clear()

    def forget(self) -> None:
        """Ask afresh for every section."""
        self.answers.forget()
        self.add_everything()

    def drop(self) -> None:
        """Take what was said out of the findings."""
        self._material.book.drop_checker(self._checker)
        for placed_keys in self._placed.values():
            placed_keys.clear()

    def next(self, language: str) -> Job | None:
        """Cut the document, or read one section that is not known, with those that are."""
        if self._stale:
            self._stale = False
            texts = {side: text for side in Side if (text := self._material.document.text(side))}
            readings = dict(self._material.readings)
            return Job(partial(self.readings, texts, readings, language), self._take_cuts)
        if not self._waiting:
            return None
        taken: list[_Cut] = []
        for cut in islice(self._waiting, PLACED_AT_ONCE):
            taken.append(cut)
            if self.answers.known(cut.key) is None:
                break
        del self._waiting[: len(taken)]
        last = taken[-1]
        if self.answers.known(last.key) is not None:
            return Job(nothing, lambda _: self._place(taken))
        return Job(partial(self._ask, last, language), partial(self._answered, taken, self.answers.knowledge))

    def readings(self, texts: Mapping[Side, Text], readings: Mapping[Side, Reading], language: str) -> list[_Cut]:
        """Every section with the key of what was said of it."""
        return [
            _Cut(side, section, self.answers.key(section, language))
            for side, text in texts.items()
            for section in sections(readings[side].all_passages(text))
        ]

    def recalled(self, found: Sequence[tuple[_Cut, Said]]) -> Changed:
        """Put in place what was said in earlier runs."""
        for cut, said in found:
            self.answers.remember(cut.key, said)
        return self._place([cut for cut, _ in found])

    def _take_cuts(self, cuts: list[_Cut]) -> Changed:
        self._waiting = [cut for cut in cuts if cut.key not in self._placed[cut.side] or self._is_touched(cut)]
        for side in Side:
            self._placed[side] &= {cut.key for cut in cuts if cut.side is side}
            if not self._stale:
                self._touched[side].clear()
        return {}

    def _is_touched(self, cut: _Cut) -> bool:
        touched = self._touched[cut.side]
        return bool(touched) and any(not touched.isdisjoint(passage.paragraphs) for passage in cut.section)

    def _ask(self, cut: _Cut, language: str) -> Said:
        (said,) = self.answers.recall([cut.key])
        if said is None:
            said = tuple(self._engine.check_section(cut.section, language))
            self.answers.keep([(cut.key, said)])
        return said

    def _answered(self, taken: list[_Cut], knowledge: int, said: Said) -> Changed:
        if knowledge != self.answers.knowledge:
            return {}
        self.answers.remember(taken[-1].key, said)
        return self._place(taken)

    def _place(self, cuts: list[_Cut]) -> Changed:
        changed: Changed = {side: set() for side in Side}
        for side, section, key in cuts:
            said = self.answers.known(key)
            if said is None:
                continue
            self._placed[side].add(key)
            for passage, remarks in zip(section, said, strict=True):
                now = self._material.as_it_is_now(side, passage)
                if now is not None:
                    findings = placed(remarks, now, side, self._checker.removesuffix(SECTION))
                    changed[side] |= self._material.book.put(side, now.paragraphs, self._checker, findings)
        return changed
