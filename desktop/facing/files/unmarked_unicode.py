"""Unicode in forms that no byte order mark tells, found by what only they have.

ISO-2022-JP and UTF-7 are plain ASCII with sequences that nothing else uses. UTF-16 and UTF-32 have zero bytes beside
every plain character; in East Asian text, which may have none, every character is an East Asian one in the right byte
order alone, and some are of the rows of kana and full-width marks.
"""

import re
import unicodedata
from collections.abc import Iterator

from facing.core.document import Decoding
from facing.files.binary import is_binary

_SAMPLE = 20_000
_ORDERS = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_UTF7 = re.compile(rb"\+[A-Za-z0-9/+]{3,}-?")
_SHIFTS = 2  # of UTF-7; one alone may be a sum or a telephone number

# Ideographs, syllables of Korean, and the rows of kana and of full-width marks, which stand in every sentence.
_EAST_ASIAN = re.compile("[\u3000-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef\u2010-\u2027\r\n]+")
_KANA_OR_MARK = re.compile("[\u3000-\u30ff\uff00-\uff60]")
_FEWEST = 4  # characters
_ONE_IN = 40
# In text of Latin letters nearly all bytes are these; in East Asian text in UTF-16 a fifth.
_PLAIN = b" abcdefghijklmnopqrstuvwxyz"
_PLAIN_SHARE = 0.4


def ascii_forms(data: bytes) -> Iterator[Decoding]:
    """What bytes that are all ASCII may be but that, likeliest first; that it reads all of them is to be tried."""
    if data.isascii():
        if b"\x1b$" in data:
            yield Decoding("iso2022_jp", certainty=0.95)
        if b"+" in data and _is_utf7(data):
            yield Decoding("utf-7", certainty=0.9)


def _is_utf7(data: bytes) -> bool:
    """Whether there are shifts to letters outside ASCII, and every plus sign is part of one or written as ``+-``."""
    shifts = _UTF7.findall(data)
    if len(shifts) < _SHIFTS or b"+" in _UTF7.sub(b"", data.replace(b"+-", b"")):
        return False
    try:
        letters = b" ".join(shifts).decode("utf-7")
    except UnicodeDecodeError:
        return False
    return all(character.isspace() or _is_foreign_letter(character) for character in letters)


def _is_foreign_letter(character: str) -> bool:
    return not character.isascii() and unicodedata.category(character)[0] in "LMPS"


def zero_byte_forms(data: bytes) -> Iterator[Decoding]:
    """UTF-16 or UTF-32 without a mark: the one byte order in which every character is a real one."""
    if b"\0" in data:
        yield from _with_plain_characters(data)
    yield from _east_asian(data)


def _with_plain_characters(data: bytes) -> Iterator[Decoding]:
    readings = []
    for encoding, text in _readings(data):
        if all(map(_is_textual, text[:_SAMPLE])) and all(map(_is_textual, text[-_SAMPLE:])):
            plain = sum(1 for character in text[:_SAMPLE] if character.isascii())
            readings.append((plain, text, encoding))
    readings.sort(reverse=True)
    # Spaces, digits and line ends are in nearly every text: with as many in another order, it is no text.
    if not readings or not readings[0][0] or (len(readings) > 1 and readings[1][0] == readings[0][0]):
        return
    plain, text, encoding = readings[0]
    # Single-byte text with a few zero bytes would read as rare Chinese.
    is_foreign = plain * 2 < len(text[:_SAMPLE])
    if "\0" not in text and not (is_foreign and _is_utf8(data.replace(b"\0", b""))):
        yield Decoding(encoding, certainty=0.9)


def _east_asian(data: bytes) -> Iterator[Decoding]:
    """The byte order in which all the characters are East Asian, if that is the only one."""
    if len(data) % 2 or len(data) - len(data.translate(None, _PLAIN)) > len(data) * _PLAIN_SHARE:
        return
    found = [encoding for encoding, text in _readings(data[: 4 * _SAMPLE]) if _is_east_asian(text)]
    if len(found) == 1:
        yield Decoding(found[0], certainty=0.8)


def _is_east_asian(text: str) -> bool:
    if len(text) < _FEWEST or not _EAST_ASIAN.fullmatch(text):
        return False
    return len(_KANA_OR_MARK.findall(text)) * _ONE_IN >= len(text)


def _readings(data: bytes) -> Iterator[tuple[str, str]]:
    for encoding in _ORDERS:
        try:
            yield encoding, data.decode(encoding)
        except UnicodeError:
            continue


def _is_textual(character: str) -> bool:
    category = unicodedata.category(character)
    return character in "\t\n\v\f\r" or category[0] != "C" or category == "Cf"


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not is_binary(data)
