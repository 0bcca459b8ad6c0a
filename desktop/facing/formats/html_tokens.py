"""The tokens of a web page, whole or broken, with the bytes that they stand in (HTML standard, 13.2.5)."""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

_NAME = re.compile(rb"<(/?)([A-Za-z][^\s/>]*)")
# Quotation marks count behind an equals sign alone; one that is not closed does not count.
_TAG = re.compile(rb"""<[^>=]*+(?:=(?:\s*+"[^"]*+"|\s*+'[^']*+')?+[^>=]*+)*+>""")
# Elements whose content is no mark-up, up to their end tag.
_RAW = frozenset(b"script style xmp iframe noembed noframes textarea plaintext".split())


class TokenKind(Enum):
    """What a token is."""

    TEXT = "text"
    START = "start"
    END = "end"
    UNSEEN = "unseen"  # a comment, a declaration, the content of a script


class Token(NamedTuple):
    """Bytes [start, end); ``name`` of a tag in small letters, without its prefix of XHTML."""

    kind: TokenKind
    start: int
    end: int
    name: bytes = b""


class Tokens:
    """Goes through a page once; the work grows with its length alone, whatever is in it."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._last_end = data.rfind(b">")  # behind it no tag ends
        self._quotes_count = True
        self._gone: set[bytes] = set()  # what was looked for and does not come any more

    def read(self) -> Iterator[Token]:
        """The tokens in order; together they are the whole page."""
        data, position, text = self._data, 0, 0
        while (position := data.find(b"<", position)) >= 0:
            tokens = self._markup(position)
            if not tokens:
                position += 1
                continue
            if text < position:
                yield Token(TokenKind.TEXT, text, position)
            yield from tokens
            position = text = tokens[-1].end
        if text < len(data):
            yield Token(TokenKind.TEXT, text, len(data))

    def _markup(self, start: int) -> list[Token]:
        """What stands at a less-than sign; nothing where it is a letter."""
        data = self._data
        if data.startswith(b"<!--", start):
            end = self._behind(b"-->", start + 2)
            return [Token(TokenKind.UNSEEN, start, len(data) if end < 0 else end)]
        if start > self._last_end:
            return []
        following = data[start + 1 : start + 2]
        if following in (b"!", b"?"):
            end = self._behind(b"]]>", start) if data.startswith(b"<![CDATA[", start) else -1
            return [Token(TokenKind.UNSEEN, start, end if end >= 0 else data.find(b">", start) + 1)]
        named = _NAME.match(data, start, start + 200)
        if not named:
            if following != b"/":
                return []
            return [Token(TokenKind.UNSEEN, start, data.find(b">", start) + 1)]
        end = self._tag_end(start)
        name = named[2].lower().rpartition(b":")[2]
        if named[1]:
            return [Token(TokenKind.END, start, end, name)]
        tokens = [Token(TokenKind.START, start, end, name)]
        if name in _RAW and data[end - 2 : end] != b"/>":
            past = self._raw_end(name, end)
            tokens.append(Token(TokenKind.UNSEEN, end, past))
        return tokens

    def _tag_end(self, start: int) -> int:
        if self._quotes_count:
            found = _TAG.match(self._data, start)
            if found:
                return found.end()
            self._quotes_count = False  # to look again for an end that is not there would take forever
        return self._data.find(b">", start) + 1

    def _raw_end(self, name: bytes, start: int) -> int:
        found = re.compile(rb"</" + re.escape(name) + rb"[\s/>]", re.IGNORECASE).search(self._data, start)
        return found.start() if found else len(self._data)

    def _behind(self, mark: bytes, start: int) -> int:
        """Where the next ``mark`` ends, -1 when there is none."""
        if mark in self._gone:
            return -1
        found = self._data.find(mark, start)
        if found < 0:
            self._gone.add(mark)
            return -1
        return found + len(mark)
