"""What a spare copy holds that did not fit any more when it was to be taken in: told, and opened as a text."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from facing.app import wishes
from facing.app.program import Program
from facing.app.provide import Provided
from facing.core.edit import Edit
from facing.core.problem import UserProblem
from facing.core.splicing import EditMismatch
from facing.core.text import Text
from facing.session.services import Services
from facing.session.session import Session
from facing.store.spare_copies import Spare
from facing.ui.opening_messages import left_behind_sentence
from facing.ui.window.main_window import MainWindow
from facing.ui.window.message_strip import Message, Tone


def tell_left_behind(window: MainWindow, program: Program, provided: Provided) -> None:
    """Say of each spare copy that did not fit where it is, and offer to open it; its file goes then."""
    for spare, path in provided.left:
        try:
            name = provided.services.store.record(spare.document).path.name
        except UserProblem:
            continue  # forgotten meanwhile
        action = window.tr("Open it as a text"), partial(_open, window, program, provided, spare, path)
        window.parts.strip.tell(Message(left_behind_sentence(name, path), Tone.NOTICE, action))


def words_of(services: Services, spare: Spare) -> str:
    """The correction with what was typed; where it cannot be made again, what was typed, piece by piece."""
    try:
        return _text_before(services, spare).apply_all(spare.edits).as_string()
    except (EditMismatch, UserProblem, LookupError):
        return "\n".join(pieces(spare.edits))


def pieces(edits: Iterable[Edit]) -> list[str]:
    """What was typed in one go stands in one string; where typing went on elsewhere, a new one begins."""
    typed: list[str] = []
    end = None
    for edit in edits:
        if end == edit.at:
            typed[-1] += edit.added
        elif end == edit.removed_end and typed[-1].endswith(edit.removed):
            typed[-1] = typed[-1].removesuffix(edit.removed) + edit.added
        else:
            typed.append(edit.added)
        end = edit.added_end
    return [piece for piece in typed if piece]


def _text_before(services: Services, spare: Spare) -> Text:
    """The correction that the edits were made in.

    Raises:
        LookupError: it is not known any more. ``EditMismatch``, ``UserProblem``: it cannot be read.
    """
    store = services.store
    journal = store.journal(spare.document)
    if spare.count is None or (spare.count and journal.base != spare.base):
        raise LookupError(spare.document)
    if spare.base is not None:
        text = store.content(spare.document, spare.base).text
    else:
        path, encoding = store.record(spare.document).path, store.state(spare.document).encoding
        text = services.formats.from_bytes(path, store.original(spare.document), encoding or None).text
    return text.apply_all(journal.edits[: spare.count])


def _open(window: MainWindow, program: Program, provided: Provided, spare: Spare, path: Path) -> None:
    def opened(session: Session) -> None:
        with suppress(OSError):
            path.unlink(missing_ok=True)

    wish = wishes.a_text(words_of(provided.services, spare), provided.paths.texts)
    window.parts.attempt(lambda: program.opening.start(replace(wish, opened=opened)))
