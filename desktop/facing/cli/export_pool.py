"""Does exports in as many processes as there are cores, and holds no more texts than these work on."""

import multiprocessing
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from types import FrameType

from facing.cli.exit_codes import ExitCode
from facing.cli.export_work import Done, ExportWork, do, do_elsewhere
from facing.session.services import Services


def done_all(
    works: Iterator[ExportWork | Done],
    processes: int,
    services: Services,
    make: Callable[[], Services],
) -> Iterator[Done]:
    """Do the works, in any order; what is done already is passed on. With one process, it is this one.

    When the caller is interrupted, no more is begun, and no file is left half written.
    """
    if processes == 1:
        for work in works:
            yield work if isinstance(work, Done) else do(work, services)
        return
    # No fork: the store has threads of its own.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(processes, context, initializer=_end_on_interrupts)
    try:
        yield from _spread(works, processes, pool, make)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _spread(
    works: Iterator[ExportWork | Done],
    processes: int,
    pool: ProcessPoolExecutor,
    make: Callable[[], Services],
) -> Iterator[Done]:
    running: set[Future[Done]] = set()
    for work in works:
        if isinstance(work, Done):
            yield work
            continue
        running.add(pool.submit(do_elsewhere, work, make))
        # None waits in the pool, where it could not be taken back: an interrupt waits for one file of each process.
        if len(running) == processes:
            ended, running = wait(running, return_when=FIRST_COMPLETED)
            yield from (future.result() for future in ended)
    while running:
        ended, running = wait(running, return_when=FIRST_COMPLETED)
        yield from (future.result() for future in ended)


def _end_on_interrupts() -> None:
    """Ctrl+C reaches every process of the terminal: end without a word, half a file is taken away on the way."""
    signal.signal(signal.SIGINT, _end)


def _end(number: int, frame: FrameType | None) -> None:
    raise SystemExit(ExitCode.INTERRUPTED)
