"""An engine reads the whole document: what shows only by comparing all its places."""

from collections.abc import Mapping
from functools import partial

from facing.core.checkers import DocumentChecker, RemarkCache
from facing.core.finding import Finding, Side
from facing.core.text import Text
from facing.session.kept_findings import KeptFindings
from facing.session.work import Changed, Job, Material

DOCUMENT = "/document"  # behind a checker's id: what it said of the document


class DocumentWork:
    """Whether an engine has to read the document again (``session.work.Scope``)."""

    def __init__(self, engine: DocumentChecker, material: Material, cache: RemarkCache) -> None:
        self._kept = KeptFindings(engine, cache)
        self._material = material
        self._checker = engine.id + DOCUMENT
        self._waits = True

    def __len__(self) -> int:
        """Documents are not counted."""
        return 0

    @property
    def due(self) -> bool:
        """Whether the document changed since it was read."""
        return self._waits

    def add(self, side: Side, paragraphs: Mapping[int, None]) -> None:
        """Something changed."""
        self._waits = True

    def add_everything(self) -> None:
        """Read the document."""
        self._waits = True

    def clear(self) -> None:
        """Leave the document."""
        self._waits = False

    def forget(self) -> None:
        """Read the document again."""
        self._waits = True

    def drop(self) -> None:
        """Take what was said out of the findings."""
        self._material.book.drop_checker(self._checker)

    def next(self, language: str) -> Job | None:
        """Read both sides as they are now."""
        if not self._waits:
            return None
        self._waits = False
        texts = {side: text for side in Side if (text := self._material.document.text(side))}
        readings = dict(self._material.readings)

        def check() -> list[Finding]:
            sides = {side: readings[side].all_passages(text) for side, text in texts.items()}
            return self._kept.found(texts, sides, language)

        return Job(check, partial(self._checked, texts))

    def _checked(self, texts: Mapping[Side, Text], findings: list[Finding]) -> Changed:
        changed: Changed = {}
        for side, then in texts.items():
            now = self._material.document.text(side)
            current = [each for each in findings if each.side is side and _is_as_it_was(each, then, now)]
            changed[side] = self._material.book.put_everywhere(side, self._checker, current)
        return changed


def _is_as_it_was(finding: Finding, then: Text, now: Text | None) -> bool:
    """Whether a finding's paragraph has not changed since the text that was checked."""
    if now is None or now is then:
        return now is then
    before, after = then.index_of(finding.span.paragraph), now.index_of(finding.span.paragraph)
    return before is not None and after is not None and then[before].text == now[after].text
