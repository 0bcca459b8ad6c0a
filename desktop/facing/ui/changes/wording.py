"""Changes in words: what stood there, what stands there now, where that came from."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from facing.core.edit import Origin
from facing.diff.changes import Change
from facing.diff.rows import Relation
from facing.session.taking import origin_of
from facing.ui.controls.row_model import RowWords
from facing.ui.panes.session_content import SessionContent

_LONGEST = 80  # code points that are shown of either side


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A change with its words: ``old`` of the left page, ``new`` of the right one, either may be empty.

    A paragraph that moved is two changes, ``is_move``: where it stood, and where it stands.
    """

    change: Change
    old: str
    new: str
    origin: Origin | None
    is_move: bool = False


def shown_change(content: SessionContent, change: Change) -> ShownChange:
    """The change with the words that stand there now."""
    return ShownChange(
        change,
        _words(content.original.slice(*change.original)),
        _words(content.corrected.slice(*change.corrected)),
        origin_of(content.corrected, content.origins_of, change.corrected),
        content.comparison.row(change.row).relation is Relation.MOVED,
    )


def origin_word(origin: Origin) -> str:
    """Where a change came from, in a word or two."""
    return {
        Origin.TYPED: QCoreApplication.translate("Changes", "typed"),
        Origin.RULE: QCoreApplication.translate("Changes", "suggestion"),
        Origin.TERM: QCoreApplication.translate("Changes", "term"),
        Origin.REPAIR: QCoreApplication.translate("Changes", "repair"),
        Origin.BULK: QCoreApplication.translate("Changes", "all of a kind"),
        Origin.RESTORE: QCoreApplication.translate("Changes", "restored"),
        Origin.IMPORT: QCoreApplication.translate("Changes", "imported"),
    }[origin]


def described(entry: object) -> RowWords:
    """An entry of the list of changes in words."""
    if not isinstance(entry, ShownChange):
        raise TypeError(entry)
    return RowWords(change_words(entry), change_remark(entry))


def change_words(shown: ShownChange) -> str:
    """Old and new words, an arrow between them; one side alone has a sign of its own."""
    if shown.old and shown.new:
        return f"{shown.old} → {shown.new}"
    if shown.is_move:
        return shown.old or shown.new
    if shown.new:
        return f"+ {shown.new}"
    return f"− {shown.old}" if shown.old else QCoreApplication.translate("Changes", "paragraph break")


def change_remark(shown: ShownChange) -> str:
    """What was done, and where that came from where it is known."""
    if shown.is_move:
        away = QCoreApplication.translate("Changes", "moved away")
        return away if shown.old else QCoreApplication.translate("Changes", "moved here")
    if shown.old and not shown.new:
        what = QCoreApplication.translate("Changes", "removed")
    elif shown.new and not shown.old:
        what = QCoreApplication.translate("Changes", "added")
    else:
        what = ""
    return ", ".join(part for part in (what, origin_word(shown.origin) if shown.origin else "") if part)


def _words(text: str) -> str:
    words = " ".join(text.split()) or _white_space(text)
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def _white_space(text: str) -> str:
    """Which white space this is, in words; nothing for an empty text."""
    if len(text) > 1:
        return QCoreApplication.translate("Changes", "white space ({count} characters)").format(count=len(text))
    return {
        "": "",
        " ": QCoreApplication.translate("Changes", "space"),
        "\t": QCoreApplication.translate("Changes", "tab"),
        "\u00a0": QCoreApplication.translate("Changes", "no-break space"),
        "\n": QCoreApplication.translate("Changes", "paragraph break"),
    }.get(text, QCoreApplication.translate("Changes", "white space"))
