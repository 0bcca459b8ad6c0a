"""Changes in words: what stood there, what stands there now, where that came from."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from facing.core.authorship import Author
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

    A paragraph that moved is two changes, ``is_move``: where it stood, and where it stands. ``author`` has made it
    where it came with tracked changes and is as it was then.
    """

    change: Change
    old: str
    new: str
    origin: Origin | None
    is_move: bool = False
    author: Author | None = None


def shown_change(content: SessionContent, change: Change) -> ShownChange:
    """The change with the words that stand there now."""
    return ShownChange(
        change,
        _words(content.original.slice(*change.original)),
        _words(content.corrected.slice(*change.corrected)),
        origin_of(content.corrected, content.origins_of, change.corrected),
        content.comparison.row(change.row).relation is Relation.MOVED,
        None if content.versions else content.session.authors.of(change, content.corrected),
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
    return RowWords(change_words(entry), change_remark(entry, with_time=False))


def change_words(shown: ShownChange) -> str:
    """Old and new words, an arrow between them; one side alone has a sign of its own."""
    if shown.old and shown.new:
        return f"{shown.old} → {shown.new}"
    if shown.is_move:
        return shown.old or shown.new
    if shown.new:
        return f"+ {shown.new}"
    return f"− {shown.old}" if shown.old else QCoreApplication.translate("Changes", "paragraph break")


def change_remark(shown: ShownChange, with_time: bool = True) -> str:
    """What was done, and where that came from where it is known; of others' changes also when, if there is room."""
    if shown.is_move:
        away = QCoreApplication.translate("Changes", "moved away")
        return away if shown.old else QCoreApplication.translate("Changes", "moved here")
    if shown.old and not shown.new:
        what = QCoreApplication.translate("Changes", "removed")
    elif shown.new and not shown.old:
        what = QCoreApplication.translate("Changes", "added")
    else:
        what = ""
    origin = origin_word(shown.origin) if shown.origin else ""
    whose = author_words(shown.author, with_time) if shown.author else origin
    return ", ".join(part for part in (what, whose) if part)


def author_words(author: Author, with_time: bool) -> str:
    """Who made a change of others, and when that is known and wanted."""
    name = author.name or QCoreApplication.translate("Changes", "someone")
    if not (author.when and with_time):
        return QCoreApplication.translate("Changes", "by {author}").format(author=name)
    when = author.when.replace("T", " ").removesuffix("Z")[:16]
    return QCoreApplication.translate("Changes", "by {author}, {when}").format(author=name, when=when)


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
