import random
from unittest.mock import patch

import pytest

from facing.diff import matching
from facing.diff.matching import Block, matching_blocks


def assert_blocks(mine: list[str], theirs: list[str], blocks: list[Block]) -> None:
    position = other = 0
    for first, second, length in blocks:
        assert first >= position and second >= other and length > 0
        assert mine[first : first + length] == theirs[second : second + length]
        position, other = first + length, second + length


def words_of(count: int, vocabulary: int, seed: int) -> list[str]:
    chooser = random.Random(seed)
    return [str(chooser.randrange(vocabulary)) for _ in range(count)]


def with_edits(words: list[str], share: float, seed: int) -> list[str]:
    chooser = random.Random(seed)
    return [f"new{number}" if chooser.random() < share else word for number, word in enumerate(words)]


@pytest.mark.parametrize("vocabulary", [1, 2, 10, 100, 10_000])
def test_blocks_are_equal_and_in_order(vocabulary: int) -> None:
    mine = words_of(700, vocabulary, 1)
    for theirs in (words_of(650, vocabulary, 2), with_edits(mine, 0.1, 3), mine[100:], mine[::-1]):
        blocks = matching_blocks(mine, theirs)
        assert_blocks(mine, theirs, blocks)
        assert blocks == [Block(second, first, length) for first, second, length in matching_blocks(theirs, mine)]


def test_every_word_that_stayed_is_found_where_words_are_told_apart() -> None:
    mine = words_of(5_000, 2_000, 1)
    theirs = with_edits(mine, 0.1, 2)
    kept = sum(word == other for word, other in zip(mine, theirs, strict=True))
    assert sum(block.length for block in matching_blocks(mine, theirs)) >= 0.999 * kept


def test_moving_a_word_leaves_the_rest_matched() -> None:
    mine = words_of(300, 10_000, 1)
    theirs = [*mine[1:200], mine[0], *mine[200:]]
    assert matching_blocks(mine, theirs) == [Block(1, 0, 199), Block(200, 200, 100)]


@pytest.mark.parametrize("vocabulary", [4, 10, 1_000])
def test_difflib_is_never_asked_for_much(vocabulary: int) -> None:
    asked: list[int] = []
    real = matching.SequenceMatcher

    def counted(junk: None, mine: list[str], theirs: list[str], autojunk: bool) -> object:
        asked.append(sum(theirs.count(word) for word in mine) if len(mine) * len(theirs) > 400 else 400)
        return real(junk, mine, theirs, autojunk)

    mine = words_of(6_000, vocabulary, 1)
    with patch.object(matching, "SequenceMatcher", counted):
        matching_blocks(mine, words_of(6_000, vocabulary, 2))
        matching_blocks(mine, with_edits(mine, 0.3, 3))
    assert asked
    assert max(asked) <= 20_000
