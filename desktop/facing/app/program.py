"""The program around the window: opens documents, keeps settings, ends everything in order."""

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from facing.app.arguments import WindowRequest, program_version
from facing.app.collecting import collect_now
from facing.app.documents import Opened, is_file_of, open_document, recent_files
from facing.app.opening_words import tell_file_state, tell_free, tell_opening
from facing.app.original_watch import FileState, OriginalWatch
from facing.app.own_texts import glossaries_with, keep_text, sample
from facing.app.probes import probes
from facing.app.provide import Provided
from facing.app.upkeep import UpkeepTimer
from facing.cli.doctor import diagnosis_line
from facing.core.ports import OthersChanges
from facing.core.problem import UserProblem
from facing.core.settings import Settings
from facing.core.text import Text
from facing.files.candidates import Candidate, candidates
from facing.files.replacing import replace_file
from facing.session.bringing import glossaries_of
from facing.session.decoded_again import Former, bring_over
from facing.session.glossaries import Glossaries
from facing.session.opening import bring_in, carry_over, open_decoded
from facing.session.reading import is_free
from facing.session.rule_lists import RuleLists
from facing.session.services import Services
from facing.session.session import Safety, Session
from facing.session.two_files import ready_text
from facing.ui.bridge import SessionSignals
from facing.ui.opening_messages import unexpected_sentence
from facing.ui.window.main_window import MainWindow
from facing.ui.window.message_strip import Message, Tone

SAFETY_LOOK = 500  # milliseconds between two looks at what is on disk
_RECENT = 12


