"""``facing diff``: the comparison of two texts that the panes show."""

from argparse import Namespace
from collections.abc import Iterable, Iterator
from dataclasses import replace

from facing.cli.exit_codes import ExitCode
from facing.cli.output import diff_object, write_json
from facing.cli.sentences import counted
from facing.cli.wiring import Streams
from facing.core.document import Original
from facing.core.edit import PARAGRAPH_BREAK
from facing.core.exporting import ExportFormat
from facing.core.problem import ProblemCode, UserProblem
from facing.core.text import Text
from facing.diff.comparison import Comparison
from facing.diff.rows import Operation, Run
from facing.files.replacing import is_same_file, replace_file
from facing.session.exporting import ExportChoices, manner_of
from facing.session.services import Services
from facing.session.two_files import read_correction


def diff(arguments: Namespace, services: Services, streams: Streams) -> ExitCode:
    """Compare the two files and tell where they differ.

    Raises:
        UserProblem: a file cannot be used; the page cannot be written, or would take the place of one of the files.
    """
    original = services.formats.read(arguments.original)
    corrected = read_correction(services.formats, arguments.corrected, original).text
    comparison = Comparison(original.text, corrected)
    comparison.ignore_white_space(arguments.ignore_all_space)
    if arguments.json:
        write_json(streams.out, diff_object(comparison))
    elif arguments.html:
        _write_page(arguments, original, corrected, services)
        _write_summary(comparison, streams)
    else:
        for line in _lines(comparison):
            streams.out.write(f"{line}\n")
        _write_summary(comparison, streams)
    return ExitCode.FOUND if comparison.summary().changes else ExitCode.NOTHING_FOUND


def _write_page(arguments: Namespace, original: Original, corrected: Text, services: Services) -> None:
    if is_same_file(arguments.html, arguments.corrected):
        raise UserProblem(ProblemCode.TARGET_IS_ORIGINAL, path=arguments.html)
    choices = ExportChoices(changes_only=arguments.changes_only)
    manner = replace(
        manner_of(services.exports, services.clock, choices),
        white_space_ignored=arguments.ignore_all_space,
        corrected_name=arguments.corrected.name,
    )
    page = services.exports.ways[ExportFormat.HTML](original, corrected, manner)
    replace_file(arguments.html, page, original=arguments.original)


def _write_summary(comparison: Comparison, streams: Streams) -> None:
    summary = comparison.summary()
    counts = (
        counted(summary.changes, "change"),
        counted(summary.moves, "move"),
        f"{counted(summary.words_deleted, 'word')} deleted",
        f"{summary.words_inserted} inserted",
    )
    streams.err.write(f"{', '.join(counts)}\n")


def _lines(comparison: Comparison) -> Iterator[str]:
    """The rows that differ: what happened to which paragraphs (from 1), then the text with its changes marked."""
    for number, row in enumerate(comparison.rows()):
        runs = comparison.runs(number)
        if row.relation.one_sided or any(run.operation is not Operation.EQUAL for run in runs):
            move = f" (move {row.move})" if row.move is not None else ""
            yield f"{_numbers(row.original)} → {_numbers(row.corrected)}: {row.relation.value}{move}"
            marked = _marked(runs, *comparison.texts(number))
            yield from (f"    {line}" for line in marked.split(PARAGRAPH_BREAK))


def _numbers(place: tuple[int, int] | None) -> str:
    if place is None:
        return "–"
    first, last = place[0] + 1, place[1]
    return str(first) if first == last else f"{first}-{last}"


def _marked(runs: Iterable[Run], original: str, corrected: str) -> str:
    """The row's text with ``[-deletions-]`` and ``{+insertions+}``."""
    parts = []
    for run in runs:
        deleted = original[slice(*run.original)] if run.original else ""
        inserted = corrected[slice(*run.corrected)] if run.corrected else ""
        if run.operation is Operation.EQUAL:
            parts.append(inserted or deleted)
        else:
            parts.append((f"[-{deleted}-]" if deleted else "") + (f"{{+{inserted}+}}" if inserted else ""))
    return "".join(parts)
