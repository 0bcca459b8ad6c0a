"""What one paragraph was in earlier versions, and the way back to it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from facing.core.chunks import Paragraph
from facing.core.document import Content, Original, Version
from facing.core.edit import PARAGRAPH_BREAK, Edit, Origin, Place
from facing.core.ports import Tasks
from facing.core.problem import UserProblem
from facing.core.text import Text
from facing.diff.pairing import pair_paragraphs
from facing.session.rewriting import edits_between

LANE = "versions"
MOST = 9
# Versions that are looked into; opening one of a long book takes up to half a second.
_LOOKED_AT = 300


@dataclass(frozen=True, slots=True)
class Wording:
    """What a paragraph was: ``version`` is the newest one that has it so, ``None`` for the original.

    Where it was several paragraphs then, they are joined by ``\\n``.
    """

    text: str
    version: Version | None


def find_wordings(
    tasks: Tasks,
    present: tuple[Text, int],
    versions: Sequence[Version],
    read: Callable[[int], Content],
    original: Original,
    done: Callable[[list[Wording]], None],
    failed: Callable[[UserProblem], None],
) -> None:
    """Find other wordings of a paragraph (by index), the newest first, away from this thread."""

    def find() -> list[Wording]:
        text, index = present
        return earlier_wordings(text, index, _texts(versions, read, original))

    def stop(error: BaseException) -> None:
        if not isinstance(error, UserProblem):
            raise error
        failed(error)

    tasks.submit(LANE, find, done, stop)


def earlier_wordings(
    present: Text, index: int, earlier: Iterator[tuple[Version | None, Text]], most: int = MOST
) -> list[Wording]:
    """The wordings of a paragraph that differ, each once, followed from each text to the one before it."""
    now = [paragraph.text for paragraph in present]
    where = (index, index + 1)
    known = {now[index]}
    found: list[Wording] = []
    for version, text in earlier:
        then = [paragraph.text for paragraph in text]
        there = _partners(then, now, where)
        if there is None:
            break
        now, where = then, there
        wording = PARAGRAPH_BREAK.join(then[slice(*where)])
        if wording not in known:
            known.add(wording)
            found.append(Wording(wording, version))
        if len(found) == most:
            break
    return found


def edits_to_wording(present: Text, index: int, wording: str) -> list[Edit]:
    """The edits that make a paragraph what it was, each where a reader would see a change."""
    paragraph = present[index]
    here = Text.from_paragraphs([paragraph])
    there = Text.from_paragraphs(Paragraph(line, paragraph.slot) for line in wording.split(PARAGRAPH_BREAK))
    edits = edits_between(here, there, Origin.RESTORE)
    return [replace(edit, at=Place(edit.at.paragraph + index, edit.at.offset)) for edit in edits]


def _texts(
    versions: Sequence[Version], read: Callable[[int], Content], original: Original
) -> Iterator[tuple[Version | None, Text]]:
    for version in versions[:_LOOKED_AT]:
        yield version, read(version.id).text
    if len(versions) <= _LOOKED_AT:
        yield None, original.text


def _partners(then: list[str], now: list[str], where: tuple[int, int]) -> tuple[int, int] | None:
    """Where the paragraphs at ``where`` stood then; ``None`` where they were not there."""
    head, tail = _same(then, now)
    if where[1] <= head:
        return where
    shift = len(then) - len(now)
    if where[0] >= len(now) - tail:
        return where[0] + shift, where[1] + shift
    # What is the same around is left out: pairing a whole book again and again would take minutes.
    before, after = min(head, where[0]), min(tail, len(now) - where[1])
    rows = pair_paragraphs(then[before : len(then) - after], now[before : len(now) - after])
    moved = {row.move: row.original for row in rows if row.move is not None and row.original}
    there: list[tuple[int, int]] = []
    for row in rows:
        if row.corrected and row.corrected[0] + before < where[1] and where[0] < row.corrected[1] + before:
            original = row.original or (moved.get(row.move) if row.move is not None else None)
            if original is not None:
                there.append(original)
    if not there:
        return None
    return min(first for first, _ in there) + before, max(last for _, last in there) + before


def _same(then: list[str], now: list[str]) -> tuple[int, int]:
    """How many paragraphs are the same at the start, and then at the end."""
    shortest = min(len(then), len(now))
    head = 0
    while head < shortest and then[head] == now[head]:
        head += 1
    tail = 0
    while tail < shortest - head and then[-1 - tail] == now[-1 - tail]:
        tail += 1
    return head, tail
