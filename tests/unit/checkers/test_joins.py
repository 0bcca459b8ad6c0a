from collections.abc import Sequence
from dataclasses import replace

import pytest

from facing.checkers.joins import JoinsChecker
from facing.core.checkers import CheckerStatus, PassageChecker, Remark
from facing.core.finding import Certainty, Kind
from facing.core.passage import joined


def remarks(text: str, language: str = "en-US") -> tuple[Remark, ...]:
    (found,) = JoinsChecker().check_passages([joined([(0, text)], " ")], language)
    return found


def marked(text: str, rule: str, language: str = "en-US") -> list[str]:
    return [text[each.start : each.end] for each in remarks(text, language) if each.rule == rule]


def test_it_is_a_passage_checker_that_is_always_ready() -> None:
    checker: PassageChecker = JoinsChecker()
    checker.prepare("de-DE")
    checker.close()
    assert (checker.id, checker.name, checker.languages()) == ("joins", "Joins and repeats", ())
    assert checker.health().status is CheckerStatus.READY


def test_a_remark_says_what_is_wrong_and_what_may_stand_there() -> None:
    assert remarks("The bridge was closed. eastern side of the river.") == (
        Remark(
            15,
            30,
            Kind.GARBLE,
            "A full stop, but “eastern” starts small: a sentence is cut here, or the stop is one too many.",
            ("closed eastern", "closed. Eastern"),
            "JOINS_LOWER_CASE_START",
            Certainty.LIKELY,
        ),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry left late. because of fog.", ["late. because"]),
        ("It rained. it snowed. it froze.", ["rained. it", "snowed. it"]),
        ("They brought boats, nets, etc. and went home.", []),
        ("It opens at 9 a.m. and closes at noon.", []),
        ("Prices rose (approx. three percent) in May.", []),
        ("Smith et al. describe it, cf. also the map.", []),
        ("J. van Dyck met Mr. de Vries. van Dyck spoke.", []),
        ("He waited … and nothing came... so he left.", []),
        ("It was released on the App Store. iPhone users liked it.", []),
        ("See example.org. readme.txt has more.", []),
        ("“Go away.” he said. She stayed.", []),
        ("they write like that. without capitals. all the time.", []),
        ("1. apples 2. pears", []),
        ("Call foo. bar(x) does the rest.", []),
    ],
)
def test_a_small_letter_behind_a_stop_is_marked(text: str, expected: list[str]) -> None:
    assert marked(text, "JOINS_LOWER_CASE_START") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We waited for an hour, The boat came late.", ["The"]),
        ("Shouting “Stop!”, The crowd moved on slowly.", ["The"]),
        ("Then the water rose This was not expected.", ["This"]),
        ("They read The Times every day.", []),
        ("He plays in The Hague, The Netherlands.", []),
        ("A film named What It Is and What It Was.", []),
        ("See the chapter On the Road for more.", []),
        ("She said, “The boat is late today.”", []),
        ("Dear Sir, I write to you.", []),
        ("The reason that He makes so many.", []),
        ("He went to sea\u2028And never came back again.", []),
        ("the boat went out, And came to land, And went to sea, And was no more", []),
        ("The first, by Anna, In Darkness, won.", []),
    ],
)
def test_a_capital_on_a_small_word_in_mid_sentence_is_marked(text: str, expected: list[str]) -> None:
    assert marked(text, "JOINS_CAPITAL_INSIDE") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They hold and hold fresh talks.", ["hold and hold"]),
        ("Old or old houses stand there.", []),
        ("All old or old houses stand there.", ["old or old"]),
        ("It got worse and worse, again and again.", []),
        ("For years and years they came, more and more.", []),
        ("The boats got bigger and bigger.", []),
        ("She cried and cried.", []),
        ("Work for Johnson and Johnson began.", []),
        ("You may or may not come; there are and are not any.", []),
        ("A bond between human and human was made.", []),
        ("Write to jean or jean@example.org today.", []),
        ("Hand-made and hand-made-like goods.", []),
    ],
)
def test_the_same_word_on_both_sides_of_and_is_marked(text: str, expected: list[str]) -> None:
    assert marked(text, "JOINS_X_AND_X") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He took the the boat.", ["the the"]),
        ("The the boat was old.", ["The the"]),
        ("It lay on on on the shore.", ["on on on"]),
        ("The ILO ILO said so.", ["ILO ILO"]),
        ("He said that that was all he had had.", []),
        ("They flew to Bora Bora and Pago Pago.", []),
        ("No, no no! Very very good.", []),
        ("It is, is it not? The end. End of story.", []),
        ("Point C c and x x were drawn.", []),
        ("The option --vault vault is needed.", []),
        ("Follow section Section 10 closely.", []),
        ("In 20 20 people came.", []),
    ],
)
def test_doubled_words_are_marked(text: str, expected: list[str]) -> None:
    assert marked(text, "JOINS_DOUBLED_WORD") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It happened in the in the morning.", ["in the in the"]),
        ("At the end of the end of the year.", ["the end of the end of"]),
        ("They talked over and over and over about it.", []),
        ("Day by day by day it grew.", []),
        ("New York New York is a song.", []),
        ("We came, we saw; we came, we saw.", []),
        ("10 20 10 20 were the numbers.", []),
    ],
)
def test_doubled_phrases_are_marked(text: str, expected: list[str]) -> None:
    assert marked(text, "JOINS_DOUBLED_PHRASE") == expected


