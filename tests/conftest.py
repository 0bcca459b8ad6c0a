"""What every test gets: no window system, a home of its own, no way out, no unexpected log lines."""

import logging
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Before Qt loads: without a display and without this, Qt ends the whole process.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for _name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
    os.environ.pop(_name, None)

settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", parent=settings.get_profile("here"), derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")

LOOPBACK = ("127.", "::1", "localhost")


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, store and caches in a folder of the test's own."""
    base = tmp_path_factory.mktemp("base")
    monkeypatch.setenv("FACING_BASE_DIR", str(base))
    return base


@pytest.fixture(autouse=True)
def no_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection to anything but this computer fails the test."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not str(address[0]).startswith(LOOPBACK):  # type: ignore[index]
            raise AssertionError(f"A test tried to reach {address}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture
def expected_log_lines() -> list[str]:
    """Beginnings of warnings that the test expects; it adds them."""
    return []


@pytest.fixture(autouse=True)
def no_unexpected_log_lines(caplog: pytest.LogCaptureFixture, expected_log_lines: list[str]) -> Iterator[None]:
    """A warning or an error in the log that was not expected fails the test."""
    yield
    lines = [record for when in ("setup", "call") for record in caplog.get_records(when)]
    loud = [record.getMessage() for record in lines if record.levelno >= logging.WARNING]
    unexpected = [line for line in loud if not line.startswith(tuple(expected_log_lines) or ("\0",))]
    assert not unexpected, f"unexpected log lines: {unexpected}"
