"""A ready correction brought into a document before there is a session: that costs seconds where it is a book."""

from collections.abc import Callable
from dataclasses import replace

from facing.core.document import Content, VersionKind
from facing.core.problem import ProblemCode, UserProblem
from facing.core.text import Text
from facing.diff.comparison import Comparison
from facing.session.counting import WordCounter, words_changed
from facing.session.exchanging import Way
from facing.session.history import by_index
from facing.session.services import Services
from facing.session.session import OpenedDocument
from facing.session.steps import StepLog


def bring_into(services: Services, opened: OpenedDocument, ready: Callable[[Text], Way]) -> OpenedDocument:
    """The document with the correction that a way leads to, as one step that can be undone; on any thread.

    ``ready`` gives the way from a text. What stood there and was not kept is kept first. The edits wait in ``brought``:
    the journal is to have them when the document is opened.

    Raises:
        UserProblem: as ``ready``; ``DOCUMENT_OPEN_ELSEWHERE``: it is only read here; it cannot be kept.
    """
    edits = ready(opened.corrected).edits
    if not edits:
        return opened
    if opened.read_only:
        raise UserProblem(ProblemCode.DOCUMENT_OPEN_ELSEWHERE, path=opened.original.path)
    if opened.corrected != opened.kept:
        opened = replace(opened, kept=_kept(services, opened))
    steps = StepLog(opened.steps.next_number)
    step, time = steps.open("import"), services.clock.now()
    splicer = opened.corrected.splicer()
    touched = [splicer.apply(edit.numbered(step.number, time)) for edit in edits]
    made = tuple(splicer.made)
    step.add(made)
    for edit, ids in zip(made, touched, strict=True):
        if edit.rewords:
            step.remember(opened.origins.record(edit, ids))
    corrected = opened.corrected.after(splicer)
    comparison = Comparison(opened.original.text, corrected)
    return replace(opened, corrected=corrected, comparison=comparison, steps=steps, brought=made)


def _kept(services: Services, opened: OpenedDocument) -> Text:
    text = opened.corrected
    services.store.add_version(
        opened.record.id,
        Content(text, by_index(text, opened.origins)),
        VersionKind.AUTOMATIC,
        words=WordCounter().count(text),
        words_changed=words_changed(opened.kept, text),
    )
    return text
