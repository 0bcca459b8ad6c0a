from dataclasses import replace

import pytest

from facing.checkers.hidden_characters import BROKEN_BYTE, CONTROL, INVISIBLE, LOST, PRIVATE, SOFT_HYPHEN
from facing.checkers.residue import (
    BAR,
    BOILERPLATE,
    ENTITY,
    PAGE_NUMBER,
    PLACEHOLDER,
    TAG,
    TIMESTAMP,
    ResidueChecker,
)
from facing.core.checkers import CheckerStatus, PassageChecker
from facing.core.finding import Certainty, Kind
from facing.core.passage import joined
from tests.fakes.remarks import marked, remarks_on


def test_it_is_a_passage_checker_that_is_always_ready() -> None:
    checker: PassageChecker = ResidueChecker()
    checker.prepare("en-US")
    checker.close()
    assert (checker.id, checker.languages(), checker.health().status) == ("residue", (), CheckerStatus.READY)


@pytest.mark.parametrize(
    ("text", "rule", "words", "instead"),
    [
        ("He said [00:12:31] that it rained.", TIMESTAMP, "[00:12:31] ", ""),
        ("[12:31] We begin.", TIMESTAMP, "[12:31] ", ""),
        ("12:31 PM", TIMESTAMP, "12:31 PM", None),
        ("0:45 / 3:12", TIMESTAMP, "0:45 / 3:12", None),
        ("00:00:01,500 --> 00:00:04,000", TIMESTAMP, "00:00:01,500 --> 00:00:04,000", ""),
        ("The harbour | was full.", BAR, "| ", ""),
        ("Home | News | Contact", BAR, "Home | News | Contact", None),
        ("Dear {0}, the ferry is late.", PLACEHOLDER, "{0}", None),
        ("Dear {{name}}, hello.", PLACEHOLDER, "{{name}}", None),
        ("You have %s letters.", PLACEHOLDER, "%s", None),
        ("The mayor, [TK], was there.", PLACEHOLDER, "[TK]", None),
        ("He lives in XXXX now.", PLACEHOLDER, "XXXX", None),
        ("Lorem ipsum dolor sit amet, consectetur adipiscing elit, and so on", PLACEHOLDER, None, None),
        ("First line<br>second line", TAG, "<br>", " "),
        ("a <b>bold word", TAG, "<b>", ""),
        ('See <a href="x.html">there', TAG, '<a href="x.html">', ""),
        ("Salt&nbsp;water", ENTITY, "&nbsp;", "\u00a0"),
        ("Salt &amp; water", ENTITY, "&amp;", "&"),
        ("It&#8217;s late", ENTITY, "&#8217;", "’"),
        ("Advertisement", BOILERPLATE, "Advertisement", None),
        ("Click here to see the timetable", BOILERPLATE, "Click here to see the timetable", None),
        ("  Share this article  ", BOILERPLATE, "Share this article", None),
        ("Photo: A. Fisher", BOILERPLATE, None, None),
        ("- 12 -", PAGE_NUMBER, "- 12 -", None),
        ("Page 12 of 30", PAGE_NUMBER, "Page 12 of 30", None),
        ("Seite 12", PAGE_NUMBER, "Seite 12", None),
        ("cor\u00adrection", SOFT_HYPHEN, "cor\u00adrection", "correction"),
        ("the\u200b boat", INVISIBLE, "the\u200b", "the"),
        ("a \u202edrow here", INVISIBLE, "\u202edrow", "drow"),
        ("bell\x07 rang", CONTROL, "bell\x07", "bell"),
        ("the \ue123 sign", PRIVATE, "\ue123", None),
        ("fianc\ufffd came", LOST, "fianc\ufffd", None),
        ("fianc\udce9 came", BROKEN_BYTE, "fianc\udce9", None),
    ],
)
def test_what_pages_and_tools_leave_is_found(text: str, rule: str, words: str | None, instead: str | None) -> None:
    ((found_rule, found_words, suggestion),) = marked(ResidueChecker(), text)
    assert found_rule == rule
    assert words in (None, found_words)
    assert suggestion == instead


@pytest.mark.parametrize(
    "text",
    [
        "The ferry leaves at 12:31 and lands at 14:05.",
        "See Mark 12:31 and [3:16] for more.",
        "P(A | B) is the chance of A when B is known.",
        "The set {x | x > 0} is open.",
        "| harbour | boats |\n",
        "|---|---|",
        "a || b",
        "50 %s",
        "He paid 100% down.",
        "The year 2020 {see below} was dry.",
        "a < b and c > d",
        "the <unknown> speaker",
        "AT&T; R&D; fish&chips;",
        "Read more books, and you will know more of the sea than most who sail it.",
        "The advertisement was small.",
        "You may also like it there. He did.",
        "In 1999 he left.",
        "1999",
        "Chapter 12",
        "XXX and Xxxx",
        "XXXL shirts",
        # spared: useful where they stand
        "می‌خواهم",
        "क्‍ष",
        "👩‍💻 and 👨‍👩‍👧",
        "שלום \u200fabc",
        "ไทย\u200bแลนด์",
        "a picture ￼ here",
        "☁️ ❤️",
    ],
)
def test_text_is_left_alone(text: str) -> None:
    assert marked(ResidueChecker(), text) == []


def test_a_bare_number_in_a_line_is_no_more_than_a_hint() -> None:
    (remark,) = remarks_on(ResidueChecker(), "12")
    assert (remark.rule, remark.certainty) == (PAGE_NUMBER, Certainty.HINT)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Weiterlesen", "de-DE"),
        ("Lesen Sie auch: Die Fähre", "de-DE"),
        ("Cliquez ici pour voir les horaires", "fr"),
        ("Читайте также: паром", "ru"),
        ("Czytaj też: prom", "pl"),
    ],
)
def test_page_furniture_is_known_in_its_own_language_alone(text: str, language: str) -> None:
    assert [rule for rule, _, _ in marked(ResidueChecker(), text, language)] == [BOILERPLATE]
    assert marked(ResidueChecker(), text, "en-US") == []


def test_a_sentence_behind_the_opening_makes_it_prose() -> None:
    assert marked(ResidueChecker(), "Click here to see it. The boat leaves soon.") == []


def test_two_sorts_of_hidden_characters_in_one_word_are_one_remark_without_a_repair() -> None:
    assert marked(ResidueChecker(), "so\u00adme\ufffdthing") == [(SOFT_HYPHEN, "so\u00adme\ufffdthing", None)]


def test_markup_is_not_judged() -> None:
    passage = joined([(0, "one <br> two <br>")], " ")
    (found,) = ResidueChecker().check_passages([replace(passage, markup=((4, 8),))], "en-US")
    assert [(remark.start, remark.end) for remark in found] == [(13, 17)]


def test_an_entity_is_a_matter_of_encoding() -> None:
    (remark,) = remarks_on(ResidueChecker(), "Salt&nbsp;water")
    assert (remark.kind, remark.certainty) == (Kind.ENCODING, Certainty.SURE)
    assert remark.message == "“&nbsp;” is a web page's way to write a space."
