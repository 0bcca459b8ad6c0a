"""The log: a small file beside the data, never the texts themselves."""

import logging
import os
import sys
import threading
import traceback
from collections.abc import Callable
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any

_SIZE = 500_000  # bytes of one log file
_FILES = 3
_CAUSES = 5  # errors that led to one another and are told

_log = logging.getLogger("facing")


class _Discreet(logging.Formatter):
    """Tells where an error came from and of what kind it is; what it says may hold a piece of the user's text."""

    def format(self, record: logging.LogRecord) -> str:
        # What another handler has made of the error is handed on with it.
        record.exc_text, others = None, record.exc_text
        try:
            return super().format(record)
        finally:
            record.exc_text = others

    def formatException(self, ei: Any) -> str:
        told: list[str] = []
        error: BaseException | None = ei[1]
        while error is not None and len(told) < _CAUSES:
            frames = "".join(traceback.format_tb(error.__traceback__)).rstrip()
            why = f": {error.strerror}" if isinstance(error, OSError) else ""
            told.append(f"{type(error).__module__}.{type(error).__qualname__}{why}\n{frames}")
            error = error.__cause__ or error.__context__
        return "\nbecause of\n".join(told)


class _PrivateFile(RotatingFileHandler):
    """Log files for the user alone (mode 600)."""

    def _open(self) -> TextIOWrapper:
        # Closed by the handler.
        file = os.fdopen(os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab")
        return TextIOWrapper(file, encoding=self.encoding)


def start_log(folder: Path) -> None:
    """Write warnings and worse to ``facing.log`` in ``folder``; a folder that refuses costs only the log."""
    handler: logging.Handler
    try:
        handler = _PrivateFile(folder / "facing.log", maxBytes=_SIZE, backupCount=_FILES, encoding="utf-8")
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(_Discreet("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)


def log_unexpected_errors(tell: Callable[[], None] = lambda: None) -> None:
    """Let errors that nobody caught end in the log as well as where they would be shown anyway; then call ``tell``."""
    shown = sys.excepthook

    def uncaught(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
        _log.critical("Uncaught", exc_info=(kind, error, traceback))
        shown(kind, error, traceback)
        tell()

    def uncaught_in_thread(arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            _log.critical(
                "Uncaught in a thread",
                exc_info=(arguments.exc_type, arguments.exc_value, arguments.exc_traceback),
            )

    sys.excepthook = uncaught
    threading.excepthook = uncaught_in_thread
