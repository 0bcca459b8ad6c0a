from pathlib import Path

import pytest

from facing.app.clock import SystemClock
from facing.core.document import VersionKind
from facing.core.edit import Edit, Origin, Place
from facing.core.finding import Side
from facing.core.origins import OriginSpan
from facing.core.text import Text
from facing.session.carrying_over import carry_over
from facing.session.opening import bring_in, open_session
from facing.session.session import Session
from tests.fakes.memory_store import MemoryStore
from tests.fakes.services import services_for, session_on

PATH = Path("text.txt")


def origins(session: Session, paragraph: int = 0) -> list[tuple[str, Origin]]:
    text = session.corrected[paragraph].text
    spans = session.origins.of(session.corrected.id_at(paragraph))
    return [(text[span.start : span.end], span.origin) for span in spans]


def test_correction_starts_as_the_original() -> None:
    session = session_on("One.\n\nTwo.")
    assert session.corrected == session.original.text
    assert not session.history.unsaved
    assert session.recovered == 0


def test_typing_in_one_step_is_undone_as_one() -> None:
    session = session_on("word")
    for number, letter in enumerate("abc"):
        session.typed(Edit(Place(0, 4 + number), "", letter), opens_step=number == 0)
    assert session.corrected.as_string() == "wordabc"
    assert len(session.undo()) == 3
    assert session.corrected.as_string() == "word"
    session.redo()
    assert session.corrected.as_string() == "wordabc"


def test_a_new_step_forgets_what_was_undone() -> None:
    session = session_on("word")
    session.apply([Edit(Place(0, 0), "", "a")], "one")
    session.undo()
    session.apply([Edit(Place(0, 0), "", "b")], "two")
    assert session.redo() == ()
    assert session.corrected.as_string() == "bword"


def test_undo_brings_the_former_origins_back() -> None:
    session = session_on("one two three")
    session.apply([Edit(Place(0, 4), "two", "second", Origin.RULE)], "suggestion")
    session.apply([Edit(Place(0, 5), "e", "E", Origin.TYPED)], "typing")
    assert origins(session) == [("s", Origin.RULE), ("E", Origin.TYPED), ("cond", Origin.RULE)]
    session.undo()
    assert origins(session) == [("second", Origin.RULE)]
    session.undo()
    assert origins(session) == []


def test_a_deletion_leaves_an_origin_of_no_width() -> None:
    session = session_on("one two")
    session.apply([Edit(Place(0, 3), " two", "", Origin.BULK)], "bulk")
    assert session.origins.of(session.corrected.id_at(0)) == (OriginSpan(3, 3, Origin.BULK),)


def test_what_was_typed_is_there_after_the_program_died() -> None:
    store = MemoryStore(SystemClock())
    first = open_session(services_for({PATH: "one two"}, store=store), PATH)
    first.history.keep()
    first.apply([Edit(Place(0, 4), "two", "second", Origin.RULE)], "suggestion")
    first.apply([Edit(Place(0, 0), "one", "first", Origin.TERM)], "suggestion")
    first.undo()
    # The program is gone without closing.
    second = open_session(services_for({PATH: "one two"}, store=store), PATH)
    assert second.corrected.as_string() == "one second"
    assert origins(second) == [("second", Origin.RULE)]
    assert second.recovered == 3
    second.close()
    third = open_session(services_for({PATH: "one two"}, store=store), PATH)
    assert third.corrected.as_string() == "one second"
    assert third.recovered == 0


def test_steps_of_a_later_run_do_not_take_back_those_of_an_earlier_one() -> None:
    store = MemoryStore(SystemClock())
    first = open_session(services_for({PATH: "a"}, store=store), PATH)
    first.apply([Edit(Place(0, 1), "", "b", Origin.RULE)], "suggestion")
    first.close()
    second = open_session(services_for({PATH: "a"}, store=store), PATH)
    second.apply([Edit(Place(0, 2), "", "c", Origin.TERM)], "suggestion")
    second.undo()
    second.close()
    third = open_session(services_for({PATH: "a"}, store=store), PATH)
    assert third.corrected.as_string() == "ab"
    assert origins(third) == [("b", Origin.RULE)]


def test_edits_that_do_not_fit_leave_what_came_before_and_let_typing_go_on() -> None:
    store = MemoryStore(SystemClock())
    first = open_session(services_for({PATH: "abc"}, store=store), PATH)
    first.apply([Edit(Place(0, 3), "", "d")], "typing")
    store.append_edits(first.record.id, [Edit(Place(7, 0), "nonsense", "")])
    second = open_session(services_for({PATH: "abc"}, store=store), PATH)
    assert second.corrected.as_string() == "abcd"
    second.apply([Edit(Place(0, 4), "", "e")], "typing")
    third = open_session(services_for({PATH: "abc"}, store=store), PATH)
    assert third.corrected.as_string() == "abcde"


