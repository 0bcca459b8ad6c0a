from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from facing.core.checkers import CheckerHealth, CheckerStatus
from facing.core.problem import ProblemCode, UserProblem
from facing.session.checking import EngineState
from facing.session.counting import Size
from facing.session.counts import Counts
from facing.session.measuring import Measure
from facing.session.session import Safety
from facing.ui.window.status import (
    changes_words,
    characters_words,
    engine_words,
    file_words,
    findings_words,
    following_words,
    language_name,
    safety_words,
    sizes_words,
    words_words,
)


@pytest.mark.parametrize(
    ("code", "name"),
    [("en-US", "English (US)"), ("de-DE", "German (DE)"), ("fr", "French"), ("xx-YY", "xx-YY"), ("", "")],
)
def test_languages_are_told_as_people_say_them(code: str, name: str) -> None:
    assert language_name(code) == name


@pytest.fixture
def american() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    yield
    QLocale.setDefault(before)


@pytest.mark.usefixtures("american")
def test_counts_are_words_with_their_numbers() -> None:
    counts = Counts(words=1234, changes=1, findings=6, fixed=5, new=1)
    assert words_words(counts) == "<b>1,234</b> words"
    assert changes_words(counts) == "<b>1</b> change"
    assert findings_words(counts) == "<b>6</b> findings, <b>5</b> fixed, <b>1</b> new"
    assert findings_words(Counts(1, 0, 1, 0, 0)).startswith("<b>1</b> finding,")
    assert words_words(Counts(1, 0, 1, 0, 0)) == "<b>1</b> word"


@pytest.mark.usefixtures("american")
def test_what_is_selected_is_told_beside_the_whole() -> None:
    counts = Counts(1234, 12, 0, 0, 0, characters=6000, without_spaces=5000)
    selected = Measure(Size(1000, 4321, 3900), 1)
    assert words_words(counts, selected) == "<b>1,000</b> of <b>1,234</b> words"
    assert changes_words(counts, selected=selected) == "<b>1</b> of <b>12</b> changes"
    assert changes_words(counts, 1, selected) == "<b>1</b> of <b>12</b> changes since the version"
    assert characters_words(counts, selected) == "<b>4,321</b> of <b>6,000</b> characters"
    assert characters_words(counts) == "<b>6,000</b> characters"
    assert characters_words(Counts(1, 0, 0, 0, 0, 1, 1)) == "<b>1</b> character"
    assert sizes_words(counts) == "Correction: 1,234 words, 6,000 characters with spaces, 5,000 without."
    assert sizes_words(counts, selected).startswith(
        "Selected: 1,000 words, 4,321 characters with spaces, 3,900 without."
    )


def engine(name: str, status: CheckerStatus, chosen: bool, reason: UserProblem | None = None) -> EngineState:
    return EngineState(name.lower(), name, CheckerHealth(status, "6.8", reason), chosen)


def test_the_checker_is_told_with_version_language_and_state() -> None:
    words = engine_words(engine("LanguageTool", CheckerStatus.READY, True), [], "en-US")
    assert words.short == "LanguageTool 6.8, English (US), ready"
    assert not words.is_trouble


def test_why_a_better_checker_is_not_in_use_is_told() -> None:
    java = UserProblem(ProblemCode.JAVA_MISSING)
    other = engine("LanguageTool", CheckerStatus.UNAVAILABLE, False, java)
    words = engine_words(engine("LingoTweaker", CheckerStatus.READY, True), [other], "en-US")
    assert words.short.startswith("LingoTweaker")
    assert "Java 17" in words.long
    assert words.is_trouble


def test_no_checker_is_told_too() -> None:
    assert engine_words(None, [], "en-US").short == "No checker, glossaries only"


def test_what_is_on_disk_is_told_with_the_file() -> None:
    assert safety_words(Safety(True, None), None, None) == "All typing is on disk · no corrected file yet"
    written = safety_words(Safety(True, None), Path("/x/ferry-corrected.txt"), 0)
    assert written.startswith("All typing is on disk · ferry-corrected.txt ")
    assert safety_words(Safety(False, None), None, None).startswith("Writing…")
    full = UserProblem(ProblemCode.DISK_FULL)
    assert safety_words(Safety(False, full), None, None) == "Typing is not on disk"
    assert safety_words(Safety(False, full, Path("/x/spare")), None, None) == "Typing is only in a spare copy"
    assert file_words(Path("a.txt"), None) == "a.txt"


@pytest.mark.usefixtures("american")
def test_a_document_that_is_only_read_is_told_to_be_up_to_date_or_not() -> None:
    assert following_words(True, None) == "Read only · up to date"
    assert following_words(True, 0).startswith("Read only · up to date, last change ")
    assert following_words(False, 0) == "Read only · not up to date"
