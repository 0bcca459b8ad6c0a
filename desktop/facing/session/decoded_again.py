"""A document whose original is read in another encoding: the kept bytes again, and the edits where they fit."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from facing.core.document import Decoding, Original
from facing.core.edit import Edit, Origin, Place
from facing.core.origins import OriginSpans
from facing.core.problem import UserProblem
from facing.core.text import Text
from facing.session.exchanging import replace_later
from facing.session.rewriting import edits_between
from facing.session.session import Session
from facing.session.taking import origin_of

_FINE = 2000  # code points: longer stretches are taken as they are


@dataclass(frozen=True)
class Former:
    """A document as it was read and corrected before. ``origins`` gives the spans of a paragraph by its index."""

    original: Original
    corrected: Text
    origins: Callable[[int], OriginSpans]

    @classmethod
    def of(cls, session: Session) -> "Former":
        """A session's document as it stands."""
        corrected, origins = session.corrected, session.origins
        return cls(session.original, corrected, lambda index: origins.of(corrected.id_at(index)))


def bring_over(
    session: Session, former: Former, done: Callable[[int, int], None], failed: Callable[[UserProblem], None]
) -> None:
    """Make the former edits in the text as it is read now: one undo step, compared away from this thread.

    ``done`` is told how many were made, and how many did not fit.
    """
    fresh = session.corrected

    def go(found: tuple[list[Edit], int]) -> None:
        edits, misfits = found
        if session.corrected is not fresh:
            target = fresh.apply_all(edits)
            replace_later(session, target, Origin.IMPORT, "import", lambda: done(len(edits), misfits), failed)
            return
        try:
            session.apply(edits, "import")
        except UserProblem as problem:
            failed(problem)
        else:
            done(len(edits), misfits)

    session.comparing.away(lambda: fitting(former, session.original), go)


def fitting(former: Former, now: Original) -> tuple[list[Edit], int]:
    """The former edits that fit ``now``, last place first, each with its origin; and how many fit no more.

    An edit fits where what it replaced begins and ends between two characters of the text as it is read now: both
    texts are the same bytes. One that only mended what the other reading has right is not needed.
    """
    before = former.original.text
    if len(before) != len(now.text):
        return [], sum(1 for _ in _former_edits(former))
    readings = _Readings(former.original, now)
    edits: list[Edit] = []
    misfits = 0
    for edit in _former_edits(former):
        start, end = readings.place(edit.at), readings.place(edit.removed_end)
        if start is None or end is None:
            misfits += 1
            continue
        moved = replace(edit, at=start, removed=now.text.slice(start, end)).trimmed()
        if not moved.is_empty():
            edits.append(moved)
    return edits, misfits


class _Readings:
    """The same bytes read in two encodings, paragraph by paragraph."""

    def __init__(self, before: Original, now: Original) -> None:
        self._before = before
        self._now = now

    def place(self, place: Place) -> Place | None:
        """Where a place of the former text is now; ``None`` inside a character."""
        before, now = self._before.text[place.paragraph].text, self._now.text[place.paragraph].text
        try:
            head = _decoded(_encoded(before[: place.offset], self._before.decoding), self._now.decoding)
        except UnicodeError:
            return None
        return Place(place.paragraph, len(head)) if now.startswith(head) else None


def _encoded(text: str, decoding: Decoding) -> bytes:
    return text.encode(decoding.encoding, decoding.errors)


def _decoded(data: bytes, decoding: Decoding) -> str:
    return data.decode(decoding.encoding, decoding.errors)


def _former_edits(former: Former) -> Iterator[Edit]:
    """What was changed in the former text, last place first, in small pieces and each with its origin."""
    before, corrected = former.original.text, former.corrected
    found = edits_between(before, corrected, Origin.TYPED)
    # In the correction, each stands as much further on as those before it have added.
    shift = sum(len(edit.added) - len(edit.removed) for edit in found)
    for edit in found:
        shift -= len(edit.added) - len(edit.removed)
        position = before.position_of(edit.at) + shift
        where = corrected.place_of(position), corrected.place_of(position + len(edit.added))
        origin = origin_of(corrected, former.origins, where) or Origin.TYPED
        yield from _pieces(replace(edit, origin=origin))


def _pieces(edit: Edit) -> Iterator[Edit]:
    """An edit without the letters that it leaves as they are, last piece first: these may be read otherwise now."""
    if edit.removed.isascii() or max(len(edit.removed), len(edit.added)) > _FINE:
        yield edit
        return
    matcher = SequenceMatcher(None, edit.removed, edit.added, autojunk=False)
    for operation, first, last, start, end in reversed(matcher.get_opcodes()):
        if operation != "equal":
            at = Edit(edit.at, "", edit.removed[:first]).added_end
            yield replace(edit, at=at, removed=edit.removed[first:last], added=edit.added[start:end])
