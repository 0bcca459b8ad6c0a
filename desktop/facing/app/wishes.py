"""The ways in which a document can be asked for."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from facing.app.documents import Named, read_named
from facing.app.opening import Wish
from facing.app.own_texts import keep_text, keep_two_sides
from facing.core.ports import TwoSides
from facing.core.problem import UserProblem
from facing.core.watching import Advance
from facing.session.decoded_again import Former, bring_over
from facing.session.services import Services
from facing.session.session import Session
from facing.session.two_files import read_correction, ready_text

Tell = Callable[[UserProblem], None]
Describe = Callable[[TwoSides], tuple[str, str]]


def a_file(path: Path, correction: Path | None = None, failed: Tell | None = None) -> Wish:
    """A file, with a ready correction if there is one."""

    def read(services: Services, advance: Advance) -> Named:
        named = read_named(services, path, advance)
        if correction is None:
            return named
        original = named.original
        if original is None:
            return replace(named, ready=services.formats.read(correction, advance=advance).text)
        return replace(named, ready=read_correction(services.formats, correction, original, advance).text)

    return Wish(path.name, path, read, failed=failed)


def a_text(text: str, folder: Path) -> Wish:
    """A text that comes from no file and becomes one in ``folder``."""
    return Wish("", None, lambda services, advance: _kept(services, text, folder, "clipboard"))


def a_pair(original: Path, correction: Path, texts_alone: bool, folder: Path, failed: Tell) -> Wish:
    """Two files as original and correction; with ``texts_alone`` the first becomes a plain text in ``folder``."""

    def read(services: Services, advance: Advance) -> Named:
        formats = services.formats
        first = formats.read(original, advance=advance)
        second = read_correction(formats, correction, first, advance)
        ready = ready_text(first, second, texts_alone)
        if not texts_alone:
            return Named(original, first, ready=ready)
        advance(0, 0)
        words = ready_text(first, first, texts_alone).as_string()
        return replace(_kept(services, words, folder, original.stem), ready=ready)

    return Wish(original.name, original, read, failed=failed)


def tracked(path: Path, original: Path, folder: Path, describe: Describe) -> Wish:
    """The tracked changes in a file as two sides; what it was before them is written to ``original``.

    The file as it is now is kept in ``folder``.
    """
    found: list[TwoSides] = []

    def read(services: Services, advance: Advance) -> Named:
        sides = services.formats.two_sides(path)
        found.append(sides)
        before = services.formats.from_bytes(original, sides.original)
        advance(0, 0)
        keep_two_sides(sides, path, original, folder)
        return Named(original, before, ready=sides.corrected)

    def keep(session: Session) -> None:
        name, note = describe(found[0])
        session.history.keep(name=name, note=note)

    return Wish(path.name, original, read, opened=keep)


def decoded_again(session: Session, encoding: str, done: Callable[[int, int], None], failed: Tell) -> Wish:
    """The document of a session, read again in another encoding; ``done`` is told of edits that fit or not.

    Its bytes are the kept ones, since the file may have gone meanwhile.
    """
    original = session.original
    former: list[Former] = []

    def read(services: Services, advance: Advance) -> Named:
        again = services.formats.from_bytes(original.path, original.data, encoding)
        return Named(original.path, again, encoding)

    def bring(now: Session) -> None:
        if former:
            bring_over(now, former[0], done, failed)

    return Wish(original.path.name, original.path, read, lambda left: former.append(Former.of(left)), bring)


def _kept(services: Services, text: str, folder: Path, name: str) -> Named:
    """A text as a file of ours; where it cannot be opened, the file goes again."""
    path = keep_text(text, folder, name)
    undo = partial(path.unlink, missing_ok=True)
    try:
        return Named(path, services.formats.read(path), undo=undo)
    except BaseException:
        undo()
        raise
