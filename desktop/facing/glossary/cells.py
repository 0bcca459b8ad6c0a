"""What stands in one cell of a table: several forms, and what a spreadsheet must not take for a formula.

A spreadsheet computes a cell that begins with ``=``, ``+``, ``-`` or ``@``, whoever wrote it. Such cells are written
with an apostrophe before them, and one apostrophe is taken away where they are read, so that round trips hold.
"""

import re
from collections.abc import Iterable

SEPARATOR = "|"

_FORMULA = re.compile("'*[=+@-]")
_SPECIAL = re.compile(r"[\\|;=]")
_ESCAPE = re.compile(r"\\([\\|;=])|([|;=])")
_SPACES = re.compile("[ \t\r\n\v\f]+")


def one_line(text: str) -> str:
    """The text as glossaries hold it: without line ends, tabs and runs of spaces. Spaces of other sorts stay."""
    text = text.strip()
    return text if text.isprintable() and "  " not in text else _SPACES.sub(" ", text)


def guarded(cell: str) -> str:
    """The cell so that no spreadsheet computes it."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell without what ``guarded`` put before it."""
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell) else cell


def joined(forms: Iterable[str]) -> str:
    """Several forms as one cell."""
    return SEPARATOR.join(map(_escaped, forms))


def several(cell: str, separators: str = SEPARATOR) -> list[str]:
    """The forms in a cell, each once."""
    if not _SPECIAL.search(cell):
        return [cell] if cell else []
    return list(dict.fromkeys(part for part in _parts(cell, separators) if part))


def pairs(cell: str) -> list[tuple[str, str]]:
    """The inflected forms in a cell, each with the form that it belongs to; empty where it does not say."""
    found = []
    for part in _raw_parts(cell, SEPARATOR):
        inflected, *rest = _parts(part, "=")
        if inflected:
            found.append((inflected, rest[0] if rest else ""))
    return found


def joined_pairs(found: Iterable[tuple[str, str]]) -> str:
    """Inflected forms, each with the form that it belongs to, as one cell."""
    return SEPARATOR.join(f"{_escaped(inflected)}={_escaped(form)}" for inflected, form in found)


def _escaped(form: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", form) if _SPECIAL.search(form) else form


def _parts(cell: str, separators: str) -> list[str]:
    return [_ESCAPE.sub(lambda escape: escape[1] or escape[2], part).strip() for part in _raw_parts(cell, separators)]


def _raw_parts(cell: str, separators: str) -> list[str]:
    """The parts between separators that are not escaped."""
    parts, start = [], 0
    for match in _ESCAPE.finditer(cell):
        if match[2] and match[2] in separators:
            parts.append(cell[start : match.start()])
            start = match.end()
    return [*parts, cell[start:]]
