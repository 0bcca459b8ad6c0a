"""Bytes to text and back to the same bytes.

Order: byte order mark; the escape sequences of ISO-2022-JP and UTF-7; strict UTF-8; UTF-16 and UTF-32 without a mark,
where their characters leave no doubt; UTF-8 with a few broken bytes, which are kept as lone surrogates; a code page,
the likeliest one however unlikely: only what is no text is refused. Whatever is chosen gives the bytes back.
"""

import codecs
import re
from pathlib import Path

from facing.core.document import Decoding
from facing.core.problem import ProblemCode, UserProblem
from facing.files.binary import is_binary
from facing.files.guessing import guesses
from facing.files.unmarked_unicode import ascii_forms, zero_byte_forms

# UTF-32 before UTF-16: the little-endian marks begin alike.
_MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
}
_ESCAPED = re.compile("[\udc80-\udcff]+")
_BROKEN_ALLOWED = 0.35  # broken places for each whole character outside ASCII
# Python codecs for names of computers and for source code: in no file, and decoding them may take the square of its
# length (800 KB of Punycode: 145 s).
_NOT_OF_FILES = frozenset(("idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"))


def decode(data: bytes, path: Path, encoding: str | None = None) -> tuple[str, Decoding]:
    """The text in ``data`` without its byte order mark, and how it was read; ``encoding`` overrides the detection.

    ``encode`` gives the same bytes back. ``path`` only names the file in problems.

    Raises:
        UserProblem: ``FILE_BINARY``; ``FILE_UNDECODABLE`` with the fact ``encoding`` where one was asked for or marked.
    """
    if encoding is not None:
        return _decode_as(data, path, encoding)
    marked = _marked(data)
    # Without any zero byte, what is no right UTF-16 may also begin with the letters that its mark is elsewhere.
    if marked is not None and (marked == "utf-8" or b"\0" in data or _exactly(data, marked) is not None):
        return _decode_as(data, path, marked)
    found = _by_form(data)
    if found is not None:
        return found
    if is_binary(data):
        raise UserProblem(ProblemCode.FILE_BINARY, path=path)
    # ISO 8859-1, which reads all bytes, is always among the guesses.
    text, guess = next((text, guess) for guess in guesses(data) if (text := _exactly(data, guess.encoding)) is not None)
    return text, Decoding(codecs.lookup(guess.encoding).name, certainty=guess.certainty)


def encode(text: str, decoding: Decoding) -> bytes:
    """The bytes of ``text`` as ``decoding`` says, with the byte order mark if there was one.

    Raises:
        UserProblem: ``CHARACTER_NOT_IN_ENCODING`` with ``encoding`` and the first ``character`` that would not
            come back.
    """
    try:
        data = text.encode(decoding.encoding, decoding.errors)
    except UnicodeEncodeError as error:
        raise _lacking(text, error.start, decoding) from None
    if not decoding.encoding.startswith("utf"):
        # Some East Asian codecs write two characters as the same byte: the yen sign as a backslash.
        back = data.decode(decoding.encoding, "replace")
        if back != text:
            pairs = zip(text, back + text, strict=False)
            raise _lacking(text, next(index for index, (mine, other) in enumerate(pairs) if mine != other), decoding)
    return (_MARKS[decoding.encoding] if decoding.bom else b"") + data


def codec_named(name: str) -> str:
    """Python's name of an encoding that a file may be in.

    Raises:
        LookupError: there is none of this name.
        ValueError: it cannot be a name.
    """
    codec = codecs.lookup(name).name
    if codec.replace("-", "_") in _NOT_OF_FILES:
        raise LookupError(name)
    return codec


def _lacking(text: str, position: int, decoding: Decoding) -> UserProblem:
    return UserProblem(
        ProblemCode.CHARACTER_NOT_IN_ENCODING,
        character=text[position],
        encoding=decoding.encoding,
    )


def _marked(data: bytes) -> str | None:
    for encoding, mark in _MARKS.items():
        if data.startswith(mark) and (encoding != "utf-32-le" or _exactly(data, encoding) is not None):
            return encoding
    return None


def _decode_as(data: bytes, path: Path, name: str) -> tuple[str, Decoding]:
    encoding = _codec_name(data, name)
    if encoding is None:
        raise UserProblem(ProblemCode.FILE_UNDECODABLE, path=path, encoding=name)
    mark = _MARKS.get(encoding, b"")
    bom = bool(mark) and data.startswith(mark)
    body = data[len(mark) :] if bom else data
    text = _exactly(body, encoding)
    if text is not None:
        return text, Decoding(encoding, bom)
    if encoding == "utf-8":
        return body.decode("utf-8", "surrogateescape"), Decoding(encoding, bom, "surrogateescape")
    raise UserProblem(ProblemCode.FILE_UNDECODABLE, path=path, encoding=encoding)


def _codec_name(data: bytes, name: str) -> str | None:
    """The codec's own name, with the byte order where the family alone was named; ``None``: no such encoding."""
    try:
        encoding = codec_named(name)
    except (LookupError, ValueError):
        return None
    if encoding == "utf-8-sig":
        return "utf-8"
    if encoding in ("utf-16", "utf-32"):
        big = data.startswith(_MARKS[f"{encoding}-be"])
        return f"{encoding}-{'be' if big else 'le'}"
    return encoding


def _exactly(data: bytes, encoding: str) -> str | None:
    """The text, if ``encoding`` reads all the bytes and writes the same ones."""
    try:
        text = data.decode(encoding)
        return text if text.encode(encoding) == data else None
    except (LookupError, UnicodeError):
        return None


def _by_form(data: bytes) -> tuple[str, Decoding] | None:
    """The text of bytes whose form tells the encoding, whatever the text says."""
    for found in (*ascii_forms(data), *_plain_utf8(data), *zero_byte_forms(data)):
        text = _exactly(data, found.encoding)
        if text is not None:
            return text, found
    return _broken_utf8(data)


def _plain_utf8(data: bytes) -> list[Decoding]:
    return [] if is_binary(data) else [Decoding("utf-8")]


def _broken_utf8(data: bytes) -> tuple[str, Decoding] | None:
    """UTF-8 with a few broken bytes, when there is far more whole than broken in it."""
    if is_binary(data):
        return None
    text = data.decode("utf-8", "surrogateescape")
    broken = [match.span() for match in _ESCAPED.finditer(text)]
    whole = sum(1 for character in text if not character.isascii()) - sum(end - start for start, end in broken)
    cut_off = len(broken) == 1 and broken[0][1] == len(text) and _is_cut_off(data)
    if not broken or not ((whole and cut_off) or len(broken) <= whole * _BROKEN_ALLOWED):
        return None
    return text, Decoding("utf-8", errors="surrogateescape", certainty=0.9)


def _is_cut_off(data: bytes) -> bool:
    """Whether the bytes are right UTF-8 up to a character that the file's end cuts in two."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return False
    return True
