"""Many edits as one step against the same edits one by one: text, journal, origins, findings, comparison, undo."""

import re

from hypothesis import given
from hypothesis import strategies as st

from facing.core.edit import Edit, Origin
from facing.core.finding import Finding, Kind, Side, Source, Span
from facing.core.text import Text
from facing.session.session import Session
from tests.fakes.services import session_on

LINES = st.lists(
    st.sampled_from(["", "a", "one two", "three, four five", "six seven eight nine"]), min_size=1, max_size=7
)
ADDED = st.text(st.sampled_from("ab \n"), max_size=4)
ORIGINS = st.sampled_from(list(Origin))


@st.composite
def edits(draw: st.DrawFn, text: Text) -> list[Edit]:
    made = []
    for _ in range(draw(st.integers(1, 9))):
        start = draw(st.integers(0, text.length))
        end = draw(st.integers(start, min(start + 6, text.length)))
        places = text.place_of(start), text.place_of(end)
        edit = Edit(places[0], text.slice(*places), draw(ADDED), draw(ORIGINS))
        if not edit.is_empty():
            made.append(edit)
            text = text.apply(edit)
    return made


def with_findings(lines: list[str]) -> Session:
    """A session with a finding on every word."""
    session = session_on("\n".join(lines))
    for index, identifier in enumerate(session.corrected.ids()):
        text = session.corrected[index].text
        spans = [Span(identifier, *match.span()) for match in re.finditer(r"\S+", text)]
        found = [
            Finding(Side.CORRECTION, span, text[span.start : span.end], Kind.SPELLING, "m", (), (Source("c", "r"),))
            for span in spans
        ]
        session.findings.put(Side.CORRECTION, [identifier], "c", found)
    return session


def state(session: Session) -> object:
    text = session.corrected
    origins = [session.origins.of(identifier) for identifier in text.ids()]
    findings = [session.findings.of(Side.CORRECTION, identifier) for identifier in text.ids()]
    return text.as_string(), list(text.ids()), origins, findings


@given(LINES, st.data())
def test_one_step_of_many_edits_is_many_steps_of_one(lines: list[str], data: st.DataObject) -> None:
    at_once, one_by_one = with_findings(lines), with_findings(lines)
    made = data.draw(edits(at_once.corrected))
    before = state(at_once)[:1]  # type: ignore[index]
    at_once.apply(made, "all")
    for edit in made:
        one_by_one.apply([edit], "one")
    assert state(at_once) == state(one_by_one)
    assert at_once.comparison.corrected is at_once.corrected
    assert_covers(at_once)
    at_once.undo()
    for _ in made:
        one_by_one.undo()
    assert state(at_once) == state(one_by_one)
    assert state(at_once)[:1] == before  # type: ignore[index]
    assert_covers(at_once)
    at_once.redo()
    for _ in made:
        one_by_one.redo()
    assert state(at_once) == state(one_by_one)


def assert_covers(session: Session) -> None:
    """Each paragraph of each side is in one row, in order; a row says the same exactly when its texts are equal."""
    rows = list(session.comparison.rows())
    for side, text in ((0, session.original.text), (1, session.corrected)):
        ranges = [own for row in rows if (own := (row.original, row.corrected)[side])]
        assert [index for own in ranges for index in range(*own)] == list(range(len(text)))
    for number, row in enumerate(rows):
        texts = session.comparison.texts(number)
        if row.original and row.corrected:
            assert (row.relation.value == "same") is (texts[0] == texts[1])
