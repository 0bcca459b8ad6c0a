"""What a session is given by the composition root."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from facing.core.checkers import Checker, RemarkCache
from facing.core.ports import (
    Clock,
    DocumentLock,
    Formats,
    Journaling,
    LanguageDetector,
    Store,
    Tasks,
    WordList,
)
from facing.core.settings import Settings
from facing.core.work import WorkFormat
from facing.session.exporting import Exports
from facing.session.glossaries import Glossaries
from facing.session.rule_lists import RuleLists


@dataclass(frozen=True)
class Services:
    """Everything from outside the session's own rooms.

    ``grammar`` are the grammar engines in order of preference; ``own`` the checkers that always run.
    ``cache`` takes a document's id and gives what checkers said of it in earlier runs.
    ``words`` are those that the user has declared right; ``change_settings`` takes what makes new settings of the
    present ones, keeps these and gives them back.
    ``is_users`` tells the user's own files from those in our folders.
    ``works`` reads and writes work files; below ``works_folder`` stand the originals that came with them.
    ``tracked_source`` takes the digest of an original and gives the file with tracked changes that it was made of.
    ``lock`` takes a document's id and raises ``DOCUMENT_OPEN_ELSEWHERE`` when another program holds it.
    """

    store: Store
    formats: Formats
    grammar: Sequence[Checker]
    own: Sequence[Checker]
    glossaries: Glossaries
    rule_lists: RuleLists
    tasks: Tasks
    clock: Clock
    settings: Settings
    detector: LanguageDetector
    lock: Callable[[str], DocumentLock]
    journal: Callable[[str], Journaling]
    cache: Callable[[str], RemarkCache]
    is_users: Callable[[Path], bool]
    words: WordList
    change_settings: Callable[[Callable[[Settings], Settings]], Settings]
    works: WorkFormat
    works_folder: Path
    tracked_source: Callable[[bytes], bytes | None] = lambda digest: None
    exports: Exports = field(default_factory=Exports)
