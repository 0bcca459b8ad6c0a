from pathlib import Path

import pytest

from facing.core.checkers import Remark
from facing.core.finding import Certainty, Finding, Kind, Side, Source, Span
from facing.store import remark_store
from facing.store.remark_store import RemarkStore

SAID = ((Remark(1, 5, Kind.SPELLING, "“wrod”?", ("word", "rod"), "TYPO", Certainty.SURE),), ())

FOUND = [
    Finding(
        Side.CORRECTION,
        Span(7, 1, 5),
        "a\ud800b",
        Kind.CONSISTENCY,
        "Twice.",
        ("ab",),
        (Source("joins", "X"), Source("typography", "Y")),
        Certainty.HINT,
        related=(Span(9, 0, 1), Span(11, 2, 3)),
        group="one",
        shown=False,
    ),
    Finding(Side.ORIGINAL, Span(0, 0, 0), "", Kind.GARBLE, "", (), (Source("joins", "X"),)),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "remarks.sqlite"


def test_what_was_kept_is_there_in_the_next_run_for_its_document_alone(path: Path) -> None:
    store = RemarkStore(path)
    store.of("a").keep([(b"key", SAID), (b"empty", ())])
    store.close()
    again = RemarkStore(path)
    assert again.of("a").recall([b"other", b"key", b"empty"]) == [None, SAID, ()]
    assert again.of("b").recall([b"key"]) == [None]
    assert path.stat().st_mode & 0o777 == 0o600


def test_what_was_found_in_a_document_is_there_whole_for_as_long_as_the_same_is_read(path: Path) -> None:
    store = RemarkStore(path)
    store.of("a").keep_findings("joins", b"first", FOUND)
    store.of("a").keep_findings("joins", b"second", FOUND)
    store.of("a").keep_findings("typography", b"second", [])
    store.close()
    again = RemarkStore(path)
    assert again.of("a").recall_findings("joins", b"second") == FOUND
    assert again.of("a").recall_findings("typography", b"second") == []
    assert again.of("a").recall_findings("joins", b"first") is None
    assert again.of("b").recall_findings("joins", b"second") is None
    again.forget("a")
    assert again.of("a").recall_findings("joins", b"second") is None


def test_many_answers_are_fetched_in_few_questions(path: Path) -> None:
    store = RemarkStore(path)
    keys = [b"%d" % number for number in range(1200)]
    store.of("a").keep((key, SAID if int(key) % 2 else ()) for key in keys)
    asked: list[str] = []
    assert store._connection is not None
    store._connection.set_trace_callback(asked.append)
    assert store.of("a").recall([b"none", *keys]) == [None, *(SAID if int(key) % 2 else () for key in keys)]
    assert len(asked) == 3


def test_a_document_can_be_forgotten(path: Path) -> None:
    store = RemarkStore(path)
    for document in "ab":
        store.of(document).keep([(b"key", SAID)])
    store.forget("a")
    assert store.of("a").recall([b"key"]) == [None]
    assert store.of("b").recall([b"key"]) == [SAID]


def test_the_oldest_answers_go_when_there_are_too_many(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remark_store, "_KEPT", 3)
    monkeypatch.setattr(remark_store, "_LOOK_EVERY", 5)
    store = RemarkStore(path)
    keys = [b"%d" % number for number in range(5)]
    for key in keys:
        store.of("a").keep([(key, SAID)])
    assert [said is not None for said in store.of("a").recall(keys)] == [False, False, True, True, True]


@pytest.mark.parametrize("content", [b"not a database at all, but long enough to be one" * 40, b""])
def test_a_file_that_is_no_database_is_made_anew(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    store = RemarkStore(path)
    store.of("a").keep([(b"key", SAID)])
    assert store.of("a").recall([b"key"]) == [SAID]


def test_a_file_of_another_schema_is_made_anew(path: Path) -> None:
    store = RemarkStore(path)
    store.of("a").keep([(b"key", SAID)])
    assert store._connection is not None
    store._connection.execute("PRAGMA user_version = 99")
    store._connection.commit()
    store.close()
    assert RemarkStore(path).of("a").recall([b"key"]) == [None]


def test_where_nothing_can_be_written_nothing_is_kept_and_nobody_is_told(path: Path) -> None:
    path.mkdir(parents=True)  # a folder stands in the file's place
    store = RemarkStore(path)
    store.of("a").keep([(b"key", SAID)])
    assert store.of("a").recall([b"key", b"other"]) == [None, None]


def test_an_answer_that_cannot_be_read_ends_the_use_of_the_file_and_no_more(path: Path) -> None:
    store = RemarkStore(path)
    store.of("a").keep([(b"key", SAID)])
    assert store._connection is not None
    store._connection.execute("UPDATE answers SET said = ?", (b"garbage",))
    store._connection.commit()
    assert store.of("a").recall([b"key"]) == [None]
    store.of("a").keep([(b"key", SAID)])


def test_a_closed_store_keeps_nothing(path: Path) -> None:
    store = RemarkStore(path)
    store.close()
    store.of("a").keep([(b"key", SAID)])
    assert store.of("a").recall([b"key"]) == [None]
