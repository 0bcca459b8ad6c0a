import pytest

from facing.typography.joining import joined


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ("The ferry", "crossed.", "The ferry crossed."),
        ("The ferry ", "\tcrossed.", "The ferry crossed."),
        ("The fer-", "ry crossed.", "The ferry crossed."),
        ("The fer\u00ad", "ry crossed.", "The ferry crossed."),
        ("Anglo-", "Saxon", "Anglo-Saxon"),
        ("two-", "and three-year plans", "two- and three-year plans"),
        ("Vor-", "und Nachteile", "Vor- und Nachteile"),
        ("Then -", "nothing", "Then - nothing"),
        ("But\u2014", "no", "But\u2014no"),
        ("But \u2014", "no", "But \u2014 no"),
        ("日本", "語の文", "日本語の文"),
        ("文。", "語", "文。語"),
        ("日本", "word", "日本 word"),
        ("한국", "어", "한국 어"),
        ("", "Two.", "Two."),
        ("One.", "", "One."),
    ],
)
def test_two_paragraphs_become_one(first: str, second: str, one: str) -> None:
    assert joined(first, second) == one
