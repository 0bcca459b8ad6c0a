"""What a glossary is there for: its errors underlined and corrected together, original against correction, variants."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facing.checkers.glossary_terms import GlossaryChecker
from facing.checkers.language_detection import LanguageDetection
from facing.core.edit import Edit, Origin, Place
from facing.core.finding import Side
from facing.core.settings import Settings
from facing.session.variant_groups import VariantGroup
from facing.ui.theme import Theme
from facing.ui.window.main_window import MainWindow
from tests.fakes.services import services_for
from tests.fakes.window import FakeDialogs, FakeProgram
from tests.ui.window.conftest import PATH, Scene

ARTICLE = (Path(__file__).parents[2] / "e2e" / "article.txt").read_text(encoding="utf-8")
# Seven lines, the header with them.
HOUSE = """term,preferred,kind
Protestants,protesters,typical error
"fear along. the","fear along the",typical error
violent collapse,violent dispersal,typical error
meet fresh requests,meet fresh demands,typical error
harbour police,port police,term
Tamsel,,name
"""
ERRORS = ["Protestants"] * 3 + ["harbour police", "meet fresh requests", "violent collapse"]

MakeJob = Callable[[str], Scene]


@pytest.fixture
def make_job(qapp: QApplication, qtbot: QtBot, tmp_path: Path, settings: Settings) -> Iterator[MakeJob]:
    """A window with a text open that only glossaries check, those of the program itself."""
    made: list[MainWindow] = []

    def make(text: str) -> Scene:
        theme, detector = Theme(settings), LanguageDetection()
        terms = GlossaryChecker(detect=detector.detect)
        services = services_for({PATH: text}, own=(terms,), use=terms.use)  # type: ignore[arg-type]
        services = replace(services, detector=detector)
        program, dialogs = FakeProgram(services.glossaries, theme, settings), FakeDialogs()
        window = MainWindow(program, theme, dialogs)  # type: ignore[arg-type]
        made.append(window)
        window.show()
        scene = Scene(window, program, dialogs, services, theme, qtbot)
        scene.open()
        return scene

    yield make
    for window in made:
        window.close()
        window.deleteLater()


def load(scene: Scene, path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    scene.dialogs.file = path
    scene.trigger("add-glossary")
    scene.settle()


def underlined(scene: Scene) -> list[str]:
    return sorted(each.text for each in scene.session.findings.listed(Side.CORRECTION) if each.shown)


def test_all_term_errors_of_the_article_are_underlined_and_corrected_in_one_step(
    make_job: MakeJob, tmp_path: Path
) -> None:
    scene = make_job(ARTICLE)
    load(scene, tmp_path / "house.csv", HOUSE)
    assert set(underlined(scene)) >= set(ERRORS)
    before = scene.session.corrected.as_string()
    scene.window._findings.choose(scene.finding("Protestants"))
    scene.trigger("fix-all-kind")
    scene.settle()
    assert underlined(scene) == []
    after = scene.session.corrected.as_string()
    assert after.count("protesters") == 3
    assert "violent dispersal" in after
    assert "Tamsel" in after
    scene.trigger("undo")
    assert scene.session.corrected.as_string() == before


def test_a_german_original_is_held_against_its_english_correction(make_job: MakeJob, tmp_path: Path) -> None:
    german = (
        "Die Fähre liegt seit gestern am Anleger und wartet auf das neue Seil.\n"
        "Der Stadtrat hat das Fahrgeld noch einmal erhöht, und niemand weiß, warum.\n"
    )
    english = [
        "The ferry has been at the landing stage since yesterday and waits for the new cable.",
        "The town council has raised the price once more, and nobody knows why.",
    ]
    scene = make_job(german)
    load(scene, tmp_path / "ferry.csv", "de,en\nFähre,ferry\nStadtrat,town council\nFahrgeld,fare\n")
    text = scene.session.corrected
    edits = [Edit(Place(number, 0), text[number].text, wanted, Origin.TYPED) for number, wanted in enumerate(english)]
    scene.session.apply(edits[::-1], "typing")
    scene.session.choose_language("en-GB")
    scene.settle()
    said = [(each.message, each.suggestions) for each in scene.session.findings.listed(Side.CORRECTION)]
    assert len(said) == 1
    assert "Fahrgeld" in said[0][0]
    assert "fare" in f"{said[0]}"


TEXT = "The Belarusian guests came.\nA Belarussian one left, a Belarussian's friend.\nTwo Belarusian boats."
GROUP = VariantGroup("CONSISTENCY_NAME", (("Belarusian", 2), ("Belarussian", 2)))


@pytest.fixture
def variants(make_job: MakeJob, tmp_path: Path) -> Scene:
    """The dialog with one group."""
    scene = make_job(TEXT)
    load(scene, tmp_path / "house.csv", "term,preferred\nferry,boat\n")
    scene.window._terms.variants._show(scene.session, [GROUP])
    scene.services.tasks.drain()  # type: ignore[attr-defined]
    return scene


def test_a_form_is_written_everywhere_in_one_step_and_becomes_a_term(variants: Scene) -> None:
    actions = variants.window._terms.variants
    dialog = actions.dialog
    assert dialog is not None
    dialog.choose(GROUP, "Belarusian")
    assert "Belarusian" in dialog.write.text()
    before = variants.session.corrected.as_string()
    dialog.write.click()
    variants.services.tasks.drain()  # type: ignore[attr-defined]
    assert variants.session.corrected.as_string().count("Belarusian") == 4
    assert "Belarussian" not in variants.session.corrected.as_string()
    assert actions.dialog is None
    target = variants.services.glossaries.target
    assert target is None or GROUP.term("Belarusian") in variants.services.glossaries.terms(target)
    variants.trigger("undo")
    assert variants.session.corrected.as_string() == before


def test_the_places_of_each_form_are_shown(variants: Scene) -> None:
    dialog = variants.window._terms.variants.dialog
    assert dialog is not None
    group = dialog.tree.topLevelItem(0)
    assert group is not None
    shown = [[form.child(number).text(0) for number in range(form.childCount())] for form in map(group.child, (0, 1))]
    assert shown[0] == ["The [Belarusian] guests came.", "Two [Belarusian] boats."]
    assert len(shown[1]) == 2


def test_a_declined_group_stays_away(variants: Scene) -> None:
    dialog = variants.window._terms.variants.dialog
    assert dialog is not None
    dialog.differ.click()
    assert variants.window._terms.variants.dialog is None
    assert variants.session.decisions.is_declined(GROUP.key)


def test_without_variants_there_is_a_sentence_instead_of_a_dialog(make_job: MakeJob) -> None:
    scene = make_job(TEXT)
    scene.trigger("variants")
    scene.services.tasks.drain()  # type: ignore[attr-defined]
    assert scene.window._terms.variants.dialog is None
    assert "several ways" in scene.window.parts.status.currentMessage()
