"""Sparing the garbage collector where very many objects are made that stay."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collecting_later() -> Iterator[None]:
    """Make objects that stay without the collector visiting all of them again and again.

    Each visit holds up every thread: with 50,000 terms, a glossary's objects cost the window some hundred milliseconds
    each. What was made counts as old afterwards, unvisited (``gc.freeze`` and back).
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.unfreeze()
        if was_enabled:
            gc.enable()
