"""Tells the language of a text, by py3langid (its model comes with it, nothing is downloaded)."""

import threading

_LEAST_LETTERS = 12  # fewer say too little to tell a language by


class LanguageDetection:
    """Loads its model on first use (about 100 ms), so that starting the program does not wait for it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()

    def detect(self, text: str) -> str:
        """A two-letter code such as ``en``; empty when the text says too little."""
        if sum(1 for letter in text if letter.isalpha()) < _LEAST_LETTERS:
            return ""
        with self._lock:
            import py3langid  # noqa: PLC0415

            return str(py3langid.classify(text)[0])
