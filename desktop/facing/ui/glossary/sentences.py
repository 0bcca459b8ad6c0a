"""What is said of glossary files: what a format cannot hold, what was written where."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from facing.glossary.losses import Loss, LossSort

_LOSSES: Mapping[LossSort, object] = {
    LossSort.FORMS: QT_TRANSLATE_NOOP("Messages", "further forms"),
    LossSort.STATUS: QT_TRANSLATE_NOOP("Messages", "which forms are forbidden or garbled"),
    LossSort.LANGUAGE: QT_TRANSLATE_NOOP("Messages", "languages"),
    LossSort.KIND: QT_TRANSLATE_NOOP("Messages", "kinds of terms"),
    LossSort.CASE_RULE: QT_TRANSLATE_NOOP("Messages", "rules for capitals"),
    LossSort.INFLECTION: QT_TRANSLATE_NOOP("Messages", "rules for inflection"),
    LossSort.INFLECTED_FORMS: QT_TRANSLATE_NOOP("Messages", "listed grammatical forms"),
    LossSort.SOURCE: QT_TRANSLATE_NOOP("Messages", "sources"),
    LossSort.DOMAIN: QT_TRANSLATE_NOOP("Messages", "domains"),
    LossSort.CHARACTERS: QT_TRANSLATE_NOOP("Messages", "some characters"),
}


def losses_sentence(path: Path, losses: Sequence[Loss]) -> str:
    """What the format of a glossary's file cannot hold."""
    template = QCoreApplication.translate("Messages", "“{name}” cannot hold {losses}.")
    return template.format(name=path.name, losses=", ".join(map(loss_words, losses)))


def exported_sentence(path: Path, losses: Sequence[Loss]) -> str:
    """Where terms were written to, and what the format could not hold."""
    written = QCoreApplication.translate("Messages", "The terms were written to “{name}”.").format(name=path.name)
    return f"{written} {losses_sentence(path, losses)}" if losses else written


def loss_words(loss: Loss) -> str:
    """One thing that a format cannot hold, with an example."""
    template = QCoreApplication.translate("Messages", "{sort} ({count}, such as “{example}”)")
    return template.format(
        sort=QCoreApplication.translate("Messages", str(_LOSSES[loss.sort])),
        count=f"{loss.count:n}",
        example=loss.example,
    )


def changed_sentence(path: Path) -> str:
    """Another program has written into a glossary's file while its terms were edited."""
    template = QCoreApplication.translate(
        "Messages", "“{name}” was changed by another program and was not written over: choose what to keep."
    )
    return template.format(name=path.name)


def copy_sentence(path: Path, copy: Path) -> str:
    """A file that held more than terms that can be used was kept before it was written over."""
    template = QCoreApplication.translate(
        "Messages", "“{name}” held more than the terms that are in use, so it was kept as “{copy}” before it was saved."
    )
    return template.format(name=path.name, copy=copy.name)
