"""Another process that runs a piece of code, to be talked to and killed."""

import multiprocessing
import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import TextIO, cast

import pytest


class Child:
    """A running child; its standard input stays open until the end."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self._output = cast(TextIO, process.stdout)
        self._input = cast(TextIO, process.stdin)

    def readline(self) -> str:
        """The next line that it prints; empty when it has ended."""
        return self._output.readline().rstrip("\n")

    def rest(self) -> list[str]:
        """All whole lines up to its end; a line cut off by its death is left out."""
        return [line.rstrip("\n") for line in self._output if line.endswith("\n")]

    def say(self, line: str) -> None:
        """Send it a line."""
        self._input.write(line + "\n")
        self._input.flush()

    def kill(self) -> None:
        """End it at once, without a chance to tidy up."""
        self._process.kill()
        self._process.wait()

    def wait(self) -> int:
        """Let it end; its exit code."""
        self._input.close()
        return self._process.wait()


@contextmanager
def child(code: str, *arguments: object) -> Iterator[Child]:
    """Run ``code`` with the modules that this process finds; it does not outlive the block."""
    process = subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    with process:
        try:
            yield Child(process)
        finally:
            process.kill()


class Fork:
    """A fork of this process that runs a function: there in a moment, with all modules loaded."""

    def __init__(self, process: int, output: TextIO) -> None:
        self._process = process
        self._output = output

    def readline(self) -> str:
        """The next line that it prints; empty when it has ended."""
        return self._output.readline().rstrip("\n")

    def rest(self) -> list[str]:
        """All whole lines up to its end; a line cut off by its death is left out."""
        return [line.rstrip("\n") for line in self._output if line.endswith("\n")]

    def kill(self) -> None:
        """End it at once, without a chance to tidy up."""
        os.kill(self._process, signal.SIGKILL)


@contextmanager
def forked(work: Callable[..., object], *arguments: object) -> Iterator[Fork]:
    """Run ``work`` on the arguments as strings; it does not outlive the block. For systems that have forks."""
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        try:
            os.dup2(writing, 1)
            os.closerange(reading, writing + 1)
            sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
            work(*map(str, arguments))
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as output:
        fork = Fork(process, output)
        try:
            yield fork
        finally:
            fork.kill()
            os.waitpid(process, 0)


@contextmanager
def forked_elsewhere(work: Callable[..., object], *arguments: object) -> Iterator[Fork]:
    """The same from a process that has done nothing but load the module of ``work``: there, Qt may be started."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([work.__module__])
    reading, writing = context.Pipe(duplex=False)
    process = context.Process(target=_tell_through, args=(writing, work, *map(str, arguments)))
    with pytest.MonkeyPatch.context() as patch:
        # That process looks for modules by itself, and finds another copy of the program first, where there is one.
        patch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
        process.start()
    writing.close()
    assert process.pid is not None
    with os.fdopen(os.dup(reading.fileno()), encoding="utf-8") as output:
        reading.close()
        try:
            yield Fork(process.pid, output)
        finally:
            process.kill()
            process.join()


def _tell_through(pipe: Connection, work: Callable[..., object], *arguments: str) -> None:
    os.dup2(pipe.fileno(), 1)
    pipe.close()
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    work(*arguments)
