"""Earlier versions in the pages: one in the original's place, or two beside each other."""

from collections.abc import Callable, Mapping, Sequence

from facing.core.document import Content, Version
from facing.core.finding import Finding, Side
from facing.core.origins import OriginSpans
from facing.core.styles import StyleSpans
from facing.core.text import Text
from facing.diff.comparison import Comparison
from facing.diff.styling import carried_styles
from facing.session.session import Session
from facing.ui.panes.session_content import SessionContent


class _ComparedVersions(SessionContent):
    """What both have in common: the texts are those of a comparison that is not the document's own."""

    def __init__(
        self,
        session: Session,
        chosen: Callable[[], Finding | None],
        versions: tuple[Version, ...],
        comparison: Comparison,
    ) -> None:
        super().__init__(session, chosen)
        self._versions = versions
        self._comparison = comparison
        self._styles = _styles(session, comparison)

    @property
    def versions(self) -> tuple[Version, ...]:
        """The versions that are shown, the older one first."""
        return self._versions

    @property
    def original(self) -> Text:
        """The older version."""
        return self._comparison.original

    @property
    def styles(self) -> Mapping[int, StyleSpans]:
        """Those of the original, carried over to the older version, which is kept as text alone."""
        return self._styles

    @property
    def comparison(self) -> Comparison:
        """How the two texts compare now."""
        return self._comparison


class VersionContent(_ComparedVersions):
    """The pages' content while a version is compared with the correction, which is edited on meanwhile."""

    def __init__(
        self, session: Session, chosen: Callable[[], Finding | None], version: Version, comparison: Comparison
    ) -> None:
        super().__init__(session, chosen, (version,), comparison)
        session.comparing.watch(comparison)

    def shows(self, side: Side) -> bool:
        """Only the correction is the document's own text."""
        return side is Side.CORRECTION and super().shows(side)

    def findings_of(self, side: Side, paragraph: int) -> Sequence[Finding]:
        """Those of the correction; an earlier version is not checked."""
        return super().findings_of(side, paragraph) if side is Side.CORRECTION else ()

    def close(self) -> None:
        """Keep the comparison current no more."""
        self.session.comparing.unwatch(self._comparison)


class TwoVersions(_ComparedVersions):
    """The pages' content while two versions are compared, the older one at the left. Nothing is edited then."""

    def __init__(
        self,
        session: Session,
        chosen: Callable[[], Finding | None],
        versions: tuple[Version, Version],
        newer: Content,
        comparison: Comparison,
    ) -> None:
        super().__init__(session, chosen, versions, comparison)
        self._origins = newer.origins

    @property
    def corrected(self) -> Text:
        """The newer version."""
        return self._comparison.corrected

    def shows(self, side: Side) -> bool:
        """Neither page shows the document's own text."""
        return False

    def origins_of(self, paragraph: int) -> OriginSpans:
        """Where the newer version's changes came from, as they were kept with it."""
        return self._origins.get(paragraph, ())

    def findings_of(self, side: Side, paragraph: int) -> Sequence[Finding]:
        """None: versions are not checked."""
        return ()


def _styles(session: Session, comparison: Comparison) -> Mapping[int, StyleSpans]:
    """The styles of the version at the left; versions are kept as text alone."""
    return carried_styles(session.original.styles, session.original.text, comparison.original)