@pytest.mark.parametrize("language", ["en-US", "de-DE", "fr", ""])
def test_text_that_goes_round_in_circles_is_marked_in_any_language(language: str) -> None:
    looping = "And so bitte bitte bitte bitte bitte it went."
    assert marked(looping, "JOINS_LOOP", language) == ["bitte bitte bitte bitte bitte"]
    phrases = "It is of the sea of the sea of the sea again."
    assert marked(phrases, "JOINS_LOOP", language) == ["of the sea of the sea of the sea"]
    assert marked("Row, row, row your boat; nie nie nie.", "JOINS_LOOP", language) == []


def test_a_loop_is_sure_but_for_cries_and_the_shortest_ones() -> None:
    def certainty(text: str) -> list[Certainty]:
        return [each.certainty for each in remarks(text) if each.rule == "JOINS_LOOP"]

    assert certainty("The garbage garbage garbage garbage was out.") == [Certainty.SURE]
    assert certainty("Hey hey hey hey hey he sang.") == [Certainty.HINT]
    assert certainty("It reads 1 1 1 1 1 now.") == []
    assert certainty("It was in the in the in the morning.") == [Certainty.LIKELY]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("That was the end.Start again tomorrow.", ["end.Start"]),
        ("Was it late?Yes it was.", ["late?Yes"]),
        ("See www.Example.Com and node.js for more.", []),
        ("The string.Format(x) call and os.Path/x are code.", []),
        ("The U.S.Army and the p.Val of 3.Five.", []),
        ("Write to a.Smith@example.org or read it.Then.txt now.", []),
        ("Pi is 3.14 and e.g.This too.", []),
    ],
)
def test_a_missing_space_between_sentences_is_marked(text: str, expected: list[str]) -> None:
    assert marked(text, "JOINS_MISSING_SPACE") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The boats that came in the morning left again before noon because of the", ["the"]),
        ("The boats that came in the morning left again before noon with all their nets,", ["nets,"]),
        ("Rivers of the north and the towns on the banks that they run through", []),
        ("He shall bring the boat to the shore and fasten it to the pier; and", []),
        ("The moon was up,", []),
        ("and the boats that came in the morning left again before noon because of the", []),
        ("The boats that came in the morning left again before noon with these nets:", []),
    ],
)
def test_a_long_sentence_that_is_cut_off_is_a_hint(text: str, expected: list[str]) -> None:
    assert marked(text, "JOINS_NO_END") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It came as a surprise t boat builders.", ["t"]),
        ("It is a house and I like it.", []),
        ("Take the value x of the y axis.", []),
        ("Press the key s to save; type the letter t twice.", []),
        ("There are a) boats and b) nets, vitamin c.", []),
        ("la luna e bella, il sole e grande.", []),
        ("José Ortega y Gasset wrote of it.", []),
    ],
)
def test_a_letter_alone_is_a_hint(text: str, expected: list[str]) -> None:
    assert marked(text, "JOINS_LONE_LETTER") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (".", ["."]),
        (" ) ", [")"]),
        ("The king is ready (2:50) |", ["|"]),
        ("The town ( ) lies on a river (; see map).", ["( )", "(;"]),
        ("***", []),
        ("–", []),
        ("Call main() and list [] them.", []),
        ("a | b | c |", []),
    ],
)
def test_what_is_left_over_is_marked(text: str, expected: list[str]) -> None:
    assert marked(text, "JOINS_LEFT_OVER") == expected


