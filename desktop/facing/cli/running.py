"""Runs a command of the command line, without Qt."""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import TextIOWrapper
from pathlib import Path

from facing.cli.arguments import parser, refuse_misfits
from facing.cli.bench import bench_detect
from facing.cli.check import check
from facing.cli.diff import diff
from facing.cli.doctor import doctor
from facing.cli.exit_codes import ExitCode, exit_code
from facing.cli.export import export
from facing.cli.glossary_check import glossary_check
from facing.cli.glossary_writing import glossary_convert, glossary_extract
from facing.cli.save import save
from facing.cli.sentences import sentence
from facing.cli.show import show
from facing.cli.store import look_after
from facing.cli.versions import versions
from facing.cli.wiring import Provided, Streams, Wiring
from facing.core.problem import UserProblem
from facing.session.services import Services

_WITH_STORE = ("save", "show", "versions", "export")


def run(arguments: Sequence[str], wiring: Wiring, streams: Streams | None = None) -> int:
    """Run the command that ``arguments`` name (without the program's own name); gives the exit code.

    Results go to ``streams.out``, messages and progress to ``streams.err`` (the process's own by default).
    """
    streams = streams or Streams(sys.stdout, sys.stderr)
    _soften(streams)
    try:
        parsed = _parsed(parser(), arguments, streams)
        if isinstance(parsed, int):
            return parsed
        code = _run(parsed, wiring, streams)
        streams.out.flush()
    except UserProblem as problem:
        streams.err.write(f"{sentence(problem)}\n")
        return exit_code(problem.code)
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        _let_go_of(streams)
        return ExitCode.FOUND
    return code


def _parsed(whole: ArgumentParser, arguments: Sequence[str], streams: Streams) -> Namespace | int:
    """What the arguments say, or the exit code where they are wrong or only ask for help."""
    try:
        with redirect_stdout(streams.out), redirect_stderr(streams.err):
            parsed = whole.parse_args(list(arguments))
            refuse_misfits(whole, parsed)
    except SystemExit as end:
        return int(end.code or 0)
    return parsed


def _run(arguments: Namespace, wiring: Wiring, streams: Streams) -> ExitCode:
    code = _run_alone(arguments, wiring, streams)
    if code is not None:
        return code
    provided = wiring.provide(arguments.base_dir, with_store=arguments.command in _WITH_STORE)
    for problem in provided.problems:
        streams.err.write(f"{sentence(problem)}\n")
    with _closing(provided.services):
        return _run_with(provided, arguments, streams)


def _run_alone(arguments: Namespace, wiring: Wiring, streams: Streams) -> ExitCode | None:
    """Carry out a command that needs neither engines nor an open store; ``None``: it is another one."""
    if arguments.command == "doctor":
        return doctor(arguments, wiring.probes(arguments.base_dir), streams)
    if arguments.command == "store":
        return look_after(arguments, wiring.care(arguments.base_dir), streams)
    if arguments.command == "glossary" and arguments.work == "check":
        return glossary_check(arguments, streams)
    if arguments.command == "glossary" and arguments.work == "convert":
        return glossary_convert(arguments, streams)
    return None


def _run_with(provided: Provided, arguments: Namespace, streams: Streams) -> ExitCode:
    services = provided.services
    match arguments.command:
        case "check":
            return check(arguments, provided, streams)
        case "bench":
            return bench_detect(arguments, provided, streams)
        case "diff":
            return diff(arguments, services, streams)
        case "glossary":
            return glossary_extract(arguments, services, streams)
        case "save":
            return save(arguments, services, streams)
        case "export":
            return export(arguments, provided, streams)
        case "show":
            return show(arguments, services, streams)
        case _:
            return versions(arguments, services, streams)


@contextmanager
def _closing(services: Services) -> Iterator[None]:
    """End the engines and the store, whatever happens."""
    try:
        yield
    finally:
        for engine in (*services.grammar, *services.own):
            engine.close()
        services.tasks.close()
        services.store.close()


def _soften(streams: Streams) -> None:
    """Write what a stream's encoding lacks in an escaped form rather than fail."""
    for stream in (streams.out, streams.err):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _let_go_of(streams: Streams) -> None:
    """Nobody reads any more: keep the interpreter from complaining when it flushes at its end."""
    if isinstance(streams.out, TextIOWrapper):
        with Path(os.devnull).open("wb") as nowhere:
            os.dup2(nowhere.fileno(), streams.out.fileno())
