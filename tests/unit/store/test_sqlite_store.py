"""What is kept, and that it comes back exactly."""

import os
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from facing.core.chunks import Paragraph
from facing.core.document import (
    Choices,
    Content,
    Decoding,
    DocumentRecord,
    IgnoreKey,
    Journal,
    Original,
    ReaderState,
    Version,
    VersionKind,
)
from facing.core.edit import Edit, Origin, Place
from facing.core.origins import OriginSpan
from facing.core.problem import ProblemCode, UserProblem
from facing.core.text import Text
from facing.store.sqlite_store import SqliteStore
from tests.fakes.ticking_clock import TickingClock

ODD = "a\ud800\udcffz \0 \U0001f600 \u2028"
EDITS = (
    Edit(Place(0, 3), "", "!", Origin.TYPED, step=1, time=1_700_000_000_123),
    Edit(Place(1, 0), "two", "2\n" + ODD, Origin.RULE, step=2, time=-1),
    Edit(Place(0, 0), "o", "", Origin.IMPORT, step=-2),
)


def reopened(store: SqliteStore, path: Path) -> SqliteStore:
    store.close()
    return SqliteStore(path, TickingClock())


def problem_code(call: object, *arguments: object) -> ProblemCode:
    with pytest.raises(UserProblem) as caught:
        call(*arguments)  # type: ignore[operator]
    return caught.value.code


def test_a_document_is_known_by_real_path_and_bytes(store: SqliteStore, original: Original, tmp_path: Path) -> None:
    record = store.document(original)
    assert record == DocumentRecord(record.id, tmp_path / "a.txt", original.digest)
    (tmp_path / "a.txt").write_bytes(original.data)
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    assert store.document(original) == record
    assert store.document(replace(original, path=tmp_path / "link.txt")) == record
    changed = store.document(replace(original, data=b"changed"))
    moved = store.document(replace(original, path=tmp_path / "b.txt"))
    assert len({record.id, changed.id, moved.id}) == 3
    assert store.known_document(tmp_path / "link.txt") == changed
    assert store.document(original) == record
    assert store.known_document(tmp_path / "a.txt") == record
    assert store.known_document(tmp_path / "c.txt") is None


def test_originals_come_back(store: SqliteStore, original: Original, tmp_path: Path, path: Path) -> None:
    data = os.urandom(5000) + b"text" * 10_000
    record = store.document(replace(original, data=data))
    copy = store.document(replace(original, data=data, path=tmp_path / "copy.txt"))
    again = reopened(store, path)
    assert again.original(record.id) == data
    assert again.original(copy.id) == data
    again.close()


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode here")
def test_a_path_that_is_not_unicode(store: SqliteStore, original: Original, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"\xff.txt")
    record = store.document(replace(original, path=path))
    assert record.path == path
    assert store.known_document(path) == record


def test_versions_come_back_exactly(store: SqliteStore, record: DocumentRecord, path: Path) -> None:
    text = Text.from_paragraphs([Paragraph("one"), Paragraph(ODD, 3), Paragraph("", 7), Paragraph("one")])
    origins = {1: (OriginSpan(0, 3, Origin.TERM), OriginSpan(5, 5, Origin.TYPED)), 3: (OriginSpan(0, 1, Origin.BULK),)}
    first = store.add_version(record.id, Content(text, origins), VersionKind.KEPT, name=ODD, note="n", words=4)
    second = store.add_version(record.id, Content(Text.from_string("")), VersionKind.AUTOMATIC, words_changed=2)
    again = reopened(store, path)
    assert again.versions(record.id) == [second, first]
    assert first == Version(first.id, first.saved, VersionKind.KEPT, ODD, "n", 4, 0)
    assert second.saved > first.saved
    kept = again.content(record.id, first.id)
    assert kept.text == text
    assert kept.origins == origins
    assert list(kept.text.ids()) == [0, 1, 2, 3]
    assert again.content(record.id, second.id) == Content(Text.from_string(""))
    again.close()


