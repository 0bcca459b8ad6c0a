from collections.abc import Sequence

import pytest

from facing.checkers import consistency_words
from facing.checkers.consistency import ConsistencyChecker
from facing.core.checkers import DocumentChecker
from facing.core.finding import Certainty, Finding, Kind, Side, Source, Span
from facing.core.passage import joined

Told = list[tuple[str, tuple[str, ...], Certainty]]
LIKELY, HINT = Certainty.LIKELY, Certainty.HINT


def findings(texts: Sequence[str], language: str = "en-GB") -> list[Finding]:
    passages = [joined([(number, text)], "") for number, text in enumerate(texts)]
    return ConsistencyChecker().check_document({Side.CORRECTION: passages}, language)


def told(texts: Sequence[str], rule: str = "") -> Told:
    return [(each.text, each.suggestions, each.certainty) for each in findings(texts) if rule in each.rule]


def test_it_is_a_document_checker_for_english() -> None:
    checker: DocumentChecker = ConsistencyChecker()
    assert (checker.id, checker.name, checker.languages()) == ("consistency", "Consistency", ("en",))
    texts = ["An email, an email, an email.", "An email and an e-mail."]
    assert findings(texts, "en-US")
    assert findings(texts, "de-DE") == []
    assert findings([], "en") == []


def test_the_rarer_form_is_marked_with_the_usual_one_and_its_places() -> None:
    (found,) = findings(["An email, an email.", "An email.", "My email and an e-mail."])
    assert found == Finding(
        Side.CORRECTION,
        Span(2, 16, 22),
        "e-mail",
        Kind.CONSISTENCY,
        "“e-mail” once, “email” 4 times in this text. Write it in one way.",
        ("email",),
        (Source("consistency", "CONSISTENCY_HYPHEN"),),
        LIKELY,
        related=(Span(0, 3, 8), Span(0, 13, 18), Span(1, 3, 8), Span(2, 3, 8)),
        group="CONSISTENCY_HYPHEN/email",
    )


def test_the_suggestion_has_the_capitals_and_the_ending_of_what_stands_there() -> None:
    texts = [
        "Email is old. Email’s good; email, email, EMAIL, email, email, email, email.",
        "E-mail’s best. E-MAIL here.",
    ]
    assert told(texts) == [("E-mail’s", ("Email’s",), LIKELY), ("E-MAIL", ("EMAIL",), LIKELY)]


def test_where_neither_form_is_clearly_rarer_it_is_a_hint_and_of_two_the_later_is_marked() -> None:
    assert told(["An e-mail.", "An email."]) == [("email", ("e-mail",), HINT)]
    assert told(["An email. An email. An e-mail."]) == [("e-mail", ("email",), HINT)]


@pytest.mark.parametrize(
    "text",
    [
        "They recover. They re-cover the chairs.",
        "A long-term view for the long term.",
        "He resigned; he re-signed the paper.",
        "CD-ROM drives are at cdrom in the tree.",
        "A well-known and well known inn.",
        "The co-op has a coop of hens.",
    ],
)
def test_a_hyphen_that_makes_another_word_is_left_alone(text: str) -> None:
    assert told([text], "HYPHEN") == []


def test_accents_are_compared_but_for_words_that_they_make_other_words() -> None:
    assert told(["A café, a café, a café, a café, a cafe."]) == [("cafe", ("café",), LIKELY)]
    assert told(["Old San Martín. Then Martin went. So did Martin, and Martin, and Martin."]) == [
        ("Martín", ("Martin",), HINT)
    ]
    assert told(["They resume the work; her résumé lay there. They expose an exposé."]) == []


@pytest.mark.parametrize(
    ("usual", "rare"),
    [
        ("colour", "color"),
        ("centre", "center"),
        ("travelled", "traveled"),
        ("defence", "defense"),
        ("analysed", "analyzed"),
        ("organise", "organize"),
        ("organisations", "organizations"),
        ("adviser", "advisor"),
        ("grey", "gray"),
        ("skilful", "skillful"),
        ("anaemia", "anemia"),
        ("towards", "toward"),
    ],
)
def test_two_spellings_of_one_word_are_told_whichever_is_rarer(usual: str, rare: str) -> None:
    assert told([f"a {usual} b {usual} c {usual} d {usual} and {rare} now."]) == [(rare, (usual,), LIKELY)]
    assert told([f"a {rare} b {rare} c {rare} d {rare} and {usual} now."]) == [(usual, (rare,), LIKELY)]


