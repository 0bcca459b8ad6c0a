from collections.abc import Sequence
from dataclasses import replace

import pytest

from facing.checkers.typography import TypographyChecker
from facing.core.checkers import DocumentChecker, PassageChecker, Remark
from facing.core.finding import Certainty, Finding, Kind, Side
from facing.core.passage import joined


def remarks(text: str, language: str = "en-US") -> tuple[Remark, ...]:
    (found,) = TypographyChecker().check_passages([joined([(0, text)], " ")], language)
    return found


def marked(text: str, rule: str, language: str = "en-US") -> list[tuple[str, tuple[str, ...]]]:
    return [(text[each.start : each.end], each.suggestions) for each in remarks(text, language) if each.rule == rule]


def document(texts: Sequence[str], rule: str, language: str = "en-US") -> list[Finding]:
    passages = [joined([(number, text)], "") for number, text in enumerate(texts)]
    found = TypographyChecker().check_document({Side.CORRECTION: passages}, language)
    return [each for each in found if each.rule == rule]


def test_it_is_a_passage_checker_and_a_document_checker() -> None:
    checker = TypographyChecker()
    passages: PassageChecker = checker
    whole: DocumentChecker = checker
    assert (passages.id, whole.name, checker.languages()) == ("typography", "Typography", ())


def test_a_remark_says_what_is_wrong_and_what_to_write() -> None:
    assert remarks("The boat , too.") == (
        Remark(4, 10, Kind.TYPOGRAPHY, "No space before “,”.", ("boat,",), "TYPO_SPACE_BEFORE_COMMA", Certainty.LIKELY),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The boat , the net .", ["boat ,", "net ."]),
        ("“The boat” , he said.", ["boat” ,"]),
        ("Well ... and . . . so on", []),
        ("It costs .5 and runs on .NET code.", []),
        ("A, b. c", []),
    ],
)
def test_a_space_before_a_comma_or_stop_is_marked(text: str, expected: list[str]) -> None:
    assert [each for each, _ in marked(text, "TYPO_SPACE_BEFORE_COMMA")] == expected
    assert [each for each, _ in marked(text, "TYPO_SPACE_BEFORE_COMMA", "fr-FR")] == expected


