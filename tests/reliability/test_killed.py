"""``kill -9`` at random moments of the real program: nothing broken, no save lost, at most two seconds of typing."""

import os
import random
import shutil
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import pytest

from facing.app.inline_tasks import InlineTasks
from facing.app.provide import provide
from tests.fakes.child import Fork, forked, forked_elsewhere
from tests.reliability import typist, window_typist
from tests.reliability.judging import Found, Said, judge, sha256

MARK = b"crosed the sund"  # of each line of the text
CHAIN = 10  # rounds that go on with what the one before has left
LONG = 8  # one of so many rounds lasts longer than what may be lost, without a save


# Starts a program on a store and a file, with a seed, the number of what was done before, and whether to save nothing.
Start = Callable[[Path, Path, float, int, bool], AbstractContextManager[Fork]]


def one_round(
    start: Start, base: Path, file: Path, said: Said, chance: random.Random, long: bool, least: float
) -> Found:
    """Let it live for a random while, ``least`` seconds or more, kill it, look."""
    life = least + (chance.uniform(2.5, 4.0) if long else chance.uniform(0.0, 0.5))
    with start(base, file, chance.random(), said.number, long) as program:
        heard = [program.readline()]
        end = time.monotonic() + life
        while heard[-1] and time.monotonic() < end:
            heard.append(program.readline())
        assert heard[-1], "it ended by itself"
        time.sleep(chance.random() * 0.02)
        killed = time.monotonic()
        program.kill()
        heard += program.rest()
    said.take(heard)
    return judge(base, file, said, killed)


def chains(start: Start, rounds: int, seed: int, base: Path, file: Path, least: float = 0.0) -> list[Found]:
    """So many rounds, some of them on one store; gives what was found after each."""
    original, chance, found = sha256(file), random.Random(seed), []
    said = Said()
    for number in range(rounds):
        if number % CHAIN == 0:
            shutil.rmtree(base, ignore_errors=True)
            for path in file.parent.iterdir():
                if path.is_file() and path != file:
                    path.unlink()
            said = Said()
        found.append(one_round(start, base, file, said, chance, number % LONG == 3, least))
        assert sha256(file) == original
        if number % CHAIN == CHAIN - 1:
            tell("so far", found)
    return found


def tell(name: str, found: list[Found]) -> None:
    lost = sorted(each.lost for each in found)
    print(
        f"{name}: {len(found)} rounds, at most {lost[-1]:.2f} s of typing lost (median {lost[len(lost) // 2]:.2f} s), "
        f"{sum(1 for each in found if each.lost == 0)} rounds lost nothing, "
        f"{max(each.versions for each in found)} versions at most, {max(each.leftovers for each in found)} leftovers",
        flush=True,
    )


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="so many programs are only started where they can be forked")
def test_killed_at_any_moment_of_typing_and_saving(
    base: Path, file: Path, share_of_rounds: Callable[[float], int], seed: int
) -> None:
    found = chains(partial(forked, typist.main), share_of_rounds(0.6), seed, base, file)
    tell("typing and saving", found)
    # The rounds have been through what is to be tested.
    assert max(each.number for each in found) > 100
    assert max(each.versions for each in found) > 2


@pytest.mark.slow
def test_killed_at_any_moment_of_typing_into_the_window(
    base: Path, file: Path, share_of_rounds: Callable[[float], int], seed: int
) -> None:
    # A window that has just opened has other things to do than to take keys.
    found = chains(partial(forked_elsewhere, window_typist.main), share_of_rounds(0.06), seed, base, file, least=1.5)
    tell("the window", found)
    assert max(each.number for each in found) > 5


@pytest.mark.slow
def test_killed_at_any_moment_of_forgetting_in_the_window(
    base: Path, file: Path, share_of_rounds: Callable[[float], int], seed: int
) -> None:
    chance, gone = random.Random(seed), 0
    rounds = share_of_rounds(0.04)
    for _ in range(rounds):
        shutil.rmtree(base, ignore_errors=True)
        said = Said()
        with forked_elsewhere(window_typist.forget, base, file, chance.random(), 0, False) as program:
            heard = [program.readline()]
            while not heard[-1].startswith("forgets"):
                heard.append(program.readline())
                assert heard[-1], "it ended by itself"
            time.sleep(chance.random() * 0.5)
            killed = time.monotonic()
            program.kill()
            program.rest()
        said.take(heard[:-1])
        # The next start of the program forgets what was to be forgotten.
        provided = provide(base, InlineTasks(), with_store=True, remember_glossaries=False)
        assert provided.problems == ()
        is_known = provided.services.store.known_document(file) is not None
        provided.close()
        if is_known:
            judge(base, file, said, killed)
        else:
            gone += 1
            # No word of it is left in any file of ours.
            assert [path.name for path in base.rglob("*") if path.is_file() and MARK in path.read_bytes()] == []
    print(f"forgetting: {rounds} rounds, {gone} of them forgotten")
