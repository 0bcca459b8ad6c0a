"""What a session is given by the composition root."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from facing.core.ports import (
    Clock,
    DocumentLock,
    Formats,
    Journaling,
    LanguageDetector,
    PassageChecker,
    Store,
    Tasks,
)
from facing.core.settings import Settings
from facing.session.glossaries import Glossaries


@dataclass(frozen=True)
class Services:
    """Everything from outside the session's own rooms.

    ``grammar`` are the grammar engines in order of preference; ``own`` the checkers that always run.
    ``is_users`` tells the user's own files from those in our folders.
    ``lock`` takes a document's id and raises ``DOCUMENT_OPEN_ELSEWHERE`` when another program holds it.
    """

    store: Store
    formats: Formats
    grammar: Sequence[PassageChecker]
    own: Sequence[PassageChecker]
    glossaries: Glossaries
    tasks: Tasks
    clock: Clock
    settings: Settings
    detector: LanguageDetector
    lock: Callable[[str], DocumentLock]
    journal: Callable[[str], Journaling]
    is_users: Callable[[Path], bool]
