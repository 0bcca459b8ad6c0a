"""Work files in: a document comes with its versions, and they join those that are here already."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from facing.core.document import Content, DocumentRecord, Original, Version, VersionKind
from facing.core.problem import UserProblem
from facing.core.text import Text
from facing.core.watching import Advance, Stopped, unwatched
from facing.core.work import VersionIds, Work
from facing.files.reading import read_file
from facing.files.replacing import replace_file
from facing.session.counting import WordCounter, words_changed
from facing.session.history import by_index
from facing.session.opening import standing
from facing.session.services import Services

GLOSSARIES = "glossaries"
_LOOKED_AT = 10_000  # documents


@dataclass(frozen=True)
class Brought:
    """What came of a work file: the original as it is read here, how many versions are new here, the one beside ours.

    ``other`` is the correction of the file where ours has gone another way; it is kept as a version then.
    """

    original: Original
    came: int
    other: Version | None = None


def bring_work(services: Services, file: Path, work: Work, digest: bytes, advance: Advance = unwatched) -> Brought:
    """Let the document of the work in ``file`` be here with all its versions; none of ours is lost. On any thread.

    ``digest`` is the SHA-256 of the file. ``advance`` is told of versions.

    Where nothing was done here, or the file has everything that is here, its correction becomes ours. Otherwise ours
    stays, and the file's is kept as a version.

    Raises:
        Stopped: as ``advance`` does. Nothing of the file was taken then.
        UserProblem: the original cannot be used (``FILE_*``), the store or the disk refuses, another program has the
            document open (``DOCUMENT_OPEN_ELSEWHERE`` with the original's ``path``). Nothing was taken then, either.
    """
    path = _place(services, work)
    original = services.formats.read(path, work.encoding or None)
    is_new = services.store.known_document(path) is None
    record = services.store.document(original)
    try:
        lock = services.lock(record.id)
    except UserProblem as problem:
        raise UserProblem(problem.code, **{**problem.facts, "path": path}) from problem
    try:
        brought = _Joining(services, record, original, work).join(advance)
        state = services.store.state(record.id)
        if not (state.work and may_be_copy(file, Path(state.work))):
            services.store.save_state(record.id, replace(state, work=str(file), work_digest=digest.hex()))
        return brought
    except Stopped:
        if is_new:
            services.store.forget(record.id)
            _clear(services, path)
        raise
    finally:
        lock.release()


def joined_with(services: Services, work: Work) -> DocumentRecord | None:
    """The document that a work would be joined with, ``None`` where it is not known here; nothing is taken of it.

    Raises:
        UserProblem: the store refuses.
    """
    known = services.store.known_document(_found_place(services, work)[0])
    return known if known is not None and known.digest == sha256(work.data).digest() else None


def may_be_copy(file: Path, target: Path) -> bool:
    """Whether by its name a file may be what a synced folder made of a work file that two computers wrote at once.

    They call it ``NAME (conflicted copy DATE)``, ``NAME.sync-conflict-DATE``, ``NAME-COMPUTER``, ``NAME (1)`` and the
    like: https://help.dropbox.com/organize/conflicted-copy, https://docs.syncthing.net/users/syncing.html#conflicting-changes.
    """
    return (
        file.parent == target.parent
        and file.stem != target.stem
        and file.stem.startswith(target.stem)
        and file.suffix.lower() == target.suffix.lower()
        and target.exists()
    )


def copies_beside(services: Services, record: DocumentRecord, original: Original, target: Path) -> list[Path]:
    """The copies beside the work file ``target`` that hold something which is not here; reads them whole."""
    if not target.parent.is_dir():
        return []
    found = []
    for path in sorted(target.parent.iterdir()):
        if may_be_copy(path, target):
            with suppress(UserProblem):
                work, _ = services.works.read(path)
                if work.data == original.data and _Joining(services, record, original, work).has_news:
                    found.append(path)
    return found


def glossaries_of(services: Services, original: Path) -> tuple[Path, ...]:
    """The glossaries that came with an original in a work file, but for those that are in use with the same terms."""
    folder = original.parent / GLOSSARIES
    if not original.is_relative_to(services.works_folder) or not folder.is_dir():
        return ()
    used = {_bytes(glossary.path) for glossary in services.glossaries.loaded() if glossary.path.parent != folder}
    return tuple(path for path in sorted(folder.iterdir()) if _bytes(path) not in used)


def _place(services: Services, work: Work) -> Path:
    """The file of the original: the user's own where the work began there, else one of ours.

    A document with the same original and other versions only is another one.
    """
    path, is_users = _found_place(services, work)
    if is_users:
        return path
    folder = path.parent / GLOSSARIES
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    services.works_folder.chmod(0o700)
    if _bytes(path) != work.data:
        replace_file(path, work.data, private=True)
    for glossary in work.glossaries:
        replace_file(folder / glossary.name, glossary.data, private=True)
    return path


def _found_place(services: Services, work: Work) -> tuple[Path, bool]:
    """Where the original is or is to be, and whether that is a file which is there already and not in our folder."""
    digest = sha256(work.data).digest()
    for record in services.store.recent(_LOOKED_AT):
        if record.digest == digest and _bytes(record.path) == work.data and _belongs(services, record, work):
            return record.path, True
    number = 1
    while True:
        path = services.works_folder / f"{digest.hex()[:16]}-{number}" / work.name
        known = services.store.known_document(path)
        if known is None or (known.digest == digest and _belongs(services, known, work)):
            return path, False
        number += 1


def _clear(services: Services, path: Path) -> None:
    """Remove an original that was just placed among ours, with its glossaries."""
    if path.is_relative_to(services.works_folder):
        shutil.rmtree(path.parent, ignore_errors=True)


def _belongs(services: Services, record: DocumentRecord, work: Work) -> bool:
    """Whether a document with the same original is the one of the work file, or is one that was only looked at."""
    state = services.store.state(record.id)
    original = services.formats.from_bytes(record.path, work.data, state.encoding or None)
    joining = _Joining(services, record, original, work)
    return joining.is_untouched or not work.versions or bool(joining.common)


class _Joining:
    """A work and the document that is here: what they have in common, and how they become one."""

    def __init__(self, services: Services, record: DocumentRecord, original: Original, work: Work) -> None:
        self._services = services
        self._record = record
        self._original = original
        self._work = work
        self._found = standing(services, record, original)
        self._versions = services.store.versions(record.id)
        self.is_untouched = not self._versions and not self._found.edits
        self.common = self._in_common()

    @property
    def has_news(self) -> bool:
        """Whether the work is this document's, and holds a version or a correction that is not here."""
        work, theirs = self._work, self._work.correction.text
        missing = any(kept.id not in self.common for kept in work.versions)
        return bool(self.common) and (missing or (theirs != self._found.text and not self._has(theirs)))

    def join(self, advance: Advance) -> Brought:
        """Take over what is missing here, in one transaction."""
        work, ours, theirs = self._work, self._found.text, self._work.correction.text
        missing = {kept.id: kept for kept in work.versions if kept.id not in self.common}
        rows = [_Row(kept.version, kept.read, kept.id) for kept in missing.values()]
        takes_theirs = self.is_untouched
        diverged = False
        if not self.is_untouched and ours != theirs and not self._has(theirs):
            takes_theirs = any(kept.read().text == ours for kept in work.versions)
            diverged = not takes_theirs
        if diverged or (takes_theirs and (missing or ours != theirs)):
            _let_stand_last(rows, self._row(VersionKind.IMPORT, work.correction))
        if rows and not takes_theirs:
            # The newest row is what the journal goes on from. What the user has kept stays kept.
            kind = VersionKind.AUTOMATIC if self._is_unsaved() else VersionKind.IMPORT
            rows.append(self._row(kind, Content(ours, by_index(ours, self._found.origins))))
        brought = self._services.store.bring_versions(self._record.id, _read(rows, advance))
        there = {row.id: version for row, version in zip(rows, brought, strict=True)}
        self._agree(self.common | there, takes_theirs)
        return Brought(self._original, len(missing), brought[-2] if diverged else None)

    def _in_common(self) -> dict[str, Version]:
        """Our versions that the work has too, by their ids there; only those of the same moment are read."""
        moments = {kept.version.saved for kept in self._work.versions}
        ids = {kept.id for kept in self._work.versions}
        known = VersionIds()
        found = {}
        for version in self._versions:
            if version.saved in moments:
                content = self._services.store.content(self._record.id, version.id)
                identifier = known.of(version.saved, content)
                if identifier in ids:
                    found[identifier] = version
        return found

    def _has(self, text: Text) -> bool:
        """Whether one of our versions holds this text."""
        store, document = self._services.store, self._record.id
        return any(store.content(document, version.id).text == text for version in self._versions)

    def _is_unsaved(self) -> bool:
        newest = max(self._versions, key=lambda version: version.id, default=None)
        return newest is None or newest.kind is VersionKind.AUTOMATIC or self._found.text != self._found.kept

    def _row(self, kind: VersionKind, content: Content) -> "_Row":
        words = WordCounter().count(content.text)
        changed = words_changed(self._found.kept, content.text)
        version = Version(0, self._services.clock.now(), kind, words=words, words_changed=changed)
        return _Row(version, lambda: content)

    def _agree(self, there: dict[str, Version], takes_theirs: bool) -> None:
        """Names, notes, pins and what is ignored: nothing of either side is lost, ours comes first."""
        store, document = self._services.store, self._record.id
        for kept in self._work.versions:
            ours, theirs = there[kept.id], kept.version
            notes = [ours.note, theirs.note] if theirs.note not in ours.note else [ours.note]
            name, note = ours.name or theirs.name, "\n".join(filter(None, notes))
            if (name, note) != (ours.name, ours.note):
                store.rename_version(document, ours.id, name, note)
            if theirs.pinned and not ours.pinned:
                store.pin_version(document, ours.id, True)
        for key in self._work.ignores - store.ignores(document):
            store.add_ignore(document, key)
        self._choose(takes_theirs)

    def _choose(self, takes_theirs: bool) -> None:
        """What was chosen for the document goes with its correction; words declared right are those of both sides."""
        store, work = self._services.store, self._work
        state = store.state(self._record.id)
        ours, theirs = state.choices, work.choices
        words, rules = (
            tuple(dict.fromkeys((*mine, *others)))
            for mine, others in ((ours.known_words, theirs.known_words), (ours.rules_run, theirs.rules_run))
        )
        chosen = theirs if takes_theirs else ours
        choices = replace(chosen, known_words=words, rules_run=rules, glossaries_off=ours.glossaries_off)
        state = replace(state, choices=choices)
        if takes_theirs:
            state = replace(state, language=work.language, wrapped=work.wrapped)
            state = replace(state, delivery_encoding=work.delivery_encoding or state.delivery_encoding)
        if self.is_untouched:
            state = replace(state, encoding=work.encoding)
        store.save_state(self._record.id, state)


@dataclass(frozen=True)
class _Row:
    """A version that is to come into the store."""

    version: Version
    read: Callable[[], Content]
    id: str = ""


def _read(rows: Sequence[_Row], advance: Advance) -> Iterator[tuple[Version, Content]]:
    for number, row in enumerate(rows):
        advance(number, len(rows))
        yield row.version, row.read()


def _let_stand_last(rows: list[_Row], newest: _Row) -> None:
    """Let the correction of the work be the last one: the version that it was kept as, else ``newest``."""
    content = newest.read()
    last = next((number for number in reversed(range(len(rows))) if rows[number].read() == content), None)
    rows.append(newest if last is None else rows.pop(last))


def _bytes(path: Path) -> bytes | None:
    """What a file holds; ``None`` where that cannot be told."""
    try:
        return read_file(path)
    except UserProblem:
        return None