def test_a_loaded_text_goes_on_where_the_saved_one_was(store: SqliteStore, record: DocumentRecord) -> None:
    text = Text.from_string("\n".join(f"paragraph {number}" for number in range(3000)))
    text = text.apply(Edit(Place(100, 0), "", "new\nnew\n"))
    version = store.add_version(record.id, Content(text), VersionKind.KEPT)
    loaded = store.content(record.id, version.id).text
    assert [chunk.digest for chunk in loaded.chunks] == [chunk.digest for chunk in text.chunks]
    edited = loaded.apply(Edit(Place(5, 0), "", "first\n"))
    assert len(set(edited.ids())) == len(edited)


def test_versions_can_be_renamed(store: SqliteStore, record: DocumentRecord, original: Original) -> None:
    version = store.add_version(record.id, Content(original.text), VersionKind.KEPT, name="a", note="b")
    store.rename_version(record.id, version.id, "c", ODD)
    assert store.versions(record.id) == [replace(version, name="c", note=ODD)]


def test_the_journal(store: SqliteStore, record: DocumentRecord, original: Original, path: Path) -> None:
    assert store.journal(record.id) == Journal(None)
    store.append_edits(record.id, EDITS[:1])
    store.append_edits(record.id, EDITS[1:])
    store.append_edits(record.id, [])
    again = reopened(store, path)
    assert again.journal(record.id) == Journal(None, EDITS)
    version = again.add_version(record.id, Content(original.text), VersionKind.KEPT)
    assert again.journal(record.id) == Journal(version.id)
    again.append_edits(record.id, EDITS[:1])
    assert again.journal(record.id) == Journal(version.id, EDITS[:1])
    again.close()


def test_documents_do_not_touch_each_other(store: SqliteStore, original: Original, tmp_path: Path) -> None:
    one = store.document(original)
    two = store.document(replace(original, path=tmp_path / "b.txt"))
    store.append_edits(one.id, EDITS)
    version = store.add_version(two.id, Content(original.text), VersionKind.KEPT)
    store.save_state(two.id, ReaderState(language="de"))
    store.add_ignore(two.id, IgnoreKey("R", "x"))
    assert store.journal(one.id) == Journal(None, EDITS)
    assert store.journal(two.id) == Journal(version.id)
    assert store.versions(one.id) == []
    assert store.state(one.id) == ReaderState()
    assert store.ignores(one.id) == set()
    assert problem_code(store.content, one.id, version.id) is ProblemCode.VERSION_UNKNOWN
    assert problem_code(store.rename_version, one.id, version.id, "", "") is ProblemCode.VERSION_UNKNOWN


def test_where_the_reader_was(store: SqliteStore, record: DocumentRecord, path: Path) -> None:
    state = ReaderState(Place(3, 4), Place(1, 2), 7, "de", "cp1252", "/a/\udcff.txt", "ab" * 32, closed_cleanly=False)
    assert store.state(record.id) == ReaderState()
    store.save_state(record.id, ReaderState())
    store.save_state(record.id, state)
    again = reopened(store, path)
    assert again.state(record.id) == state
    assert isinstance(again.state(record.id).cursor, Place)
    again.close()


def test_what_is_ignored_always_is_no_documents_own(store: SqliteStore, record: DocumentRecord) -> None:
    always, anything, here = IgnoreKey("R", "x"), IgnoreKey("", "y\udc80"), IgnoreKey("R", "x")
    for key in (always, anything, always):
        store.add_ignore(None, key)
    assert store.ignores(None) == {always, anything}
    assert store.ignores(record.id) == set()
    store.add_ignore(record.id, here)
    store.remove_ignore(None, always)
    assert store.ignores(None) == {anything}
    assert store.ignores(record.id) == {here}


def test_the_choices_of_a_document_come_back(store: SqliteStore, record: DocumentRecord) -> None:
    choices = Choices("news", ("A",), ("B", "C"), ("style",), ("garble",), ("Vaessen", "x\udc80"))
    state = ReaderState(cursor=Place(1, 2), choices=choices)
    store.save_state(record.id, state)
    assert store.state(record.id) == state


def test_ignores(store: SqliteStore, record: DocumentRecord) -> None:
    here, everywhere = IgnoreKey("R", ODD, "a", "b"), IgnoreKey("R", ODD)
    for key in (here, everywhere, here):
        store.add_ignore(record.id, key)
    assert store.ignores(record.id) == {here, everywhere}
    store.remove_ignore(record.id, here)
    store.remove_ignore(record.id, here)
    assert store.ignores(record.id) == {everywhere}


