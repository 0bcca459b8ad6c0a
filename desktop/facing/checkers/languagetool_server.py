"""Our own LanguageTool server: started on a free port of this computer's loopback, spoken to, and surely ended.

The only module that opens sockets. It speaks plain HTTP to 127.0.0.1 through ``http.client``, which knows nothing of
proxies, so that whatever the environment names as a proxy never hears of a text.
"""

import atexit
import http.client
import json
import os
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from facing.checkers.helper_command import Helper, apart, helper_command
from facing.checkers.languagetool_install import JAVA_VARIABLES, SERVER_JAR, Installation, Java
from facing.core.problem import ProblemCode, UserProblem

ADDRESS = "127.0.0.1"
START_LIMIT = 60.0  # seconds
_HEALTH_LIMIT = 5.0
_END_LIMIT = 10.0
_PORT_TRIES = 5
_LINES_KEPT = 60
_STARTED = "Server started"
_PORT_TAKEN = ("Address already in use", "PortBindingException", "BindException")
_OUT_OF_MEMORY = "OutOfMemoryError"
_PROXY_VARIABLES = frozenset({"http_proxy", "https_proxy", "ftp_proxy", "all_proxy", "no_proxy"})

# Pipelines hold a language's loaded rules; the cache holds what was said of sentences. No limit on text length or on
# errors per word: garbled text is what this program is for.
_CONFIGURATION = {
    "pipelineCaching": "true",
    "maxPipelinePoolSize": "8",
    "pipelineExpireTimeInSeconds": "86400",
    "cacheSize": "4000",
    "cacheTTLSeconds": "86400",
}
_CONFIGURATION_NAME = "server.properties"
_NGRAM_PARTS = ("1grams", "2grams", "3grams")


class ServerFailure(Exception):  # noqa: N818 - the family of what follows
    """A request was not answered."""


class ServerGone(ServerFailure):
    """The server is not there any more, or hung up."""


class ServerSilent(ServerFailure):
    """The server did not answer in time."""


class ServerRefused(ServerFailure):
    """The server answered, but not with an answer: ``status`` is HTTP's."""

    def __init__(self, status: int, body: str) -> None:
        super().__init__(status, body)
        self.status = status


@dataclass(frozen=True, slots=True)
class ExtraData:
    """What the user has beside LanguageTool itself: a folder of n-gram data, a file of rule configuration."""

    ngrams: Path | None = None
    rules: Path | None = None

    def properties(self) -> dict[str, str]:
        """What of it is there, as the server's configuration names it."""
        found = {}
        if self.ngrams is not None and _is_whole(self.ngrams):
            found["languageModel"] = str(self.ngrams.absolute())
        if self.rules is not None and self.rules.is_file():
            found["rulesFile"] = str(self.rules.absolute())
        return found


