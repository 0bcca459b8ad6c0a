"""The words of the versions list."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from facing.core.document import Version, VersionKind
from facing.ui.controls.row_model import RowWords
from facing.ui.history.days import Day, Kept, Pinned


def day_words(day: Day, today: date) -> str:
    """The day as people say it."""
    if day.date == today:
        return QCoreApplication.translate("History", "Today")
    if day.date == today - timedelta(days=1):
        return QCoreApplication.translate("History", "Yesterday")
    return QLocale().toString(QDate(day.date.year, day.date.month, day.date.day), QLocale.FormatType.LongFormat)


def time_words(time: datetime) -> str:
    """The time of day as this system writes it."""
    return QLocale().toString(QTime(time.hour, time.minute), QLocale.FormatType.ShortFormat)


def when_words(kept: Kept) -> str:
    """The time of day; where no day stands above it, the day too."""
    if not kept.on_top:
        return time_words(kept.time)
    day = QDate(kept.time.year, kept.time.month, kept.time.day)
    return f"{QLocale().toString(day, QLocale.FormatType.ShortFormat)} {time_words(kept.time)}"


def version_name(version: Version) -> str:
    """The version's own name, or why it exists."""
    return (
        version.name
        or {
            VersionKind.KEPT: QCoreApplication.translate("History", "Saved"),
            VersionKind.AUTOMATIC: QCoreApplication.translate("History", "Kept by itself"),
            VersionKind.RESTORE: QCoreApplication.translate("History", "Restored"),
            VersionKind.IMPORT: QCoreApplication.translate("History", "Imported"),
        }[version.kind]
    )


def version_caption(version: Version, today: date) -> tuple[str, str]:
    """The title of a page that shows a version, and what stands beside it: its own name, or why it exists."""
    time = datetime.fromtimestamp(version.saved / 1000)
    when = time_words(time)
    if time.date() != today:
        template = QCoreApplication.translate("History", "{day}, {time}")
        day = QLocale().toString(QDate(time.year, time.month, time.day), QLocale.FormatType.ShortFormat)
        when = template.format(day=day, time=when)
    title = QCoreApplication.translate("History", "Version of {when}").format(when=when)
    quoted = QCoreApplication.translate("History", "“{name}”").format(name=version.name)
    return title, quoted if version.name else version_name(version)


def short_words(version: Version, today: date) -> str:
    """When a version was kept and what it is called, as shortly as can be."""
    kept = Kept(version, datetime.fromtimestamp(version.saved / 1000))
    when = when_words(Kept(version, kept.time, on_top=kept.time.date() != today))
    return f"{when} {version_name(version)}"


def version_remark(version: Version) -> str:
    """How much changed since the version before."""
    if version.words_changed == 1:
        return QCoreApplication.translate("History", "1 word changed")
    return QCoreApplication.translate("History", "%n words changed", "", version.words_changed)


def described(entry: object) -> RowWords:
    """An entry of the versions list in words."""
    if isinstance(entry, Day):
        return RowWords(day_words(entry, date.today()), is_header=True)
    if isinstance(entry, Pinned):
        return RowWords(QCoreApplication.translate("History", "Pinned"), is_header=True)
    if isinstance(entry, Kept):
        words = f"{when_words(entry)}  {version_name(entry.version)}"
        return RowWords(words, version_remark(entry.version), entry.version.note)
    raise TypeError(entry)
