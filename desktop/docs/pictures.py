"""Makes the pictures of the README: ``.venv/bin/python desktop/docs/pictures.py``.

Opens the sample with its half-done correction in the real program, in light and in dark, goes to a finding as a user
would with F8, and draws the window.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

DOCS = Path(__file__).resolve().parent
SIZE = (1280, 800)
PATIENCE = 120.0  # seconds for the checkers
STEPS = 5  # findings to go to


def draw(theme: str, base_dir: Path) -> None:
    """Draw the window in one theme to its file beside this one; needs a process of its own."""
    from PySide6.QtCore import QCoreApplication, QEventLoop

    from facing.app.arguments import WindowRequest
    from facing.app.own_texts import sample, sample_correction
    from facing.app.window import make_application, running

    def spend(seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    settings = base_dir / "config" / "settings.toml"
    settings.parent.mkdir()
    settings.write_text(f'theme = "{theme}"\n', encoding="utf-8")
    make_application(sys.argv[:1])
    with running(WindowRequest(sample(), sample_correction(), base_dir, None)) as program:
        window, session = program.window, program.session
        assert window is not None
        assert session is not None
        window.resize(*SIZE)
        window.show()
        end = time.monotonic() + PATIENCE
        while not session.checking.idle and time.monotonic() < end:
            spend(0.1)
        window.parts.actions["save"].trigger()
        for _ in range(STEPS):
            window.parts.actions["next-finding"].trigger()
            spend(0.2)
        spend(1.0)
        window.grab().save(str(DOCS / f"window-{theme}.png"), "PNG")


def main() -> None:
    """Draw both pictures, each in its own process, on a screen as large as the README's readers have."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_FONT_DPI": "96"}
    for theme in ("light", "dark"):
        with tempfile.TemporaryDirectory() as base:
            subprocess.run([sys.executable, __file__, theme, base], env=environment, check=True)


if len(sys.argv) == 3:
    draw(sys.argv[1], Path(sys.argv[2]))
else:
    main()
