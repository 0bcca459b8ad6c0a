"""Both texts of a row in one: nothing is lost, and every place is found again."""

from hypothesis import given, settings
from hypothesis import strategies as st

from facing.core.finding import Side
from facing.core.styles import Style, StyleSpan, StyleSpans, spans_of
from facing.core.text import Text
from facing.diff.comparison import Comparison
from facing.diff.composing import LINE, PILCROW, Composed, Fate, composed
from facing.diff.styling import composed_styles

words = st.lists(st.sampled_from(["ferry ", "quay ", "bell", "\n", "א ", "😀", "a"]), max_size=12).map("".join)


def rows_of(original: str, corrected: str) -> list[tuple[Composed, str, str]]:
    comparison = Comparison(Text.from_string(original), Text.from_string(corrected))
    return [
        (composed(comparison.runs(number), *comparison.texts(number)), *comparison.texts(number))
        for number in range(len(comparison))
    ]


def told(original: str, corrected: str) -> list[list[tuple[str, str]]]:
    return [
        [(piece.fate.value, row.text[piece.start : piece.end]) for piece in row.pieces]
        for row, _, _ in rows_of(original, corrected)
    ]


def test_a_replaced_word_stands_before_the_one_that_came_for_it() -> None:
    assert told("The old ferry.", "The new ferry.") == [
        [("kept", "The "), ("deleted", "old"), ("inserted", "new"), ("kept", " ferry.")]
    ]


def test_a_parted_paragraph_shows_its_break_and_goes_on_below() -> None:
    (row,) = told(
        "The ferry left early. Nobody saw it go.\nEnd here.", "The ferry left early.\nNobody saw it go.\nEnd here."
    )[:1]
    assert ("inserted", PILCROW) in row
    assert ("kept", LINE) in row
    (row,) = told(
        "The ferry left early.\nNobody saw it go.\nEnd here.", "The ferry left early. Nobody saw it go.\nEnd here."
    )[:1]
    assert ("deleted", PILCROW) in row


def test_whole_paragraphs_that_went_came_or_moved() -> None:
    line = "The harbour lights went out one after the other while {} looked on."
    texts = [line.format(who) for who in ("Marta", "Pell and the old keeper", "nobody from the long grey house")]
    moved = told("\n".join(texts), "\n".join([texts[1], texts[2], texts[0]]))
    assert [row[0][0] for row in moved] == ["moved away", "kept", "kept", "moved here"]
    assert told("One.\nQuite other words.", "One.")[1][0][0] == "deleted"
    assert told("One.", "One.\nQuite other words.")[1][0][0] == "inserted"


@settings(max_examples=40)
@given(words, words)
def test_each_side_can_be_read_off_and_every_place_is_found_again(original: str, corrected: str) -> None:
    for row, mine, theirs in rows_of(original, corrected):
        assert [piece.start for piece in row.pieces] == [0, *(piece.end for piece in row.pieces)][:-1]
        for side, text in ((Side.ORIGINAL, mine), (Side.CORRECTION, theirs)):
            read = ""
            for piece in row.pieces:
                first, past = piece.on(side)
                assert first == len(read)
                read += text[first:past]
            assert read == text
            for offset in range(len(text) + 1):
                assert row.offset_on(side, row.offset_of(side, offset)) == offset
            for offset in range(len(text)):
                at = row.offset_of(side, offset)
                assert row.text[at] == (text[offset] if text[offset] != "\n" else row.text[at])


@settings(max_examples=40)
@given(words, words)
def test_a_change_is_found_as_one_stretch(original: str, corrected: str) -> None:
    for row, mine, theirs in rows_of(original, corrected):
        assert row.range_of((0, len(mine)), (0, len(theirs)))[0] == 0
        for piece in row.pieces:
            if piece.fate in (Fate.DELETED, Fate.INSERTED):
                start, end = row.range_of(piece.original, piece.corrected)
                assert (start, end) == (piece.start, piece.end)


looks = st.lists(st.sampled_from([Style(), Style(bold=True), Style(italic=True)]), min_size=1, max_size=6)


def styled(text: str, looks: list[Style]) -> StyleSpans:
    """Three letters of each look in turn."""
    return spans_of((at, min(at + 3, len(text)), looks[at // 3 % len(looks)]) for at in range(0, len(text), 3))


def look_at(spans: StyleSpans, offset: int) -> Style:
    return next((span.style for span in spans if span.start <= offset < span.end), Style())


@settings(max_examples=60)
@given(words, words, looks, looks)
def test_each_letter_looks_as_on_the_side_that_it_is_from(
    original: str, corrected: str, mine: list[Style], theirs: list[Style]
) -> None:
    for row, before, after in rows_of(original, corrected):
        sources = {Side.ORIGINAL: styled(before, mine), Side.CORRECTION: styled(after, theirs)}
        spans = composed_styles(row, sources[Side.ORIGINAL], sources[Side.CORRECTION])
        assert all(isinstance(span, StyleSpan) and span.start < span.end for span in spans)
        for piece in row.pieces:
            side = Side.ORIGINAL if piece.fate in (Fate.DELETED, Fate.MOVED_AWAY) else Side.CORRECTION
            first, past = piece.on(side)
            for offset in range(first, past):
                assert look_at(spans, piece.start + offset - first) == look_at(sources[side], offset)
