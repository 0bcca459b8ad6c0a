"""All words of exports go through the window's translation."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from PySide6.QtCore import QCoreApplication, QTranslator
from pytestqt.qtbot import QtBot

from facing.app.export_words import export_words
from facing.exports.words import ExportWords


class _Marking(QTranslator):
    """Another language, in which every word is marked."""

    def isEmpty(self) -> bool:  # noqa: N802
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        return f"«{source}»"


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for each in value.values() for text in strings(each))
    elif isinstance(value, tuple):
        yield from (text for each in value for text in strings(each))
    elif is_dataclass(value):
        yield from (text for field in fields(value) for text in strings(getattr(value, field.name)))


def test_every_word_is_translated(qtbot: QtBot) -> None:
    marking = _Marking()
    QCoreApplication.installTranslator(marking)
    try:
        words = list(strings(export_words()))
    finally:
        QCoreApplication.removeTranslator(marking)
    # The languages of the two texts are no words.
    assert [word for word in words if "«" not in word] == ["", ""]
    assert len(words) > 80


def test_without_another_language_the_words_are_those_of_the_command_line(qtbot: QtBot) -> None:
    told, plain = export_words(), ExportWords()
    for own, other in ((told.page, plain.page), (told.page.findings, plain.page.findings), (told.tables, plain.tables)):
        for field in fields(own):
            if field.name not in ("values", "findings"):
                assert getattr(own, field.name) == getattr(other, field.name)
