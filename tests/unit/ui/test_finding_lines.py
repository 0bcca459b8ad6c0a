from dataclasses import replace

from facing.core.finding import Finding, Kind, Side, Source, Span
from facing.session.judging import FOREIGN, HINTS, NAMES
from facing.ui.findings.lines import FindingLines, Group, Header, Line, Section, key_of
from facing.ui.findings.wording import group_words


def finding(paragraph: int, start: int, text: str, kind: Kind = Kind.SPELLING, suggestion: str = "") -> Finding:
    span = Span(paragraph, start, start + len(text))
    return Finding(
        Side.CORRECTION, span, text, kind, "", (suggestion,) if suggestion else (), (Source("c", f"R_{kind}"),)
    )


def lines_of(*findings: Finding, order: dict[int, int] | None = None) -> FindingLines:
    lines = FindingLines()
    for paragraph in {each.span.paragraph for each in findings}:
        lines.put(paragraph, tuple(each for each in findings if each.span.paragraph == paragraph))
    lines.arrange(order if order is not None else {number: number for number in range(10)})
    return lines


def told(entries: list[Header | Line]) -> list[str]:
    return [
        f"[{entry.section}]" if isinstance(entry, Header) else f"{entry.key.text} x{entry.places}" for entry in entries
    ]


def test_the_paragraph_that_is_read_comes_first_then_what_follows_then_what_went_before() -> None:
    lines = lines_of(finding(0, 0, "one"), finding(1, 4, "two"), finding(2, 0, "three"), finding(3, 0, "four"))
    assert told(lines.by_place(1)) == [
        "[this paragraph]",
        "two x1",
        "[after this]",
        "three x1",
        "four x1",
        "[before this]",
        "one x1",
    ]


def test_a_repeated_error_is_one_line_where_it_is_nearest() -> None:
    lines = lines_of(*(finding(paragraph, 3, "befor") for paragraph in (0, 2, 5)), finding(2, 9, "befor"))
    assert told(lines.by_place(1)) == ["[after this]", "befor x4"]
    assert told(lines.by_place(2)) == ["[this paragraph]", "befor x4"]
    assert told(lines.by_place(7)) == ["[before this]", "befor x4"]
    (_, line) = lines.by_place(1)
    assert isinstance(line, Line)
    assert line.finding.span == Span(2, 3, 8)


def test_the_same_words_under_another_kind_or_suggestion_are_another_error() -> None:
    lines = lines_of(
        finding(0, 0, "made"), finding(0, 5, "made", Kind.STYLE), finding(0, 10, "made", Kind.SPELLING, "maid")
    )
    assert len(told(lines.by_place(0))) == 4


def test_by_kind_each_kind_has_its_own_part_in_document_order() -> None:
    lines = lines_of(finding(0, 5, "b", Kind.TERM), finding(1, 0, "a"), finding(0, 0, "c"))
    assert told(lines.by_kind(0)) == ["[spelling]", "c x1", "a x1", "[term]", "b x1"]


def test_by_kind_starts_with_what_went_before_wherever_the_reader_is() -> None:
    lines = lines_of(finding(0, 0, "early"), finding(8, 0, "late"))
    assert told(lines.by_kind(4)) == ["[spelling]", "early x1", "late x1"]


def test_hidden_kinds_are_left_out_but_counted() -> None:
    lines = lines_of(finding(0, 0, "a"), finding(0, 2, "b", Kind.TERM))
    lines.hidden_kinds = frozenset([Kind.TERM])
    assert told(lines.by_place(0)) == ["[this paragraph]", "a x1"]
    assert lines.of_kind(Kind.TERM) == 1
    assert len(lines) == 2


def test_a_paragraph_that_is_taken_in_again_replaces_what_it_had() -> None:
    lines = lines_of(finding(0, 0, "a"), finding(1, 0, "a"))
    assert lines.put(0, (finding(0, 0, "b"),))
    assert not lines.put(0, (finding(0, 0, "b"),))
    lines.arrange({0: 0, 1: 1})
    assert told(lines.by_place(0)) == ["[this paragraph]", "b x1", "[after this]", "a x1"]
    assert lines.put(0, ())
    lines.arrange({0: 0, 1: 1})
    assert told(lines.by_place(0)) == ["[after this]", "a x1"]


def test_findings_of_a_paragraph_that_is_gone_are_dropped() -> None:
    lines = lines_of(finding(4, 0, "a"), finding(5, 0, "b"), order={5: 0})
    assert told(lines.by_place(0)) == ["[this paragraph]", "b x1"]
    assert len(lines) == 1


