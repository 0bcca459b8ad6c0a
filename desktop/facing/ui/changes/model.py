"""The list of changes, asked for as far as it is looked at."""

from collections.abc import Iterator
from itertools import islice

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex

from facing.core.edit import Origin
from facing.session.taking import origin_of
from facing.ui.changes.wording import ShownChange, described, shown_change
from facing.ui.controls.row_model import RowModel
from facing.ui.panes.session_content import SessionContent

# Changes that are compared and worded at a time: a few milliseconds.
BATCH = 60


class ChangeListModel(RowModel):
    """A whole book's changes are never worded at once: the view fetches more when its end comes into sight."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(described, parent)
        self._source: Iterator[ShownChange] = iter(())
        self._at_end = True
        self.revision = -1

    def look_again(self, content: SessionContent | None, rows: int, origin: Origin | None = None) -> None:
        """Begin again with the changes as they are now, of one origin alone where that is given.

        At least about so many rows are there at once.
        """
        self._at_end = content is None
        self._source = iter(())
        self.revision = -1
        if content is not None:
            self.revision = content.corrected.revision
            self._source = _shown(content, origin)
        first = list(islice(self._source, max(rows, BATCH)))
        self._at_end = self._at_end or len(first) < max(rows, BATCH)
        self.show(first)

    def stop(self) -> None:
        """Fetch no more from texts that are changing; what is shown stays."""
        self._at_end = True
        self._source = iter(())

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether there may be further changes."""
        return super().canFetchMore(parent) or (not parent.isValid() and not self._at_end)

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        """Word some more changes."""
        if super().canFetchMore(parent):
            super().fetchMore(parent)
            return
        more = list(islice(self._source, BATCH))
        self._at_end = len(more) < BATCH
        self.append(more)


def _shown(content: SessionContent, origin: Origin | None) -> Iterator[ShownChange]:
    for change in content.comparison.changes():
        if origin is None or origin_of(content.corrected, content.origins_of, change.corrected) is origin:
            yield shown_change(content, change)
