"""Words compared: what an editor would say changed between two versions of a paragraph.

First whole words between white space are matched, then words and punctuation where those differ; kinds of quotes and
dashes and hyphens inside words do not hinder a match but are changes of their own. White space is never matched itself:
it stands in every position and makes any matcher slow and blind. It is shared out afterwards.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain

from facing.core.words import is_unspaced, tokens
from facing.diff.matching import Block, matching_blocks
from facing.diff.rows import Operation, Run
from facing.diff.tidying import Difference, best_slide, folded, with_punctuation_apart, with_spellings_apart
from facing.diff.variants import Atom, Tokens, common_letters, exactly, joined_alike, with_plain_signs

_NOT_SPACE = re.compile(r"\S+")


def compare_words(original: str, corrected: str) -> tuple[Run, ...]:
    """The runs of two texts in order; together they cover both texts exactly.

    A word is cut only where a hyphen, an apostrophe or white space was put into it, taken out or exchanged; what a
    reader takes for one character is never cut. A change of white space alone is a run too. The work is bounded by the
    length of the texts. Exchanging the texts gives the same runs, mirrored.
    """
    if original == corrected:
        whole = (0, len(original))
        return (Run(Operation.EQUAL, whole, whole),) if original else ()
    words = with_spellings_apart(_differences(original, corrected), original, corrected)
    apart = with_punctuation_apart(folded(words, original, corrected), original, corrected)
    trimmed = (_without_common_space(difference, original, corrected) for difference in apart)
    parts = (part for difference in trimmed for part in _with_space_apart(difference, original, corrected))
    return tuple(_runs(_opposites_joined(parts), original, corrected))


def _differences(original: str, corrected: str) -> list[Difference]:
    """What lies between the equal stretches."""
    differences = []
    end = other_end = 0
    alike = _atoms(with_plain_signs(original), with_plain_signs(corrected))
    atoms = (part for atom in alike for part in exactly(atom, original, corrected))
    for start, other_start, length in chain(atoms, [Atom(len(original), len(corrected), 0)]):
        if original[end:start] != corrected[other_end:other_start]:
            differences.append(Difference(end, start, other_end, other_start))
        end, other_end = start + length, other_start + length
    return differences


def _atoms(original: str, corrected: str) -> Iterator[Atom]:
    """Stretches that are equal to the letter, in order: whole words, then words and punctuation between those."""
    mine, theirs = _words(original), _words(corrected)
    blocks = _slid(matching_blocks(mine.keys, theirs.keys), mine.keys, theirs.keys)
    first = second = 0
    for block in [*blocks, Block(len(mine.keys), len(theirs.keys), 0)]:
        if first < block.original and second < block.corrected:
            here = (mine.starts[first], mine.end(block.original - 1))
            there = (theirs.starts[second], theirs.end(block.corrected - 1))
            yield from _fine_atoms(original, here, corrected, there)
        yield from _atoms_of(block, mine, theirs, original, corrected)
        first, second = block.original + block.length, block.corrected + block.length


def _fine_atoms(original: str, here: tuple[int, int], corrected: str, there: tuple[int, int]) -> Iterator[Atom]:
    """Equal words and punctuation of two stretches that share no whole word."""
    before, after = original[slice(*here)], corrected[slice(*there)]
    if before.isalnum() and after.isalnum() and not is_unspaced(before + after):
        return  # two words, and not the same
    found, other_found = list(tokens(before)), list(tokens(after))
    mine, theirs = joined_alike(found, other_found, here[0], there[0])
    if not set(mine.keys).isdisjoint(theirs.keys):
        for block in _slid(matching_blocks(mine.keys, theirs.keys), mine.keys, theirs.keys):
            yield from _atoms_of(block, mine, theirs, original, corrected)


def _atoms_of(block: Block, mine: Tokens, theirs: Tokens, original: str, corrected: str) -> Iterator[Atom]:
    """The block as one stretch, or token by token where the white space between the tokens differs."""
    first, second, count = block
    if not count:
        return
    start, other_start = mine.starts[first], theirs.starts[second]
    end, other_end = mine.end(first + count - 1), theirs.end(second + count - 1)
    if original[start:end] == corrected[other_start:other_end]:
        yield Atom(start, other_start, end - start)
        return
    for number in range(count):
        start, other_start = mine.starts[first + number], theirs.starts[second + number]
        before = original[start : mine.end(first + number)]
        after = corrected[other_start : theirs.end(second + number)]
        if before == after:
            yield Atom(start, other_start, len(before))
        else:
            yield from common_letters(before, start, after, other_start)


def _slid(blocks: Sequence[Block], mine: Sequence[str], theirs: Sequence[str]) -> list[Block]:
    """The blocks, with what only one side has between two of them slid to where it reads best."""
    slid = list(blocks)
    for number in range(1, len(slid)):
        before, after = slid[number - 1], slid[number]
        start, other_start = before.original + before.length, before.corrected + before.length
        # A block between two changes keeps a token; one at the end of both texts may slide away.
        room_before = before.length - (before.original + before.corrected > 0)
        ends = after.original + after.length == len(mine) and after.corrected + after.length == len(theirs)
        room_after = after.length - (not ends)
        if start == after.original:
            slide = best_slide(theirs, other_start, after.corrected, room_before, room_after)
        elif other_start == after.corrected:
            slide = best_slide(mine, start, after.original, room_before, room_after)
        else:
            continue
        slid[number - 1] = before._replace(length=before.length + slide)
        slid[number] = Block(after.original + slide, after.corrected + slide, after.length - slide)
    return slid


def _words(text: str) -> Tokens:
    """What stands between white space."""
    texts = text.split()
    if " ".join(texts) == text:
        starts = list(accumulate(map((1).__add__, map(len, texts)), initial=0))
    else:
        starts = [match.start() for match in _NOT_SPACE.finditer(text)]
    return Tokens(texts, starts)


def _without_common_space(difference: Difference, original: str, corrected: str) -> Difference:
    """The difference without the white space that both its sides begin or end with.

    A change of white space alone is left as it is: it is easier to see whole.
    """
    before, after = difference.parts(original, corrected)
    if (before.isspace() and after.isspace()) or not (before and after) or before.isalnum():
        return difference
    start, end, other_start, other_end = difference
    while start < end and other_start < other_end and original[start] == corrected[other_start]:
        if not original[start].isspace():
            break
        start, other_start = start + 1, other_start + 1
    while start < end and other_start < other_end and original[end - 1] == corrected[other_end - 1]:
        if not original[end - 1].isspace():
            break
        end, other_end = end - 1, other_end - 1
    return Difference(start, end, other_start, other_end)


def _with_space_apart(difference: Difference, original: str, corrected: str) -> Iterator[Difference]:
    """The difference, the white space at its start or end apart where both sides have some there."""
    before, after = difference.parts(original, corrected)
    start, end, other_start, other_end = difference
    if before.isalnum() or not before.strip() or not after.strip():
        yield difference
        return
    first, other_first, last, other_last = start, other_start, end, other_end
    if before[0].isspace() and after[0].isspace():
        first += len(before) - len(before.lstrip())
        other_first += len(after) - len(after.lstrip())
        yield Difference(start, first, other_start, other_first)
    if before[-1].isspace() and after[-1].isspace():
        last -= len(before) - len(before.rstrip())
        other_last -= len(after) - len(after.rstrip())
    if original[first:last] != corrected[other_first:other_last]:
        yield Difference(first, last, other_first, other_last)
    if last < end:
        yield Difference(last, end, other_last, other_end)


def _opposites_joined(differences: Iterable[Difference]) -> Iterator[Difference]:
    """What only went and what only came at one place, as one exchange."""
    before: Difference | None = None
    for difference in differences:
        if before is not None and _is_exchange(before, difference):
            before = Difference(before[0], difference[1], before[2], difference[3])
            continue
        if before is not None:
            yield before
        before = difference
    if before is not None:
        yield before


def _is_exchange(before: Difference, after: Difference) -> bool:
    if before[1] != after[0] or before[3] != after[2]:
        return False  # something equal lies between
    shapes = [(start < end, other_start < other_end) for start, end, other_start, other_end in (before, after)]
    return shapes in ([(True, False), (False, True)], [(False, True), (True, False)])


def _runs(differences: Iterable[Difference], original: str, corrected: str) -> Iterator[Run]:
    end = other_end = 0
    for difference in differences:
        start, stop, other_start, other_stop = difference
        if end < start:
            yield Run(Operation.EQUAL, (end, start), (other_end, other_start))
        if start < stop and other_start < other_stop:
            yield Run(Operation.REPLACE, (start, stop), (other_start, other_stop))
        elif start < stop:
            yield Run(Operation.DELETE, (start, stop), None)
        else:
            yield Run(Operation.INSERT, None, (other_start, other_stop))
        end, other_end = stop, other_stop
    if end < len(original):
        yield Run(Operation.EQUAL, (end, len(original)), (other_end, len(corrected)))
