from pathlib import Path

import pytest

from facing.app.inline_tasks import InlineTasks
from facing.core.problem import ProblemCode
from facing.glossary.clashes import ClashSort
from facing.glossary.terms import Form, FormStatus, Term
from facing.session.glossaries import Glossaries
from facing.session.glossary_files import FileEvent
from facing.session.glossary_shelf import ShelfMemory
from facing.session.term_editor import Entry, TermEditor


def known(text: str) -> Term:
    return Term((Form(text, FormStatus.ADMITTED),))


class Desk:
    """Glossaries with everything that they tell."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.tasks = InlineTasks()
        self.remembered: list[ShelfMemory] = []
        self.built = 0
        self.personal = folder / "my-terms.csv"
        self.glossaries = Glossaries(self.tasks, self._use, self.remembered.append, self.personal)
        self.events: list[FileEvent] = []
        self.glossaries.when_file_changed(self.events.append)
        self.glossaries.restore(ShelfMemory(()))
        self.tasks.drain()

    def _use(self, matcher: object) -> None:
        self.built += 1

    def file(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def load(self, name: str, text: str) -> Path:
        path = self.file(name, text)
        self.glossaries.add(path)
        self.tasks.drain()
        return path

    def names(self) -> list[str]:
        return [each.name for each in self.glossaries.loaded()]

    def found(self, text: str) -> list[str]:
        return [match.term.replacements[0] for match in self.glossaries.terms_of(text)]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_the_glossary_of_higher_priority_wins_and_the_order_is_remembered(desk: Desk) -> None:
    desk.load("a.csv", "term,preferred\nferry,boat\n")
    second = desk.load("b.csv", "term,preferred\nferry,ship\n")
    assert desk.found("the ferry") == ["boat"]
    desk.glossaries.move(second, -1)
    desk.tasks.drain()
    assert desk.names() == ["b", "a"]
    assert desk.found("the ferry") == ["ship"]
    assert [path.name for path in desk.remembered[-1].paths] == ["my-terms.csv", "b.csv", "a.csv"]
    again = Glossaries(desk.tasks, lambda matcher: None, lambda memory: None, desk.personal)
    again.restore(desk.remembered[-1])
    desk.tasks.drain()
    assert [each.name for each in again.loaded()] == ["b", "a"]


def test_a_glossary_is_off_for_the_document_that_says_so(desk: Desk) -> None:
    path = desk.load("a.csv", "term,preferred\nferry,boat\n")
    desk.glossaries.leave_out([str(path)])
    desk.tasks.drain()
    assert desk.found("the ferry") == []
    assert [(each.name, each.is_on) for each in desk.glossaries.shelved()] == [("my-terms", True), ("a", False)]
    desk.glossaries.leave_out([])
    desk.tasks.drain()
    assert desk.found("the ferry") == ["boat"]


def test_the_personal_glossary_is_always_there_and_made_with_its_first_term(desk: Desk) -> None:
    desk.glossaries.remove(desk.personal)
    assert [each.path for each in desk.glossaries.shelved()] == [desk.personal]
    assert desk.glossaries.target == desk.personal
    assert not desk.personal.exists()
    desk.glossaries.add_terms([known("Pell")], desk.personal)
    desk.tasks.drain()
    assert "Pell" in desk.personal.read_text(encoding="utf-8")
    assert desk.names() == ["my-terms"]


def test_a_chosen_glossary_takes_new_terms_until_it_is_gone(desk: Desk) -> None:
    path = desk.load("a.csv", "term,preferred\nferry,boat\n")
    desk.glossaries.aim(path)
    assert desk.glossaries.target == path
    assert desk.remembered[-1].target == path
    desk.glossaries.remove(path)
    assert desk.glossaries.target == desk.personal


def test_terms_that_come_before_a_file_is_read_go_behind_what_it_holds(desk: Desk) -> None:
    path = desk.folder / "house.csv"
    path.write_text("term,preferred\nferry,boat\n", encoding="utf-8")
    again = Glossaries(desk.tasks, lambda matcher: None, lambda memory: None, desk.personal)
    again.restore(ShelfMemory((path,)))
    assert not again.is_read(path)
    again.add_terms([known("Marta")], path)
    editor = TermEditor(again, path, lambda new: None)
    assert not editor.is_ready
    desk.tasks.drain()
    assert [entry.term.forms[0].text for entry in editor.entries] == ["boat", "Marta"]
    assert "ferry" in path.read_text(encoding="utf-8")
    assert "Marta" in path.read_text(encoding="utf-8")


def test_only_the_newest_of_several_changes_is_built(desk: Desk) -> None:
    path = desk.load("a.csv", "term,preferred\nferry,boat\n")
    built = desk.built
    for _ in range(3):
        desk.glossaries.leave_out([str(path)])
        desk.glossaries.leave_out([])
    desk.tasks.drain()
    assert desk.built == built + 1
    assert desk.found("the ferry") == ["boat"]


def test_a_glossary_that_cannot_be_loaded_keeps_its_place(desk: Desk) -> None:
    missing = desk.folder / "gone.csv"
    desk.glossaries.restore(ShelfMemory((missing,)))
    desk.tasks.drain()
    (problem,) = desk.glossaries.problems
    assert problem.code is ProblemCode.GLOSSARY_UNUSABLE
    assert [each.path for each in desk.glossaries.shelved()] == [desk.personal, missing]


def test_a_file_changed_by_another_program_is_loaded_again(desk: Desk) -> None:
    path = desk.load("a.csv", "term,preferred\nferry,boat\n")
    desk.file("a.csv", "term,preferred\nferry,ship of the line\n")
    desk.glossaries.look_at_files()
    desk.tasks.drain()
    assert desk.found("the ferry") == ["ship of the line"]
    assert [event.path for event in desk.events] == [path]
    built = desk.built
    desk.glossaries.look_at_files()
    desk.tasks.drain()
    assert desk.built == built


def test_a_file_that_is_gone_is_told_once_and_its_terms_stay(desk: Desk) -> None:
    path = desk.load("a.csv", "term,preferred\nferry,boat\n")
    path.unlink()
    for _ in range(3):
        desk.glossaries.look_at_files()
        desk.tasks.drain()
    assert [event.problem is not None for event in desk.events] == [True]
    assert desk.found("the ferry") == ["boat"]


def test_a_term_goes_behind_what_another_program_has_written_meanwhile(desk: Desk) -> None:
    path = desk.load("a.csv", "term,preferred\nferry,boat\n")
    desk.file("a.csv", "term,preferred\nferry,their boat\n")
    desk.glossaries.add_terms([known("Pell")], path)
    desk.glossaries.add_terms([known("Marta")], path)
    desk.tasks.drain()
    assert path.read_text(encoding="utf-8") == "term,preferred\nferry,their boat\nPell,\nMarta,\n"
    assert desk.glossaries.file_problem(path) is None


def test_terms_over_a_changed_file_are_kept_and_at_the_end_beside_it(desk: Desk) -> None:
    path = desk.load("a.csv", "term,preferred\nferry,boat\n")
    theirs = "term,preferred\nferry,their boat\n"
    desk.file("a.csv", theirs)
    desk.glossaries.write(path, [known("Pell")])
    desk.tasks.drain()
    problem = desk.glossaries.file_problem(path)
    assert problem is not None and problem.code is ProblemCode.TARGET_CHANGED_OUTSIDE
    assert path.read_text(encoding="utf-8") == theirs
    assert desk.glossaries.terms(path) == (known("Pell"),)
    desk.glossaries.finish()
    assert path.read_text(encoding="utf-8") == theirs
    assert "Pell" in path.with_name("a.unsaved-1.csv").read_text(encoding="utf-8")
    desk.glossaries.write(path, desk.glossaries.terms(path), even_if_changed=True)
    desk.tasks.drain()
    assert "Pell" in path.read_text(encoding="utf-8")


def test_rows_that_a_save_would_lose_are_kept_in_a_copy(desk: Desk) -> None:
    text = "term,preferred,note\nferry,boat,\n,,broken\n"
    path = desk.load("a.csv", text)
    for name in ("Pell", "Marta"):
        desk.glossaries.add_terms([known(name)], path)
        desk.tasks.drain()
    (copy,) = [event.copy for event in desk.events if event.copy is not None]
    assert copy.read_text(encoding="utf-8") == text
    assert "broken" not in path.read_text(encoding="utf-8")


def test_many_changes_in_a_row_are_written_in_few_goes_and_all_of_them(desk: Desk) -> None:
    path = desk.load("a.csv", "term,preferred\nferry,boat\n")
    for number in range(20):
        desk.glossaries.add_terms([known(f"name{number}")], path)
    desk.tasks.drain()
    assert len(desk.events) == 2
    assert len(desk.glossaries.terms(path)) == 21
    assert "name19" in path.read_text(encoding="utf-8")


def test_what_waits_is_written_at_the_end(desk: Desk) -> None:
    path = desk.load("a.csv", "term,preferred\nferry,boat\n")
    desk.glossaries.add_terms([known("Pell")], path)
    desk.tasks.close()
    desk.glossaries.finish()
    assert "Pell" in path.read_text(encoding="utf-8")


# --- the editor ----------------------------------------------------------------------------------------------------


class Edited:
    def __init__(self, desk: Desk, path: Path) -> None:
        self.told: list[int] = []
        self.desk = desk
        self.editor = TermEditor(desk.glossaries, path, lambda new: self.told.append(len(new)))
        desk.tasks.drain()

    def terms(self) -> list[str]:
        return [entry.row.term for entry in self.editor.entries]

    def entry(self, text: str) -> Entry:
        return next(entry for entry in self.editor.entries if entry.row.term == text)


@pytest.fixture
def edited(desk: Desk) -> Edited:
    return Edited(desk, desk.load("a.csv", "term,preferred\nferry,boat\nquay,pier\nPell,\n"))


def test_changes_are_saved_and_undone_one_by_one(edited: Edited) -> None:
    editor, desk = edited.editor, edited.desk
    editor.add(known("Marta"))
    editor.replace(edited.entry("Pell"), known("Pells"))
    editor.remove([edited.entry("ferry"), edited.entry("quay")])
    desk.tasks.drain()
    assert edited.terms() == ["Pells", "Marta"]
    assert "ferry" not in editor.path.read_text(encoding="utf-8")
    for _ in range(3):
        editor.undo()
    desk.tasks.drain()
    assert edited.terms() == ["ferry", "quay", "Pell"]
    assert "quay,pier" in editor.path.read_text(encoding="utf-8")
    editor.redo()
    assert edited.terms() == ["ferry", "quay", "Pell", "Marta"]
    editor.add(known("later"))
    assert not editor.can_redo


def test_saving_rechecks_with_the_new_terms(edited: Edited) -> None:
    edited.editor.replace(edited.entry("Pell"), known("Vaessen"))
    edited.desk.tasks.drain()
    assert [match.form.text for match in edited.desk.glossaries.terms_of("Old Vaessen")] == ["Vaessen"]


def test_a_term_that_is_added_elsewhere_comes_into_the_table(edited: Edited) -> None:
    edited.desk.glossaries.add_terms([known("Marta")], edited.editor.path)
    edited.editor.add(known("later"))
    edited.desk.tasks.drain()
    assert edited.terms() == ["ferry", "quay", "Pell", "Marta", "later"]
    assert "Marta" in edited.editor.path.read_text(encoding="utf-8")


def test_what_another_program_wrote_is_shown_and_undo_brings_back_what_was_there(edited: Edited) -> None:
    edited.desk.file("a.csv", "term,preferred\nferry,boat\nnew,row of theirs\n")
    edited.desk.glossaries.look_at_files()
    edited.desk.tasks.drain()
    assert edited.terms() == ["ferry", "new"]
    edited.editor.undo()
    assert edited.terms() == ["ferry", "quay", "Pell"]


def test_an_edit_over_a_changed_file_is_kept_until_one_is_chosen(edited: Edited) -> None:
    editor, desk = edited.editor, edited.desk
    desk.file("a.csv", "term,preferred\nferry,theirs alone\n")
    editor.add(known("Marta"))
    desk.tasks.drain()
    assert editor.problem is not None and editor.problem.code is ProblemCode.TARGET_CHANGED_OUTSIDE
    assert edited.terms() == ["ferry", "quay", "Pell", "Marta"]
    editor.take_file()
    desk.tasks.drain()
    assert edited.terms() == ["ferry"]
    assert editor.problem is None
    editor.undo()
    desk.tasks.drain()
    assert edited.terms() == ["ferry", "quay", "Pell", "Marta"]
    assert "Marta" in editor.path.read_text(encoding="utf-8")


def test_duplicates_and_contradictions_are_known_term_by_term(edited: Edited) -> None:
    editor = edited.editor
    assert [editor.clash(entry) for entry in editor.entries] == [None, None, None]
    twice = editor.add(known("pell"))
    assert [editor.clash(entry) for entry in (edited.entry("Pell"), twice)] == [ClashSort.DUPLICATE] * 2
    against = editor.replace(twice, known("ferry"))
    assert editor.clash(edited.entry("Pell")) is None
    assert editor.clash(against) is ClashSort.RIGHT_AND_WRONG
    editor.remove([against])
    assert editor.clash(edited.entry("ferry")) is None


def test_an_editor_that_is_closed_follows_its_file_no_more(edited: Edited) -> None:
    edited.editor.close()
    told = len(edited.told)
    edited.desk.glossaries.add_terms([known("Marta")], edited.editor.path)
    edited.desk.tasks.drain()
    assert len(edited.told) == told
