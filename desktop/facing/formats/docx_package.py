"""Which parts of a .docx file hold text, as their relationships tell (ECMA-376, part 2, 9.3)."""

import posixpath
import pyexpat
from collections.abc import Iterator

from facing.formats.docx_styles import SEPARATOR
from facing.formats.xml_text import XmlUnreadable, as_utf8
from facing.formats.zip_file import ZipContent, ZipDamaged

_RELATIONSHIPS = "_rels/.rels"
_SMALL = 1024 * 1024  # bytes; lists of parts, which have some hundred at most
_MAIN = "/officeDocument"
# In the order in which they are shown, behind the text.
_KINDS = ("/footnotes", "/endnotes", "/header", "/footer")


def main_part(content: ZipContent) -> str:
    """The name of the part with the text.

    Raises:
        ZipDamaged: none is named, or the list of parts cannot be read.
    """
    member = content.member(_RELATIONSHIPS)
    if member is None:
        raise ZipDamaged(f"{_RELATIONSHIPS} is missing")
    for kind, target in _relationships(content.unpacked(member, _SMALL)):
        if kind.endswith(_MAIN):
            return target.lstrip("/")
    raise ZipDamaged("no part is named as the document")


def further_parts(content: ZipContent, main: str) -> Iterator[str]:
    """The names of the footnotes, endnotes, headers and footers of the main part, each once."""
    folder, name = posixpath.split(main)
    member = content.member(posixpath.join(folder, "_rels", f"{name}.rels"))
    if member is None:
        return
    named = list(_relationships(content.unpacked(member, _SMALL)))
    found = [
        posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        for wanted in _KINDS
        for kind, target in named
        if kind.endswith(wanted)
    ]
    yield from dict.fromkeys(part for part in found if content.member(part))


def _relationships(data: bytes) -> list[tuple[str, str]]:
    """The type and the target of each relationship inside the file."""
    found: list[tuple[str, str]] = []

    def note(name: str, attributes: dict[str, str]) -> None:
        inside = attributes.get("TargetMode", "Internal") == "Internal"
        if name.rpartition(SEPARATOR)[2] == "Relationship" and inside:
            found.append((attributes.get("Type", ""), attributes.get("Target", "")))

    parser = pyexpat.ParserCreate("utf-8", namespace_separator=SEPARATOR)
    parser.StartElementHandler = note
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(as_utf8(data)[0], True)
    except (pyexpat.ExpatError, XmlUnreadable) as error:
        raise ZipDamaged(str(error)) from None
    return found


def _refuse(*_: object) -> None:
    raise ZipDamaged("a document type is declared")
