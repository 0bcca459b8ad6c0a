"""Another process that runs a piece of code, to be talked to and killed."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO, cast


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
