"""Work files on two computers: versions go both ways, nothing is lost."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from facing.core.document import Choices, DocumentRecord, IgnoreKey
from facing.core.edit import Origin
from facing.core.problem import ProblemCode, UserProblem
from facing.core.watching import Stopped
from facing.formats.work_file import WorkFiles
from facing.session.bringing import bring_work, copies_beside, glossaries_of, joined_with
from facing.session.opening import open_session
from tests.fakes.computer import TEXT, Computer, change


@pytest.fixture
def ours(tmp_path: Path) -> Computer:
    return Computer(tmp_path / "ours", 0)


@pytest.fixture
def theirs(tmp_path: Path) -> Computer:
    return Computer(tmp_path / "theirs", 5000)


def test_a_document_goes_to_another_computer_with_all_that_was_done_to_it(ours: Computer, theirs: Computer) -> None:
    session = ours.begin()
    change(session, 1, "Marta was there.", Origin.RULE)
    first = session.history.keep("First", "a note")
    session.history.keep("Second")
    session.history.pin(first.id, True)
    change(session, 2, "Tickets are cheap.")
    ours.services.store.add_ignore(session.record.id, IgnoreKey("rule", "ferry", "The", "crossed"))
    file = ours.folder / "text.facing"
    assert ours.save(session, file) == []
    there, brought = theirs.bring(file)
    assert (brought.came, brought.other) == (2, None)
    assert there.corrected == session.corrected
    assert [span.origin for span in there.origins.of(there.corrected.id_at(1))] == [Origin.RULE]
    versions = there.history.versions()
    assert [(version.name, version.note) for version in versions] == [("", ""), ("Second", ""), ("First", "a note")]
    assert [version.pinned for version in versions] == [False, False, True]
    assert there.original.data == session.original.data
    assert theirs.services.store.ignores(there.record.id) == ours.services.store.ignores(session.record.id)
    assert there.work.target == file


def test_what_was_done_there_comes_back_to_the_document_where_it_began(ours: Computer, theirs: Computer) -> None:
    session = ours.begin()
    change(session, 1, "Marta was there.")
    session.history.keep("Ours")
    file = ours.folder / "text.facing"
    ours.save(session, file)
    session.close()
    there, _ = theirs.bring(file)
    change(there, 2, "Tickets are cheap.")
    there.history.keep("Theirs")
    theirs.save(there, file)
    back, brought = ours.bring(file)
    assert brought.original.path == ours.original
    assert back.corrected.as_string() == "The ferry crossed.\nMarta was there.\nTickets are cheap."
    assert [version.name for version in back.history.versions() if version.name] == ["Theirs", "Ours"]
    assert not back.history.unsaved


def test_corrections_that_went_two_ways_are_both_there_and_ours_stays(ours: Computer, theirs: Computer) -> None:
    session = ours.begin()
    session.history.keep("Common")
    file = ours.folder / "text.facing"
    ours.save(session, file)
    there, _ = theirs.bring(file)
    change(there, 2, "Tickets are cheap.")
    theirs.save(there, file)
    change(session, 1, "Marta was there.")
    session.close()
    back, brought = ours.bring(file)
    assert back.corrected[1].text == "Marta was there."
    assert back.corrected[2].text == "Tickets are chep."
    assert brought.other is not None
    assert back.history.content(brought.other.id).text[2].text == "Tickets are cheap."
    before = back.history.versions()
    back.close()
    again, brought = ours.bring(file)
    assert (again.history.versions(), brought.came, brought.other) == (before, 0, None)


def test_unsaved_typing_here_outlives_a_work_file(ours: Computer, theirs: Computer) -> None:
    session = ours.begin()
    session.history.keep()
    file = ours.folder / "text.facing"
    ours.save(session, file)
    there, _ = theirs.bring(file)
    there.history.keep("Another")
    theirs.save(there, file)
    change(session, 0, "typed and not kept")
    session.close()
    back, _ = ours.bring(file)
    assert back.corrected[0].text == "typed and not kept"
    assert "Another" in [version.name for version in back.history.versions()]


def test_names_and_notes_of_both_sides_are_kept(ours: Computer, theirs: Computer) -> None:
    session = ours.begin()
    version = session.history.keep()
    file = ours.folder / "text.facing"
    ours.save(session, file)
    there, _ = theirs.bring(file)
    there.history.rename(there.history.versions()[-1].id, "Their name", "their note")
    theirs.save(there, file)
    session.history.rename(version.id, "", "our note")
    session.close()
    back, _ = ours.bring(file)
    (merged,) = [each for each in back.history.versions() if each.id == version.id]
    assert (merged.name, merged.note) == ("Their name", "our note\ntheir note")


def test_another_document_with_the_same_original_is_left_alone(ours: Computer, theirs: Computer) -> None:
    session = ours.begin()
    session.history.keep("Mine")
    change(session, 0, "Mine")
    session.close()
    other = theirs.begin()
    change(other, 0, "Theirs")
    other.history.keep("Theirs")
    file = theirs.folder / "text.facing"
    theirs.save(other, file)
    brought, told = ours.bring(file)
    assert told.original.path != ours.original
    assert told.original.path.is_relative_to(ours.folder / "works")
    assert [version.name for version in brought.history.versions()] == ["Theirs"]
    assert open_session(ours.services, ours.original).corrected[0].text == "Mine"


def test_what_was_chosen_for_the_document_goes_with_its_correction(ours: Computer, theirs: Computer) -> None:
    session = ours.begin()
    session.history.keep("Common")
    session.remembered = replace(
        session.remembered,
        language="en-GB",
        wrapped=True,
        delivery_encoding="utf-8",
        choices=Choices(profile="fiction", known_words=("Marta",), glossaries_off=("here.csv",)),
    )
    file = ours.folder / "text.facing"
    ours.save(session, file)
    session.close()
    there, _ = theirs.bring(file)
    state = there.remembered
    assert (state.language, state.wrapped, state.delivery_encoding) == ("en-GB", True, "utf-8")
    assert state.choices == Choices(profile="fiction", known_words=("Marta",))
    change(there, 2, "Tickets are cheap.")
    there.history.keep("Theirs")
    there.remembered = replace(state, language="en-AU", choices=Choices(profile="news", known_words=("Jonas",)))
    theirs.save(there, file)
    back, _ = ours.bring(file)
    assert (back.remembered.language, back.remembered.wrapped) == ("en-AU", True)
    assert back.remembered.choices == Choices("news", known_words=("Marta", "Jonas"), glossaries_off=("here.csv",))


@pytest.mark.parametrize("own_goes_on", [True, False])
def test_choices_here_stay_where_the_correction_stays(ours: Computer, theirs: Computer, own_goes_on: bool) -> None:
    session = ours.begin()
    session.history.keep("Common")
    file = ours.folder / "text.facing"
    ours.save(session, file)
    there, _ = theirs.bring(file)
    there.remembered = replace(there.remembered, language="de", choices=Choices("news", known_words=("Jonas",)))
    theirs.save(there, file)
    if own_goes_on:
        change(session, 1, "Marta was there.")
    session.close()
    back, _ = ours.bring(file)
    assert (back.remembered.language, back.remembered.choices) == ("auto", Choices(known_words=("Jonas",)))


@pytest.mark.parametrize(
    "name",
    [
        "text (conflicted copy).facing",
        "text (Marta's conflicted copy 2026-11-23).facing",
        "text.sync-conflict-20261123-194600-ABCDEFG.facing",
        "text-DESKTOP.facing",
        "text (1).facing",
    ],
)
def test_a_copy_from_a_synced_folder_is_noticed_and_joined_and_the_work_file_stays(
    ours: Computer, theirs: Computer, name: str
) -> None:
    session = ours.begin()
    session.history.keep("Common")
    file, copy = ours.folder / "text.facing", ours.folder / name
    ours.save(session, file)
    shutil.copy(file, copy)
    there, _ = theirs.bring(copy)
    assert copies_beside(ours.services, session.record, session.original, file) == []
    change(there, 2, "Tickets are cheap.")
    there.history.keep("Theirs")
    theirs.save(there, copy)
    change(session, 1, "Marta was there.")
    session.history.keep("Ours")
    ours.save(session, file)
    assert copies_beside(ours.services, session.record, session.original, file) == [copy]
    session.close()
    back, brought = ours.bring(copy)
    assert brought.other is not None
    assert {version.name for version in back.history.versions()} >= {"Common", "Ours", "Theirs"}
    assert back.work.target == file
    assert copies_beside(ours.services, back.record, back.original, file) == []
    assert ours.write(back) == []


def joined(computer: Computer, file: Path) -> DocumentRecord | None:
    return joined_with(computer.services, computer.services.works.read(file)[0])


def test_a_work_file_tells_which_document_it_would_join_and_nothing_is_taken_of_it(
    ours: Computer, theirs: Computer
) -> None:
    session = ours.begin()
    session.history.keep("Common")
    file = ours.folder / "text.facing"
    ours.save(session, file)
    there, _ = theirs.bring(file)
    there.history.keep("Theirs")
    theirs.save(there, file)
    assert joined(ours, file) == session.record
    assert [version.name for version in session.history.versions()] == ["Common"]
    assert joined(theirs, file) == there.record
    (ours.folder / "other.txt").write_text("Another.", encoding="utf-8")
    other = open_session(ours.services, ours.folder / "other.txt")
    assert joined(ours, file) != other.record
    assert joined(Computer(ours.folder.parent / "third", 0), file) is None


def test_other_work_files_beside_are_not_taken_for_copies(ours: Computer, theirs: Computer) -> None:
    session = ours.begin()
    session.history.keep("Mine")
    file = ours.folder / "text.facing"
    ours.save(session, file)
    other = theirs.begin()
    other.history.keep("Another document with the same original")
    theirs.save(other, ours.folder / "text 2.facing")
    (ours.folder / "text-damaged.facing").write_bytes(b"PK damaged")
    assert copies_beside(ours.services, session.record, session.original, file) == []


def test_a_work_file_is_written_again_at_each_save_but_not_over_what_others_wrote(ours: Computer) -> None:
    session = ours.begin()
    file = ours.folder / "text.facing"
    ours.save(session, file)
    before = file.read_bytes()
    change(session, 0, "Changed")
    problems: list[UserProblem] = []
    session.work.write(lambda: None, problems.append)
    ours.services.tasks.drain()  # type: ignore[attr-defined]
    assert (problems, file.read_bytes() != before) == ([], True)
    file.write_bytes(before)
    session.work.write(lambda: None, problems.append)
    ours.services.tasks.drain()  # type: ignore[attr-defined]
    assert [problem.code for problem in problems] == [ProblemCode.TARGET_CHANGED_OUTSIDE]
    assert file.read_bytes() == before


def test_the_original_is_never_the_target(ours: Computer) -> None:
    session = ours.begin()
    (problem,) = ours.save(session, ours.original)
    assert problem.code is ProblemCode.TARGET_IS_ORIGINAL
    assert ours.original.read_text("utf-8") == TEXT


def test_terms_in_use_come_along_and_are_lent_to_that_document_alone(ours: Computer, theirs: Computer) -> None:
    glossary = ours.folder / "terms.csv"
    glossary.write_text("ferry,boat\n", encoding="utf-8")
    ours.services.glossaries.add(glossary)
    session = ours.begin()
    file = ours.folder / "text.facing"
    ours.save(session, file)
    _, brought = theirs.bring(file)
    (lent,) = glossaries_of(theirs.services, brought.original.path)
    assert (lent.name, lent.read_text("utf-8")) == ("terms.csv", "ferry,boat\n")
    theirs.services.glossaries.add(glossary)
    assert glossaries_of(theirs.services, brought.original.path) == ()
    assert glossaries_of(ours.services, ours.original) == ()


def test_a_damaged_version_leaves_everything_as_it_was(
    ours: Computer, theirs: Computer, damaged: Callable[[Path], None]
) -> None:
    session = ours.begin()
    session.history.keep("One")
    file = ours.folder / "text.facing"
    ours.save(session, file)
    damaged(file)
    with pytest.raises(UserProblem, match="file-damaged"):
        theirs.bring(file)
    assert all(not theirs.services.store.versions(record.id) for record in theirs.services.store.recent(9))


@pytest.fixture
def damaged() -> Callable[[Path], None]:
    def damage(file: Path) -> None:
        works = WorkFiles()
        work, _ = works.read(file)
        broken = tuple(replace(kept, id="0" * 64) for kept in work.versions)
        file.write_bytes(works.writer().as_bytes(replace(work, versions=broken)))

    return damage


def test_a_work_file_that_is_given_up_among_its_versions_leaves_nothing(ours: Computer, theirs: Computer) -> None:
    session, file = theirs.begin(), theirs.folder / "text.facing"
    for number in range(3):
        change(session, 1, f"Version {number}.")
        session.history.keep(str(number))
    theirs.save(session, file)
    seen: list[tuple[int, int]] = []

    def advance(done: int, total: int) -> None:
        seen.append((done, total))
        if done == 1:
            raise Stopped

    with pytest.raises(Stopped):
        bring_work(ours.services, file, *ours.services.works.read(file), advance)
    assert seen == [(0, 3), (1, 3)]
    assert ours.services.store.recent(9) == []
    assert not any((ours.folder / "works").iterdir())
    assert ours.bring(file)[1].came == 3