def test_a_space_before_a_tall_mark_is_wrong_but_in_french() -> None:
    text = "Wait ! Who\u00a0? Gone."
    assert [each for each, _ in marked(text, "TYPO_SPACE_BEFORE_MARK")] == ["Wait !", "Who\u00a0?"]
    assert [each for each, _ in marked("Here ; there : gone.", "TYPO_SPACE_BEFORE_MARK")] == ["Here ;", "there :"]
    assert marked(text, "TYPO_SPACE_BEFORE_MARK", "fr") == []
    assert marked("ja : yes; nein : no; nie : never", "TYPO_SPACE_BEFORE_MARK") == []
    assert marked("A smile :) and a != b, 3 :1; 4 : 2", "TYPO_SPACE_BEFORE_MARK") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Boats,nets and oars.", [("Boats,nets", ("Boats, nets",))]),
        ("It rained;they left.", [("rained;they", ("rained; they",))]),
        ("It cost 1,000 or 1,5 and N,N-dimethyl f(ab,cd) more.", []),
        ("See https://example.org/ab,cd and `ab,cd`.", []),
    ],
)
def test_a_missing_space_behind_a_comma_is_marked(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert marked(text, "TYPO_SPACE_MISSING") == expected


def test_several_spaces_are_marked_but_for_columns_indents_and_the_gap_of_typists() -> None:
    assert marked("The  boat came.", "TYPO_SEVERAL_SPACES") == [("The  boat", ("The boat",))]
    assert marked("  The boat came.  It left.  ", "TYPO_SEVERAL_SPACES") == []
    assert marked("Oars   12   4.50   new", "TYPO_SEVERAL_SPACES") == []
    assert marked("Oars\t12  4.50", "TYPO_SEVERAL_SPACES") == []
    assert marked("app/  the wiring", "TYPO_SEVERAL_SPACES") == []
    assert marked("* Oars and nets  *", "TYPO_SEVERAL_SPACES") == []
    assert marked("Text    paragraphs", "TYPO_SEVERAL_SPACES") == []
    wrapped = joined([(0, "The boat came "), (1, "in the morning.")], " ")
    assert TypographyChecker().check_passages([wrapped], "en") == [()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The boat,, the net.. The end,.", [",,", "..", ",."]),
        ("Now;; and ;, then.", [";;"]),
        ("What?! No!! Well... Wait… See ../c.", []),
        ("At St. Ives, etc., and Smith Jr., who", []),
        ("A [can be] replaced,. . . by it", []),
    ],
)
def test_marks_that_stand_twice_are_marked(text: str, expected: list[str]) -> None:
    assert [each for each, _ in marked(text, "TYPO_REPEATED_MARK")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It opens at 11: 07 on Friday.", [("11: 07", ("11:07",))]),
        ("Film (01: 40)", [("01: 40", ("01:40",))]),
        ("Verse 3:16; won 4: 2; sizes 10: 250; 25: 10", []),
    ],
)
def test_a_space_inside_a_time_of_day_is_marked(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert marked(text, "TYPO_CLOCK") == expected


def test_spaces_on_the_inner_side_of_brackets_are_marked() -> None:
    assert [each for each, _ in marked("The ( old) boat [new ] came.", "TYPO_SPACE_IN_BRACKETS")] == [
        "( old)",
        "[new ]",
    ]
    assert marked("The (old) boat ( ) [ ] :-) came.", "TYPO_SPACE_IN_BRACKETS") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I don 't know.", [("don 't", ("don't",))]),
        ("Anna’ s boat", [("Anna’ s", ("Anna’s",))]),
        ("He said 'we saw boats' s times.", []),
        ("The boats' sails and ’tis", []),
        ("rock 'n' roll 's'", []),
    ],
)
def test_a_space_beside_an_apostrophe_is_marked(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert marked(text, "TYPO_TORN_APOSTROPHE") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A non - registered boat.", [("non - registered", ("non-registered",))]),
        ("In the short – term view.", [("short – term", ("short-term",))]),
        ("A water — based paint", [("water — based", ("water-based",))]),
        ("The harbour - known as the Old Port - is closed.", []),
        ("It was long – very long – and cold.", []),
        ("Oars - boats - nets", []),
    ],
)
def test_a_compound_torn_at_its_hyphen_is_marked(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert marked(text, "TYPO_TORN_COMPOUND") == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["The boat (old came."], ["(old"]),
        (["The boat old) came."], ["old)"]),
        (["The boat [old) came."], ["[old)", "[old)"]),
        (["a) boats, b) nets and 12) oars; 1.2) more (or less [see])."], []),
        (["It works :) and :-( too ;)"], []),
        (["See lvm(8) and log(x) (or 8)."], []),
        (["(A remark that runs", "over two paragraphs, (or three)", "and ends.)"], []),
        (["A list (of boats,", "nets and oars) came.", "The rest (of it"], ["(of"]),
        (["A (long", *["way"] * 6, "off) it is."], ["(long", "off)"]),
        (["if (a[i { b"], []),
        (["Type `f(x` now."], []),
    ],
)
def test_a_bracket_without_partner_near_by_is_marked(texts: list[str], expected: list[str]) -> None:
    assert [each.text for each in document(texts, "TYPO_SINGLE_BRACKET", "de-DE")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The “old“ boat came.", [("“old“", ("“old”",))]),
        ("The ”old” boat came.", [("”old”", ("“old”",))]),
        ("“A fine boat, “she said.", [("boat, “she", ("boat,” she",))]),
        ("“They hold it. “", [("it. “", ("it.”",))]),
        ('"They hold it. "', [('it. "', ('it."',))]),
        ("“A boat,” she said, “is a boat.” “Yes.”", []),
        ("“He said ‘go’—“Now!” they cried.", []),
        ('A 6" nail and a 5" one, "old" ones.', []),
        ("“He came.\u2028“He left.”", []),
    ],
)
def test_a_quotation_mark_that_points_the_wrong_way_is_marked(
    text: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert marked(text, "TYPO_QUOTE_DIRECTION") == expected


def test_german_and_swedish_quotation_marks_are_left_alone() -> None:
    for language in ("de-DE", "sv"):
        assert remarks("Er sagte: „Ein Boot“ und ”ett”, »nu« und «da».", language) == ()


def test_double_marks_inside_double_marks_are_a_hint() -> None:
    (found,) = remarks("“He said “go” to me,” she said.")
    assert (found.rule, found.start, found.suggestions) == ("TYPO_NESTED_QUOTES", 9, ("‘",))
    assert found.certainty is Certainty.HINT
    assert remarks("“He said ‘go’ to me,” she said.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "“Well,” said Anna, “you came.” ‘I did,’ he said… ‘Tis late!",
        "1. Boats: 12; nets: 3,400.50 (see pp. 12–14).",
        "Dr. A. B. Smith, Ph.D., M.P., of 10 Main St., N.Y., paid $1,000.",
        "Visit https://example.org/a,b?c=(d or write to a.b@example.org.",
        "O boat, / my boat — come home!",
        "- [ ] a thing to do",
        "f(x) = {a, b}; x[0] += 1",
        "The 1990s’ boats; rock ’n’ roll; the ’90s.",
    ],
)
def test_ordinary_texts_have_no_remarks(text: str) -> None:
    assert remarks(text) == ()


def test_mark_up_is_not_judged() -> None:
    passage = replace(joined([(0, "The boat ,, came")], ""), markup=((8, 11),))
    assert TypographyChecker().check_passages([passage], "en") == [()]


