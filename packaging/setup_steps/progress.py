"""How far the set-up is: one line that changes on a terminal, a few plain lines elsewhere."""

import shutil
import sys
import time
from typing import TextIO

BAR_CELLS = 20


class Progress:
    """Shows one step after another: `start`, any number of `advance` and `tick`, then `finish`."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream if stream is not None else sys.stderr
        self._on_terminal = self._stream.isatty()
        self._title = ""
        self._label = ""
        self._done = 0
        self._total = 0
        self._begun = 0.0
        self._quarter_said = 0

    def start(self, title: str, total: int = 0) -> None:
        """Begins a step of `total` parts; 0 where the number is not known."""
        self._title, self._label, self._done, self._total = title, "", 0, total
        self._begun = time.monotonic()
        self._quarter_said = 0
        if self._on_terminal:
            self.tick()
        else:
            self.note(f"{title} ...")

    def advance(self, label: str = "", to: int | None = None) -> None:
        """One part more is done, or `to` parts are."""
        self._done = min(self._done + 1 if to is None else to, self._total or sys.maxsize)
        self._label = label
        self.tick()
        quarter = 4 * self._done // self._total if self._total else 0
        if not self._on_terminal and self._quarter_said < quarter < 4:
            self._quarter_said = quarter
            self.note(f"{self._title}: {self._done} of {self._total}")

    def tick(self, label: str | None = None) -> None:
        """Draws the line again, so that its seconds run, with another label if one is given."""
        self._label = self._label if label is None else label
        if self._on_terminal:
            width = shutil.get_terminal_size().columns - 1
            self._stream.write("\r" + self.line()[:width].ljust(width))
            self._stream.flush()

    def line(self) -> str:
        """The line as it stands."""
        seconds = f"{time.monotonic() - self._begun:.0f} s"
        if not self._total:
            return f"{self._title}  {seconds}  {self._label}"
        filled = BAR_CELLS * self._done // self._total
        bar = "#" * filled + "." * (BAR_CELLS - filled)
        return f"{self._title}  [{bar}] {self._done}/{self._total}  {seconds}  {self._label}"

    def finish(self, remark: str = "done") -> None:
        """Ends the step."""
        self.clear()
        self.note(f"{self._title}: {remark} ({time.monotonic() - self._begun:.0f} s)")

    def clear(self) -> None:
        """Takes the changing line away."""
        if self._on_terminal:
            self._stream.write("\r" + " " * (shutil.get_terminal_size().columns - 1) + "\r")

    def note(self, sentence: str) -> None:
        """Says one sentence on a line of its own."""
        self._stream.write(sentence + "\n")
        self._stream.flush()
