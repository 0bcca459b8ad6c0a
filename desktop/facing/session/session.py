"""One open document: the original, the correction, and everything a user can do to it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from facing.core.document import Choices, DocumentRecord, Original, ReaderState
from facing.core.edit import Edit, Origin, Place
from facing.core.finding import Finding, Side
from facing.core.origins import Origins
from facing.core.ports import DocumentLock, Journaling
from facing.core.problem import ProblemCode, UserProblem
from facing.core.splicing import SlotsMerged, Touched
from facing.core.text import Text
from facing.diff.changes import Change
from facing.diff.comparison import Comparison
from facing.diff.rows import Row
from facing.session.authors import Authors
from facing.session.automatic import AutomaticVersions
from facing.session.checking import Checking, Engines
from facing.session.comparing import Comparing
from facing.session.counting import WordCounter
from facing.session.counts import Counts, counts_of
from facing.session.decisions import Decisions, Reach
from facing.session.delivery import Delivery
from facing.session.events import Announcer, SessionListener
from facing.session.exporting import Exporting
from facing.session.findings import FindingBook
from facing.session.history import History
from facing.session.language import languages_of
from facing.session.learning import Learning
from facing.session.markup import Markup
from facing.session.pairs import Pairs
from facing.session.replacing import Proposal, fitting_edits, suggestion_edit
from facing.session.searching import Search
from facing.session.services import Services
from facing.session.slots import has_slots
from facing.session.steps import Step, StepLog
from facing.session.taking import words_back
from facing.session.working import WorkDelivery

_Made = tuple[tuple[Edit, ...], list[Touched]]


@dataclass(frozen=True, slots=True)
class Safety:
    """Whether all typing is on disk, and why not where the disk refuses; ``spare_copy`` holds it meanwhile, if any."""

    all_on_disk: bool
    problem: UserProblem | None
    spare_copy: Path | None = None


@dataclass(frozen=True)
class OpenedDocument:
    """What opening a document found, on any thread: see ``session.opening``."""

    original: Original
    record: DocumentRecord
    lock: DocumentLock
    journal: Journaling
    corrected: Text
    kept: Text
    origins: Origins
    state: ReaderState
    steps: StepLog
    recovered: int
    earlier: DocumentRecord | None
    comparison: Comparison
    read_only: bool = False
    brought: tuple[Edit, ...] = ()


class Session:
    """The document model's one owner; the only way to the correction is ``apply``, ``typed``, ``undo``, ``redo``."""

    def __init__(self, services: Services, opened: OpenedDocument) -> None:
        self._services = services
        self._lock = opened.lock
        self._journal = opened.journal
        self._journal.append(*opened.brought)
        self._announcer = Announcer()
        self.counter = WordCounter()
        self._steps = opened.steps
        self._corrected = opened.corrected
        self.original = opened.original
        self.record = opened.record
        self.origins = opened.origins
        self.recovered = opened.recovered
        self.earlier = opened.earlier
        self.read_only = opened.read_only
        self.remembered = opened.state
        self.comparison = opened.comparison
        self.comparing = Comparing(self.comparison, services.tasks, self._pairs_changed)
        self.findings = FindingBook(self.text, lambda: self.comparison)
        document, flush = opened.record.id, self._journal.flush
        self.history = History(
            services.store, document, self, self._announcer, self.counter, opened.kept, flush, services.tasks
        )
        self.automatic = AutomaticVersions(
            self.history, lambda: self._corrected, services.store, services.tasks, services.clock
        )
        self.delivery = Delivery(self, services.formats, services.clock, self._announcer, services.is_users)
        self.work = WorkDelivery(self, services)
        self.exporting = Exporting(self, services.exports, services.tasks, services.clock, services.is_users)
        engines = Engines(services.grammar, services.own, services.tasks, services.clock, services.cache(document))
        self.markup = Markup(services.formats, opened.original)
        pairs = Pairs(self.text, lambda: self.comparison, self.markup)
        wrapped = opened.state.wrapped
        self.checking = Checking(self, self.findings, self._announcer, engines, self.markup, pairs.of, wrapped)
        self.authors = Authors(services, opened.original, opened.record.digest, self._tell_comparison)
        self.search = Search(self, services.tasks)
        choices, keep = opened.state.choices, self._remember_choices
        self.decisions = Decisions(
            services, document, self.findings, lambda: self.language, choices, keep, self._tell_findings
        )
        self.learning = Learning(self, services.tasks, services.glossaries.terms_of)
        self._announcer.listen(self.learning)
        services.glossaries.when_changed(self._terms_changed)

    @property
    def corrected(self) -> Text:
        """The correction now."""
        return self._corrected

    def text(self, side: Side) -> Text:
        """A side's text now."""
        return self.original.text if side is Side.ORIGINAL else self._corrected

    def ignore_white_space(self, ignored: bool) -> None:
        """Let changes of white space not count in the comparison, or count again."""
        self.comparison.ignore_white_space(ignored)
        self._tell_comparison()

    # --- listeners -----------------------------------------------------------------------------------------------

    def listen(self, listener: SessionListener) -> None:
        """Tell this listener of every change from now on."""
        self._announcer.listen(listener)

    def unlisten(self, listener: SessionListener) -> None:
        """Tell this listener no more."""
        self._announcer.unlisten(listener)

    # --- edits ---------------------------------------------------------------------------------------------------

    def apply(self, edits: Sequence[Edit], label: str, rows: Sequence[Row] | None = None) -> None:
        """Make the program's edits, each fitting the text that the ones before it left: one undo step.

        ``rows`` are how the original compares with what the edits lead to, where that is known.

        Raises:
            UserProblem: ``PARAGRAPHS_APART``: they would merge slots; ``DOCUMENT_OPEN_ELSEWHERE``: it is only read
                here. Nothing was changed.
        """
        if self.read_only:
            raise UserProblem(ProblemCode.DOCUMENT_OPEN_ELSEWHERE, path=self.original.path)
        wanted = [edit for edit in edits if not edit.is_empty()]
        if any(edit.removed_breaks for edit in wanted) and has_slots(self._corrected):
            try:
                self._corrected.apply_all(wanted)
            except SlotsMerged:
                raise UserProblem(ProblemCode.PARAGRAPHS_APART) from None
        if wanted:
            self._tell_edits(self._do(wanted, self._steps.open(label), rows), by_pane=False)

    def typed(self, edit: Edit, opens_step: bool) -> None:
        """Take an edit that the pane has made; ``opens_step``: undo will take it back by itself."""
        step = self._steps.open("typing") if opens_step else self._steps.present("typing")
        self._tell_edits(self._do((edit,), step), by_pane=True)

    def follow(self, edits: Sequence[Edit]) -> None:
        """Make edits that another program has made in the document, which is only read here; none can be undone."""
        self._tell_edits(self._do(edits, Step(0, "")), by_pane=False)

    def forget_steps(self) -> None:
        """Begin with nothing to undo, as a newly filled pane does."""
        self._steps = StepLog(self._steps.next_number)
        self._announcer.tell(lambda listener: listener.steps_changed())

    def undo(self, by_pane: bool = False) -> tuple[Edit, ...]:
        """Take the newest step back; gives the edits that did it, in order."""
        step = self._steps.take_back()
        if step is None:
            return ()
        time = self._services.clock.now()
        made = tuple(edit.inverse(time) for edit in reversed(step.edits))
        self._change(made)
        self.origins.put_back(step.former)
        self._tell_edits(made, by_pane)
        return made

    def redo(self, by_pane: bool = False) -> tuple[Edit, ...]:
        """Bring the step back that was undone last; gives the edits that did it, in order."""
        step = self._steps.bring_again()
        if step is None:
            return ()
        made = self._do(step.begin_anew(), step)
        self._tell_edits(made, by_pane)
        return made

    @property
    def undo_label(self) -> str:
        """What undo would take back; empty when there is nothing."""
        return self._steps.newest.label if self._steps.newest else ""

    @property
    def redo_label(self) -> str:
        """What redo would bring again; empty when there is nothing."""
        return self._steps.undone.label if self._steps.undone else ""

    def take_suggestion(self, finding: Finding, suggestion: str) -> None:
        """Put a suggestion in place of the words that a finding of the correction is about."""
        edit = suggestion_edit(self._corrected, finding, suggestion) if finding.side is Side.CORRECTION else None
        if edit is not None:
            self.apply([edit], "suggestion")

    def take_back(self, change: Change, comparison: Comparison) -> None:
        """Bring the words back that a change replaced, those of the original or of a version it is compared with.

        Raises:
            UserProblem: ``PARAGRAPHS_APART``: that would merge slots; nothing was changed.
        """
        self.apply(words_back(comparison, change), "take-back")

    def replace(self, proposals: Sequence[Proposal], origin: Origin, label: str) -> int:
        """Make those proposals that still fit, as one undo step; gives how many did not."""
        edits, misfits = fitting_edits(self._corrected, proposals, origin)
        self.apply(edits, label)
        return misfits

    # --- findings ------------------------------------------------------------------------------------------------

    def ignore(self, finding: Finding, reach: Reach, any_rule: bool = False) -> None:
        """Mark a finding no more: see ``Decisions.ignore``. One whose paragraph is gone is let be."""
        text = self.text(finding.side)
        index = text.index_of(finding.span.paragraph)
        if index is not None:
            self.decisions.ignore(finding, text[index].text, reach, any_rule)

    def counts(self) -> Counts:
        """Words, changes and findings of the whole document."""
        return counts_of(self._corrected, self.counter, self.comparison, self.findings)

    # --- language, state, end ------------------------------------------------------------------------------------

    @property
    def language_choice(self) -> str:
        """The language chosen for this document: ``auto`` or a code."""
        return self.remembered.language

    @property
    def language(self) -> str:
        """The language that the document is checked in."""
        return self.checking.language

    def start_checking(self) -> None:
        """Let the checkers begin."""
        self.decisions.use_glossaries()
        self.checking.start(self._services.settings.checker, self._speak(self.language_choice))

    def choose_language(self, choice: str) -> None:
        """Check in another language, ``auto`` for the one that the text seems to be in."""
        self.remembered = replace(self.remembered, language=choice)
        self.checking.recheck(self._speak(choice), afresh=False)

    def read_wrapped(self, wrapped: bool) -> None:
        """Read lines as parts of paragraphs, or each by itself; it is remembered for this document."""
        self.remembered = replace(self.remembered, wrapped=wrapped)
        self.checking.read_wrapped(wrapped)

    def remember(self, cursor: Place, anchor: Place, top_paragraph: int) -> None:
        """Remember where the reader is; it reaches the disk with the next save and at the end."""
        self.remembered = replace(self.remembered, cursor=cursor, anchor=anchor, top_paragraph=top_paragraph)

    def rest(self) -> None:
        """The hands rest: what grows with the document may be done, away from this thread."""
        self.checking.rest()
        self.comparing.rest()
        self.learning.rest()
        self.automatic.rest()
        self._steps.rest(self._services.tasks)

    @property
    def safety(self) -> Safety:
        """How safe the typing is now."""
        return Safety(self._journal.all_on_disk, self._journal.problem, self._journal.spare_copy)

    def secure(self, closed: bool = False) -> None:
        """Bring typing and the reader's place to disk now."""
        self._journal.flush()
        self._services.store.save_state(self.record.id, replace(self.remembered, closed_cleanly=closed))
        self._announcer.tell(lambda listener: listener.safety_changed())

    def close(self) -> None:
        """End the session; what was typed is on disk, kept as a version or not."""
        self.comparing.close()
        self.work.close()
        self.checking.close()
        self._services.glossaries.stop_telling(self._terms_changed)
        try:
            self.automatic.close()
            self.secure(closed=True)
        finally:
            self._journal.close()
            self._lock.release()

    def _speak(self, choice: str) -> str:
        """Tell the glossaries both sides' languages; gives the correction's."""
        languages = languages_of(self.original.text, self._corrected, choice, self._services)
        self._services.glossaries.speak(languages)
        return languages[Side.CORRECTION]

    def _do(self, edits: Sequence[Edit], step: Step, rows: Sequence[Row] | None = None) -> tuple[Edit, ...]:
        """Make edits that belong to a step; gives them as they were made."""
        time = self._services.clock.now()
        numbered = tuple(edit.numbered(step.number, time) for edit in edits)
        made, touched = self._change(numbered, rows)
        step.add(made)
        for edit, ids in zip(made, touched, strict=True):
            if edit.rewords:
                step.remember(self.origins.record(edit, ids))
        return made

    def _change(self, edits: Sequence[Edit], rows: Sequence[Row] | None = None) -> _Made:
        """Make the edits, all or none, and let everything follow; gives them with what each of them touched."""
        splicer = self._corrected.splicer()
        touched = [splicer.apply(edit) for edit in edits]
        self._corrected, made = self._corrected.after(splicer), tuple(splicer.made)
        self._journal.append(*made)
        reworded = [(edit, ids) for edit, ids in zip(made, touched, strict=True) if edit.rewords]
        for edit, ids in reworded:
            self.findings.follow(edit, ids)
        self.comparing.follow(made, self._corrected, rows)
        self.checking.edited([identifier for _, ids in reworded for identifier in ids.after])
        return made, touched

    def _pairs_changed(self, comparison: Comparison) -> None:
        if comparison is self.comparison:
            self.findings.comparison_changed()
            self.checking.realigned()
        self._tell_comparison()

    def _tell_comparison(self) -> None:
        self._announcer.tell(lambda listener: listener.comparison_changed())

    def _tell_edits(self, edits: tuple[Edit, ...], by_pane: bool) -> None:
        self.findings.comparison_changed()
        self.search.edited()
        self._announcer.tell(lambda listener: listener.corrected_changed(edits, by_pane))
        self._announcer.tell(lambda listener: listener.comparison_changed())
        touched = self._touched(edits[0]) if len(edits) == 1 else None
        self._announcer.tell(lambda listener: listener.findings_changed(Side.CORRECTION, touched))
        self._announcer.tell(lambda listener: listener.steps_changed())
        self._announcer.tell(lambda listener: listener.safety_changed())

    def _touched(self, edit: Edit) -> frozenset[int]:
        places = range(edit.at.paragraph, edit.added_end.paragraph + 1)
        return frozenset(self._corrected.id_at(index) for index in places)

    def _tell_findings(self, side: Side, paragraphs: frozenset[int]) -> None:
        self._announcer.tell(lambda listener: listener.findings_changed(side, paragraphs))

    def _remember_choices(self, choices: Choices) -> None:
        remembered = replace(self.remembered, choices=choices)
        self._services.store.save_state(self.record.id, replace(remembered, closed_cleanly=False))
        self.remembered = remembered

    def _terms_changed(self) -> None:
        self.decisions.terms_changed()
        self.checking.recheck_own("glossary")
