"""An earlier version in the original's place."""

from collections.abc import Callable, Mapping, Sequence

from facing.core.edit import Edit
from facing.core.finding import Finding, Side
from facing.core.styles import StyleSpans
from facing.core.text import Text
from facing.diff.comparison import Comparison
from facing.diff.styling import carried_styles
from facing.session.session import Session
from facing.ui.panes.session_content import SessionContent


class VersionContent(SessionContent):
    """The pages' content while a version is compared with the correction, which is edited on meanwhile."""

    def __init__(self, session: Session, chosen: Callable[[], Finding | None], comparison: Comparison) -> None:
        super().__init__(session, chosen)
        self._comparison = comparison
        self._styles = carried_styles(session.original.styles, session.original.text, comparison.original)

    @property
    def original(self) -> Text:
        """The earlier version."""
        return self._comparison.original

    @property
    def styles(self) -> Mapping[int, StyleSpans]:
        """Those of the original, carried over to the earlier version, which is kept as text alone."""
        return self._styles

    @property
    def comparison(self) -> Comparison:
        """How the earlier version and the correction compare now."""
        return self._comparison

    def findings_of(self, side: Side, paragraph: int) -> Sequence[Finding]:
        """Those of the correction; an earlier version is not checked."""
        return super().findings_of(side, paragraph) if side is Side.CORRECTION else ()

    def follow(self, edits: Sequence[Edit]) -> None:
        """Compare again what was edited."""
        for edit in edits:
            self._comparison.edited(edit, self._comparison.corrected.apply(edit))
