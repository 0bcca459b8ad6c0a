"""Contrast as WCAG 2 defines it: relative luminance of sRGB colours."""

from itertools import product

import pytest

from facing.core.finding import Kind
from facing.ui.tokens import mixed, named_colors

THEMES = list(product((False, True), (False, True)))
MARKS = [*(kind.value for kind in Kind), "insert_edge", "delete_edge", "move_edge", "match_edge", "accent"]
GROUNDS = ["desk", "paper", "panel", "hover", "current"]
FILLS = [
    "insert_fill",
    "delete_fill",
    "insert_letters",
    "delete_letters",
    "move_fill",
    "garble_fill",
    "match_fill",
    "selection",
    "pressed",
    "notice_fill",
    "problem_fill",
]


def luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_as_defined() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("dark", "high_contrast"), THEMES)
def test_text_can_be_read_on_every_ground(dark: bool, high_contrast: bool) -> None:
    colors = named_colors(dark, high_contrast)
    for text, ground in [*product(("ink", "ink_soft"), GROUNDS), *product(("ink",), FILLS)]:
        assert contrast(colors[text], colors[ground]) >= 4.5, (text, ground)
    assert contrast(colors["accent_text"], colors["accent"]) >= 4.5
    for tone in ("notice", "problem"):
        assert contrast(colors[f"{tone}_edge"], colors[f"{tone}_fill"]) >= 4.5, tone


@pytest.mark.parametrize(("dark", "high_contrast"), THEMES)
def test_marks_stand_out_from_every_ground(dark: bool, high_contrast: bool) -> None:
    colors = named_colors(dark, high_contrast)
    for mark, ground in product(MARKS, GROUNDS):
        assert contrast(colors[mark], colors[ground]) >= 4.5, (mark, ground)
    assert contrast(colors["scroll"], colors["desk"]) >= 3.0


@pytest.mark.parametrize("dark", [False, True])
def test_ink_on_the_designs_fills_has_the_designs_contrast(dark: bool) -> None:
    colors = named_colors(dark, high_contrast=False)
    for fill in ("paper", "insert_fill", "delete_fill", "move_fill", "garble_fill", "match_fill", "current"):
        assert contrast(colors["ink"], colors[fill]) >= 7.7, fill
    for mark in MARKS:
        assert contrast(colors[mark], colors["paper"]) >= 5.5, mark


def test_all_themes_have_the_same_names() -> None:
    names = {frozenset(named_colors(dark, high)) for dark, high in THEMES}
    assert len(names) == 1


def test_high_contrast_is_higher() -> None:
    for dark in (False, True):
        plain, high = named_colors(dark, False), named_colors(dark, True)
        assert contrast(high["ink"], high["paper"]) == pytest.approx(21.0)
        assert contrast(high["line"], high["paper"]) > 15 > contrast(plain["line"], plain["paper"])


def test_mixing_goes_from_one_colour_to_the_other() -> None:
    assert mixed("#000000", "#FFFFFF", 1.0) == "#000000"
    assert mixed("#000000", "#FFFFFF", 0.0) == "#FFFFFF"
    assert mixed("#000000", "#FFFFFF", 0.5) == "#808080"
