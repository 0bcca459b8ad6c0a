"""The named colours of the window, from the one file that holds them."""

import json
from collections.abc import Mapping

from facing.assets import path


def named_colors(dark: bool, high_contrast: bool) -> Mapping[str, str]:
    """Token name to ``#RRGGBB`` for one of the four themes; high contrast changes some of the plain theme's tokens.

    Raises:
        OSError, ValueError: the program's own token file is missing or broken.
    """
    sheets: dict[str, dict[str, str]] = json.loads(path("style/tokens.json").read_text(encoding="utf-8"))
    name = "dark" if dark else "light"
    colors = dict(sheets[name])
    if high_contrast:
        colors.update(sheets[f"{name}_high_contrast"])
    return colors


def mixed(first: str, second: str, share: float) -> str:
    """The colour that is ``share`` (0 to 1) of ``first`` over ``second``, each ``#RRGGBB``."""
    parts = ((int(first[at : at + 2], 16), int(second[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(one * share + other * (1 - share)):02X}" for one, other in parts)
