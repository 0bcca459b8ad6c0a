"""What the window says of an opening that is not as usual: lines that can be closed, some with an offer."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from facing.app.documents import Opened
from facing.app.original_watch import FileState
from facing.app.reading_watch import Reading
from facing.app.work_watch import WorkWatch
from facing.core.ports import OthersChanges
from facing.core.problem import UserProblem
from facing.session.services import Services
from facing.session.session import Session
from facing.ui.encodings import broken_sentence, doubtful_sentence, is_doubtful
from facing.ui.opening_messages import (
    brought_sentence,
    copy_sentence,
    empty_sentence,
    forgotten_sentence,
    free_sentence,
    gone_sentence,
    other_sentence,
    read_only_sentence,
    rewritten_sentence,
    tracked_sentence,
    work_rewritten_sentence,
)
from facing.ui.window.main_window import MainWindow
from facing.ui.window.message_strip import Message, Tone


def tell_opening(window: MainWindow, opened: Opened, services: Services) -> None:
    """Say what came of the opening of the document that ``window`` shows now."""
    tell = window.parts.strip.tell
    session = opened.session
    if session.read_only:
        tell(Message(read_only_sentence(session.original.path), about=session))
    if opened.came:
        tell(Message(brought_sentence(opened.came)))
    if opened.other is not None:
        tell(
            Message(
                other_sentence(), Tone.NOTICE, (window.tr("Compare"), partial(window.compare_version, opened.other))
            )
        )
    _tell_text(window, session)
    _watch_work(window, session, services)
    if _is_new(session):
        _look_for_tracked(window, session, services)


def tell_reading(window: MainWindow, session: Session, state: Reading) -> None:
    """Say how the document is, which is only read here; offer to edit it as soon as nobody else does."""
    strip, path = window.parts.strip, session.original.path
    window.parts.status.show_following(state.is_current, state.changed_at)
    if state.is_gone or state.is_free:
        strip.withdraw(read_only_sentence(path))
    if state.is_gone:
        strip.tell(Message(forgotten_sentence(path), Tone.PROBLEM, about=session))
    elif state.is_free:
        action = window.tr("Edit it here"), partial(window.open_file, path)
        strip.tell(Message(free_sentence(path), Tone.NOTICE, action, session))
    else:
        strip.withdraw(free_sentence(path))


def tell_file_state(window: MainWindow, session: Session, state: FileState) -> None:
    """Say that the file of the open original is not what was opened any more; what was said before goes."""
    strip, path = window.parts.strip, session.original.path
    strip.withdraw(rewritten_sentence(path))
    strip.withdraw(gone_sentence(path))
    if state is FileState.CHANGED:
        action = window.tr("Open it again"), partial(window.open_file, path)
        strip.tell(Message(rewritten_sentence(path), Tone.PROBLEM, action, session))
    elif state is FileState.GONE:
        save = window.tr("Save a corrected copy…"), window.parts.actions["save-copy-as"].trigger
        strip.tell(Message(gone_sentence(path), Tone.PROBLEM, save, session))


def _tell_text(window: MainWindow, session: Session) -> None:
    """Say what is not as usual with the text itself."""
    tell, original = window.parts.strip.tell, session.original
    if not original.text.length:
        tell(Message(empty_sentence(original.path), about=session))
    action = window.tr("Other encodings…"), window.parts.actions["reopen-encoding"].trigger
    if session.remembered.encoding or session.read_only:
        return  # the user has chosen it, or cannot choose it here
    if is_doubtful(original.decoding):
        tell(Message(doubtful_sentence(original), Tone.NOTICE, action, session))
    elif original.decoding.errors != "strict":
        tell(Message(broken_sentence(original), Tone.NOTICE, action, session))


def _is_new(session: Session) -> bool:
    """Whether nothing was done with the document yet."""
    return not session.read_only and session.corrected == session.original.text and not session.history.versions()


def _look_for_tracked(window: MainWindow, session: Session, services: Services) -> None:
    """Offer to open tracked changes of others as two sides; a long document is looked through meanwhile."""

    def told(changes: Sequence[OthersChanges]) -> None:
        if changes and window.session is session:
            open_them = partial(window.open_tracked, session.original.path)
            action = window.tr("Open them as original and correction"), open_them
            window.parts.strip.tell(
                Message(tracked_sentence(session.original.path, changes), Tone.NOTICE, action, session)
            )

    look = partial(services.formats.others_changes, session.original)
    services.tasks.submit("tracked-changes", look, told, _let_be)


def _watch_work(window: MainWindow, session: Session, services: Services) -> None:
    """Offer to bring in what others have written to the work file, or what a synced folder has put beside it."""

    def told(sentence: Callable[[Path], str], path: Path) -> None:
        action = window.tr("Bring them in"), partial(window.open_file, path)
        window.parts.strip.tell(Message(sentence(path), Tone.PROBLEM, action, session))

    if not session.read_only:
        watch = WorkWatch(services, session, lambda: window.session is session, window)
        watch.rewritten.connect(partial(told, work_rewritten_sentence))
        watch.copied.connect(partial(told, copy_sentence))
        watch.look()


def _let_be(error: BaseException) -> None:
    """It was only an offer."""
    if not isinstance(error, UserProblem):
        raise error
