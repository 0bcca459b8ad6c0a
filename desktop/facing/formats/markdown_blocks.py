"""Which lines of a Markdown text are no prose as a whole: fenced and indented code, front matter.

Follows CommonMark 0.31, but that an indented line in a list is always taken for a paragraph of the list. A line that
opens or closes a block belongs to it.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from facing.core.ports import DOCUMENT_START, OpenBlock

_FENCE = re.compile(r"[ \t>]*(?P<mark>`{3,}|~{3,})(?P<info>.*)")
_INDENTED = re.compile(r"(?: {4}| {0,3}\t)\s*\S")
_LIST_MARK = re.compile(r"\s*+(?:[-+*]|\d{1,9}[.)])(?:\s|$)")
# YAML between two lines of three hyphens, TOML between two of three plus signs, at the very start.
_FRONT_MATTER = {"---": ("---", "..."), "+++": ("+++",)}
# What stands there: a key, a list's entry, a comment, a bracket, or what belongs to the line before.
_DATA = re.compile(r"\s*$|\s|[-#\[\]{}]|[^\s:=][^:=]*[:=]")


class Block(NamedTuple):
    """What the lines so far leave open.

    ``mark`` is what opened a fence or front matter; ``was_blank`` and ``was_code`` tell of the line before, ``in_list``
    of the last line that began at the margin.
    """

    mark: str = ""
    was_blank: bool = True
    was_code: bool = False
    in_list: bool = False


def block_lines(lines: Iterable[str], block: OpenBlock = DOCUMENT_START) -> Iterator[tuple[bool, Block]]:
    """For each line whether it belongs to code or front matter, and what is open behind it.

    ``block`` is what the lines before leave open. What is never closed reaches to the end, but front matter ends where
    a line does not look like data.
    """
    state = block if isinstance(block, Block) else None
    for line in lines:
        if state is None and line.rstrip() in _FRONT_MATTER:
            state = Block(line.rstrip())
            yield True, state
            continue
        is_block, state = _after(line, state or Block())
        yield is_block, state


def _after(line: str, block: Block) -> tuple[bool, Block]:
    if block.mark in _FRONT_MATTER:
        if line.rstrip() in _FRONT_MATTER[block.mark]:
            return True, Block()
        if _DATA.match(line):
            return True, block
        block = Block()
    fence = _FENCE.match(line)
    if block.mark:
        return True, Block(in_list=block.in_list) if _closes(block.mark, fence) else block
    if not line.strip():
        return False, block._replace(was_blank=True)
    if not block.in_list and (block.was_blank or block.was_code) and _INDENTED.match(line):
        return True, Block(was_blank=False, was_code=True)
    in_list = bool(_LIST_MARK.match(line)) or (block.in_list and (line[0].isspace() or not block.was_blank))
    if fence and not (fence["mark"][0] == "`" and "`" in fence["info"]):
        return True, Block(fence["mark"], in_list=in_list)
    return False, Block(was_blank=False, in_list=in_list)


def _closes(mark: str, fence: re.Match[str] | None) -> bool:
    """At least as many of the same character, and nothing behind them."""
    return (
        fence is not None
        and fence["mark"][0] == mark[0]
        and len(fence["mark"]) >= len(mark)
        and not fence["info"].strip()
    )