class Program(QObject):
    """Has one document open at a time and gives the window what it asks for (``WindowCommands``)."""

    def __init__(self, provided: Provided, base_dir: Path | None) -> None:
        super().__init__()
        self._base_dir = base_dir
        self._provided = provided
        self._signals: SessionSignals | None = None
        self._last_safety: Safety | None = None
        self._told_free = False
        self.window: MainWindow | None = None
        self._safety = QTimer(self)
        self._safety.setInterval(SAFETY_LOOK)
        self._safety.timeout.connect(self._look_at_safety)
        self._watch = OriginalWatch(provided.services.tasks, self)
        self._watch.changed.connect(self._original_changed)
        self._upkeep: UpkeepTimer | None = None
        if provided.upkeep is not None:
            self._upkeep = UpkeepTimer(provided.upkeep, provided.services.tasks, self._tell, self)

    # --- what the window asks for (see ui.window.commands) ---

    @property
    def settings(self) -> Settings:
        """The settings now."""
        return self._provided.preferences.settings

    @property
    def glossaries(self) -> Glossaries:
        """The glossaries in use, of all documents."""
        return self._provided.services.glossaries

    @property
    def rule_lists(self) -> RuleLists:
        """The lists of house rules."""
        return self._provided.services.rule_lists

    @property
    def program_version(self) -> str:
        """The version of the program."""
        return program_version()

    def change_settings(self, settings: Settings) -> None:
        """Keep these settings and use them from now on.

        Raises:
            UserProblem: they cannot be kept.
        """
        self._provided.preferences.use(settings)

    def open_file(self, path: Path) -> None:
        """Close the open document and open this one.

        Raises:
            UserProblem: it cannot be opened; the document that was open stays.
        """
        self._open(path, None)

    def open_tracked(
        self, path: Path, original: Path, describe: Callable[[Sequence[OthersChanges]], tuple[str, str]]
    ) -> None:
        """Open the tracked changes in a file as two sides; what it was before them is written to ``original``.

        Raises:
            UserProblem: as ``open_file``; ``NO_TRACKED_CHANGES``, or ``original`` cannot be written.
        """
        sides = self._provided.services.formats.two_sides(path)
        replace_file(original, sides.original, original=path)
        self._open(original, sides.corrected)
        if self.session is not None:
            name, note = describe(sides.changes)
            self.session.history.keep(name=name, note=note)

    def open_text(self, text: str) -> None:
        """Close the open document and open a text that comes from no file.

        Raises:
            UserProblem: as ``open_file``.
        """
        self._open_kept(keep_text(text, self._provided.paths.texts), None)

    def open_pair(self, original: Path, correction: Path, texts_alone: bool = False) -> None:
        """Open two files as original and correction.

        Raises:
            UserProblem: as ``open_file``; ``PLACES_DIFFER``: they can only be compared with ``texts_alone``.
        """
        read = self._provided.services.formats.read
        first, second = read(original), read(correction)
        ready = ready_text(first, second, texts_alone)
        if texts_alone:
            words = ready_text(first, first, texts_alone).as_string()
            self._open_kept(keep_text(words, self._provided.paths.texts, original.stem), ready)
        else:
            self._open(original, ready)

    def encodings(self, done: Callable[[Sequence[Candidate]], None]) -> None:
        """Find out away from the window's thread what the original may be encoded in."""
        session = self.session
        if session is None:
            return
        original = session.original

        def found(them: Sequence[Candidate]) -> None:
            if self.session is session:
                done(them)

        look = partial(candidates, original.data, original.path, original.decoding)
        self._provided.services.tasks.submit("encodings", look, found, self._failed)

    def open_decoded(self, encoding: str, done: Callable[[int, int], None]) -> None:
        """Read the original of the open document again in another encoding; ``done`` is told of edits that fit or not.

        Raises:
            UserProblem: ``FILE_UNDECODABLE``, or the store refuses.
        """
        session = self.session
        if session is None:
            return
        former, services = Former.of(session), replace(self._provided.services, settings=self.settings)
        # Before the document is let go, it must be readable so.
        services.formats.from_bytes(former.original.path, former.original.data, encoding)
        self._close_document()
        opened = Opened(open_decoded(services, former.original, encoding))
        self._show(services, opened, former.original.path)
        bring_over(opened.session, former, done, self._tell)

    def forget_document(self, done: Callable[[], None]) -> None:
        """Close the open document and forget it, away from the window's thread; ``done`` is told when it is gone."""
        session = self.session
        if session is None:
            return
        services, record = self._provided.services, session.record.id
        self._close_document()
        services.tasks.submit("forget", partial(services.store.forget, record), lambda _: done(), self._failed)

    def recent_files(self) -> Sequence[Path]:
        """The files opened last, newest first."""
        return recent_files(self._provided.services.store, _RECENT)

    def languages(self) -> Sequence[str]:
        """The codes of the languages that a checker here knows."""
        return sorted({code for engine in self._provided.services.grammar for code in engine.languages()})

    def report(self, done: Callable[[str], None]) -> None:
        """Examine the installation away from the window's thread; ``done`` gets the report as plain text."""

        def examine() -> str:
            return "\n".join(diagnosis_line(probe()) for probe in probes(self._base_dir))

        self._provided.services.tasks.submit("report", examine, done, lambda error: done(str(error)))

    # --- beginning and end ---

    def take_window(self, window: MainWindow) -> None:
        """Let this window show what is opened, in the shape that it had at the last end."""
        self.window = window
        with contextlib.suppress(OSError):
            window.take_shape(self._shape_file.read_bytes())

    def begin(self, request: WindowRequest) -> None:
        """Open what was asked for: the file, else the document of the last time, else the sample.

        Raises:
            UserProblem: the file that was named cannot be opened.
        """
        if request.file is not None:
            read = self._provided.services.formats.read
            self._open(request.file, read(request.correction).text if request.correction else None)
            return
        for path in (*self.recent_files()[:1], sample()):
            try:
                self._open(path, None)
            except UserProblem as problem:
                self._tell(problem)
            else:
                return

    @property
    def session(self) -> Session | None:
        """The open document's session."""
        return self._signals.session if self._signals else None

    def secure(self) -> None:
        """Bring everything typed to disk now."""
        if self.session is not None:
            try:
                self.session.secure()
            except UserProblem as problem:
                self._tell(problem)

    def tell_unexpected(self) -> None:
        """Something went wrong that nobody foresaw: what was typed is brought to disk, and the window says so."""
        self.secure()
        if self.window is not None:
            message = Message(unexpected_sentence(self._provided.paths.log), Tone.PROBLEM)
            self.window.parts.strip.tell(message)

    def end(self) -> None:
        """Close the document, the engines and the store; keep the window's shape."""
        self._safety.stop()
        if self._upkeep is not None:
            self._upkeep.stop()
        if self.window is not None:
            with contextlib.suppress(UserProblem):
                replace_file(self._shape_file, self.window.shape(), private=True)
        try:
            self._close_document()
        finally:
            self._provided.close()

    @property
    def _shape_file(self) -> Path:
        return self._provided.paths.config / "window-shape"

    def _open(self, path: Path, ready: Text | None) -> None:
        services = replace(self._provided.services, settings=self.settings)
        if self.session is not None:
            # Where the disk refuses what was typed, the document stays open with it.
            self.session.secure()
        if self.session is not None and is_file_of(self.session, path):
            # The same document again: its lock has to be free, and it must be readable before it is let go.
            services.works.read(path) if services.works.is_work_file(path) else services.formats.read(path)
            self._close_document()
        opened = open_document(services, path)
        if ready is not None:
            try:
                bring_in(opened.session, ready)
            except UserProblem:
                opened.session.close()
                raise
        self._close_document()
        self._show(services, opened, path)

    def _show(self, services: Services, opened: Opened, path: Path) -> None:
        """Let the window show a document that was opened as ``path``."""
        session = opened.session
        services.glossaries.lend((*glossaries_with(path), *glossaries_of(services, session.original.path)))
        self._told_free = False
        self._signals = SessionSignals(session, self)
        if self.window is not None:
            self.window.show_document(self._signals, lambda: carry_over(services, session, self._tell))
            tell_opening(self.window, opened, services)
        self._watch.follow(session)
        session.start_checking()
        self._safety.start()

    def _open_kept(self, path: Path, ready: Text | None) -> None:
        """Open a text that was just made a file of ours; where that cannot be, the file goes again."""
        try:
            self._open(path, ready)
        except UserProblem:
            path.unlink(missing_ok=True)
            raise

    def _original_changed(self, session: Session, state: FileState) -> None:
        if self.window is not None:
            tell_file_state(self.window, session, state)

    def _look_at_lock(self) -> None:
        """Offer to edit a document that was open elsewhere, once it is free."""
        session = self.session
        if session is None or self.window is None or not session.read_only or self._told_free:
            return
        if is_free(self._provided.services, session.record.id):
            self._told_free = True
            tell_free(self.window, session.original.path)

    def _close_document(self) -> None:
        if self._signals is None:
            return
        signals, self._signals = self._signals, None
        self._watch.follow(None)
        if self.window is not None:
            self.window.close_document()
            self.window.parts.strip.withdraw_about(signals.session)
        signals.detach()
        signals.session.close()
        signals.deleteLater()
        collect_now()

    def _look_at_safety(self) -> None:
        """The journal is written on a thread of its own; tell when that has changed what is true."""
        self._look_at_lock()
        if self._signals is not None and self._signals.session.safety != self._last_safety:
            self._last_safety = self._signals.session.safety
            self._signals.safety_changed.emit()

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, UserProblem):
            raise error
        self._tell(error)

    def _tell(self, problem: UserProblem) -> None:
        if self.window is not None:
            self.window.tell(problem)