def test_names_and_quotations_keep_their_own_spelling() -> None:
    much = "a centre b centre c centre d centre e centre. "
    assert told([much + "They met at the Lincoln Center today."]) == []
    assert told([much + "Center of it all."]) == [("Center", ("Centre",), LIKELY)]
    assert told([much + "She wrote “a center of it” then."]) == [("center", ("centre",), HINT)]


def test_an_american_word_in_a_british_text_is_told_and_the_other_way_round() -> None:
    british = "Our neighbours travelled to the harbour in grey colours, with honour and humour, past a theatre. "
    american = "Our neighbors traveled to the harbor in gray colors, with honor and humor, past a theater. "
    assert told([british * 2 + "Its flavor is fine."]) == [("flavor", ("flavour",), LIKELY)]
    assert told([american * 2 + "Its flavour is fine."]) == [("flavour", ("flavor",), LIKELY)]
    (found,) = findings([british * 2 + "Its flavor is fine."])
    assert found.message == "“flavour” would fit: 16 words of this text are spelled so, 1 as here."
    assert found.rule == "CONSISTENCY_ENGLISH"
    assert told([british + american]) != []
    assert told([british + american], "ENGLISH") == []
    assert told(["The size of our tour took four hours, an hour more.", british]) == []


def test_endings_in_ise_and_ize_are_counted_by_themselves() -> None:
    oxford = "They organize and realize what they recognize; it was civilized and modernized, to emphasize colour. " * 2
    assert told([oxford + "They criticise it."]) == [("criticise", ("criticize",), LIKELY)]
    assert (
        told([oxford + "They advise, advertise, exercise, promise, supervise and practise; otherwise, a surprise."])
        == []
    )
    french = oxford.replace("iz", "is")
    assert told([french + "The prize was seized; its size, capsized, oversized."]) == []


def test_capitals_inside_a_word_are_compared() -> None:
    much = "JavaScript is old. JavaScript and JavaScript, or JavaScript. "
    assert told([much + "We like Javascript, and JAVASCRIPT and javascript."]) == [
        ("Javascript", ("JavaScript",), LIKELY)
    ]
    assert told(["Linux, Linux, Linux, Linux; LILO is the LInux LOader."]) == []
    assert told(["NATO and Nato; the WHO, who, Who."]) == []


def test_rare_spellings_of_a_name_are_told() -> None:
    much = "We met Belarusian men, and Belarusian women, then Belarusian boys, and other Belarusian girls. "
    assert told([much + "Then a Belarussian boat."]) == [("Belarussian", ("Belarusian",), LIKELY)]
    much = "They saw Muhammad there, and Muhammad here; so Muhammad left. "
    assert told([much + "Then came Mohammed too."]) == [("Mohammed", ("Muhammad",), HINT)]
    much = "They saw Castoriadis and Castoriadis and Castoriadis there. "
    for slip in ("Castoridias", "Castoradis", "Castoriadhis", "Castoriatis"):
        assert told([much + f"Then came {slip}’s men."]) == [(f"{slip}’s", ("Castoriadis’s",), HINT)]


def test_two_transcriptions_of_a_name_are_told() -> None:
    much = "They went to Kyiv, then to Kyiv’s port; from Kyiv on to Lviv, and Kyiv again. "
    assert told([much + "The road to Kiev’s gate."]) == [("Kiev’s", ("Kyiv’s",), LIKELY)]
    assert told(["The Kyiv road and the Kiev road."]) == [("Kiev", ("Kyiv",), HINT)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Russia", "Russian"),
        ("Romania", "Romanian"),
        ("Christian", "Christians"),
        ("Ivanov", "Ivanova"),
        ("Estonia", "Estonian"),
        ("Anderson", "Sanderson"),
        ("Marina", "Marine"),
        ("Martin", "Morton"),
        ("Austria", "Australia"),
        ("Cameroon", "Cameron"),
        ("Georgia", "George"),
    ],
)
def test_two_names_and_inflections_are_left_alone(one: str, other: str) -> None:
    assert told([f"We saw {one} and {one}, then {one} and {one}; now {other} came."]) == []


def test_a_name_as_frequent_as_its_neighbour_is_another_name() -> None:
    assert told(["We saw Phillipson and Philipson; later Phillipson and Philipson left."]) == []


