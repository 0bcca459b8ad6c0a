import re
from dataclasses import replace

import pytest

from facing.core.finding import LACKS_CAPITAL, MISSPELT_NAME, Certainty, Finding, Kind, Side, Source, Span
from facing.session.judging import LOST_SOURCE, NAMES, OFF, Judge, Switches, has_needless_capital, is_slip


def found(text: str, words: str, kind: Kind = Kind.SPELLING, rule: str = "TYPO") -> list[Finding]:
    return [
        Finding(
            Side.CORRECTION,
            Span(0, match.start(), match.end()),
            match.group(),
            kind,
            "?",
            (),
            (Source("languagetool", rule),),
        )
        for match in re.finditer(words, text)
    ]


@pytest.mark.parametrize(
    ("text", "word", "is_name"),
    [
        ("So said Vaessen here.", "Vaessen", True),
        ("Vaessen came.", "Vaessen", False),
        ("Vaessen Rohl came.", "Vaessen", True),
        ("It ended. Vaessen came.", "Vaessen", False),
        ("“Vaessen came.”", "Vaessen", False),
        ("see (Vaessen)", "Vaessen", True),
        ("It is NATOO here.", "NATOO", True),
        ("McDonaldd came.", "McDonaldd", True),
        ("a wrod here", "wrod", False),
    ],
)
def test_a_name_has_a_capital_that_no_sentence_asks_for(text: str, word: str, is_name: bool) -> None:
    start = text.index(word)
    assert has_needless_capital(text, start, start + len(word)) is is_name


def test_unknown_names_are_folded_into_one_line() -> None:
    text = "So said Vaessen, a wrod."
    name, word = Judge().judged(found(text, "Vaessen|wrod"), text)
    assert (name.shown, name.group, name.certainty) == (False, NAMES, Certainty.HINT)
    assert (word.shown, word.group) == (True, None)


def test_a_word_known_without_its_capital_lacks_none() -> None:
    text = "In patna."
    lacking = found(text, "patna", Kind.GRAMMAR, LACKS_CAPITAL)
    assert Judge(knows={"patna"}.__contains__).judged(lacking, text) == ()
    assert len(Judge().judged(lacking, text)) == 1
    other = found(text, "patna", Kind.GRAMMAR, "OTHER")
    assert len(Judge(knows={"patna"}.__contains__).judged(other, text)) == 1


def test_a_misspelt_name_is_marked() -> None:
    text = "So said Vaessen."
    (name,) = found(text, "Vaessen")
    misspelt = replace(name, sources=(Source("grammar", MISSPELT_NAME),))
    assert [each.shown for each in Judge().judged([misspelt], text)] == [True]


def test_a_capital_is_no_excuse_for_other_kinds() -> None:
    text = "So said Vaessen."
    (finding,) = Judge().judged(found(text, "Vaessen", Kind.GARBLE), text)
    assert finding.shown


def test_what_the_user_knows_is_right() -> None:
    text = "So said Vaessen, a wrod."
    assert [f.text for f in Judge(knows={"Vaessen"}.__contains__).judged(found(text, "Vaessen|wrod"), text)] == ["wrod"]


def test_hints_are_marked_only_where_wanted() -> None:
    text = "a wrod"
    hints = [replace(each, certainty=Certainty.HINT) for each in found(text, "wrod")]
    assert [each.shown for each in Judge().judged(hints, text)] == [False]
    assert [each.shown for each in Judge(Switches(hints=True)).judged(hints, text)] == [True]
    assert [each.shown for each in Judge(Switches(on=frozenset({"TYPO"}))).judged(hints, text)] == [True]


def test_rules_and_kinds_can_be_switched_off_and_rules_that_are_off_on() -> None:
    text = "a wrod"
    typos = found(text, "wrod")
    assert Judge(Switches(off=frozenset({"TYPO"}))).judged(typos, text) == ()
    assert Judge(Switches(kinds_off=frozenset({Kind.SPELLING}))).judged(typos, text) == ()
    usually_off = [replace(each, shown=False, group=OFF) for each in typos]
    assert [(each.shown, each.group) for each in Judge().judged(usually_off, text)] == [(False, OFF)]
    switched = Judge(Switches(on=frozenset({"TYPO"}))).judged(usually_off, text)
    assert [(each.shown, each.group) for each in switched] == [(True, None)]


SENTENCE = "The wrod of teh menny peple go to an plase wich nobodie nows."


def test_a_sentence_full_of_marks_is_one_mark_with_the_others_folded_into_it() -> None:
    text = f"All is well here. {SENTENCE} And teh end."
    findings = Judge().judged(found(text, "wrod|teh|menny|peple|plase|wich|nobodie|nows"), text)
    assert [each.text for each in findings if each.shown] == [SENTENCE, "teh"]
    lost, *folded = [each for each in findings if each.group]
    assert (lost.kind, lost.sources, lost.shown) == (Kind.GARBLE, (LOST_SOURCE,), True)
    assert {each.group for each in folded} == {lost.group}
    assert len(folded) == len(lost.related) == 8


@pytest.mark.parametrize("words", ["wrod|teh|menny", "wrod|plase|nows"])
def test_a_few_marks_are_no_lost_sentence(words: str) -> None:
    findings = Judge().judged(found(SENTENCE, words), SENTENCE)
    assert [each.shown for each in findings] == [True] * 3


@pytest.mark.parametrize(
    ("word", "meant", "slipped"),
    [
        ("Teh", "The", True),
        ("Untill", "Until", True),
        ("Acros", "Across", True),
        ("Goverment", "Government", True),
        ("Spink", "Spin", False),
        ("Publius", "Publics", False),
        ("Bittaker", "Bit taker", False),
        ("Ghica", "Chica", False),
        ("Abba", "Baab", False),
        ("The", "The", False),
        ("A", "", False),
    ],
)
def test_a_slip_of_the_hand_is_told_by_what_mends_it(word: str, meant: str, slipped: bool) -> None:
    assert is_slip(word, meant) is slipped


def test_an_unknown_word_at_a_sentence_start_is_taken_for_a_name_unless_the_hand_slipped() -> None:
    text = "Spink came. Teh end."
    name, word = (
        replace(each, suggestions=(meant,))
        for each, meant in zip(found(text, "Spink|Teh"), ("Spin", "The"), strict=True)
    )
    assert [(each.shown, each.group) for each in Judge().judged([name, word], text)] == [(False, NAMES), (True, None)]
