"""The terms of one glossary while they are edited: changes with undo and redo, each of them saved at once."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from facing.core.problem import UserProblem
from facing.glossary.clashes import Clashes, ClashSort, Said, said_by
from facing.glossary.terms import Term
from facing.session.glossaries import Glossaries
from facing.session.glossary_files import FileEvent
from facing.session.term_row import TermRow, row_of

_STEPS = 200


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One term in the table: its cells, all its words in small letters to be searched, what it is compared by.

    Two entries of the same term are two.
    """

    term: Term
    row: TermRow
    words: str
    said: tuple[Said, ...]

    @classmethod
    def of(cls, term: Term) -> "Entry":
        """The entry of a term."""
        row = row_of(term)
        parts = (row.term, row.preferred, row.forbidden, row.languages, row.listed, term.note, term.source, term.domain)
        return cls(term, row, "\n".join(parts).casefold(), said_by(term))


@dataclass(frozen=True, slots=True)
class _Step:
    """Entries that left, and entries that came, each with its place; places count before and after the step."""

    gone: tuple[tuple[int, Entry], ...] = ()
    new: tuple[tuple[int, Entry], ...] = ()


@dataclass(slots=True)
class _Steps:
    done: list[_Step] = field(default_factory=list)
    undone: list[_Step] = field(default_factory=list)


class TermEditor:
    """Edits the glossary at ``path``. ``changed`` is told after each change, with the entries that came.

    The entries are there when ``is_ready``; a large glossary takes a moment away from the caller's thread.
    """

    def __init__(self, glossaries: Glossaries, path: Path, changed: Callable[[Sequence[Entry]], None]) -> None:
        self._glossaries = glossaries
        self._changed = changed
        self._clashes = Clashes()
        self._steps = _Steps()
        self._writes: set[int] = set()
        self._closed = False
        self.path = path
        self.entries: list[Entry] = []
        self._added: list[Term] = []
        self._was_filled = False
        self.is_ready = False
        self.problem: UserProblem | None = glossaries.file_problem(path)
        glossaries.when_file_changed(self._file_changed)
        glossaries.edit_through(path, self._take_terms)
        if glossaries.is_read(path):
            self._fill(glossaries.terms(path))

    def close(self) -> None:
        """Follow the file no more; what was changed is saved or about to be."""
        self._closed = True
        self._glossaries.stop_telling_of_files(self._file_changed)
        self._glossaries.edit_through(self.path, None)

    def clash(self, entry: Entry) -> ClashSort | None:
        """What is the matter between an entry and the others."""
        return self._clashes.of(entry.said)

    # --- changes -------------------------------------------------------------------------------------------------

    def add(self, term: Term) -> Entry:
        """Put a term behind the others."""
        entry = Entry.of(term)
        self._do(_Step(new=((len(self.entries), entry),)))
        return entry

    def replace(self, entry: Entry, term: Term) -> Entry:
        """Put a term in the place of an entry; gives the entry that is there now."""
        if term == entry.term:
            return entry
        at, new = self.entries.index(entry), Entry.of(term)
        self._do(_Step(((at, entry),), ((at, new),)))
        return new

    def remove(self, entries: Iterable[Entry]) -> None:
        """Take entries out."""
        gone = set(entries)
        if gone:
            self._do(_Step(tuple((at, each) for at, each in enumerate(self.entries) if each in gone)))

    def undo(self) -> None:
        """Take the newest step back."""
        if self._steps.done:
            step = self._steps.done.pop()
            self._steps.undone.append(step)
            self._make(_Step(step.new, step.gone))

    def redo(self) -> None:
        """Bring back what was undone last."""
        if self._steps.undone:
            step = self._steps.undone.pop()
            self._steps.done.append(step)
            self._make(step)

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._steps.done)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to bring again."""
        return bool(self._steps.undone)

    # --- the file ------------------------------------------------------------------------------------------------

    def save_over(self) -> None:
        """Write the terms as they are here, whatever another program has written."""
        self._save(even_if_changed=True)

    def take_file(self) -> None:
        """Have what the file says; undo brings back what was here."""
        self.problem = None
        self._glossaries.take_file(self.path)

    # --- inside --------------------------------------------------------------------------------------------------

    def _do(self, step: _Step) -> None:
        self._steps.undone.clear()
        self._steps.done.append(step)
        del self._steps.done[:-_STEPS]
        self._make(step)

    def _make(self, step: _Step, save: bool = True) -> None:
        gone = {entry for _, entry in step.gone}
        if len(gone) > 1:
            self.entries = [entry for entry in self.entries if entry not in gone]
        else:
            for entry in gone:
                self.entries.remove(entry)
        for at, entry in step.new:
            self.entries.insert(at, entry)
            self._clashes.add(entry.said)
        for entry in gone:
            self._clashes.remove(entry.said)
        if save:
            self._save()
        self._changed([entry for _, entry in step.new])

    def _save(self, even_if_changed: bool = False) -> None:
        terms = [entry.term for entry in self.entries]
        self._writes.add(self._glossaries.write(self.path, terms, even_if_changed))

    def _file_changed(self, event: FileEvent) -> None:
        if event.path != self.path:
            return
        self.problem = event.problem
        if event.glossary is not None and event.number not in self._writes:
            self._fill(self._glossaries.terms(self.path))
        else:
            self._changed(())

    def _take_terms(self, terms: Sequence[Term]) -> None:
        """Terms that are added elsewhere go into the table, too, once that has its own."""
        if self.is_ready and terms:
            first = len(self.entries)
            self._do(_Step(new=tuple(enumerate(map(Entry.of, terms), first))))
        else:
            self._added += terms

    def _fill(self, terms: Sequence[Term]) -> None:
        """Have other terms; those that were there can be brought back by undo. Nothing is edited meanwhile."""
        self.is_ready = False

        def read() -> tuple[list[Entry], Clashes]:
            entries = [Entry.of(term) for term in terms]
            return entries, Clashes(entry.said for entry in entries)

        self._glossaries.prepare(read, self._filled)

    def _filled(self, filled: tuple[list[Entry], Clashes]) -> None:
        if self._closed:
            return
        former = self.entries
        self.entries, self._clashes = filled
        if self._was_filled:
            self._steps.undone.clear()
            self._steps.done.append(_Step(tuple(enumerate(former)), tuple(enumerate(self.entries))))
        self.is_ready = self._was_filled = True
        self._changed(self.entries)
        added, self._added = self._added, []
        self._take_terms(added)
