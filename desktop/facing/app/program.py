"""The program around the window: opens documents, keeps settings, ends everything in order."""

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from facing.app import wishes
from facing.app.arguments import WindowRequest, program_version
from facing.app.collecting import collect_now
from facing.app.documents import Opened, recent_files, to_begin_with
from facing.app.opening import Opening
from facing.app.opening_words import tell_file_state, tell_opening, tell_reading
from facing.app.original_watch import FileState, OriginalWatch
from facing.app.own_texts import sample
from facing.app.probes import probes
from facing.app.provide import Provided
from facing.app.reading_watch import Reading, ReadingWatch
from facing.app.upkeep import UpkeepTimer
from facing.cli.doctor import diagnosis_line
from facing.core.ports import TwoSides
from facing.core.problem import UserProblem
from facing.core.settings import Settings
from facing.files.candidates import Candidate, candidates
from facing.files.replacing import replace_file
from facing.session.carrying_over import carry_over
from facing.session.glossaries import Glossaries
from facing.session.rule_lists import RuleLists
from facing.session.services import Services
from facing.session.session import Safety, Session
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
        self.window: MainWindow | None = None
        self._safety = QTimer(self)
        self._safety.setInterval(SAFETY_LOOK)
        self._safety.timeout.connect(self._look_at_safety)
        self.opening = Opening(self, provided.services.tasks)
        self._watch = OriginalWatch(provided.services.tasks, self)
        self._watch.changed.connect(self._original_changed)
        self._reading = ReadingWatch(provided.services, self)
        self._reading.changed.connect(self._reading_changed)
        self._upkeep: UpkeepTimer | None = None
        if provided.upkeep is not None:
            self._upkeep = UpkeepTimer(provided.upkeep, provided.services.tasks, self.tell, self)

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
        """Open this document in place of the open one, which stays until then; problems are told in the window.

        Raises:
            UserProblem: what was typed cannot be brought to disk.
        """
        self.opening.start(wishes.a_file(path))

    def open_tracked(self, path: Path, original: Path, describe: Callable[[TwoSides], tuple[str, str]]) -> None:
        """Open the tracked changes in a file as two sides; what it was before them is written to ``original``.

        Raises:
            UserProblem: as ``open_file``.
        """
        self.opening.start(wishes.tracked(path, original, self._provided.paths.tracked, describe))

    def open_text(self, text: str) -> None:
        """Open a text that comes from no file.

        Raises:
            UserProblem: as ``open_file``.
        """
        self.opening.start(wishes.a_text(text, self._provided.paths.texts))

    def open_pair(
        self, original: Path, correction: Path, failed: Callable[[UserProblem], None], texts_alone: bool = False
    ) -> None:
        """Open two files as original and correction; ``failed`` takes what is in the way.

        Raises:
            UserProblem: as ``open_file``.
        """
        texts = self._provided.paths.texts
        self.opening.start(wishes.a_pair(original, correction, texts_alone, texts, failed))

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
            UserProblem: as ``open_file``.
        """
        if self.session is not None:
            self.opening.start(wishes.decoded_again(self.session, encoding, done, self.tell))

    def forget_document(self, done: Callable[[], None]) -> None:
        """Close the open document and forget it, away from the window's thread; ``done`` is told when it is gone."""
        session = self.session
        if session is None:
            return
        self.opening.stop()
        services, record = self._provided.services, session.record.id
        self.close_document()
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
        window.parts.opening.cancelled.connect(self.opening.cancel)
        with contextlib.suppress(OSError):
            window.take_shape(self._shape_file.read_bytes())

    def begin(self, request: WindowRequest, failed: Callable[[UserProblem], None]) -> None:
        """Open what was asked for: the file, else what there is to begin with (``documents.to_begin_with``).

        ``failed`` is told where the file that was named cannot be opened.
        """
        if request.file is not None:
            self.opening.start(wishes.a_file(request.file, request.correction, failed))
        else:
            self._open_first(to_begin_with(self._provided.services, sample()))

    def begin_at_once(self, request: WindowRequest) -> None:
        """The same, done when it returns.

        Raises:
            UserProblem: the file that was named cannot be opened.
        """
        problems: list[UserProblem] = []
        with self.opening.at_once():
            self.begin(request, problems.append)
        for problem in problems:
            raise problem

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
                self.tell(problem)

    def tell_unexpected(self) -> None:
        """Something went wrong that nobody foresaw: what was typed is brought to disk, and the window says so."""
        self.secure()
        if self.window is not None:
            message = Message(unexpected_sentence(self._provided.paths.log), Tone.PROBLEM)
            self.window.parts.strip.tell(message)

    def end(self) -> None:
        """Close the document, the engines and the store; keep the window's shape."""
        self._safety.stop()
        self.opening.stop()
        if self._upkeep is not None:
            self._upkeep.stop()
        if self.window is not None:
            with contextlib.suppress(UserProblem):
                replace_file(self._shape_file, self.window.shape(), private=True)
        try:
            self.close_document()
        finally:
            self._provided.close()

    @property
    def _shape_file(self) -> Path:
        return self._provided.paths.config / "window-shape"

    # --- what opening asks for (see app.opening) ---

    def fresh_services(self) -> Services:
        """The services with the settings of now."""
        return replace(self._provided.services, settings=self.settings)

    def opening_began(self, name: str, progress: Callable[[], tuple[int, int]]) -> None:
        """Say that a document is being opened."""
        if self.window is not None:
            self.window.parts.opening.begin(name, progress)

    def opening_ended(self) -> None:
        """Say it no more."""
        if self.window is not None:
            self.window.parts.opening.end()

    def show(self, opened: Opened) -> None:
        """Let the window show a document."""
        session, services = opened.session, self.fresh_services()
        services.glossaries.lend(opened.glossaries)
        self._signals = SessionSignals(session, self)
        if self.window is not None:
            self.window.show_document(self._signals, lambda: carry_over(services, session, self.tell))
            tell_opening(self.window, opened, services)
        self._watch.follow(session)
        self._reading.follow(session if session.read_only else None)
        session.start_checking()
        self._safety.start()

    def _open_first(self, paths: Sequence[Path]) -> None:
        """Open the first of these that can be opened."""

        def failed(problem: UserProblem) -> None:
            self.tell(problem)
            self._open_first(paths[1:])

        if paths:
            self.opening.start(wishes.a_file(paths[0], failed=failed))

    def _original_changed(self, session: Session, state: FileState) -> None:
        if self.window is not None:
            tell_file_state(self.window, session, state)

    def _reading_changed(self, session: Session, state: Reading) -> None:
        if self.window is not None:
            tell_reading(self.window, session, state)

    def close_document(self) -> None:
        """Close the open document, if there is one."""
        if self._signals is None:
            return
        signals, self._signals = self._signals, None
        self._watch.follow(None)
        self._reading.follow(None)
        if self.window is not None:
            self.window.close_document()
            self.window.parts.strip.withdraw_about(signals.session)
        signals.detach()
        signals.session.close()
        signals.deleteLater()
        collect_now()

    def _look_at_safety(self) -> None:
        """The journal is written on a thread of its own; tell when that has changed what is true."""
        if self._signals is not None and self._signals.session.safety != self._last_safety:
            self._last_safety = self._signals.session.safety
            self._signals.safety_changed.emit()

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, UserProblem):
            raise error
        self.tell(error)

    def tell(self, problem: UserProblem) -> None:
        """Tell the user, where there is a window."""
        if self.window is not None:
            self.window.tell(problem)
