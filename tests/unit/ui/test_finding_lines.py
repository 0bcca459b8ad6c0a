from facing.core.finding import Finding, Kind, Side, Source, Span
from facing.ui.findings.lines import FindingLines, Header, Line, Section, key_of


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


def test_moving_on_does_not_make_the_lines_anew() -> None:
    order = {number: number for number in range(10)}
    lines = lines_of(finding(0, 0, "a"), finding(5, 0, "b"), order=order)
    made = lines._lines
    lines.arrange(order)
    lines.by_place(5)
    assert lines._lines is made
    lines.put(5, ())
    lines.arrange(order)
    assert lines._lines is not made
