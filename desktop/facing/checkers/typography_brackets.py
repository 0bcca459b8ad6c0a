"""Brackets without a partner, in a paragraph and in those beside it."""

import re
from collections.abc import Iterator, Sequence

_PARTNER = {"(": ")", "[": "]", "{": "}"}
_BRACKET = re.compile(r"[()\[\]{}]")
_LIST_MARK = re.compile(r"(?:^|[\s,;:])(?:[a-zA-Z]|[ivxIVX]{1,4}|\d+(?:\.\d+)*)$")
_SMILEY = re.compile(r"[:;=8xX]['’]?-?$")
_MOST_IN_PROSE = 2  # brackets without partner in one paragraph; with more of them it is no prose
_NEAR = 5  # paragraphs, or lines of one, over which a parenthesis may run


def single_brackets(text: str) -> tuple[int, ...]:
    """Where brackets stand that nothing in this paragraph closes or opens; not list marks and smileys."""
    waiting: list[int] = []
    single: list[int] = []
    for match in _BRACKET.finditer(text):
        at, bracket = match.start(), match.group()
        if bracket in _PARTNER:
            waiting.append(at)
        elif waiting and _PARTNER[text[waiting[-1]]] == bracket:
            waiting.pop()
        elif not _LIST_MARK.search(text, max(0, at - 12), at):
            single.append(at)
    single = sorted(at for at in (*single, *waiting) if not _SMILEY.search(text, max(0, at - 3), at))
    return tuple(single) if len(single) <= _MOST_IN_PROSE else ()


def without_partner(texts: Sequence[str], single: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Of the single brackets of each text those that have no partner in a text near by either: text and place."""
    waiting: list[tuple[int, int]] = []
    for number, places in enumerate(single):
        while waiting and number - waiting[0][0] > _NEAR:
            yield waiting.pop(0)
        for at in places:
            bracket = texts[number][at]
            if bracket in _PARTNER:
                waiting.append((number, at))
                continue
            opener = next((one for one in reversed(waiting) if _PARTNER[texts[one[0]][one[1]]] == bracket), None)
            if opener is None or opener[0] == number:
                yield number, at
            else:
                waiting.remove(opener)
    yield from waiting
