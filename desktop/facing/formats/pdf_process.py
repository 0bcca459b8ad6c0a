"""The process that reads a PDF, from this side."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from facing.formats.pdf_paragraphs import Line, Page

WORKER = "--facing-pdf-worker"
TIME_LIMIT = 120.0  # seconds for a whole file; a book of 1,000 pages takes 10


class PdfUnreadable(Exception):  # noqa: N818 - names what is wrong with the file
    """The process did not read the file: it is damaged, or too much for the limits of time and memory."""


class PdfProtected(Exception):  # noqa: N818 - names what is wrong with the file
    """The file needs a password."""


def pages_of(data: bytes, time_limit: float = TIME_LIMIT) -> list[Page]:
    """The pages of a PDF with their lines, read in a process that is killed after ``time_limit`` seconds.

    Raises:
        PdfProtected, PdfUnreadable
    """
    try:
        done = subprocess.run(
            _command(), input=data, capture_output=True, timeout=time_limit, check=False, **_without_window()
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise PdfUnreadable(str(error)) from None
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        raise PdfUnreadable(f"exit code {done.returncode}") from None
    problem = answer.get("problem")
    if problem == "protected":
        raise PdfProtected
    if problem is not None:
        raise PdfUnreadable(problem)
    return [
        Page(page["width"], page["height"], [Line._make(line) for line in page["lines"]]) for page in answer["pages"]
    ]


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, WORKER]
    # Nothing is to be imported from the script's own folder.
    return [sys.executable, "-P", str(Path(__file__).with_name("pdf_worker.py"))]


def _without_window() -> dict[str, Any]:
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NO_WINDOW}
    return {}
