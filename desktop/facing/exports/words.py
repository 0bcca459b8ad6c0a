"""The words of exports that are not the texts' own; English where nobody gives others."""

from dataclasses import dataclass, field

from facing.exports.page import PageLabels
from facing.exports.table import TableLabels


@dataclass(frozen=True)
class ExportWords:
    """The words of the page and of the tables."""

    page: PageLabels = field(default_factory=PageLabels)
    tables: TableLabels = field(default_factory=TableLabels)