@pytest.mark.parametrize(
    "text",
    [
        "“Well, well,” said Anna. “You came, did you?” “I did,” he said.",
        "Shall I compare thee to the river’s tide?\u2028thou art more slow, and yet as deep, as wide;",
        "1.2.3 Setting up, pp. 12–14; see also https://example.org/a.Page?x=1.Two and C:\\Docs\\a.Txt.",
        "Dr. Ada B. Smith, Ph.D., of St. Olaf’s (est. 1901), paid $1,000.50 on Jan. 3.",
        "def f(x): return x if x else f(x - 1)",
        "Ha ha ha, no no no, bye bye!",
        "“That that is, is,” she said.",
    ],
)
def test_ordinary_texts_have_no_remarks(text: str) -> None:
    assert remarks(text) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de-DE", "Die, die die Boote sahen, gingen. aber das das Boot holt und holt, ist gut."),
        ("fr-FR", "Nous nous sommes vus. vous vous souvenez, La mer est calme et calme."),
        ("nl", "Als zij zij zijn, de boot. en toen De zee."),
    ],
)
def test_rules_about_words_are_for_english_alone(language: str, text: str) -> None:
    assert remarks(text, language) == ()


def test_mark_up_is_not_judged() -> None:
    text = "He took `the the` boat and **the the** net."
    passage = replace(joined([(0, text)], ""), markup=((26, 37),))
    assert JoinsChecker().check_passages([passage], "en") == [()]


def test_a_place_over_two_wrapped_lines_is_found() -> None:
    passage = joined([(4, "He went down to the"), (5, "the boat.")], " ")
    ((remark,),) = JoinsChecker().check_passages([passage], "en")
    assert [span.paragraph for span in passage.spans(remark.start, remark.end)] == [4, 5]


def test_each_passage_has_its_own_remarks_in_order() -> None:
    texts: Sequence[str] = ["the the", "", "fine", "They hold and hold the the net."]
    found = JoinsChecker().check_passages([joined([(0, text)], "") for text in texts], "en")
    assert [[each.rule for each in one] for one in found] == [
        ["JOINS_DOUBLED_WORD"],
        [],
        [],
        ["JOINS_X_AND_X", "JOINS_DOUBLED_WORD"],
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A truce of truce was reached.", ["truce of truce"]),
        ("Snow fell on the foothills of the foothills.", ["foothills of the foothills"]),
        ("It ended with an analysis of this analysis.", ["analysis of this analysis"]),
        ("It takes an array of arrays, or sets of sets.", []),
        ("A copy of a copy, the best of the best.", []),
        ("It was a game of the games-master.", []),
    ],
)
def test_the_same_word_around_of(text: str, expected: Sequence[str]) -> None:
    assert marked(text, "JOINS_X_OF_X") == expected
    assert marked(text, "JOINS_X_OF_X", "de-DE") == []
