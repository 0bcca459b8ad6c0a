import unicodedata

import pytest

from facing.typography.characters import CharacterFinder, Group, abbreviation_of, characters_of, code_of, name_of


@pytest.mark.parametrize("group", Group)
def test_each_group_holds_named_characters_once(group: Group) -> None:
    characters = characters_of(group, "en")
    assert len(set(characters)) == len(characters)
    assert all(name_of(character) for character in characters)


def test_letters_are_those_of_the_language_in_both_sizes() -> None:
    assert characters_of(Group.LETTERS, "de-AT") == "äöüßàéèêÄÖÜẞÀÉÈÊ"
    assert characters_of(Group.LETTERS, "tr") == "çğıöşüâîûÇĞİÖŞÜÂÎÛ"
    assert characters_of(Group.LETTERS, "nn") == characters_of(Group.LETTERS, "nb")
    assert characters_of(Group.LETTERS, "unknown") == characters_of(Group.LETTERS, "en")


def test_characters_are_found_by_the_beginnings_of_words_in_any_order() -> None:
    finder = CharacterFinder()
    assert finder.find("em d", 5)[0] == "—"
    assert finder.find("dash em", 5)[0] == "—"
    assert finder.find("snowman", 9)[:1] == ["☃"]
    assert finder.find("", 9) == []
    assert finder.find("nothing is called so", 9) == []
    assert len(finder.find("letter", 40)) == 40


@pytest.mark.parametrize("words", ["2014", "U+2014", "u+2014", "0x2014", "—"])
def test_characters_are_found_by_code_or_by_themselves(words: str) -> None:
    assert CharacterFinder().find(words, 5)[0] == "—"


def test_what_has_no_ink_has_letters_to_show() -> None:
    assert abbreviation_of("\u00a0") == "NB SP"
    assert abbreviation_of("\u2004") == "2004"
    assert abbreviation_of("—") == ""
    inkless = [each for each in characters_of(Group.SPACES, "en") if not abbreviation_of(each)]
    assert inkless == []
    assert code_of("😀") == "U+1F600"
    assert name_of("\n") == unicodedata.name("\n", "")