def test_recent_documents(store: SqliteStore, original: Original, tmp_path: Path) -> None:
    a, b, c = (store.document(replace(original, path=tmp_path / name)) for name in "abc")
    changed = store.document(replace(original, path=tmp_path / "b", data=b"changed"))
    store.document(replace(original, path=tmp_path / "a"))
    assert store.recent(9) == [a, changed, c]
    assert store.recent(2) == [a, changed]
    assert store.document(replace(original, path=tmp_path / "b")) == b
    assert store.recent(9) == [b, a, c]


def test_unknown_documents_and_versions(store: SqliteStore, record: DocumentRecord, original: Original) -> None:
    content = Content(original.text)
    for call, arguments in (
        (store.original, ()),
        (store.add_version, (content, VersionKind.KEPT)),
        (store.versions, ()),
        (store.rename_version, (1, "", "")),
        (store.content, (1,)),
        (store.append_edits, (EDITS,)),
        (store.journal, ()),
        (store.save_state, (ReaderState(),)),
        (store.state, ()),
        (store.add_ignore, (IgnoreKey("R", "x"),)),
        (store.remove_ignore, (IgnoreKey("R", "x"),)),
        (store.ignores, ()),
    ):
        assert problem_code(call, "nothing", *arguments) is ProblemCode.DOCUMENT_UNKNOWN
    assert problem_code(store.content, record.id, 99) is ProblemCode.VERSION_UNKNOWN
    assert problem_code(store.rename_version, record.id, 99, "", "") is ProblemCode.VERSION_UNKNOWN


@pytest.mark.skipif(os.name == "nt", reason="no such permissions here")
def test_the_files_are_the_users_alone(store: SqliteStore, record: DocumentRecord, path: Path) -> None:
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    assert set(modes.values()) == {0o600}, modes


def test_closing_twice_is_allowed_and_later_calls_are_told(store: SqliteStore, record: DocumentRecord) -> None:
    store.close()
    store.close()
    assert problem_code(store.versions, record.id) is ProblemCode.STORE_UNWRITABLE


def test_huge_paragraphs_and_many_empty_ones(store: SqliteStore, tmp_path: Path) -> None:
    text = Text.from_string("x")
    original = Original(tmp_path / "x", b"x", "text", Decoding("utf-8"), text)
    record = store.document(original)
    huge = Text.from_string("y" * 3_000_000 + "\n" * 5000)
    version = store.add_version(record.id, Content(huge), VersionKind.KEPT)
    assert store.content(record.id, version.id).text == huge


def test_versions_kept_elsewhere_come_in_as_they_are_and_the_last_is_the_journals_base(
    store: SqliteStore, original: Original, path: Path
) -> None:
    document = store.document(original).id
    own = store.add_version(document, Content(original.text), VersionKind.KEPT)
    store.append_edits(document, EDITS[:1])
    first = Content(Text.from_string("older"), {0: (OriginSpan(0, 2, Origin.TERM),)})
    second = Content(Text.from_string("the correction as it stands"))
    old = Version(77, 5, VersionKind.KEPT, "Old", "from afar", 3, 2, pinned=True)
    brought = store.bring_versions(document, [(old, first), (replace(old, saved=9, name=""), second)])
    again = reopened(store, path)
    assert again.versions(document) == [brought[1], brought[0], own]
    assert replace(brought[0], id=77) == old
    assert [again.content(document, version.id) for version in brought] == [first, second]
    assert again.journal(document) == Journal(brought[1].id)


def test_versions_come_in_all_or_none(store: SqliteStore, original: Original) -> None:
    document = store.document(original).id
    store.append_edits(document, EDITS[:1])
    broken = UserProblem(ProblemCode.FILE_DAMAGED)

    def kept() -> Iterator[tuple[Version, Content]]:
        yield Version(1, 5, VersionKind.KEPT), Content(original.text)
        raise broken

    assert problem_code(store.bring_versions, document, kept()) is ProblemCode.FILE_DAMAGED
    assert store.versions(document) == []
    assert store.journal(document) == Journal(None, EDITS[:1])
    assert store.bring_versions(document, []) == []
    assert store.journal(document) == Journal(None, EDITS[:1])
