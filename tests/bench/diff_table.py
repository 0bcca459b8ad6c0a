"""One table of how fast and how good comparisons are: ``python -m tests.bench.diff_table [WORDS...]``.

Every measurement has a process of its own. Truth comes from the seeded book: 5 % of the words edited, 0.5 % of the
paragraphs each moved, split, merged, deleted and inserted. Flat comparisons count both places of a move.
"""

import json
import pickle
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from facing.diff.pairing import pair_paragraphs
from facing.diff.rows import Relation
from tests.bench.diff_rivals import METHODS
from tests.unit.diff.book import Book, book

WORDS_OF_PARAGRAPH = 83
SIZES = (1_000, 10_000, 100_000, 1_000_000)
# Beyond so many words a method takes minutes.
LIMITS = {"diff-match-patch": 20_000, "prosediff": 200_000}


def book_of(words: int) -> Book:
    """The book that all methods compare."""
    return book(words // WORDS_OF_PARAGRAPH, 0.05, restructured=0.005)


def measure(method: str, kept: Path) -> dict[str, float]:
    """Seconds of processor time of this process and its children, MB at most, and what the method tells.

    ``kept`` holds the book: making it here would leave memory that the method could use again unseen.
    """
    made: Book = pickle.loads(kept.read_bytes())
    start = _seconds()
    memory = _memory()
    told = METHODS[method](made)
    places = made.hunks + len(made.moved) + _whole_paragraphs(made)
    return {"seconds": _seconds() - start, "memory": _memory() - memory, "places": places, **told._asdict()}


def shares_right(edited: float, paragraphs: int = 10_767) -> tuple[float, float]:
    """Which share of the paragraphs is paired with exactly its sources, and which share of moves is linked."""
    made = book(paragraphs, edited)
    rows = pair_paragraphs(made.original, made.corrected)
    left = {row.move: row.original for row in rows if row.relation is Relation.MOVED and row.original}
    right = linked = 0
    for row in rows:
        original = left[row.move] if row.relation is Relation.MOVED else row.original
        for index in range(*row.corrected or (0, 0)):
            as_made = made.sources[index] == frozenset(range(*original or (0, 0)))
            right += as_made
            linked += as_made and index in made.moved
    return right / len(made.corrected), linked / max(1, len(made.moved))


def _whole_paragraphs(made: Book) -> int:
    """Paragraphs that were put in or taken out as a whole."""
    used = {index for sources in made.sources for index in sources}
    return sum(not sources for sources in made.sources) + len(made.original) - len(used)


def _seconds() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _memory() -> float:
    """MB that this process held at most, or one of its children if that was more (Linux).

    ``ru_maxrss`` of the process itself will not do: it begins with what the parent held when it started it.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = next(int(line.split()[1]) for line in status.split("\n") if line.startswith("VmHWM:"))
    return max(peak, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024


def main(sizes: list[int]) -> None:
    """Print the table."""
    print(
        f"{'words':>9} {'method':17} {'s CPU':>7} {'MB':>5} {'deleted':>8} {'inserted':>8} {'places':>7} {'of true':>8}"
    )
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "book"
        for words in sizes:
            kept.write_bytes(pickle.dumps(book_of(words)))
            for method in METHODS:
                if words <= LIMITS.get(method, words):
                    _print_measured(words, method, kept)
    for edited in (0.05, 0.2, 0.4):
        right, linked = shares_right(edited)
        print(f"{edited:.0%} of words edited: {right:.2%} of paragraphs paired exactly, {linked:.1%} of moves linked")


def _print_measured(words: int, method: str, kept: Path) -> None:
    command = [sys.executable, "-m", "tests.bench.diff_table", method, str(kept)]
    told = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    print(
        f"{words:>9,} {method:17} {told['seconds']:>7.2f} {told['memory']:>5.0f} {told['deleted']:>8,}"
        f" {told['inserted']:>8,} {told['hunks']:>7,} {told['hunks'] / told['places']:>8.3f}",
        flush=True,
    )


if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in METHODS:
        print(json.dumps(measure(sys.argv[1], Path(sys.argv[2]))))
    else:
        main([int(size) for size in sys.argv[1:]] or list(SIZES))
