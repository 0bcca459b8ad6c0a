"""``core.passage`` and ``core.words``: places lead to the letters that they were made for."""

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from facing.core.passage import JOINT, Passage, joined, looks_wrapped, reading_passages
from facing.core.words import count_words, tokens

lines = st.text(st.sampled_from("ab -#.\t\u00a0é\U0001f600"), max_size=12)
numbered = st.lists(lines, min_size=1, max_size=8).map(lambda texts: list(enumerate(texts, start=100)))


def letters_of(passage: Passage, joint: str) -> list[tuple[int, int] | None]:
    """For each code point of the passage its paragraph and offset, ``None`` for a joint."""
    found: list[tuple[int, int] | None] = []
    for piece in passage.pieces:
        found += [None] * (piece.start - len(found))
        found += [(piece.paragraph, piece.offset + number) for number in range(piece.length)]
    assert len(found) == len(passage.text)
    assert found.count(None) == len(joint) * (len(passage.pieces) - 1)
    return found


@given(numbered, st.sampled_from(["", JOINT, "\n\n"]), st.data())
def test_spans_lead_back_to_the_paragraphs(parts: list[tuple[int, str]], joint: str, data: st.DataObject) -> None:
    passage = joined(parts, joint)
    assert passage.text == joint.join(text for _, text in parts)
    assert passage.paragraphs == tuple(identifier for identifier, _ in parts)
    texts = dict(parts)
    letters = letters_of(passage, joint)
    start = data.draw(st.integers(0, len(passage.text)))
    end = data.draw(st.integers(start, len(passage.text)))
    spans = passage.spans(start, end)
    for span in spans:
        assert 0 <= span.start <= span.end <= len(texts[span.paragraph])
    if start < end:
        covered = [(span.paragraph, offset) for span in spans for offset in range(span.start, span.end)]
        assert covered == [letter for letter in letters[start:end] if letter is not None]
        assert all(span.start < span.end for span in spans)
    elif start < len(letters) and letters[start] is not None:
        assert len(spans) == 1
        assert spans[0].start == spans[0].end
        # A place between two letters is told by the letter behind it, or by the one before where they touch.
        before = letters[start - 1] if start else None
        at = (spans[0].paragraph, spans[0].start)
        assert at == letters[start] or (before is not None and at == (before[0], before[1] + 1))


@given(numbered, st.booleans())
def test_every_line_that_says_something_is_read_once(parts: list[tuple[int, str]], wrapped: bool) -> None:
    passages = reading_passages(parts, wrapped)
    read = [identifier for passage in passages for identifier in passage.paragraphs]
    assert read == [identifier for identifier, text in parts if text.strip()]
    texts = dict(parts)
    for passage in passages:
        assert passage.text == JOINT.join(texts[identifier] for identifier in passage.paragraphs)
        letters_of(passage, JOINT)
    if not wrapped:
        assert all(len(passage.pieces) == 1 for passage in passages)


@given(st.lists(st.text(max_size=90) | st.text("abc .", min_size=40, max_size=70), max_size=20))
def test_looking_for_wrapped_lines_always_ends_with_an_answer(lines: list[str]) -> None:
    assert looks_wrapped(lines) in (True, False)


words = st.text(
    st.sampled_from(
        "abÉß12 '’-\u00ad\u0301\u0308\u200d\u200c\ufe0f\u20e3\u0e01\u0e31\u0e49我们かガ\U0001f469\U0001f3fd"
    )
    | st.sampled_from("\U0001f680\U0001f1e9\U0001f1ea_.,!(\u2028\t\u00a0\u0915\u094d\u0937\u093f\ud800")
    | st.characters(),
    max_size=16,
)


@given(words)
def test_tokens_cover_everything_but_white_space(text: str) -> None:
    found = list(tokens(text))
    position = 0
    for token in found:
        assert token.start < token.end
        assert text[token.start : token.end] == token.text
        assert not text[position : token.start].strip()
        assert not re.search(r"\s", token.text)
        position = token.end
    assert not text[position:].strip()


@given(words)
def test_tokens_never_cut_a_character_in_two(text: str) -> None:
    edges = {token.start for token in tokens(text)} | {token.end for token in tokens(text)}
    for position in range(1, len(text)):
        before, after = text[position - 1], text[position]
        if before.isspace() or position not in edges:
            continue
        category = unicodedata.category(after)
        is_mark = category in ("Mn", "Me", "Mc") and ord(after) < 0x10000
        assert not is_mark, (text, position)
        assert after not in "\u200d\ufe0f\u20e3\U0001f3fd", (text, position)


@given(
    st.lists(
        st.sampled_from(["\U0001f469\u200d\U0001f680", "\U0001f44d\U0001f3fd", "\U0001f1e9\U0001f1ea", "1\ufe0f\u20e3"])
    )
)
def test_emoji_sequences_are_one_token_each(sequences: list[str]) -> None:
    assert [token.text for token in tokens(" ".join(sequences))] == sequences


@given(words)
def test_words_are_counted_like_white_space_tells(text: str) -> None:
    if not re.search("[\u3005-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]", text):
        assert count_words(text) == len(text.split())
    assert count_words(text + " " + text) == 2 * count_words(text)
