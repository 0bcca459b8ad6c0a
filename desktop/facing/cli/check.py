"""``facing check``: the suspected errors of texts, and of a correction beside its original."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from tqdm import tqdm

from facing.cli.checked import CheckedFile, Progress, check_file
from facing.cli.checked_file import write_checked
from facing.cli.exit_codes import ExitCode, exit_code
from facing.cli.inputs import inputs
from facing.cli.output import check_object, write_json
from facing.cli.sentences import counted, row_sentence, sentence
from facing.cli.targets import Sources, targets
from facing.cli.wiring import Provided, Streams
from facing.core.checkers import CheckerStatus
from facing.core.exporting import ExportFormat
from facing.core.finding import PlacedFinding, Side
from facing.core.problem import UserProblem
from facing.core.settings import CheckerChoice
from facing.session.services import Services
from facing.session.two_files import read_correction

# A named engine that ends so was asked for and did not do its work.
_FAILURES = (CheckerStatus.UNAVAILABLE, CheckerStatus.FAILED)


def check(arguments: Namespace, provided: Provided, streams: Streams) -> ExitCode:
    """Check the files named and tell what was found.

    Raises:
        UserProblem: a glossary that was named cannot be used.
    """
    _use_glossaries(arguments.glossaries, provided.services, streams.err)
    provided.drain()
    found = inputs(arguments.files, arguments.output)
    target_of = targets(arguments.files, found, ExportFormat(arguments.to), arguments.output) if arguments.to else {}
    sources = Sources((*(each.path for each in found), *([arguments.correction] if arguments.correction else ())))
    files = []
    for number, each in enumerate(found, start=1):
        name = each.path.name if len(found) == 1 else f"{number}/{len(found)} {each.path.name}"
        with _progress(name, streams.err) as progress:
            files.append(_checked(each.path, target_of.get(each.path), sources, arguments, provided, progress))
    for file in files:
        _tell_problems(file, streams.err)
    if arguments.json:
        write_json(streams.out, check_object(files))
    else:
        for file in files:
            _write_findings(file, arguments.correction, streams)
    return _exit_code(files, arguments.checker)


def _use_glossaries(paths: Sequence[Path], services: Services, err: TextIO) -> None:
    """Use the glossaries named in place of those in the settings, if any are named."""
    if paths:
        services.glossaries.use_only(paths)
    else:
        for problem in services.glossaries.problems:
            err.write(f"{sentence(problem)}\n")
    for glossary in services.glossaries.loaded():
        for row in glossary.problems:
            err.write(f"{row_sentence(glossary.path, row)}\n")


def _checked(
    path: Path, target: Path | None, sources: Sources, arguments: Namespace, provided: Provided, progress: Progress
) -> CheckedFile:
    services = provided.services
    try:
        original = services.formats.read(path)
        correction = None
        if arguments.correction:
            correction = read_correction(services.formats, arguments.correction, original).text
    except UserProblem as problem:
        return CheckedFile(path, problem)
    choice = arguments.checker or services.settings.checker
    decided = provided.decided(original)
    own_language = services.settings.language if decided.language == "auto" else decided.language
    language = arguments.language or own_language
    file = check_file(provided, original, correction, choice, language, progress, decided=decided)
    file = _with_shown(file, arguments.everything)
    if target is not None:
        try:
            sources.refuse(target)
            write_checked(
                file, original, correction, arguments.correction, ExportFormat(arguments.to), target, services
            )
        except UserProblem as problem:
            return replace(file, problem=problem)
    return file


@contextmanager
def _progress(name: str, err: TextIO) -> Iterator[Progress]:
    """A bar that counts paragraphs, where someone watches."""
    with tqdm(desc=name, unit=" paragraphs", file=err, disable=not err.isatty(), leave=False) as bar:

        def show(done: int, total: int) -> None:
            bar.total = total
            bar.n = done
            bar.refresh()

        yield show


def _with_shown(file: CheckedFile, everything: bool) -> CheckedFile:
    return replace(file, findings=[placed for placed in file.findings if everything or placed.finding.shown])


def _tell_problems(file: CheckedFile, err: TextIO) -> None:
    if file.problem is not None:
        err.write(f"{sentence(file.problem)}\n")
    for engine in file.engines:
        if engine.problem is not None:
            err.write(f"{engine.name}: {sentence(engine.problem)}\n")


def _write_findings(file: CheckedFile, correction: Path | None, streams: Streams) -> None:
    for placed in file.findings:
        path = correction if placed.finding.side is Side.CORRECTION else file.path
        streams.out.write(f"{path}:{finding_line(placed)}\n")
    if file.problem is None:
        ran = ", ".join(engine.name for engine in file.engines if engine.status is CheckerStatus.RAN)
        found, words = counted(len(file.findings), "finding"), counted(file.words or 0, "word")
        streams.err.write(f"{file.path}: {found} in {words}, {file.language}, checked by {ran or 'nothing'}\n")


def finding_line(placed: PlacedFinding) -> str:
    """One line for people, the place as paragraph and column from 1."""
    finding = placed.finding
    state = f", {finding.state.value}" if finding.state else ""
    words = " ".join(finding.text.split())
    instead = f" → {' | '.join(finding.suggestions)}" if finding.suggestions else ""
    message = " ".join(finding.message.split())
    place = f"{placed.paragraph + 1}:{placed.column + 1}"
    return f"{place}: {finding.kind.value} ({finding.certainty.value}{state}): {words}{instead}: {message}"


def _exit_code(files: Sequence[CheckedFile], asked_for: CheckerChoice | None) -> ExitCode:
    problems = [exit_code(file.problem.code) for file in files if file.problem]
    if problems:
        return max(problems)
    named = asked_for.value if asked_for else ""
    if any(engine.id == named and engine.status in _FAILURES for file in files for engine in file.engines):
        return ExitCode.CHECKER_DID_NOT_RUN
    return ExitCode.FOUND if any(file.findings for file in files) else ExitCode.NOTHING_FOUND
