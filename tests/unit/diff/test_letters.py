import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from facing.diff.letters import LetterChange, changed_letters
from tests.property.test_words import PIECES


def shown(original: str, corrected: str) -> str:
    pieces, place = [], 0
    for mine, theirs in changed_letters(original, corrected):
        pieces.append(original[place : mine[0]])
        pieces.append(f"[{original[slice(*mine)]}|{corrected[slice(*theirs)]}]")
        place = mine[1]
    return "".join([*pieces, original[place:]]) if pieces else ""


@pytest.mark.parametrize(
    ("original", "corrected", "expected"),
    [
        ("colour", "color", "colo[u|]r"),
        ("recieved", "received", "rec[ie|ei]ved"),
        ("Lindho1m", "Lindholm", "Lindho[1|l]m"),
        ("north", "North", "[n|N]orth"),
        ("begining", "beginning", "begin[|n]ing"),
        ("tommorow", "tomorrow", "tom[mo|or]row"),
        ("1914", "1919", "191[4|9]"),
        ("cafe", "caf\u00e9", "caf[e|\u00e9]"),
        ("cafe", "cafe\u0301", "caf[e|e\u0301]"),
        ("เรือน", "เรือ", "เรือ[น|]"),
        # Less than half of the word stayed.
        ("was", "were", ""),
        ("walked", "ran", ""),
        ("teh", "the", ""),
        # Not one word each.
        ("the bread", "the boat", ""),
        ("", "new", ""),
        ("x" * 100, "x" * 99, ""),
    ],
)
def test_changed_letters(original: str, corrected: str, expected: str) -> None:
    assert shown(original, corrected) == expected


word = st.lists(st.sampled_from([*PIECES, *"abcdeabcde"]), min_size=1, max_size=9).map("".join)


@given(word, word)
@settings(deadline=None, max_examples=400)
def test_what_is_not_marked_is_equal_and_no_character_is_cut(original: str, corrected: str) -> None:
    changes = changed_letters(original, corrected)
    if not changes:
        return
    kept = other = ""
    place = other_place = 0
    for mine, theirs in [*changes, LetterChange((len(original),) * 2, (len(corrected),) * 2)]:
        kept, other = kept + original[place : mine[0]], other + corrected[other_place : theirs[0]]
        place, other_place = mine[1], theirs[1]
    assert kept == other
    for text, number in ((original, 0), (corrected, 1)):
        starts = {0}
        for cluster in regex.findall(r"\X", text):
            starts.add(max(starts) + len(cluster))
        assert {edge for change in changes for edge in change[number]} <= starts
    assert [LetterChange(theirs, mine) for mine, theirs in changes] == list(changed_letters(corrected, original))
