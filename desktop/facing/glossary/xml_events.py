"""XML from strangers, read as events: no entities, no document type of its own, nothing fetched, bounded depth.

The parser is the standard library's expat. It never fetches a document type that is only named (real TBX files name
theirs); what such a file declares inside itself is refused, since entities and default values can blow up
without bound.
"""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import NoReturn, Protocol
from xml.parsers import expat

from facing.files.decoding import decode

# TBX and spreadsheets go down to about fifteen.
MAXIMUM_DEPTH = 100


class XmlReason(StrEnum):
    """Why XML is refused."""

    BROKEN = "xml-broken"
    ENTITIES = "xml-entities"
    TOO_DEEP = "xml-too-deep"
    UNKNOWN = "xml-unknown"


class XmlRefused(Exception):  # noqa: N818 - names what is wrong with the file
    """The XML cannot or must not be read; ``line`` from 1."""

    def __init__(self, reason: XmlReason, line: int) -> None:
        super().__init__(reason, line)
        self.reason = reason
        self.line = line


class XmlHandler(Protocol):
    """Is told what stands in the XML. Names are without their prefixes."""

    def start(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        """An element begins on that line."""

    def end(self, name: str) -> None:
        """It ends."""

    def text(self, text: str) -> None:
        """Letters in it, not always all at once."""


class _Names(dict[str, str]):
    """Names without their prefixes, each cut once."""

    def __missing__(self, name: str) -> str:
        self[name] = local = name.rpartition(":")[2]
        return local


def read_xml(data: bytes, handler: XmlHandler, encoding: str | None = None) -> None:
    """Read the whole document; ``encoding`` overrides what it says of itself.

    Raises:
        XmlRefused: the bytes are no XML, or hostile.
        UserProblem: ``FILE_UNDECODABLE`` where an ``encoding`` is given that they are not in.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    depth = 0
    names = _Names()

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAXIMUM_DEPTH:
            raise XmlRefused(XmlReason.TOO_DEEP, parser.CurrentLineNumber)
        handler.start(names[name], attributes, parser.CurrentLineNumber)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        handler.end(names[name])

    def document_type(name: str, system: str | None, public: str | None, has_declarations: int) -> None:
        if has_declarations:
            raise XmlRefused(XmlReason.ENTITIES, parser.CurrentLineNumber)

    def unknown_entity(*_: object) -> NoReturn:
        raise XmlRefused(XmlReason.ENTITIES, parser.CurrentLineNumber)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = document_type
    parser.EntityDeclHandler = unknown_entity
    parser.ExternalEntityRefHandler = unknown_entity
    parser.SkippedEntityHandler = unknown_entity
    try:
        parser.Parse(data if encoding is None else decode(data, Path(), encoding)[0], True)
    except (expat.ExpatError, ValueError, LookupError):
        raise XmlRefused(XmlReason.BROKEN, parser.CurrentLineNumber) from None
