"""The encodings that bytes may be in, each with how the text would begin in it."""

import codecs
import re
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from facing.core.document import Decoding
from facing.core.problem import UserProblem
from facing.files.code_pages import CODE_PAGES
from facing.files.decoding import decode
from facing.files.guessing import guesses

_UNICODE = ("utf-8", "utf-16-le", "utf-16-be")
_LINES = 12
_LENGTH = 160  # code points of a line that are shown
_LOOKED_AT = 400_000  # code points in which letters outside ASCII are looked for
_ENDS = re.compile(r"[\r\n]+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An encoding that reads all the bytes. ``lines`` are the first ones with letters outside ASCII, if there are any.

    ``certainty`` from 0 to 1; ``None`` where it was not guessed. ``alike``: it reads these lines as the one in use.
    """

    encoding: str
    certainty: float | None
    lines: tuple[str, ...]
    alike: bool


def candidates(data: bytes, path: Path, used: Decoding) -> list[Candidate]:
    """The encodings that ``data`` may be in: ``used`` first, then those that were guessed, best first, then the others.

    Measured: 2 s for 5.5 MB, so call it away from the window's thread.
    """
    certainties = {_python_name(guess.encoding): guess.certainty for guess in guesses(data)}
    names = dict.fromkeys((used.encoding, *certainties, *_UNICODE, *(_python_name(p.encoding) for p in CODE_PAGES)))
    found: list[Candidate] = []
    for name in names:
        try:
            text, decoding = decode(data, path, name)
        except UserProblem:
            continue
        is_used = decoding.encoding == used.encoding
        if decoding.errors != "strict" and not is_used:
            continue
        lines = _telling(text)
        certainty = used.certainty if is_used else certainties.get(name)
        found.append(Candidate(decoding.encoding, certainty, lines, not found or lines == found[0].lines))
    return found


def _telling(text: str) -> tuple[str, ...]:
    """The first lines with letters outside ASCII; without any, the first lines."""
    lines = [line.strip()[:_LENGTH] for line in _ENDS.split(text[:_LOOKED_AT]) if line.strip()]
    foreign = islice((line for line in lines if not line.isascii()), _LINES)
    return tuple(foreign) or tuple(lines[:_LINES])


def _python_name(encoding: str) -> str:
    return codecs.lookup(encoding).name
