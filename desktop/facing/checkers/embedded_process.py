"""The embedded checker's worker process, from this side."""

import json
import os
import queue
import subprocess
import threading
from typing import Any

from facing.checkers.helper_command import Helper, apart, helper_command

_END_LIMIT = 5.0  # seconds


class WorkerFailure(Exception):  # noqa: N818 - the family of what follows
    """A request was not answered."""


class WorkerGone(WorkerFailure):
    """The worker is not there any more."""


class WorkerSilent(WorkerFailure):
    """The worker did not answer in time."""


class EmbeddedProcess:
    """One run of the worker. Asked from one thread at a time; ``stop`` may come from any."""

    def __init__(self) -> None:
        """Start it.

        Raises:
            WorkerGone: the system refused.
        """
        try:
            self._process = subprocess.Popen(
                helper_command(Helper.EMBEDDED_WORKER),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=dict(os.environ),
                **apart(),
            )
        except OSError as error:
            raise WorkerGone(str(error)) from error
        self._answers: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, name="embedded-output", daemon=True)
        self._reader.start()

    @property
    def running(self) -> bool:
        """Whether it has not ended."""
        return self._process.poll() is None

    def ask(self, request: dict[str, Any], limit: float) -> dict[str, Any]:
        """The answer to a request, within ``limit`` seconds.

        Raises:
            WorkerGone, WorkerSilent: there is none.
        """
        line = json.dumps(request).encode("ascii") + b"\n"
        try:
            if self._process.stdin is None:
                raise WorkerGone("no input")
            self._process.stdin.write(line)
            self._process.stdin.flush()
            found = self._answers.get(timeout=limit)
            answer: dict[str, Any] = json.loads(found) if found else {}
        except queue.Empty as error:
            raise WorkerSilent(str(limit)) from error
        except (OSError, ValueError) as error:
            raise WorkerGone(str(error)) from error
        if not answer:
            raise WorkerGone(f"exit code {self._process.poll()}")
        return answer

    def stop(self) -> None:
        """End it at once; more than once does no harm."""
        self._process.kill()
        self._process.wait()
        self._reader.join(_END_LIMIT)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue  # what was still to be written to the dead process

    def _read(self) -> None:
        output = self._process.stdout
        while output is not None and (line := output.readline()):
            self._answers.put(line)
        self._answers.put(b"")
