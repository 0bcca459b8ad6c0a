"""The content of the pages as a session has it."""

from collections.abc import Callable, Mapping, Sequence

from facing.core.document import Version
from facing.core.finding import Finding, Side
from facing.core.origins import OriginSpans
from facing.core.styles import StyleSpans
from facing.core.text import Text
from facing.diff.comparison import Comparison
from facing.session.session import Session
from facing.ui.panes.content import ShownMatch, text_of


class SessionContent:
    """Fulfils ``PaneContent``; ``chosen`` tells which finding the user has chosen."""

    def __init__(self, session: Session, chosen: Callable[[], Finding | None]) -> None:
        self.session = session
        self._chosen = chosen

    @property
    def versions(self) -> tuple[Version, ...]:
        """The earlier versions that are shown: none, one in the original's place, or one on each page."""
        return ()

    def shows(self, side: Side) -> bool:
        """Whether the page of this side shows the document's own original, or its correction to be edited."""
        return side is Side.ORIGINAL or not self.session.read_only

    def origins_of(self, paragraph: int) -> OriginSpans:
        """Where the changes in a paragraph of the right page came from (by index)."""
        return self.session.origins.of(self.corrected.id_at(paragraph))

    def close(self) -> None:
        """It is shown no more."""

    @property
    def original(self) -> Text:
        """The original."""
        return self.session.original.text

    @property
    def corrected(self) -> Text:
        """The correction now."""
        return self.session.corrected

    @property
    def styles(self) -> Mapping[int, StyleSpans]:
        """The styles of the original's paragraphs (by index) that are not all plain."""
        return self.session.original.styles

    @property
    def comparison(self) -> Comparison:
        """How they compare now."""
        return self.session.comparison

    @property
    def current_finding(self) -> Finding | None:
        """The finding that the user has chosen."""
        return self._chosen()

    def findings_of(self, side: Side, paragraph: int) -> Sequence[Finding]:
        """The findings of the paragraph with this id, in order."""
        return self.session.findings.of(side, paragraph)

    def text(self, side: Side) -> Text:
        """One side, to be searched."""
        return text_of(self, side)

    def matches_of(self, side: Side, paragraph: int) -> Sequence[ShownMatch]:
        """What was looked for in the paragraph with this index, in order."""
        search = self.session.search
        if not search.is_on:
            return ()
        matches = search.of(side, paragraph)
        here = (side, self.text(side).id_at(paragraph)) if matches else None
        return [
            ShownMatch(match.start, match.end, search.current == (*here, match.start, match.end))
            for match in matches
            if here
        ]

    def checker_name(self, checker: str) -> str:
        """The own name of the checker with this id."""
        checking = self.session.checking
        names = {engine.id: engine.name for engine in (*checking.engines(), *checking.own_engines())}
        return names.get(checker, checker)
