import pytest

from facing.diff import run_cache
from facing.diff.run_cache import RunCache
from facing.diff.wording import compare_words


def test_what_was_asked_for_longest_ago_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []

    def noted(original: str, corrected: str) -> object:
        compared.append(original)
        return compare_words(original, corrected)

    monkeypatch.setattr(run_cache, "compare_words", noted)
    cache = RunCache(limit=9)
    for text in ("one a", "two a", "three a", "one a", "four a", "one a", "two a"):
        assert cache.compared(text, text + " b c") == compare_words(text, text + " b c")
    assert compared == ["one a", "two a", "three a", "four a"]
    for text in ("five a", "six a", "one a", "three a"):
        cache.compared(text, text + " b c")
    assert compared == ["one a", "two a", "three a", "four a", "five a", "six a", "three a"]


def test_one_pair_is_kept_however_long() -> None:
    cache = RunCache(limit=1)
    runs = cache.compared("a b c d e", "a x c y e")
    assert cache.known("a b c d e", "a x c y e") is runs


def test_forgetting_makes_room() -> None:
    cache = RunCache(limit=4)
    cache.compared("a", "a b")
    cache.forget("a", "a b")
    cache.forget("never", "there")
    assert cache.known("a", "a b") is None
    first, second = cache.compared("c", "c d"), cache.compared("e", "e f")
    assert (cache.known("c", "c d"), cache.known("e", "e f")) == (first, second)
