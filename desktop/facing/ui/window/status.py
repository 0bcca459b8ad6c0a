"""What the status bar says, in words. No widgets."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from facing.core.checkers import CheckerStatus
from facing.core.finding import Side
from facing.session.checking import EngineState
from facing.session.counts import Counts
from facing.session.measuring import Measure
from facing.session.session import Safety
from facing.ui.languages import language_name
from facing.ui.messages import engine_reason, engine_state


def changes_words(counts: Counts, versions: int = 0, selected: Measure | None = None) -> str:
    """How many changes there are, and how many of them in what is selected.

    ``versions``: how many earlier versions stand in the pages.
    """
    if selected is not None:
        template = QCoreApplication.translate("Status", "<b>{part}</b> of <b>{count}</b> changes")
        words = template.format(part=_number(selected.changes), count=_number(counts.changes))
    elif counts.changes == 1:
        words = QCoreApplication.translate("Status", "<b>1</b> change")
    else:
        template = QCoreApplication.translate("Status", "<b>{count}</b> changes")
        words = template.format(count=_number(counts.changes))
    if versions == 1:
        return QCoreApplication.translate("Status", "{changes} since the version").format(changes=words)
    if versions:
        return QCoreApplication.translate("Status", "{changes} between the versions").format(changes=words)
    return words


def words_words(counts: Counts, selected: Measure | None = None, side: Side = Side.CORRECTION) -> str:
    """How many words the correction has, and how many are selected; on the other side these alone."""
    if selected is not None and side is Side.ORIGINAL:
        template = QCoreApplication.translate("Status", "<b>{part}</b> words selected")
        return template.format(part=_number(selected.size.words))
    if selected is not None:
        template = QCoreApplication.translate("Status", "<b>{part}</b> of <b>{count}</b> words")
        return template.format(part=_number(selected.size.words), count=_number(counts.words))
    if counts.words == 1:
        return QCoreApplication.translate("Status", "<b>1</b> word")
    return QCoreApplication.translate("Status", "<b>{count}</b> words").format(count=_number(counts.words))


def characters_words(counts: Counts, selected: Measure | None = None, side: Side = Side.CORRECTION) -> str:
    """How many characters the correction has, and how many are selected; on the other side these alone."""
    if selected is not None and side is Side.ORIGINAL:
        template = QCoreApplication.translate("Status", "<b>{part}</b> characters selected")
        return template.format(part=_number(selected.size.characters))
    if selected is not None:
        template = QCoreApplication.translate("Status", "<b>{part}</b> of <b>{count}</b> characters")
        return template.format(part=_number(selected.size.characters), count=_number(counts.characters))
    if counts.characters == 1:
        return QCoreApplication.translate("Status", "<b>1</b> character")
    template = QCoreApplication.translate("Status", "<b>{count}</b> characters")
    return template.format(count=_number(counts.characters))


def sizes_words(counts: Counts, selected: Measure | None = None) -> str:
    """All of it in sentences: words, characters with and without spaces."""
    template = QCoreApplication.translate(
        "Status", "{where}: {words} words, {characters} characters with spaces, {letters} without."
    )
    lines = []
    if selected is not None:
        lines.append((QCoreApplication.translate("Status", "Selected"), *selected.size))
    whole = counts.words, counts.characters, counts.without_spaces
    lines.append((QCoreApplication.translate("Status", "Correction"), *whole))
    return "\n".join(
        template.format(where=where, words=_number(words), characters=_number(characters), letters=_number(letters))
        for where, words, characters, letters in lines
    )


def findings_words(counts: Counts) -> str:
    """How many findings there are, and what became of them."""
    if counts.findings == 1:
        template = QCoreApplication.translate("Status", "<b>1</b> finding, <b>{fixed}</b> fixed, <b>{new}</b> new")
    else:
        template = QCoreApplication.translate(
            "Status", "<b>{count}</b> findings, <b>{fixed}</b> fixed, <b>{new}</b> new"
        )
    return template.format(count=_number(counts.findings), fixed=_number(counts.fixed), new=_number(counts.new))


@dataclass(frozen=True, slots=True)
class EngineWords:
    """The checker in a few words, all about it in a sentence, and whether there is something to know."""

    short: str
    long: str
    is_trouble: bool


def engine_words(active: EngineState | None, others: list[EngineState], language: str) -> EngineWords:
    """The checker in use with its language and state; the reason why a better one is not in use."""
    reasons = [reason for engine in others if (reason := engine_reason(engine))]
    if active is None:
        short = QCoreApplication.translate("Status", "No checker, glossaries only")
        return EngineWords(short, " ".join(reasons) or short, bool(reasons))
    name = " ".join(part for part in (active.name, active.health.version) if part)
    parts = (name, language_name(language) if language else "", engine_state(active))
    short = ", ".join(part for part in parts if part)
    reasons = [reason for reason in (engine_reason(active), *reasons) if reason]
    failed = active.health.status in (CheckerStatus.UNAVAILABLE, CheckerStatus.FAILED)
    return EngineWords(short, " ".join([f"{short}.", *reasons]), failed or bool(reasons))


def safety_words(safety: Safety, target: Path | None, written_at: int | None) -> str:
    """What is on disk: the typing, and the corrected file. Times are in milliseconds since 1970."""
    if safety.problem is not None and safety.spare_copy is not None:
        return QCoreApplication.translate("Status", "Typing is only in a spare copy")
    if safety.problem is not None:
        return QCoreApplication.translate("Status", "Typing is not on disk")
    typing = (
        QCoreApplication.translate("Status", "All typing is on disk")
        if safety.all_on_disk
        else QCoreApplication.translate("Status", "Writing…")
    )
    return f"{typing} · {file_words(target, written_at)}"


def following_words(is_current: bool, changed_at: int | None) -> str:
    """How well a document that is only read is followed; when something new came, in milliseconds since 1970."""
    if not is_current:
        return QCoreApplication.translate("Status", "Read only · not up to date")
    if changed_at is None:
        return QCoreApplication.translate("Status", "Read only · up to date")
    template = QCoreApplication.translate("Status", "Read only · up to date, last change {time}")
    return template.format(time=clock_words(changed_at))


def file_words(target: Path | None, written_at: int | None) -> str:
    """The corrected file and when it was written."""
    if target is None:
        return QCoreApplication.translate("Status", "no corrected file yet")
    return f"{target.name} {clock_words(written_at)}".strip()


def clock_words(time: int | None) -> str:
    """A time of day; empty where there is none."""
    if time is None:
        return ""
    return QLocale().toString(QDateTime.fromMSecsSinceEpoch(time).time(), QLocale.FormatType.ShortFormat)


def _number(count: int) -> str:
    return QLocale().toString(count)
