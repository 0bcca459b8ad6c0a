"""The helper processes of a frozen program: it starts itself with a helper's name as the first argument."""

from collections.abc import Sequence

from facing.checkers.helper_command import Helper
from facing.formats.pdf_process import WORKER


def run_helper(arguments: Sequence[str]) -> int | None:
    """Run the helper that the first argument names; ``None`` when it names none."""
    if arguments and arguments[0] == WORKER:
        from facing.formats.pdf_worker import main as read  # noqa: PLC0415

        return read()
    if not arguments or arguments[0] not in set(Helper):
        return None
    if arguments[0] == Helper.REAPER:
        from facing.checkers.reaper import main as reap  # noqa: PLC0415

        return reap(arguments[1:])
    from facing.checkers.embedded_worker import main as work  # noqa: PLC0415

    return work(arguments[1:])
