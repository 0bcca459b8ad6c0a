"""The process that reads a PDF, from this side."""

import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from facing.core.watching import Advance, unwatched
from facing.formats.pdf_paragraphs import Line, Page

WORKER = "--facing-pdf-worker"
TIME_LIMIT = 120.0  # seconds for a whole file; a book of 1,000 pages takes 10
_LOOK = 0.05  # seconds between two looks whether the pages are still wanted


class PdfUnreadable(Exception):  # noqa: N818 - names what is wrong with the file
    """The process did not read the file: it is damaged, or too much for the limits of time and memory."""


class PdfProtected(Exception):  # noqa: N818 - names what is wrong with the file
    """The file needs a password."""


def pages_of(data: bytes, advance: Advance = unwatched, time_limit: float = TIME_LIMIT) -> list[Page]:
    """The pages of a PDF with their lines, read in a process that is killed after ``time_limit`` seconds.

    ``advance`` is told of each page; the process is killed where it raises.

    Raises:
        PdfProtected, PdfUnreadable
    """
    worker = _Worker(data, time_limit)
    pages: list[Page] = []
    total = 0
    try:
        for answer in worker.answers():
            advance(len(pages), total)
            if "problem" in answer:
                raise PdfProtected if answer["problem"] == "protected" else PdfUnreadable(answer["problem"])
            if "count" in answer:
                total = answer["count"]
            elif "lines" in answer:
                lines = [Line._make(line) for line in answer["lines"]]
                pages.append(Page(answer["width"], answer["height"], lines))
        return pages
    finally:
        worker.end()


class _Worker:
    """The process, and a thread that speaks with it, so that nobody else waits for a pipe."""

    def __init__(self, data: bytes, time_limit: float) -> None:
        self._ends = time.monotonic() + time_limit
        self._said: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        try:
            self._process = subprocess.Popen(
                _command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                **_without_window(),
            )
        except OSError as error:
            raise PdfUnreadable(str(error)) from None
        self._thread = threading.Thread(target=self._speak, args=(data,), name="pdf", daemon=True)
        self._thread.start()

    def answers(self) -> Iterator[dict[str, Any]]:
        """What the process says, until it has said everything; something empty now and then while it says nothing."""
        while True:
            if time.monotonic() > self._ends:
                raise PdfUnreadable("it takes too long")
            try:
                line = self._said.get(timeout=_LOOK)
            except queue.Empty:
                yield {}
                continue
            try:
                answer: dict[str, Any] = json.loads(line or b"")
            except ValueError:
                raise PdfUnreadable(f"exit code {self._process.wait()}") from None
            if "end" in answer:
                return
            yield answer

    def end(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._thread.join()
        self._process.wait()

    def _speak(self, data: bytes) -> None:
        given, said = self._process.stdin, self._process.stdout
        assert given is not None
        assert said is not None
        with suppress(OSError):
            given.write(data)
        with suppress(OSError):
            given.close()
        with said:
            for line in said:
                self._said.put(line)
        self._said.put(None)


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, WORKER]
    # Nothing is to be imported from the script's own folder.
    return [sys.executable, "-P", str(Path(__file__).with_name("pdf_worker.py"))]


def _without_window() -> dict[str, Any]:
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NO_WINDOW}
    return {}