def test_order_follows_the_index_not_the_id() -> None:
    lines = lines_of(finding(0, 0, "second"), finding(9, 0, "first"), order={9: 0, 0: 1})
    assert told(lines.by_kind(0)) == ["[spelling]", "first x1", "second x1"]


def test_the_next_place_of_an_error_goes_round() -> None:
    places = [finding(paragraph, 0, "a") for paragraph in (0, 2, 5)]
    lines = lines_of(*places, finding(3, 0, "b"))
    line = Line(key_of(places[0]), places[0], 3)
    assert lines.next_of(line) == places[1]
    assert lines.next_of(line._replace(finding=places[2])) == places[0]


def test_sections_name_every_part() -> None:
    assert {Section.HERE, Section.AFTER, Section.BEFORE} == set(Section)


def test_neither_moving_on_nor_the_same_order_again_makes_anything_anew() -> None:
    order = {number: number for number in range(10)}
    lines = lines_of(finding(0, 0, "a"), finding(5, 0, "b"), hidden(3, "Rohl", NAMES), order=order)
    made, groups = lines._in_order, lines._groups_of
    lines.arrange(dict(order))
    lines.by_place(5)
    assert lines._in_order is made
    lines.put(5, ())
    lines.arrange(dict(order))
    assert lines._in_order is not made
    assert lines._groups_of is groups, "no folded finding has changed"
    lines.put(3, ())
    lines.arrange(order)
    assert told(lines.by_place(5)) == ["[before this]", "a x1"]


def test_an_error_elsewhere_is_told_with_its_places_as_they_are_now() -> None:
    lines = lines_of(finding(0, 0, "a"), hidden(1, "Rohl", NAMES), hidden(2, "Rohl", NAMES))
    lines.put(7, (finding(7, 0, "a"),))
    lines.put(2, ())
    lines.arrange({number: number for number in range(10)})
    assert told(lines.by_place(0)[1:]) == ["[this paragraph]", "a x2"]
    assert [line.places for line in lines.folded(NAMES)] == [1]


def hidden(paragraph: int, text: str, group: str | None, rule: str = "R") -> Finding:
    base = finding(paragraph, 0, text)
    return replace(base, shown=False, group=group, sources=(Source("c", rule),))


def test_names_are_one_line_each_whatever_the_rule_or_the_possessive_and_the_most_frequent_comes_first() -> None:
    lines = lines_of(
        hidden(0, "Rohl", NAMES),
        hidden(1, "Vaessen", NAMES, "ONE"),
        hidden(2, "Vaessen's", NAMES, "OTHER"),
        finding(3, 0, "wrod"),
    )
    assert lines.by_place(0)[0] == Group(NAMES, 2, False)
    lines.open_groups.add(NAMES)
    assert [entry.key.text for entry in lines.by_kind(0) if isinstance(entry, Line)] == ["Vaessen", "Rohl", "wrod"]
    assert [(line.key.text, line.places) for line in lines.folded(NAMES)] == [("Vaessen", 2), ("Rohl", 1)]
    assert lines.next_of(lines.folded(NAMES)[0]).text == "Vaessen's"


def test_what_is_not_marked_is_not_counted_and_the_parts_of_a_lost_sentence_are_in_no_list() -> None:
    shown = finding(3, 0, "d")
    lines = lines_of(hidden(0, "a", "lost 0"), hidden(1, "b", None), hidden(2, "c", HINTS), shown)
    assert (len(lines), lines.of_kind(Kind.SPELLING)) == (1, 1)
    assert lines.by_place(9) == [Group(HINTS, 1, False), Header(Section.BEFORE, 1), Line(key_of(shown), shown, 1)]


def test_other_languages_are_told_with_their_counts() -> None:
    rules = ("OTHER_LANGUAGE_fr", "OTHER_LANGUAGE_de", "OTHER_LANGUAGE_fr")
    lines = lines_of(*(hidden(number, f"text {number}", FOREIGN, rule) for number, rule in enumerate(rules)))
    (group,) = lines.by_place(0)
    assert group == Group(FOREIGN, 3, False, (("OTHER_LANGUAGE_fr", 2), ("OTHER_LANGUAGE_de", 1)))
    assert group_words(group) == "Other languages: French (2), German (1)"


def test_kinds_that_are_left_out_are_left_out_of_groups_too() -> None:
    lines = lines_of(hidden(0, "Rohl", NAMES))
    lines.hidden_kinds = frozenset({Kind.SPELLING})
    assert lines.by_place(0) == []
