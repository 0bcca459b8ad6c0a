"""What the session has found after any edits is what a fresh search finds; what it replaces, what Python replaces."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from facing.core.edit import Edit, Origin, Place
from facing.core.finding import Side
from facing.core.text import Text
from facing.patterns.pattern import Pattern
from facing.session.row_order import Found
from facing.session.session import Session
from tests.fakes.services import session_on

LINES = st.lists(st.sampled_from(["", "a", "aa b", "b👩a", "caab", "a\u00a0a"]), min_size=1, max_size=8)
# Paragraph, share of it, how many code points go, what comes.
EDITS = st.lists(
    st.tuples(st.integers(0, 9), st.floats(0, 1), st.integers(0, 4), st.sampled_from(["", "a", "b\na", "\n", "aba"])),
    max_size=6,
)


def drain(session: Session) -> None:
    session._services.tasks.drain()  # type: ignore[attr-defined]


def edited(session: Session, paragraph: int, share: float, length: int, added: str) -> None:
    text = session.corrected
    paragraph %= len(text)
    string = text[paragraph].text
    offset = round(share * len(string))
    session.apply([Edit(Place(paragraph, offset), string[offset : offset + length], added)], "typing")


def expected(text: Text) -> list[tuple[int, int, int]]:
    return [
        (number, *match.span()) for number, paragraph in enumerate(text) for match in re.finditer("a", paragraph.text)
    ]


@given(LINES, EDITS, st.booleans())
@settings(max_examples=40)
def test_what_is_known_after_edits_is_what_is_there(
    lines: list[str], edits: list[tuple[int, float, int, str]], is_expression: bool
) -> None:
    session = session_on("\n".join(lines))
    session.search.look_for(Pattern("a", is_expression))
    for number, edit in enumerate(edits):
        edited(session, *edit)
        if number % 2:
            drain(session)
    drain(session)
    wanted = {side: expected(session.text(side)) for side in Side}
    extent = session.search.extent()
    assert (extent.matches, extent.complete) == (sum(map(len, wanted.values())), True)
    walked: list[Found] = []
    numbers: list[int | None] = []
    at = (Side.ORIGINAL, Place(0, 0))
    for number in range(extent.matches):
        session.search.seek(*at, lambda found, passed: walked.append(found), beyond=number > 0)  # type: ignore[arg-type]
        numbers.append(session.search.number_of_current())
        at = walked[-1].side, Place(walked[-1].paragraph, walked[-1].start)
    # Rows that only the correction has may stand before the first one of the original.
    first = numbers[0] - 1 if numbers and numbers[0] else 0
    assert numbers == [(first + step) % extent.matches + 1 for step in range(extent.matches)]
    for side in Side:
        assert sorted(each[1:] for each in walked if each.side is side) == wanted[side]


@given(LINES, st.sampled_from(["", "x", "a", "aa", "\\n", "[$&]"]))
@settings(max_examples=40)
def test_replacing_all_is_what_python_does_and_one_undo_takes_it_back(lines: list[str], replacement: str) -> None:
    before = "\n".join(lines)
    session = session_on(before)
    session.search.look_for(Pattern("a+", is_expression=True), (Side.CORRECTION,))
    drain(session)
    added = replacement.replace("\\n", "\n")
    after = re.sub("a+", lambda match: added.replace("$&", match[0]), before)
    assert session.replace(session.search.proposals(replacement), Origin.BULK, "replace-all") == 0
    assert session.corrected.as_string() == after
    if after != before:
        session.undo()
    assert session.corrected.as_string() == before
    assert not session.undo_label