def test_the_rarer_apostrophe_and_quotation_mark_are_marked_in_a_document() -> None:
    texts = ["It’s Anna’s “boat”, “net”, “oar” and “bell”.", "They’re here, he’s here, we're here.", 'The "end".']
    (apostrophe,) = document(texts, "TYPO_MIXED_APOSTROPHES") or [None]
    assert apostrophe is None  # four curly ones against one straight one are no custom yet
    texts.append("She’s, you’ve")
    (apostrophe,) = document(texts, "TYPO_MIXED_APOSTROPHES")
    assert apostrophe is not None
    assert (apostrophe.span.paragraph, apostrophe.text, apostrophe.suggestions) == (1, "'", ("’",))
    assert [(span.paragraph, span.start) for span in apostrophe.related][:2] == [(0, 2), (0, 9)]
    assert apostrophe.kind is Kind.TYPOGRAPHY
    assert document([*texts, "“A” “b”"], "TYPO_MIXED_QUOTES", "de-DE") == []
    quotes = document([*texts, "“A” “b”"], "TYPO_MIXED_QUOTES")
    assert [(each.text, each.suggestions) for each in quotes] == [('"', ("“",)), ('"', ("”",))]
    assert len({each.group for each in quotes}) == 1


def test_two_customs_side_by_side_are_left_alone() -> None:
    texts = ["It’s his, it's hers."] * 20
    assert document(texts, "TYPO_MIXED_APOSTROPHES") == []


def test_the_rarer_ellipsis_and_dash_are_marked_in_a_document() -> None:
    texts = ["Well… so… and… then… go… on...", "A boat — old — and a net — new — but an oar — red – too."]
    (ellipsis,) = document(texts, "TYPO_MIXED_ELLIPSES")
    assert (ellipsis.text, ellipsis.suggestions) == ("...", ("…",))
    (dash,) = document(texts, "TYPO_MIXED_DASHES")
    assert (dash.text, dash.suggestions) == (" – ", (" — ",))


def test_code_does_not_count_among_the_quotation_marks() -> None:
    texts = ["“a” “b” “c” “d” “e”", 'Type `print("x")` now.']
    assert document(texts, "TYPO_MIXED_QUOTES") == []


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["“He came.", "“He left.”"], []),
        (["“He came.", "He left.”"], []),
        (["“He came.", "They saw him."], [0]),
        (["The last “word."], [0]),
        (["“He came,” she said.", "‘So.’"], []),
        (['He said "go. Then', "nothing."], [0]),
        (['He said "go', 'away" to them.', 'A "new line.'], [2]),
    ],
)
def test_a_quotation_that_never_ends_is_marked(texts: list[str], expected: list[int]) -> None:
    assert [each.span.paragraph for each in document(texts, "TYPO_QUOTE_UNCLOSED")] == expected
    assert document(texts, "TYPO_QUOTE_UNCLOSED", "de") == []


def test_a_quotation_that_never_began_is_marked() -> None:
    assert [each.span.start for each in document(["He came.” She left."], "TYPO_QUOTE_UNOPENED")] == [8]
    assert document(["“He came.", "He left.”"], "TYPO_QUOTE_UNOPENED") == []


def test_each_side_is_judged_by_itself() -> None:
    straight, curly = (joined([(0, text * 9)], "") for text in ("it's ", "it’s "))
    found = TypographyChecker().check_document({Side.ORIGINAL: [straight], Side.CORRECTION: [curly]}, "en")
    assert found == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the 1920 s it rained.", [("1920 s", ("1920s",))]),
        ("In 1920 she left; the 1920s; in 1920 s.v. rain; 1925 s", []),
    ],
)
def test_a_decade_has_no_space(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert marked(text, "TYPO_TORN_DECADE") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It took 2,8% of 45,90 m.", [("2,8", ("2.8",)), ("45,90", ("45.90",))]),
        ("See chapters 2,8 and 9; 1,400 m; 1,2,3 km; rooms 2,8 or so.", []),
    ],
)
def test_a_decimal_comma_is_told_before_what_is_measured(
    text: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert marked(text, "TYPO_DECIMAL_COMMA") == expected
    assert marked(text, "TYPO_DECIMAL_COMMA", "de-DE") == []


def test_the_clock_keeps_its_apostrophe_together() -> None:
    assert marked("At four o 'clock.", "TYPO_TORN_APOSTROPHE") == [("o 'clock", ("o'clock",))]
    assert marked("At four o'clock.", "TYPO_TORN_APOSTROPHE") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Rowe told the Orrow Post “We have lost the only boat.”", [("Post “We", ("Post, “We",))]),
        ('He said "We have lost the only boat."', [('said "We', ('said, "We',))]),
        ("He said, “We have lost the only boat.”", []),
        ("He said that “We have lost the only boat” was a lie.", []),
        ("“Gone,” said Ms Rowe. “We have lost the only boat.”", []),
        ("She said “No” and told him “Never again”.", []),
        ("She told them “the only boat is lost for good”.", []),
    ],
)
def test_a_comma_stands_before_what_is_said(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert marked(text, "TYPO_QUOTE_COMMA") == expected
    assert marked(text, "TYPO_QUOTE_COMMA", "de-DE") == []
