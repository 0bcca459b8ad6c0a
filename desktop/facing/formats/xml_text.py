"""XML as bytes that are changed in places: its encoding, what text in it may hold, how that is written.

Places in XML are byte offsets into its UTF-8 form, whatever the file's own encoding is.
"""

import codecs
import re
from dataclasses import dataclass

from facing.files.decoding import codec_named

# Production [2] Char of XML 1.0: what is left out cannot be written, not even as a character reference.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DECLARED = re.compile(rb"""<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z][\w.:-]*)["']""")
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_TAG = re.compile(rb"""<[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>""")
_NAME = re.compile(rb"</?([^\s/>]+)")


class XmlUnreadable(Exception):  # noqa: N818 - names what is wrong with the file
    """The bytes are not XML that can be read and given back."""


@dataclass(frozen=True, slots=True)
class XmlEncoding:
    """How the file's bytes become UTF-8 and back: a Python codec and the byte order mark."""

    codec: str
    mark: bytes

    def encoded(self, data: bytes) -> bytes:
        """UTF-8 as the file has it; what its encoding lacks becomes character references."""
        if self.codec == "utf-8":
            return self.mark + data
        return self.mark + data.decode("utf-8").encode(self.codec, "xmlcharrefreplace")


def as_utf8(data: bytes) -> tuple[bytes, XmlEncoding]:
    """The XML in UTF-8, without its byte order mark, and how to give the same bytes back.

    Raises:
        XmlUnreadable: the bytes are not in the encoding that they say.
    """
    encoding = _encoding(data)
    body = data[len(encoding.mark) :]
    try:
        utf8 = body.decode(encoding.codec).encode("utf-8")
    except (UnicodeError, LookupError) as error:
        raise XmlUnreadable(str(error)) from None
    if encoding.encoded(utf8) != data:
        raise XmlUnreadable(f"{encoding.codec} does not give its bytes back")
    return utf8, encoding


def _encoding(data: bytes) -> XmlEncoding:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return XmlEncoding(codec, mark)
    # Appendix F of XML 1.0: without a mark, the first characters "<?" tell.
    for start, codec in ((b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be")):
        if data.startswith(start):
            return XmlEncoding(codec, b"")
    declared = _DECLARED.match(data)
    name = declared[1].decode("ascii") if declared else "utf-8"
    try:
        return XmlEncoding(codec_named(name), b"")
    except LookupError:
        raise XmlUnreadable(name) from None


def unwritable(text: str) -> str:
    """The first character of ``text`` that XML cannot hold; empty when there is none."""
    found = _UNWRITABLE.search(text)
    return found.group() if found else ""


def escaped(text: str) -> bytes:
    """``text`` as the content of an element."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;").encode("utf-8")


def tag_end(data: bytes, start: int) -> int:
    """Where the tag that begins at ``start`` ends."""
    found = _TAG.match(data, start)
    assert found is not None, "the parser has seen a tag here"
    return found.end()


def element_end(data: bytes, start: int, index: int) -> int:
    """Where the element that begins at ``start`` ends; ``index`` is where expat tells of its end.

    For an empty tag that is behind it, otherwise where the end tag begins.
    """
    end = tag_end(data, start)
    return end if data[end - 2 : end] == b"/>" else tag_end(data, index)


def tag_name(data: bytes, start: int) -> bytes:
    """The name, with its prefix, in the tag that begins at ``start``."""
    found = _NAME.match(data, start)
    assert found is not None, "the parser has seen a tag here"
    return found.group(1)
