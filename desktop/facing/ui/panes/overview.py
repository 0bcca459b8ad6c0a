"""Links the map at the edge with what is in view."""

from PySide6.QtCore import QObject, Signal

from facing.ui.panes.change_map import ChangeMap
from facing.ui.panes.content import PaneContent
from facing.ui.panes.level import Anchor, Level
from facing.ui.panes.scrolling import Scroller
from facing.ui.panes.survey import Estimate, Survey, Surveyor


class Overview(QObject):
    """Shows surveys on the map, moves its thumb with the text, and the text with its thumb.

    ``surveyed`` passes each survey on.
    """

    surveyed = Signal(object)

    def __init__(self, change_map: ChangeMap, scroller: Scroller, level: Level, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._map = change_map
        self._scroller = scroller
        self._level = level
        self._survey: Survey | None = None
        self._surveyor = Surveyor(self)
        self._surveyor.ready.connect(self._take)
        change_map.valueChanged.connect(self._go_to)
        scroller.scrolled.connect(self._follow)

    def use(self, scroller: Scroller, level: Level) -> None:
        """Follow and move this text from now on; it has the same rows."""
        self._scroller.scrolled.disconnect(self._follow)
        self._scroller, self._level = scroller, level
        scroller.scrolled.connect(self._follow)

    def begin(self, content: PaneContent, estimate: Estimate) -> None:
        """Survey this content now; a short one is on the map when this returns."""
        self._survey = None
        self._surveyor.survey_now(content, estimate)

    def renew(self, estimate: Estimate, other_rows: bool) -> None:
        """Survey again when nothing has changed for a while; at once as long as the map is empty.

        ``other_rows``: a survey that is being made would come out wrong.
        """
        if self._survey is not None:
            self._surveyor.survey_later(estimate, other_rows)
        elif other_rows:
            self._surveyor.survey_now(None, estimate)

    def renew_now(self, estimate: Estimate) -> None:
        """Survey again at once, since the reader has changed what is shown."""
        self._surveyor.survey_now(None, estimate)

    def _take(self, survey: Survey) -> None:
        self._survey = survey
        self._map.show_survey(survey, self._scroller.height)
        self._follow()
        self.surveyed.emit(survey)

    def _follow(self) -> None:
        if self._survey is None:
            return
        anchor = self._scroller.anchor
        value = self._survey.scale.value_of(anchor, self._level.row_height(anchor.row))
        self._map.show_value(self._map.maximum() if self._scroller.at_end() else value)

    def _go_to(self, value: int) -> None:
        if self._survey is None:
            return
        if value <= 0:
            self._scroller.go_to_top()
        elif value >= self._map.maximum():
            self._scroller.go_to(Anchor(len(self._level), 0))
        else:
            self._scroller.go_to(self._survey.scale.anchor_of(value, self._level.row_height))
