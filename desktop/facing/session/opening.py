"""Opening a document: its file, its record, its versions and what was typed since."""

from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from facing.core.document import Content, DocumentRecord, Original, VersionKind
from facing.core.edit import Edit, Origin
from facing.core.origins import Origins, OriginSpans
from facing.core.ports import DocumentLock
from facing.core.problem import UserProblem
from facing.core.splicing import EditMismatch, Touched
from facing.core.text import Text
from facing.diff.comparison import Comparison
from facing.session.counting import WordCounter, words_changed
from facing.session.exchanging import replace_now
from facing.session.history import by_index
from facing.session.services import Services
from facing.session.session import OpenedDocument, Session
from facing.session.slots import with_further_slots
from facing.session.steps import StepLog

_LOOKED_AT = 10_000  # documents


@dataclass(frozen=True)
class Standing:
    """A correction as it stands: the newest version, the journal's edits on top of it.

    ``base`` is that version's id, ``None`` where there is none. ``unread`` counts edits at the journal's end that do
    not fit.
    """

    base: int | None
    kept: Text
    text: Text
    origins: Origins
    edits: int
    unread: int
    last_step: int


def standing(services: Services, record: DocumentRecord, original: Original) -> Standing:
    """The correction of a document as it stands, unsaved typing included; opens nothing, locks nothing."""
    journal = services.store.journal(record.id)
    kept, origins = original.text, Origins()
    if journal.base is not None:
        content = services.store.content(record.id, journal.base)
        kept, origins = with_further_slots(content.text, original.text), _by_id(content)
    splicer = kept.splicer()
    former: dict[int, list[dict[int, OriginSpans]]] = {}
    for edit in journal.edits:
        try:
            touched = splicer.apply(edit)
        except EditMismatch:
            break
        _follow(origins, edit, touched, former)
    last_step = max((abs(edit.step) for edit in journal.edits), default=0)
    done = len(splicer.made)
    unread = len(journal.edits) - done
    return Standing(journal.base, kept, kept.after(splicer), origins, done, unread, last_step)


def open_session(services: Services, path: Path, encoding: str | None = None) -> Session:
    """Open the file at ``path`` for reading and correcting, as it was left.

    Raises:
        UserProblem: the file cannot be used (``FILE_*``), the store refuses (``STORE_*``, ``DISK_FULL``), or another
            program has the document open (``DOCUMENT_OPEN_ELSEWHERE``).
    """
    opened = take_up(services, services.formats.read(path, encoding), encoding)
    try:
        return Session(services, opened)
    except BaseException:
        let_go(services, opened)
        raise


def take_up(services: Services, original: Original, encoding: str | None = None) -> OpenedDocument:
    """Find what is known of an original that was just read, and hold the document for a session; on any thread.

    With an ``encoding``, that is how the original was read: the correction begins anew where it was read otherwise
    before, and what was done then is kept as a version. Who makes no session of it is to call ``let_go``.

    Raises:
        UserProblem: the store refuses (``STORE_*``, ``DISK_FULL``), or another program has the document open
            (``DOCUMENT_OPEN_ELSEWHERE``).
    """
    path = original.path
    known = services.store.known_document(path)
    if known is None:
        _follow_move(services, original)
    record = services.store.document(original)
    try:
        lock = services.lock(record.id)
    except UserProblem as problem:
        raise UserProblem(problem.code, **{**problem.facts, "path": path}) from problem
    try:
        return _opened(services, original, record, known, encoding, lock)
    except BaseException:
        lock.release()
        raise


def let_go(services: Services, opened: OpenedDocument) -> None:
    """Let go of a document that no session was made of, as it was found; on any thread."""
    opened.journal.close()
    if not opened.read_only:
        with suppress(UserProblem):  # it is only told, at the next opening, that there was an end without warning
            services.store.save_state(opened.record.id, opened.state)
    opened.lock.release()


def _follow_move(services: Services, original: Original) -> None:
    """The document of a file that was renamed or moved is found again, by its bytes; copies are new documents.

    Where the folder is not there either, nothing is known: its disk may only be away.
    """
    for record in services.store.recent(_LOOKED_AT):
        gone = record.digest == original.digest and record.path.parent.is_dir() and not record.path.exists()
        if gone:
            services.store.move_document(record.id, original.path)
            return


def bring_in(session: Session, corrected: Text) -> None:
    """Make a ready correction the present one; what stood there and was not kept is kept first."""
    replace_now(session, corrected, Origin.IMPORT, "import")


def _opened(
    services: Services,
    original: Original,
    record: DocumentRecord,
    known: DocumentRecord | None,
    encoding: str | None,
    lock: DocumentLock,
) -> OpenedDocument:
    state = services.store.state(record.id)
    former = original
    if (encoding or "") != state.encoding:
        former = services.formats.from_bytes(original.path, original.data, state.encoding or None)
    if encoding is None:
        original = former
    found = standing(services, record, former)
    state = replace(state, encoding=encoding or state.encoding)
    services.store.save_state(record.id, replace(state, closed_cleanly=False))
    if original.text != former.text:
        found = _decoded_again(services, record, original, former, found)
    elif found.unread:
        # The journal is emptied by this; what could not be applied stays readable in the version's note.
        unread = services.store.journal(record.id).edits[found.edits :]
        _keep(services, record, found, note="\n".join(["?", *(edit.added for edit in unread if edit.added)]))
        found = replace(found, kept=found.text)
    elif found.edits and not state.closed_cleanly:
        # What was typed before a crash can be come back to, whatever is done with it now.
        with suppress(UserProblem):
            _keep(services, record, found, note="")
            found = replace(found, kept=found.text)
    with suppress(UserProblem):
        services.store.thin(record.id)
    return OpenedDocument(
        original=original,
        record=record,
        lock=lock,
        journal=services.journal(record.id),
        corrected=found.text,
        kept=found.kept,
        origins=found.origins,
        state=state,
        steps=StepLog(found.last_step + 1),
        recovered=0 if state.closed_cleanly else found.edits,
        earlier=known if known is not None and known.id != record.id else None,
        comparison=Comparison(original.text, found.text),
    )


def _decoded_again(
    services: Services, record: DocumentRecord, original: Original, former: Original, found: Standing
) -> Standing:
    """The correction begins anew from the text as it is read now; what was done before is kept as a version."""
    fresh = Standing(None, original.text, original.text, Origins(), 0, 0, found.last_step)
    if services.store.versions(record.id) or found.text != former.text:
        if found.text != found.kept:
            _keep(services, record, found, note="")
        services.store.add_version(record.id, Content(original.text), VersionKind.IMPORT)
    return fresh


def _keep(services: Services, record: DocumentRecord, found: Standing, note: str) -> None:
    content = Content(found.text, by_index(found.text, found.origins))
    services.store.add_version(
        record.id,
        content,
        VersionKind.AUTOMATIC,
        note=note,
        words=WordCounter().count(found.text),
        words_changed=words_changed(found.kept, found.text),
    )


def _by_id(content: Content) -> Origins:
    return Origins({content.text.id_at(index): spans for index, spans in content.origins.items()})


def _follow(origins: Origins, edit: Edit, touched: Touched, former: dict[int, list[dict[int, OriginSpans]]]) -> None:
    """Origins after an edit of the journal; one that takes back brings the spans back that it had replaced."""
    if not edit.rewords:
        return
    replaced = origins.record(edit, touched)
    if edit.step > 0:
        former.setdefault(edit.step, []).append(replaced)
    elif former.get(-edit.step):
        origins.put_back(former[-edit.step].pop())
