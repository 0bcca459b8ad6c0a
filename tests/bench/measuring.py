"""Measures what a user waits for: a deed until it is painted."""

import time
from collections.abc import Callable

from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture


def measured(benchmark: BenchmarkFixture, deed: Callable[[], None], rounds: int) -> None:
    """Measure ``deed`` until it is painted; notes p50, p99 and CPU beside the usual figures (milliseconds)."""
    wall: list[float] = []
    cpu: list[float] = []

    def painted() -> None:
        begun, begun_cpu = time.perf_counter(), time.thread_time()
        deed()
        QApplication.processEvents()
        wall.append((time.perf_counter() - begun) * 1000)
        cpu.append((time.thread_time() - begun_cpu) * 1000)

    benchmark.pedantic(painted, rounds=rounds, warmup_rounds=3)
    for name, times in (("wall", sorted(wall)), ("cpu", sorted(cpu))):
        benchmark.extra_info[f"{name} p50 ms"] = round(times[len(times) // 2], 1)
        benchmark.extra_info[f"{name} p99 ms"] = round(times[int(len(times) * 0.99)], 1)
