"""No token and no cluster cuts what a reader takes for one character; the judge is the regex library's ``\\X``."""

import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from facing.core.words import clusters, tokens

# A virama at the end of a piece is left out: one joined to another script is no text that anybody writes.
PIECES = [
    *"a Z é 7 ' ’ - . – \u00ad".split(),
    *(
        "e\u0301",
        "\u0301",
        "n\u0303\u0323",
        "क्षि",
        "न",
        "न्द",
        "ত্র",
        "ก็",
        "น้ำ",
        "\u0e33",
        "ນໍ້າ",
        "\u0eb3",
        "ខ្មែរ",
        "မြန်မာ",
    ),
    *("か\u3099", "ｶﾞ", "日本", "葛\U000e0100", "각", "\u1100\u1161\u11a8", "\u1161", "\u0600٣", "\u06dd٤"),
    *(
        "👩\u200d🚀",
        "👩🏽\u200d🚀",
        "🧑🏿",
        "🇩🇪",
        "🇫",
        "❤\ufe0f",
        "1\ufe0f\u20e3",
        "🏴\U000e0067\U000e0062\U000e007f",
        "\u200d",
        "😀",
    ),
]
mixed = st.lists(st.sampled_from([*PIECES, " "]), max_size=10).map("".join)


def edges_of(found: list[str]) -> set[int]:
    edges = {0}
    for piece in found:
        edges.add(max(edges) + len(piece))
    return edges


@given(mixed)
@settings(deadline=None, max_examples=400)
def test_clusters_are_never_finer_than_those_of_unicode(text: str) -> None:
    found = list(clusters(text))
    assert "".join(found) == text
    assert edges_of(found) <= edges_of(regex.findall(r"\X", text))


@given(mixed)
@settings(deadline=None, max_examples=400)
def test_tokens_never_cut_a_cluster(text: str) -> None:
    allowed = edges_of(regex.findall(r"\X", text))
    for token in tokens(text):
        # A mark without a letter stands behind white space, which is never a token.
        assert token.start in allowed or text[token.start - 1].isspace()
        assert token.end in allowed


@given(st.text(max_size=8))
@settings(deadline=None, max_examples=300)
def test_any_text_is_cut_into_clusters_without_loss(text: str) -> None:
    found = list(clusters(text))
    assert "".join(found) == text
    assert edges_of(found) <= edges_of(regex.findall(r"\X", text))
