"""Makes the pictures of the README: ``.venv/bin/python desktop/docs/pictures.py``.

Opens the sample with its half-done correction in the real program, in light and in dark, and lets it draw itself.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

DOCS = Path(__file__).resolve().parent
SAMPLES = DOCS.parent.parent / "resources" / "samples"


def draw(theme: str) -> Path:
    """Draw the window in one theme; gives where the picture is."""
    picture = DOCS / f"window-{theme}.png"
    with tempfile.TemporaryDirectory() as base:
        settings = Path(base) / "config" / "settings.toml"
        settings.parent.mkdir()
        settings.write_text(f'theme = "{theme}"\n', encoding="utf-8")
        command = [sys.executable, "-m", "facing", "--base-dir", base, "--picture", str(picture)]
        files = [str(SAMPLES / "ferry.txt"), "--correction", str(SAMPLES / "ferry-corrected.txt")]
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_FONT_DPI": "96"}
        subprocess.run([*command, *files], env=environment, check=True, stdout=subprocess.DEVNULL)
    return picture


def main() -> None:
    """Draw both pictures."""
    for theme in ("light", "dark"):
        print(draw(theme))


main()
