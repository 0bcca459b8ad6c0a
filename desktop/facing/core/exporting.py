"""What a correction can be given to others as."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from facing.core.authorship import Authorship
from facing.core.document import Original
from facing.core.finding import PlacedFinding
from facing.core.origins import OriginSpans
from facing.core.text import Text


class ExportFormat(StrEnum):
    """What a correction can be given to others as."""

    TRACKED_DOCX = "tracked-docx"
    DOCX = "docx"
    HTML = "html"
    PDF = "pdf"
    TXT = "txt"
    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"

    @property
    def ending(self) -> str:
        """How such a file's name ends."""
        return f".{self.value.rpartition('-')[2]}"

    @property
    def tells_changes(self) -> bool:
        """Whether it lists or shows what was changed and found, for reading; the others are texts to go on with."""
        return self not in (ExportFormat.TRACKED_DOCX, ExportFormat.DOCX, ExportFormat.TXT)


@dataclass(frozen=True, slots=True)
class ExportManner:
    """Who made the changes and when, which an export may tell; ``when`` knows its time zone.

    ``mechanical_tracked``: changes of white space, quotation marks and dashes alone are told, too, as tracked changes.
    ``white_space_ignored``: where changes are told for reading, those of white space alone do not count.
    ``changes_only``: what is the same on both sides is left out where the sides are shown.
    ``corrected_name`` says which correction it is, such as the name of a version or a file; ``language`` is the texts'
    (BCP 47), empty for unknown. ``origins`` has the spans of the corrected paragraphs by index, ``findings`` are in
    the order in which they are told. Changes that ``authorship`` knows are others'.
    """

    author: str
    when: datetime
    mechanical_tracked: bool = True
    white_space_ignored: bool = False
    changes_only: bool = False
    corrected_name: str = ""
    language: str = ""
    origins: Mapping[int, OriginSpans] = field(default_factory=dict)
    authorship: Authorship | None = None
    findings: Sequence[PlacedFinding] = ()


class Exporter(Protocol):
    """Makes a file of one format that gives a correction to others. Callable from any thread."""

    def __call__(self, original: Original, corrected: Text, manner: ExportManner) -> bytes:
        """The bytes of the file.

        Raises:
            UserProblem: the format cannot hold the text; as ``Formats.write``.
        """
