"""One document is edited in one place at a time."""

from pathlib import Path
from types import TracebackType

from filelock import FileLock, Timeout

from facing.core.problem import ProblemCode, UserProblem


class DocumentLock:
    """The right to edit one document, held by at most one program or window at a time.

    A lock of the operating system on a file: when the process dies, however it dies, the lock is free again.
    """

    def __init__(self, folder: Path, document: str) -> None:
        self._document = document
        self._path = folder / f"{document}.lock"
        self._lock = FileLock(self._path, timeout=0, mode=0o600, thread_local=False)

    def acquire(self) -> None:
        """Take the lock; nothing happens when this object holds it already. Never waits.

        Raises:
            UserProblem: ``DOCUMENT_OPEN_ELSEWHERE`` with ``document``; ``STORE_UNWRITABLE`` with ``path``, ``reason``.
        """
        if self._lock.is_locked:
            return
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._lock.acquire()
        except Timeout:
            raise UserProblem(ProblemCode.DOCUMENT_OPEN_ELSEWHERE, document=self._document) from None
        except OSError as error:
            reason = error.strerror or str(error)
            raise UserProblem(ProblemCode.STORE_UNWRITABLE, path=self._path, reason=reason) from error

    def release(self) -> None:
        """Give the lock back; callable more than once."""
        self._lock.release(force=True)

    def __enter__(self) -> "DocumentLock":
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.release()
