"""``facing glossary check``: what is wrong in glossaries, row by row and term against term."""

from argparse import Namespace
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from facing.cli.exit_codes import ExitCode
from facing.cli.output import JsonObject, write_json
from facing.cli.sentences import clash_sentence, counted, row_reason, row_sentence, sentence
from facing.cli.wiring import Streams
from facing.core.problem import UserProblem
from facing.glossary.clashes import Clash, clashes
from facing.glossary.loading import LoadedGlossary, load
from facing.glossary.rows import RowProblem, RowReason


@dataclass(frozen=True, slots=True)
class CheckedGlossary:
    """What was found in a glossary; where it could not be used, ``problem`` says why and ``loaded`` is missing."""

    path: Path
    problem: UserProblem | None = None
    loaded: LoadedGlossary | None = None
    clashes: Sequence[Clash] = ()

    @property
    def rows(self) -> Sequence[RowProblem]:
        """What is to be told of rows; that some repeat others is told by the clashes, with both places."""
        if self.loaded is None:
            return ()
        return [problem for problem in self.loaded.problems if problem.reason is not RowReason.DUPLICATE]

    @property
    def is_faultless(self) -> bool:
        """Whether every row is in use and none speaks against another one."""
        return not self.clashes and not any(row.reason.is_about_row for row in self.rows)

    def lines(self, clash: Clash) -> list[int]:
        """Where the terms of a clash stand in the file."""
        terms = [self.loaded.terms[number] for number in clash.terms] if self.loaded else []
        return [term.place.line for term in terms if term.place]


def glossary_check(arguments: Namespace, streams: Streams) -> ExitCode:
    """Check the glossaries named and tell what was found."""
    checked = [_checked(path, arguments.encoding) for path in arguments.files]
    for glossary in checked:
        if glossary.problem is not None:
            streams.err.write(f"{sentence(glossary.problem)}\n")
    if arguments.json:
        write_json(streams.out, glossary_check_object(checked))
    else:
        for glossary in checked:
            _write(glossary, streams)
    if any(glossary.problem for glossary in checked):
        return ExitCode.UNUSABLE_INPUT
    return ExitCode.NOTHING_FOUND if all(glossary.is_faultless for glossary in checked) else ExitCode.FOUND


def glossary_check_object(checked: Iterable[CheckedGlossary]) -> JsonObject:
    """What ``facing glossary check --json`` prints."""
    return {"schema": "facing.glossary.check/1", "files": [_file(glossary) for glossary in checked]}


def _checked(path: Path, encoding: str | None) -> CheckedGlossary:
    try:
        loaded = load(path, encoding)
    except UserProblem as problem:
        return CheckedGlossary(path, problem)
    return CheckedGlossary(path, loaded=loaded, clashes=clashes(loaded.terms))


def _write(glossary: CheckedGlossary, streams: Streams) -> None:
    if glossary.loaded is None:
        return
    for row in glossary.rows:
        streams.out.write(f"{row_sentence(glossary.path, row)}\n")
    for clash in glossary.clashes:
        streams.out.write(f"{clash_sentence(glossary.path, clash, glossary.lines(clash))}\n")
    counts = (
        counted(len(glossary.loaded.terms), "term"),
        f"{counted(glossary.loaded.left_out, 'row')} left out",
        f"{counted(len(glossary.clashes), 'clash', 'clashes')}",
    )
    streams.err.write(f"{glossary.path}: {', '.join(counts)}\n")


def _file(glossary: CheckedGlossary) -> JsonObject:
    loaded = glossary.loaded
    return {
        "path": str(glossary.path),
        "problem": sentence(glossary.problem) if glossary.problem else None,
        "format": loaded.format.value if loaded else None,
        "terms": len(loaded.terms) if loaded else None,
        "rows": [
            {
                "line": row.line,
                "reason": row.reason.value,
                "left_out": row.reason.leaves_out,
                "message": row_reason(row.reason),
                "text": row.row,
            }
            for row in glossary.rows
        ],
        "clashes": [
            {"sort": clash.sort.value, "text": clash.text, "language": clash.language, "lines": glossary.lines(clash)}
            for clash in glossary.clashes
        ],
    }
