"""The user's own words and names in a plain file: UTF-8, one a line, to be edited by hand as well."""

import codecs
from collections.abc import Callable, Iterable
from pathlib import Path

from facing.core.problem import ProblemCode, UserProblem
from facing.files.reading import read_file
from facing.files.replacing import replace_file

# A hundred thousand words are a megabyte; more is no list that a person keeps.
_LIMIT = 8 * 1024 * 1024

_Lines = list[str]


class WordFile:
    """The list at ``path`` (``core.ports.WordList``). Empty lines and those that begin with ``#`` are left alone."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def words(self) -> frozenset[str]:
        """All words as the file has them now. A file that cannot be read holds none."""
        try:
            return frozenset(filter(None, map(_word, self._lines())))
        except UserProblem:
            return frozenset()

    def add(self, words: Iterable[str]) -> None:
        """Write words behind the others; the file holds the old or the new list at every moment.

        Raises:
            UserProblem: ``DISK_FULL``, ``TARGET_UNWRITABLE``, or the file is there and cannot be read.
        """
        wanted = [cleaned for word in words if (cleaned := " ".join(word.split()))]

        def with_them(lines: _Lines) -> _Lines:
            there = set(map(_word, lines))
            return [*lines, *dict.fromkeys(word for word in wanted if word not in there)]

        self._change(with_them)

    def remove(self, words: Iterable[str]) -> None:
        """Take words out; raises as ``add``."""
        gone = frozenset(words)
        self._change(lambda lines: [line for line in lines if _word(line) not in gone])

    def _change(self, change: Callable[[_Lines], _Lines]) -> None:
        """Read what stands there now, which another program may have changed, and write it changed."""
        lines = self._lines()
        changed = change(lines)
        if changed != lines:
            replace_file(
                self._path, "".join(f"{line}\n" for line in changed).encode("utf-8", "surrogatepass"), private=True
            )

    def _lines(self) -> _Lines:
        try:
            data = read_file(self._path, _LIMIT).removeprefix(codecs.BOM_UTF8)
            return data.decode("utf-8", "surrogatepass").removesuffix("\n").split("\n") if data else []
        except UserProblem as problem:
            if problem.code is ProblemCode.FILE_MISSING:
                return []
            raise
        except UnicodeDecodeError as error:
            raise UserProblem(ProblemCode.FILE_UNDECODABLE, path=self._path) from error


def _word(line: str) -> str:
    word = line.strip()
    return "" if word.startswith("#") else word
