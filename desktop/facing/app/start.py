"""The program's beginning: which of its forms was asked for."""

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from facing.app.arguments import names_command, window_request
from facing.app.helpers import run_helper
from facing.app.inline_tasks import InlineTasks
from facing.app.logs import start_log
from facing.config.paths import Paths
from facing.core.problem import ProblemCode


def run(arguments: Sequence[str]) -> int:
    """Run a helper process, a command, or the window; gives the exit code."""
    helper = run_helper(arguments)
    if helper is not None:
        return helper
    if names_command(arguments):
        return _command(arguments)
    request = window_request(arguments)
    start_log(Paths.find(request.base_dir).log)
    # Qt is loaded only here: the commands work without it.
    from facing.app.window import run_window  # noqa: PLC0415

    return run_window(request, sys.argv[:1])


def _command(arguments: Sequence[str]) -> int:
    from facing.app.decided import decided  # noqa: PLC0415
    from facing.app.probes import probes  # noqa: PLC0415
    from facing.app.provide import provide, provide_care, services_elsewhere  # noqa: PLC0415
    from facing.cli import wiring  # noqa: PLC0415
    from facing.cli.running import run as run_command  # noqa: PLC0415

    def services(base_dir: Path | None, *, with_store: bool) -> wiring.Provided:
        tasks = InlineTasks()
        provided = provide(base_dir, tasks, with_store=with_store, remember_glossaries=False)
        tasks.drain()  # the glossaries of the settings are there from the first finding on
        problems = [each for each in provided.problems if each.code is ProblemCode.STORE_MENDED]
        elsewhere = partial(services_elsewhere, base_dir)
        return wiring.Provided(provided.services, tasks.drain, partial(decided, base_dir), elsewhere, problems)

    return run_command(arguments, wiring.Wiring(services, probes, provide_care))
