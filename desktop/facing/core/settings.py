"""What the user may set. Loaded and kept by ``config``; every default is written here."""

from dataclasses import dataclass
from enum import StrEnum


class CheckerChoice(StrEnum):
    """Which grammar checker to use; automatic means LanguageTool where it runs, else the embedded one."""

    AUTOMATIC = "automatic"
    LANGUAGETOOL = "languagetool"
    EMBEDDED = "embedded"
    NONE = "none"


class ThemeChoice(StrEnum):
    """Light, dark, or as the system is."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings. Font size in points, heap in mebibytes, spacing as a factor of the line's height.

    ``typing_aids`` switches all help while typing, the four after it the kinds of it. Characters used recently are the
    newest first.

    ``languagetool_ngrams`` is a folder with LanguageTool's n-gram data (``en``, ``de``, ... inside),
    ``languagetool_rules`` a file with its rule configuration; empty for none. ``languagetool_picky`` asks it for more,
    ``mother_tongue`` (a language code, empty for none) for false friends of that language.

    ``backup_folder`` is where backups of the versions go; empty for our own folder.

    ``mark_hints`` marks mere hints as well; ``rules_off`` and ``rules_on`` are rule ids that hold for all documents.
    """

    checker: CheckerChoice = CheckerChoice.AUTOMATIC
    language: str = "auto"
    default_english: str = "en-US"
    theme: ThemeChoice = ThemeChoice.SYSTEM
    font_family: str = ""
    font_size: float = 13.0
    line_spacing: float = 1.6
    languagetool_heap: int = 512
    languagetool_ngrams: str = ""
    languagetool_rules: str = ""
    languagetool_picky: bool = False
    mother_tongue: str = ""
    mark_hints: bool = False
    rules_off: tuple[str, ...] = ()
    rules_on: tuple[str, ...] = ()
    advance_after_decision: bool = True
    glossaries: tuple[str, ...] = ()
    typing_aids: bool = True
    typing_quotes: bool = True
    typing_dashes: bool = True
    typing_ellipses: bool = True
    typing_spaces: bool = True
    show_invisibles: bool = False
    recent_characters: tuple[str, ...] = ()
    backup_folder: str = ""
