"""Lines that pages put around a text, known by their words."""

import re
from functools import cached_property

from facing import assets

OPENING_WORDS = 12  # a line that only begins like boilerplate has at most so many words
_LONGEST = 160  # code points; a longer line is prose
_WORDS = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SENTENCE_ON = re.compile(r"\w{2}[.!?]\s+\w")

_Words = tuple[str, ...]


class Boilerplate:
    """The phrases that come with the program, read when they are first asked for."""

    def holds(self, text: str, language: str) -> bool:
        """Whether a whole paragraph is nothing but page furniture in ``language`` or in English."""
        if len(text) > _LONGEST:
            return False
        words = _folded(text)
        if not words or len(words) > OPENING_WORDS:
            return False
        whole, openings = self._phrases
        for code in (language.partition("-")[0], "en"):
            if words in whole.get(code, ()):
                return True
            if any(words[:length] in openings.get(code, ()) for length in range(1, len(words))):
                return _SENTENCE_ON.search(text) is None
        return False

    @cached_property
    def _phrases(self) -> tuple[dict[str, set[_Words]], dict[str, set[_Words]]]:
        """Whole lines and openings, by language."""
        whole: dict[str, set[_Words]] = {}
        openings: dict[str, set[_Words]] = {}
        language = ""
        for line in assets.path("checkers/boilerplate.txt").read_text("utf-8").splitlines():
            if line.startswith("["):
                language = line.strip("[]")
            elif line and not line.startswith("#"):
                kept = openings if line.endswith("...") else whole
                kept.setdefault(language, set()).add(_folded(line))
        return whole, openings


def _folded(text: str) -> _Words:
    return tuple(word.casefold().replace("’", "'") for word in _WORDS.findall(text))