class LanguageToolServer:
    """One run of the server, from ``start`` to ``stop``; another run is another object."""

    def __init__(
        self,
        java: Java,
        installation: Installation,
        heap: int,
        runtime_folder: Path | None = None,
        start_limit: float = START_LIMIT,
        data: ExtraData = ExtraData(),
    ) -> None:
        """``heap`` in mebibytes; ``runtime_folder`` is where a folder for this run is made (the system's otherwise)."""
        self._java = java
        self._installation = installation
        self._heap = heap
        self._runtime_folder = runtime_folder
        self._start_limit = start_limit
        self._data = data
        self._guard = threading.Lock()
        self._stopped = False
        self._process: subprocess.Popen[bytes] | None = None
        self._output: _Output | None = None
        self.port = 0

    @property
    def running(self) -> bool:
        """Whether the server has been started and has not ended."""
        return self._process is not None and self._process.poll() is None

    @property
    def out_of_memory(self) -> bool:
        """Whether it said that its heap is too small."""
        return self._output is not None and self._output.says(_OUT_OF_MEMORY)

    def start(self) -> None:
        """Start and wait until it answers.

        Raises:
            UserProblem: ``LANGUAGETOOL_NOT_STARTED`` with ``reason`` (``time``, ``memory``, ``port``, ``ended``,
                ``stopped``, ``system``) and ``detail`` (the last lines that it printed).
        """
        deadline = time.monotonic() + self._start_limit
        for _ in range(_PORT_TRIES):
            self._launch()
            if self._wait(deadline):
                return
            if not self._port_was_taken():
                break
            self._end()
        reason = self._why_not_started(deadline)
        detail = "\n".join(self._output.lines()[-5:]) if self._output else ""
        self.stop()
        raise UserProblem(ProblemCode.LANGUAGETOOL_NOT_STARTED, reason=reason, detail=detail)

    def ask(self, path: str, parameters: Mapping[str, str] | None, limit: float) -> Any:
        """The JSON answer to a request for ``path``, posted when there are ``parameters``; ``limit`` in seconds.

        Raises:
            ServerGone, ServerSilent, ServerRefused: there was no answer.
        """
        status, body = self._request(path, parameters, limit)
        if status != http.HTTPStatus.OK:
            raise ServerRefused(status, body.decode("utf-8", "replace"))
        try:
            return json.loads(body)
        except ValueError as error:
            raise ServerGone(str(error)) from error

    def stop(self) -> None:
        """End it and remove its folder; callable at any time, from any thread, more than once."""
        with self._guard:
            self._stopped = True
        self._end()
        atexit.unregister(self.stop)

    def _launch(self) -> None:
        self.port = _free_port()
        with self._guard:
            if self._stopped:
                raise UserProblem(ProblemCode.LANGUAGETOOL_NOT_STARTED, reason="stopped", detail="")
            try:
                folder = Path(tempfile.mkdtemp(prefix="facing-languagetool-", dir=self._runtime_folder))
                (folder / _CONFIGURATION_NAME).write_text(_configuration(self._data), "utf-8")
                self._process = self._popen(folder)
            except OSError as error:
                raise UserProblem(ProblemCode.LANGUAGETOOL_NOT_STARTED, reason="system", detail=str(error)) from error
            self._output = _Output(self._process, folder)
        atexit.register(self.stop)

    def _popen(self, folder: Path) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            helper_command(Helper.REAPER, [str(folder), *self._java_command(folder)]),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=server_environment(os.environ),
            **apart(),
        )

    def _java_command(self, folder: Path) -> list[str]:
        return [
            str(self._java.path),
            f"-Xmx{self._heap}m",
            "-XX:+UseSerialGC",  # the least memory; collecting is not what takes the time
            "-XX:+ExitOnOutOfMemoryError",  # ends at once instead of hanging or answering by halves
            "-XX:-UsePerfData",
            "-Dfile.encoding=UTF-8",
            "-Djava.awt.headless=true",
            "-Djava.net.useSystemProxies=false",
            "-Djava.net.preferIPv4Stack=true",  # "localhost", where it listens, is then 127.0.0.1 and nothing else
            f"-Djava.io.tmpdir={folder}",
            "-cp",
            str(self._installation.folder.absolute() / SERVER_JAR),
            "org.languagetool.server.HTTPServer",
            "--port",
            str(self.port),
            "--config",
            str(folder / _CONFIGURATION_NAME),
        ]

    def _wait(self, deadline: float) -> bool:
        """Whether this server (not another one that has the port) says it has started, and then answers."""
        if self._output is None or not self._output.wait_for(_STARTED, deadline):
            return False
        try:
            return self._request("/v2/healthcheck", None, _HEALTH_LIMIT)[0] == http.HTTPStatus.OK
        except ServerFailure:
            return False

    def _request(self, path: str, parameters: Mapping[str, str] | None, limit: float) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection(ADDRESS, self.port, timeout=limit)
        try:
            if parameters is None:
                connection.request("GET", path)
            else:
                form = {"Content-Type": "application/x-www-form-urlencoded"}
                connection.request("POST", path, urlencode(parameters).encode("ascii"), form)
            response = connection.getresponse()
            return response.status, response.read()
        except TimeoutError as error:
            raise ServerSilent(str(error)) from error
        except (OSError, http.client.HTTPException) as error:
            raise ServerGone(str(error)) from error
        finally:
            connection.close()

    def _port_was_taken(self) -> bool:
        return self._output is not None and any(self._output.says(sign) for sign in _PORT_TAKEN)

    def _why_not_started(self, deadline: float) -> str:
        if self._stopped:
            return "stopped"
        if self.out_of_memory:
            return "memory"
        if self._port_was_taken():
            return "port"
        return "time" if time.monotonic() >= deadline else "ended"

    def _end(self) -> None:
        with self._guard:
            process, output = self._process, self._output
        if process is None or output is None:
            return
        if process.stdin is not None:
            process.stdin.close()
        try:
            process.wait(_END_LIMIT)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        output.close()


