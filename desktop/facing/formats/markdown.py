"""What in a Markdown text is mark-up rather than prose, so that checkers see it but do not judge it.

Follows CommonMark 0.31 where one line is enough to tell; what spans lines is told in ``markdown_blocks``. Nothing is
rendered and nothing removed: a Markdown file is edited as the text that it is.
"""

import re
from collections.abc import Iterator, Sequence

from facing.core.ports import DOCUMENT_START, OpenBlock, Ranges
from facing.formats.markdown_blocks import block_lines

_BLOCK_MARKS = re.compile(r"\s*+(?:(?:>|#{1,6}(?=\s|$)|[-+*](?=\s)|\d{1,9}[.)](?=\s))\s*+)+")
_WHOLE_LINE = re.compile(
    r"\s*+(?:"
    r"[-=]{2,}|(?:[-*_][ \t]*+){3,}"  # underlined heading, rule
    r"|\|?(?:\s*+:?-++:?\s*+\|)+(?:\s*+:?-++:?)?"  # the line under a table's head
    r"|\[[^\]]++\]:\s*+\S.*"  # link target, footnote
    r")\s*+"
)
_CLOSING_HEADING_MARKS = re.compile(r"\s#+\s*$")
_BACKTICKS = re.compile(r"`+")
_INLINE = re.compile(
    r"(?P<escape>\\(?=[!-/:-@\[-`{-~]))"
    r"|(?P<tag><[A-Za-z/!][^<>]*+>)"
    r"|(?P<footnote>\[\^[^\[\]\s]++\])"
    r"|(?P<opening>!?\[(?=[^\[\]]*+\][(\[]))"
    r"|(?P<target>\]\((?:[^()\s\\]|\\.|\([^()]*+\))*+(?:\s++(?:\"[^\"]*+\"|'[^']*+'))?\s*+\)|\]\[[^\[\]]*+\])"
    r"|(?P<address>(?:https?://|www\.)[^\s<>]++)"
    r"|(?P<emphasis>\*{1,3}|~~|(?<![^\W_])_{1,3}|_{1,3}(?![^\W_]))"
)
_NOT_OF_AN_ADDRESS = ".,;:!?'\"*_~)]"


def markup_ranges(paragraphs: Sequence[str], block: OpenBlock = DOCUMENT_START) -> list[Ranges]:
    """For each line of a Markdown text its ranges of mark-up: (start, end) in code points, in order, apart.

    Code and front matter count as mark-up: they are not prose. ``block`` is what the lines before leave open.
    """
    return [
        _whole(line) if is_block else line_markup(line)
        for line, (is_block, _) in zip(paragraphs, block_lines(paragraphs, block), strict=True)
    ]


def is_prose(line: str, offset: int, block: OpenBlock) -> bool:
    """Whether what is written at this offset of a line is prose; behind a backtick without a partner it is not."""
    (ranges,) = markup_ranges([line], block)
    if any(start < offset < end or (start, end) == (0, len(line)) for start, end in ranges):
        return False
    runs = [match.group() for match in _BACKTICKS.finditer(line[:offset])]
    return not any(end == offset + len(run) for run in runs for _, end in _code_spans(line[:offset] + run))


def line_markup(line: str) -> Ranges:
    """The ranges of mark-up in one line that stands outside fences."""
    if _WHOLE_LINE.fullmatch(line):
        return _whole(line)
    ranges = list(_code_spans(line))
    head = _BLOCK_MARKS.match(line)
    if head:
        ranges.append(head.span())
        closing = _CLOSING_HEADING_MARKS.search(line) if "#" in head.group() else None
        if closing and closing.start() >= head.end():
            ranges.append(closing.span())
    ranges += _inline(line, sorted(ranges))
    return _merged(sorted(ranges))


def _whole(line: str) -> Ranges:
    return ((0, len(line)),) if line else ()


def _code_spans(line: str) -> Iterator[tuple[int, int]]:
    """From a run of backticks to the next run of the same length; a backslash can hinder the first run only."""
    runs = [match.span() for match in _BACKTICKS.finditer(line)]
    following: dict[int, int] = {}
    partner: dict[int, int] = {}
    for index in range(len(runs) - 1, -1, -1):
        length = runs[index][1] - runs[index][0]
        if length in following:
            partner[index] = following[length]
        following[length] = index
    index = 0
    while index < len(runs):
        if index in partner and not _is_escaped(line, runs[index][0]):
            yield runs[index][0], runs[partner[index]][1]
            index = partner[index]
        index += 1


def _is_escaped(line: str, position: int) -> bool:
    backslashes = 0
    while backslashes < position and line[position - backslashes - 1] == "\\":
        backslashes += 1
    return backslashes % 2 == 1


def _inline(line: str, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    position = 0
    for start, end in [*taken, (len(line), len(line))]:
        while position < start:
            match = _INLINE.search(line, position, start)
            if match is None:
                break
            position = match.end()
            if match.lastgroup == "address":
                yield match.start(), match.start() + len(match.group().rstrip(_NOT_OF_AN_ADDRESS))
            elif match.lastgroup != "emphasis" or not _stands_alone(line, match.start(), match.end()):
                yield match.span()
            if match.lastgroup == "escape":
                position += 1
        position = max(position, end)


def _stands_alone(line: str, start: int, end: int) -> bool:
    """Whether there is white space or an edge on both sides: a multiplication sign or a loose star."""
    return (start == 0 or line[start - 1].isspace()) and (end == len(line) or line[end].isspace())


def _merged(ranges: list[tuple[int, int]]) -> Ranges:
    merged: list[tuple[int, int]] = []
    for start, end in ranges:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif start < end:
            merged.append((start, end))
    return tuple(merged)
