"""What the program has learned is offered in a quiet line."""

from pathlib import Path

import pytest

from tests.ui.window.conftest import Scene
from tests.ui.window.test_accessibility import nameless

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.csv"
    path.write_text("term,preferred\nferry,boat\n", encoding="utf-8")
    return path


def typed_over(scene: Scene, paragraph: int, old: str, new: str) -> None:
    scene.edit(paragraph, old, new)
    scene.session.rest()
    scene.settle()


def test_a_replacement_made_twice_is_offered_for_the_other_places(make_scene, path: Path) -> None:  # type: ignore[no-untyped-def]
    scene = make_scene("\n".join(["Protestants stood there."] * 4), words={})
    scene.program.glossaries.add(path)
    scene.program.glossaries.aim(path)
    scene.open()
    strip = scene.window.parts.offers_strip
    assert not strip.isVisible()
    typed_over(scene, 0, "Protestants", "protesters")
    typed_over(scene, 1, "Protestants", "protesters")
    assert strip.isVisible()
    assert strip.text() == "You wrote “protesters” for “Protestants” 2 times; it stands at 2 more places."
    assert nameless(strip) == []
    strip._term.click()
    scene.settle()
    assert "Protestants,protesters" in path.read_text(encoding="utf-8")
    strip._places.click()
    scene.settle()
    assert "Protestants" not in scene.session.corrected.as_string()
    assert not strip.isVisible()


def test_a_declined_offer_is_gone(make_scene) -> None:  # type: ignore[no-untyped-def]
    scene = make_scene("\n".join(["Protestants stood there."] * 4), words={})
    scene.open()
    for paragraph in (0, 1):
        typed_over(scene, paragraph, "Protestants", "protesters")
    strip = scene.window.parts.offers_strip
    strip._no.click()
    assert not strip.isVisible()
    typed_over(scene, 2, "Protestants", "protesters")
    assert not strip.isVisible()
