"""The corrected file that goes to others: where it is, when it was written."""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from facing.core.document import Original, ReaderState
from facing.core.ports import Clock, Formats
from facing.core.problem import ProblemCode, UserProblem
from facing.core.text import Text
from facing.files.replacing import is_same_file, replace_file
from facing.session.events import Announcer


class Deliverable(Protocol):
    """The document that is delivered."""

    original: Original
    remembered: ReaderState

    @property
    def corrected(self) -> Text:
        """The correction now."""

    def secure(self) -> None:
        """Bring everything to disk."""


class Delivery:
    """Writes the corrected file, first where the user says, then again at each save."""

    def __init__(
        self,
        document: Deliverable,
        formats: Formats,
        clock: Clock,
        announcer: Announcer,
        is_users: Callable[[Path], bool],
    ) -> None:
        self._document = document
        self._formats = formats
        self._clock = clock
        self._announcer = announcer
        self._is_users = is_users
        self.written_at: int | None = None

    @property
    def target(self) -> Path | None:
        """The corrected file; ``None`` until the user has said where."""
        return Path(self._document.remembered.delivery) if self._document.remembered.delivery else None

    @property
    def is_users_file(self) -> bool:
        """Whether the original is a file of the user's, and not one in our folders."""
        return self._is_users(self._document.original.path)

    def proposed(self) -> Path:
        """Beside the original, with ``-corrected`` behind its name; at home for a text that came with us or from
        the clipboard."""
        path = self._document.original.path
        folder = path.parent if self.is_users_file else Path.home()
        return folder / f"{path.stem}-corrected{self._document.original.delivered_as or path.suffix}"

    def corrected_text(self) -> str:
        """The correction as plain text, line ends as ``\\n``."""
        return self._document.corrected.as_string()

    def save_copy_as(self, path: Path, overwrite_original: bool = False, encoding: str | None = None) -> None:
        """Write the corrected file to ``path`` and, from now on, at each save.

        ``overwrite_original``: the user has picked the original itself and confirmed it. ``encoding`` writes it in
        another encoding than the original's, now and at each save; where that was chosen before, and the original's
        does not hold the text, it is not asked for again.

        Raises:
            UserProblem: ``TARGET_IS_ORIGINAL``, ``TARGET_UNWRITABLE``, ``DISK_FULL``, ``CHARACTER_NOT_IN_ENCODING``.
        """
        try:
            self._write(path, None, overwrite_original, encoding)
        except UserProblem as problem:
            chosen = self._document.remembered.delivery_encoding
            if problem.code is not ProblemCode.CHARACTER_NOT_IN_ENCODING or encoding or not chosen:
                raise
            self._write(path, None, overwrite_original, encoding := chosen)
        state = replace(self._document.remembered, delivery=str(path), delivery_encoding=encoding or "")
        self._document.remembered = state
        self._document.secure()

    def write(self, force: bool = False) -> None:
        """Write the corrected file again, where one is set.

        ``force``: also over what others changed in it, and where it is not any more.

        Raises:
            UserProblem: as ``save_copy_as``, and ``TARGET_CHANGED_OUTSIDE`` before anything is written.
        """
        target = self.target
        if target is None:
            return
        overwrite_original = is_same_file(target, self._document.original.path)
        encoding = self._document.remembered.delivery_encoding or None
        self._write(target, None if force else self._expected(target), overwrite_original, encoding)
        self._document.secure()

    def export(self, text: Text, path: Path) -> None:
        """Write another text, such as a version, to a file as the original is one; only this once.

        Raises:
            UserProblem: as ``save_copy_as``.
        """
        original = self._document.original
        replace_file(path, self._formats.write(original, text), original=original.path)

    @property
    def digests(self) -> frozenset[bytes]:
        """The SHA-256 of what the corrected file may hold as we wrote it."""
        state = self._document.remembered
        return frozenset(bytes.fromhex(each) for each in (state.delivery_digest, state.delivery_coming) if each)

    def _expected(self, target: Path) -> bytes:
        """The SHA-256 of what the file has to hold: of what was written last, or was about to be at a sudden end."""
        state = self._document.remembered
        with suppress(OSError):
            if state.delivery_coming == hashlib.sha256(target.read_bytes()).hexdigest():
                self._document.remembered = replace(state, delivery_digest=state.delivery_coming)
        return bytes.fromhex(self._document.remembered.delivery_digest)

    def _write(self, path: Path, expected: bytes | None, overwrite_original: bool, encoding: str | None) -> None:
        original = self._document.original
        if encoding is not None:
            decoding = replace(original.decoding, encoding=encoding, bom=False, errors="surrogateescape")
            original = replace(original, decoding=decoding)
        data = self._formats.write(original, self._document.corrected)
        digest = hashlib.sha256(data).hexdigest()
        if path == self.target:
            self._announce(digest)
        replace_file(path, data, original=None if overwrite_original else original.path, expected=expected)
        self._document.remembered = replace(self._document.remembered, delivery_digest=digest, delivery_coming="")
        self.written_at = self._clock.now()
        self._announcer.tell(lambda listener: listener.safety_changed())

    def _announce(self, digest: str) -> None:
        """Have it on the disk what is about to be written: after a sudden end the file is still known as ours."""
        self._document.remembered = replace(self._document.remembered, delivery_coming=digest)
        # Where the store refuses, the file may still be written.
        with suppress(UserProblem):
            self._document.secure()
