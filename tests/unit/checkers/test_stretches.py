from facing.checkers.stretches import BATCH_LENGTH, BATCH_PASSAGES, Stretch, batches, sendable
from facing.core.passage import Passage, Piece


def passage(text: str, *markup: tuple[int, int]) -> Passage:
    return Passage(text, (Piece(0, len(text), 0),), markup)


def test_every_passage_ends_a_paragraph_the_last_one_too() -> None:
    assert Stretch([passage("One."), passage("Two")]).text == "One.\n\nTwo\n\n"


def test_a_range_is_found_in_its_passage() -> None:
    stretch = Stretch([passage("One."), passage("Two 😀 wrod")])
    start = stretch.text.index("wrod")
    assert stretch.locate(start, start + 4) == (1, 6, 10)
    assert stretch.locate(0, 3) == (0, 0, 3)


def test_what_runs_into_the_break_ends_with_the_passage() -> None:
    stretch = Stretch([passage("One  "), passage("Two")])
    assert stretch.locate(3, 7) == (0, 3, 5)


def test_what_lies_in_a_break_or_over_two_passages_is_nobodys() -> None:
    stretch = Stretch([passage("One"), passage("Two")])
    assert stretch.locate(3, 5) is None
    assert stretch.locate(1, 7) is None
    assert stretch.locate(0, 0) is None


def test_markup_moves_with_its_passage() -> None:
    assert Stretch([passage("**a**", (0, 2), (3, 5)), passage("b*", (1, 2))]).markup == [(0, 2), (3, 5), (8, 9)]


def test_broken_bytes_can_be_sent_and_nothing_moves() -> None:
    assert sendable("a\udc80b\ud800") == "a\ufffdb\ufffd"
    stretch = Stretch([passage("a\udc80 wrod")])
    assert stretch.text.encode("utf-8").decode("utf-8")[3:7] == "wrod"


def test_batches_hold_some_passages_in_order() -> None:
    passages = [passage(str(number)) for number in range(2 * BATCH_PASSAGES + 3)]
    found = list(batches(passages))
    assert [len(batch.passages) for batch in found] == [BATCH_PASSAGES, BATCH_PASSAGES, 3]
    assert [each for batch in found for each in batch.passages] == passages


def test_a_long_passage_is_a_batch_of_its_own() -> None:
    long = passage("x" * (BATCH_LENGTH + 1))
    assert [len(batch.passages) for batch in batches([passage("a"), long, passage("b"), passage("c")])] == [1, 1, 2]


def test_no_passage_is_no_batch() -> None:
    assert list(batches([])) == []