def test_a_long_name_that_sounds_the_same_is_one_name_even_if_both_spellings_are_rare() -> None:
    assert told(["We saw Belarusian boats and Belarusian flags; the Belarussian left."]) == [
        ("Belarussian", ("Belarusian",), LIKELY)
    ]


def test_agents_of_one_stem_near_each_other_are_likely_where_one_is_a_name() -> None:
    texts = ["The marchers and protesters met.", "More protesters came; the protesters sang.", "Many Protestants sang."]
    assert told(texts) == [("Protestants", ("Protesters",), LIKELY)]
    assert told([*texts[:2], "Many protestants sang."]) == [("protestants", ("protesters",), HINT)]
    assert told([*texts[:2], "Protestants sang."]) == [("Protestants", ("Protesters",), HINT)]
    far = [*texts[:2], *["Nothing was said."] * 30, texts[2]]
    assert told(far) == []
    assert told(["The defender and the defendant; the commander and a commandant."]) == []
    assert told(["A protester and a protestor."], "TWINS") == []


def test_abbreviations_with_and_without_stops_are_told() -> None:
    much = "The US said so. The US did so. The US and the US went. "
    assert told([much + "The U.S. came."]) == [("U.S.", ("US",), LIKELY)]
    assert told(["The U.S. said so. J. R. came. GIVE IT TO US NOW, us."]) == [("US", ("U.S.",), HINT)]
    assert told(["The UN and the U.S. and e.g. this, A.B. Smith."]) == []


def test_long_figures_are_compared_but_not_years_codes_and_decimals() -> None:
    much = "They had 10,000 boats and 25,000 nets. "
    assert told([much + "Then 30000 oars came."]) == [("30000", (), HINT)]
    assert told([much + "In 1999, at No. 12345 Main, ID 54321, zip 90210-1234, π is 3.14159 here."]) == []


def test_a_name_in_two_kinds_of_quotation_marks_is_a_hint() -> None:
    texts = ["The “Morning Star” left. Then the “Morning Star” came.", "The ‘Morning Star’ sank; it's Anna's."]
    assert told(texts) == [("‘Morning Star’", ("“Morning Star”",), HINT)]


def test_a_common_noun_with_a_stray_capital_is_a_hint() -> None:
    much = "they took the boat to the sea and left the boat there. " * 15
    assert told([much + "they then brought the Boat back to land."]) == [("Boat", ("boat",), HINT)]
    assert told([much + "They sailed with the Boat Race crew."]) == []
    assert told([much + "Boat and net, the Boat Club, My Boat."]) == []
    assert told([much + "they then brought the Boat back to land. " * 3]) == []


def test_addresses_and_mark_up_are_not_marked() -> None:
    texts = ["An email. An email. An email. An email.", "See `e-mail` at https://example.org/e-mail now."]
    assert told(texts) == []


def test_each_side_is_counted_by_itself() -> None:
    original = joined([(0, "An e-mail.")], "")
    correction = joined([(0, "An email.")], "")
    assert ConsistencyChecker().check_document({Side.ORIGINAL: [original], Side.CORRECTION: [correction]}, "en") == []


@pytest.mark.parametrize(
    "text",
    [
        "Anna’s boat and Annas boats; the boats’ sails. It’s its own; we’re were; she’ll shell.",
        "“Go,” said Tom. “Tom, go!” TOM WENT. tom-tom drums.",
        "In 1990 and the 1990s, 1,500 of 2000 came; 12.5 % of 3,000.",
        "The state is a State; the church is the Church of England.",
        "import os; os.path, OS, Os. x_1 X_1 https://a.example.org",
        "to-day we sail to the bay; the day to come.",
    ],
)
def test_ordinary_texts_have_no_findings(text: str) -> None:
    assert told([text]) == []


def test_a_second_look_reads_only_what_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    real = consistency_words.read
    monkeypatch.setattr("facing.checkers.consistency.read", lambda passage: read.append(passage.text) or real(passage))
    checker = ConsistencyChecker()
    passages = [joined([(number, f"An email for boat {number}.")], "") for number in range(30)]
    checker.check_document({Side.CORRECTION: passages, Side.ORIGINAL: passages}, "en")
    assert len(read) == 30
    passages[3] = joined([(3, "An e-mail for boat 3.")], "")
    found = checker.check_document({Side.CORRECTION: passages}, "en")
    assert read[30:] == ["An e-mail for boat 3."]
    assert [each.text for each in found] == ["e-mail"]
