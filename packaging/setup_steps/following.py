"""Runs another program, and hears its lines while it runs."""

import queue
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

TICK = 0.5
LONGEST_SILENCE = 600.0


@dataclass(frozen=True)
class Outcome:
    """How a program ended, and everything it said."""

    code: int
    output: str

    @property
    def worked(self) -> bool:
        """Whether it ended well."""
        return self.code == 0


def follow(
    command: Sequence[str | Path],
    *,
    log: Path | None = None,
    heard: Callable[[str], None] = lambda line: None,
    tick: Callable[[], None] = lambda: None,
    variables: Mapping[str, str] | None = None,
    longest_silence: float = LONGEST_SILENCE,
) -> Outcome:
    """Runs a program to its end; one that cannot start, or is silent for too long, counts as failed."""
    words = [str(word) for word in command]
    try:
        process = subprocess.Popen(
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            env=variables,
            # The lock of one_at_a_time goes along: a pip that outlives a killed set-up still holds it.
            close_fds=False,
        )
    except OSError as error:
        return Outcome(127, f"{words[0]}: {error.strerror}")
    try:
        output = _listen(process, heard, tick, longest_silence)
        outcome = Outcome(process.wait(), output)
    except BaseException:
        process.kill()
        process.wait()
        raise
    if log is not None:
        with log.open("a", encoding="utf-8") as stream:
            stream.write(f"{time.strftime('%Y-%m-%d %H:%M:%S')} {' '.join(words)}\n{output}\n")
    return outcome


def _listen(
    process: subprocess.Popen[str], heard: Callable[[str], None], tick: Callable[[], None], longest_silence: float
) -> str:
    assert process.stdout is not None
    lines: queue.Queue[str | None] = queue.Queue()
    threading.Thread(target=_pass_on, args=(process.stdout, lines), daemon=True).start()
    kept: list[str] = []
    last_heard = time.monotonic()
    while True:
        try:
            line = lines.get(timeout=TICK)
        except queue.Empty:
            tick()
            if time.monotonic() - last_heard <= longest_silence:
                continue
            process.kill()
            kept.append(f"It timed out: nothing was heard for {longest_silence:.0f} seconds.\n")
            line = None
        if line is None:
            return "".join(kept)
        last_heard = time.monotonic()
        kept.append(line)
        heard(line.rstrip())


def _pass_on(stream: IO[str], lines: queue.Queue[str | None]) -> None:
    with stream:
        for line in stream:
            lines.put(line)
    lines.put(None)
