"""Other programs' comparisons of the same two texts, counted alike."""

import re
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from facing.diff.pairing import pair_paragraphs
from facing.diff.rows import Operation, Relation
from facing.diff.wording import compare_words
from tests.unit.diff.book import Book


class Told(NamedTuple):
    """What a comparison says: words between white space taken out and put in, and in how many places."""

    deleted: int
    inserted: int
    hunks: int


Opcode = tuple[str, int, int, int, int]
_GIT_CHANGE = re.compile(r"(?:\[-.*?-\]|\{\+.*?\+\})+", re.DOTALL)


def ours(made: Book) -> Told:
    """Rows and runs; whole paragraphs count as one place each, both halves of a move as one."""
    deleted = inserted = hunks = 0
    for row in pair_paragraphs(made.original, made.corrected):
        before, after = made.original[slice(*row.original or (0, 0))], made.corrected[slice(*row.corrected or (0, 0))]
        if row.relation.one_sided:
            hunks += row.relation is not Relation.MOVED or row.original is None
            if row.relation is not Relation.MOVED:
                deleted, inserted = deleted + _count(before), inserted + _count(after)
        elif row.relation is not Relation.SAME:
            original, corrected = "\n".join(before), "\n".join(after)
            for run in compare_words(original, corrected):
                if run.operation is not Operation.EQUAL:
                    hunks += 1
                    deleted += len(original[slice(*run.original)].split()) if run.original else 0
                    inserted += len(corrected[slice(*run.corrected)].split()) if run.corrected else 0
    return Told(deleted, inserted, hunks)


def patience(made: Book) -> Told:
    """patiencediff on the words of the whole texts."""
    from patiencediff import PatienceSequenceMatcher

    return _of_opcodes(PatienceSequenceMatcher(None, *_words(made)).get_opcodes())


def diff_match_patch(made: Book) -> Told:
    """diff-match-patch, each word made one character, cleaned up as its own documents advise."""
    from diff_match_patch import diff_match_patch as engine

    numbers: dict[str, str] = {}
    texts = ["".join(numbers.setdefault(word, chr(0x10000 + len(numbers))) for word in words) for words in _words(made)]
    matcher = engine()
    matcher.Diff_Timeout = 0
    diffs = matcher.diff_main(*texts, False)
    matcher.diff_cleanupSemantic(diffs)
    deleted = sum(len(text) for kind, text in diffs if kind < 0)
    inserted = sum(len(text) for kind, text in diffs if kind > 0)
    places = sum(kind != 0 and (not at or diffs[at - 1][0] == 0) for at, (kind, _) in enumerate(diffs))
    return Told(deleted, inserted, places)


def prosediff(made: Book) -> Told:
    """prosediff: its lines, its pairs, its moves, its words."""
    from prosediff.diff import align, word_ops

    rows, _, _ = align(made.original, made.corrected, None)
    deleted = inserted = hunks = 0
    for row in rows:
        before = made.original[row.left_no - 1] if row.left_no else ""
        after = made.corrected[row.right_no - 1] if row.right_no else ""
        if row.kind == "equal":
            continue
        if before and after:
            for tag, first, last, other_first, other_last in word_ops(before, after):
                if tag != "equal":
                    hunks += 1
                    deleted += len(before[first:last].split())
                    inserted += len(after[other_first:other_last].split())
        else:
            hunks += 1
            deleted, inserted = deleted + _count([before]), inserted + _count([after])
    return Told(deleted, inserted, hunks)


def git(made: Book) -> Told:
    """git's word diff with its usual settings."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("a", "b")]
        for path, lines in zip(paths, (made.original, made.corrected), strict=True):
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        command = ["git", "diff", "--no-index", "--no-color", "--word-diff=plain", "-U0", *map(str, paths)]
        out = subprocess.run(command, capture_output=True, check=False, env={"LC_ALL": "C.UTF-8"}).stdout.decode()
    body = "\n".join(line for line in out.split("\n")[4:] if not line.startswith("@@ "))
    changes = _GIT_CHANGE.findall(body)
    deleted = sum(len(part.split()) for change in changes for part in re.findall(r"\[-(.*?)-\]", change, re.DOTALL))
    inserted = sum(len(part.split()) for change in changes for part in re.findall(r"\{\+(.*?)\+\}", change, re.DOTALL))
    return Told(deleted, inserted, len(changes))


METHODS: dict[str, Callable[[Book], Told]] = {
    "facing": ours,
    "patiencediff": patience,
    "git --word-diff": git,
    "diff-match-patch": diff_match_patch,
    "prosediff": prosediff,
}


def _words(made: Book) -> tuple[list[str], list[str]]:
    return " ".join(made.original).split(), " ".join(made.corrected).split()


def _count(lines: Sequence[str]) -> int:
    return sum(len(line.split()) for line in lines)


def _of_opcodes(opcodes: Iterable[Opcode]) -> Told:
    changes = [opcode for opcode in opcodes if opcode[0] != "equal"]
    return Told(
        sum(last - first for _, first, last, _, _ in changes),
        sum(last - first for _, _, _, first, last in changes),
        len(changes),
    )
