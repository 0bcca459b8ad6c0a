"""How much is taken in."""

from pathlib import Path

from facing.core.problem import ProblemCode, UserProblem

# 64 MiB is about eleven million words, ten times the longest text that the program is built for. The file is held as
# bytes, as text (up to four bytes a character) and as paragraphs: half a gigabyte at the limit, and a gigabyte of
# memory is what the smallest computers in use can spare.
FILE_LIMIT = 64 * 1024 * 1024


def refuse_if_larger(path: Path, size: int, limit: int) -> None:
    """Check a size in bytes.

    Raises:
        UserProblem: ``FILE_TOO_LARGE`` with ``size`` and ``limit`` in bytes.
    """
    if size > limit:
        raise UserProblem(ProblemCode.FILE_TOO_LARGE, path=path, size=size, limit=limit)
