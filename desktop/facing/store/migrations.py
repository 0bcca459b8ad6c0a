"""Bringing a database to the present schema: numbered steps, each in one transaction, with a backup before."""

from collections.abc import Callable, Sequence
from pathlib import Path
from sqlite3 import Connection

from facing.core.problem import ProblemCode, UserProblem
from facing.store.copying import NotWanted, copy_database
from facing.store.problems import damaged, told_as_damage

Step = Callable[[Connection], None]


def version_of(connection: Connection) -> int:
    """The schema's number; 0 for a database in which nothing has been made yet."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def refuse_newer(connection: Connection, path: Path, steps: Sequence[Step]) -> int:
    """The schema's number, if these steps can bring it up to date.

    Raises:
        UserProblem: ``STORE_NEWER`` with ``path``, ``version`` and ``supported``: a newer program made it.
    """
    version = version_of(connection)
    if version > len(steps):
        raise UserProblem(ProblemCode.STORE_NEWER, path=path, version=version, supported=len(steps))
    return version


def migrate(connection: Connection, path: Path, steps: Sequence[Step]) -> None:
    """Take the steps that the database at ``path`` has not taken. Foreign keys must not be enforced meanwhile.

    A step that fails leaves the database as it was before that step, and the backup beside it.

    Raises:
        UserProblem: ``STORE_NEWER``; ``STORE_DAMAGED`` (found before anything is changed, or a step broke references).
        sqlite3.Error: the disk refused.
    """
    version = refuse_newer(connection, path, steps)
    if 0 < version < len(steps):
        result = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if result != "ok":
            raise damaged(path, result)
        back_up(connection, backup_path(path, version), version)
    take_steps(connection, path, steps)


def take_steps(connection: Connection, path: Path, steps: Sequence[Step]) -> None:
    """The same without a backup, for a database that is itself a copy and is told as ``path``."""
    for number in range(refuse_newer(connection, path, steps), len(steps)):
        _take_step(connection, path, steps, number)


def backup_path(path: Path, version: int) -> Path:
    """Where the backup goes that is made before the schema ``version`` is left."""
    return path.with_name(f"{path.stem}-schema-{version}{path.suffix}")


def back_up(connection: Connection, target: Path, version: int) -> None:
    """Copy the database to ``target`` while it is in use; an older backup is replaced once the new one is whole.

    Nothing is kept of a copy that another program has meanwhile taken beyond the schema ``version``.

    Raises:
        sqlite3.Error, OSError: the disk refused; nothing is left of the attempt.
    """

    def refuse_other(copy: Connection) -> None:
        if version_of(copy) != version:
            raise NotWanted

    copy_database(connection, target, refuse_other)


def _take_step(connection: Connection, path: Path, steps: Sequence[Step], number: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another program may have been faster.
        if refuse_newer(connection, path, steps) == number:
            with told_as_damage(path, f"step {number + 1}"):
                steps[number](connection)
            if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise damaged(path, f"step {number + 1} left references to nothing")
            connection.execute(f"PRAGMA user_version = {number + 1}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