def test_restore_is_a_version_and_one_undo_step() -> None:
    services = services_for({PATH: "one\ntwo\nthree"})
    session = open_session(services, PATH)
    kept = session.history.keep(name="first")
    session.apply([Edit(Place(1, 0), "two\n", "")], "typing")
    done: list[str] = []
    session.history.restore(kept.id, lambda: done.append("restored"), pytest.fail)
    session.apply([Edit(Place(0, 0), "", "typed meanwhile, ")], "typing")
    services.tasks.drain()  # type: ignore[attr-defined]
    assert done == ["restored"]
    assert session.corrected.as_string() == "one\ntwo\nthree"
    kinds = [version.kind for version in session.history.versions()]
    assert kinds == [VersionKind.RESTORE, VersionKind.AUTOMATIC, VersionKind.KEPT]
    session.undo()
    assert session.corrected.as_string() == "typed meanwhile, one\nthree"
    assert session.history.unsaved


def test_versions_know_how_many_words_changed() -> None:
    session = session_on("one two three")
    session.apply([Edit(Place(0, 4), "two", "zwei drei")], "typing")
    version = session.history.keep()
    assert (version.words, version.words_changed) == (4, 2)


def test_decoding_again_keeps_what_was_done_before_as_a_version() -> None:
    store = MemoryStore(SystemClock())
    first = open_session(services_for({PATH: "Größe"}, store=store), PATH)
    first.apply([Edit(Place(0, 0), "", "Die ")], "typing")
    first.close()
    second = open_session(services_for({PATH: "Größe"}, store=store), PATH, encoding="latin-1")
    assert second.corrected.as_string() == "GrÃ¶Ã\x9fe"
    former = second.history.versions()[-1]
    assert second.history.content(former.id).text.as_string() == "Die Größe"
    second.close()
    third = open_session(services_for({PATH: "Größe"}, store=store), PATH)
    assert third.original.decoding.encoding == "latin-1"
    assert third.corrected.as_string() == "GrÃ¶Ã\x9fe"


def test_a_file_changed_outside_is_a_document_of_its_own_that_can_take_the_correction_over() -> None:
    store = MemoryStore(SystemClock())
    first = open_session(services_for({PATH: "one two"}, store=store), PATH)
    first.apply([Edit(Place(0, 0), "one", "first")], "typing")
    first.close()
    services = services_for({PATH: "one two three"}, store=store)
    second = open_session(services, PATH)
    assert second.corrected.as_string() == "one two three"
    assert second.earlier is not None
    carry_over(services, second, pytest.fail)
    services.tasks.drain()  # type: ignore[attr-defined]
    assert second.corrected.as_string() == "first two"
    second.undo()
    assert second.corrected.as_string() == "one two three"


def test_a_ready_correction_is_brought_in_and_what_stood_there_is_kept() -> None:
    session = session_on("one two")
    session.apply([Edit(Place(0, 0), "one", "eins")], "typing")
    bring_in(session, session.original.text.apply(Edit(Place(0, 4), "two", "zwei")))
    assert session.corrected.as_string() == "one zwei"
    (kept,) = session.history.versions()
    assert kept.kind is VersionKind.AUTOMATIC
    assert session.history.content(kept.id).text.as_string() == "eins two"


def test_taking_every_change_back_gives_the_original() -> None:
    session = session_on("One line here.\nA second line.\nThe third line is long.")
    session.apply([Edit(Place(0, 4), "line", "row"), Edit(Place(2, 4), "third ", "")], "typing")
    session.apply([Edit(Place(1, 0), "A second line.\n", "")], "typing")
    session.apply([Edit(Place(1, 0), "", "Something new.\n")], "typing")
    for _ in range(10):
        change = next(iter(session.comparison.changes()), None)
        if change is None:
            break
        session.take_back(change, session.comparison)
    assert session.corrected == session.original.text


def test_text_by_side() -> None:
    session = session_on("a")
    session.apply([Edit(Place(0, 1), "", "b")], "typing")
    assert session.text(Side.ORIGINAL).as_string() == "a"
    assert session.text(Side.CORRECTION).as_string() == "ab"


def test_a_correction_brought_in_with_a_moved_paragraph_is_compared_as_a_reader_would() -> None:
    lines = ["The ferry left at noon today.", "A storm came from the west.", "Nobody was hurt in the harbour."]
    session = session_on("\n".join([*lines, "The end of it all."]))
    moved = [lines[2], lines[0], lines[1].replace("storm", "gale"), "The end of it."]
    bring_in(session, Text.from_string("\n".join(moved)))
    assert session.corrected.as_string() == "\n".join(moved)
    relations = [row.relation.value for row in session.comparison.rows()]
    assert sorted(relations) == ["edited", "edited", "moved", "moved", "same"]
