import pytest

from facing.typography.aids import Choices
from facing.typography.retyping import Retyped, retyped

NOTHING = Choices(quotes=False, dashes=False, ellipses=False, spaces=False)
ALL = Choices()


def after(text: str, language: str, choices: Choices) -> str:
    for start, end, added in reversed(retyped(text, language, choices)):
        text = text[:start] + added + text[end:]
    return text


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("He said \"it's 'fine' now\" and left.", "en", "He said “it’s ‘fine’ now” and left."),
        ('"A" and "B"', "en-GB", "“A” and “B”"),
        ("the '90s, rock 'n' roll. In '68", "en", "the ’90s, rock ’n’ roll. In ’68"),
        ('Sie sagte: "Komm\' mit."', "de-DE", "Sie sagte: „Komm’ mit.“"),
        ('"Ja", sagte sie', "de-CH", "«Ja», sagte sie"),
        ('Elle dit "oui" et part.', "fr", "Elle dit «\u202foui\u202f» et part."),
        ("Qui? Elle: ici !", "fr", "Qui\u202f? Elle\u00a0: ici\u202f!"),
        ("a -- b--c - d, 12--13, x-y", "en", "a – b—c – d, 12–13, x-y"),
        ("wait... and .... more", "en", "wait… and …. more"),
        ("6' 2\" tall", "en", "6' 2\" tall"),
        ('`"code"` and http://a.b/"c" and "x"', "en", '`"code"` and http://a.b/"c" and “x”'),
    ],
)
def test_a_text_becomes_what_typing_it_would_have_made(text: str, language: str, wanted: str) -> None:
    assert after(text, language, ALL) == wanted


def test_only_what_is_chosen_changes() -> None:
    text = 'He said "no..." -- twice'
    assert after(text, "en", NOTHING) == text
    assert after(text, "en", NOTHING._replace(quotes=True)) == "He said “no...” -- twice"
    assert after(text, "en", NOTHING._replace(dashes=True)) == 'He said "no..." – twice'
    assert after(text, "en", NOTHING._replace(ellipses=True)) == 'He said "no…" -- twice'


def test_places_are_those_of_the_text_before() -> None:
    assert retyped("a -- b...", "en", ALL) == [Retyped(2, 5, "– "), Retyped(6, 9, "…")]
    assert retyped("the '90s", "en", ALL) == [Retyped(4, 8, "’90s")]


def test_a_mark_at_the_very_end_is_decided_by_the_end() -> None:
    assert after("in '68", "en", ALL) == "in ’68"
    assert after("rock 'n'", "en", ALL) == "rock ’n’"


def test_a_language_whose_habits_are_unknown_stays_as_it_is() -> None:
    assert retyped('"x"...', "xx", ALL) == []
    assert retyped("", "en", ALL) == []