class _Output:
    """Reads what the server prints, so that it never waits for a reader, and keeps the last lines."""

    def __init__(self, process: "subprocess.Popen[bytes]", folder: Path) -> None:
        self._process = process
        self._folder = folder
        self._lines: deque[str] = deque(maxlen=_LINES_KEPT)
        self._news = threading.Condition()
        self._ended = False
        self._thread = threading.Thread(target=self._read, name="languagetool-output", daemon=True)
        self._thread.start()

    def lines(self) -> list[str]:
        """The last lines."""
        with self._news:
            return list(self._lines)

    def says(self, sign: str) -> bool:
        """Whether one of the last lines holds ``sign``."""
        return any(sign in line for line in self.lines())

    def wait_for(self, sign: str, deadline: float) -> bool:
        """Wait until a line holds ``sign``; ``False`` at the output's end or at ``deadline`` (monotonic seconds)."""
        with self._news:
            self._news.wait_for(
                lambda: self._ended or any(sign in line for line in self._lines), deadline - time.monotonic()
            )
            return not self._ended and any(sign in line for line in self._lines)

    def close(self) -> None:
        """Free what belongs to the ended process."""
        self._thread.join(_END_LIMIT)
        if self._process.stdout is not None and not self._thread.is_alive():
            self._process.stdout.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _read(self) -> None:
        output = self._process.stdout
        while output is not None and (line := output.readline()):
            with self._news:
                self._lines.append(line.decode("utf-8", "replace").rstrip())
                self._news.notify_all()
        with self._news:
            self._ended = True
            self._news.notify_all()


def server_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment for Java: nothing about proxies, no options from elsewhere."""
    return {
        name: value
        for name, value in environment.items()
        if name not in JAVA_VARIABLES and name.lower() not in _PROXY_VARIABLES
    }


def _configuration(data: ExtraData) -> str:
    """A file of Java properties, which wants backslashes doubled and other letters than ASCII escaped."""
    lines = {**_CONFIGURATION, **data.properties()}
    return "".join(f"{key}={_escaped(value)}\n" for key, value in lines.items())


def _is_whole(folder: Path) -> bool:
    """Whether each language in a folder of n-gram data has all three parts; LanguageTool refuses to work otherwise."""
    languages = [inner for inner in folder.glob("??") if inner.is_dir()] if folder.is_dir() else []
    return bool(languages) and all((inner / part).is_dir() for inner in languages for part in _NGRAM_PARTS)


def _escaped(value: str) -> str:
    units = value.replace("\\", "\\\\").encode("utf-16-be", "surrogatepass")
    letters = [int.from_bytes(units[at : at + 2]) for at in range(0, len(units), 2)]
    return "".join(chr(letter) if 0x20 <= letter < 0x7F else f"\\u{letter:04x}" for letter in letters)


def _free_port() -> int:
    """A port of the loopback that nobody has now; somebody may take it before the server does."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind((ADDRESS, 0))
        return int(probe.getsockname()[1])
