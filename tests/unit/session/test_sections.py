from facing.core.passage import Passage, Piece
from facing.session.answers import Answers, NoCache
from facing.session.sections import (
    SECTION_LENGTH,
    SECTION_MINIMUM,
    SECTION_PASSAGES,
    ends_section,
    sections,
)
from tests.fakes.pattern_checker import PatternChecker


def passage(text: str, identifier: int = 0, *markup: tuple[int, int]) -> Passage:
    return Passage(text, (Piece(0, len(text), identifier),), markup)


def book(count: int) -> list[Passage]:
    return [passage(f"This is paragraph {number} of the book.", number) for number in range(count)]


def digests(passages: list[Passage]) -> list[bytes]:
    return [answers().key(section, "en-US") for section in sections(passages)]


def answers(edition: str = "") -> Answers:
    return Answers(PatternChecker("languagetool", "x", edition=edition), "section", NoCache())


def test_the_sections_are_the_document() -> None:
    passages = book(500)
    found = list(sections(passages))
    assert [each for section in found for each in section] == passages
    assert len(found) > 10


def test_sections_are_neither_tiny_nor_huge() -> None:
    *whole, _ = sections(book(3000))
    assert all(SECTION_MINIMUM <= len(section) <= SECTION_PASSAGES for section in whole)


def test_an_edit_leaves_the_sections_elsewhere_alone() -> None:
    before = book(1200)
    after = [*before[:300], passage("Something else stands here now.", 300), *before[301:]]
    old, new = digests(before), digests(after)
    assert len(set(new) - set(old)) <= 3
    assert old[:10] == new[:10]
    assert old[-25:] == new[-25:]


def test_a_new_paragraph_leaves_the_sections_elsewhere_alone() -> None:
    before = book(600)
    old, new = digests(before), digests([passage("A new beginning."), *before])
    assert len(set(new) - set(old)) <= 3


def test_there_is_no_cut_inside_open_quotation_marks() -> None:
    closed = next(text for number in range(1000) if ends_section(text := f"He said “yes” {number} times."))
    assert not any(ends_section(f"He said “yes {number} times.") for number in range(1000))
    assert not any(ends_section(f'He said "yes {number} times.') for number in range(1000))
    assert ends_section(closed)


def test_a_long_run_without_a_good_place_is_cut_anyway() -> None:
    open_ended = [passage(f"“{number}") for number in range(SECTION_PASSAGES + 1)]
    assert [len(section) for section in sections(open_ended)] == [SECTION_PASSAGES, 1]
    heavy = [passage("“" + "x" * (SECTION_LENGTH // 2)) for _ in range(3)]
    assert [len(section) for section in sections(heavy)] == [2, 1]


def test_broken_bytes_do_no_harm() -> None:
    assert sum(len(section) for section in sections([passage("\udc80")] * 20)) == 20


def test_the_key_of_an_answer_knows_text_language_markup_and_edition_and_nothing_else() -> None:
    def of(each: Passage, language: str = "en-US", edition: str = "1") -> bytes:
        return answers(edition).key([each], language)

    assert of(passage("a", 1)) == of(passage("a", 2))
    others = [of(passage("b")), of(passage("a"), "en-GB"), of(passage("a", 0, (0, 1))), of(passage("a"), edition="2")]
    assert len({of(passage("a")), *others}) == 5
