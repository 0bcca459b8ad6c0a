"""``facing export``: corrections in a format in which others want them, one or a whole folder."""

import os
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from tqdm import tqdm

from facing.cli.documents import known_document, original_of
from facing.cli.exit_codes import ExitCode, exit_code
from facing.cli.export_pool import done_all
from facing.cli.export_work import Done, ExportWork, failed
from facing.cli.inputs import Input, inputs
from facing.cli.output import batch_object, write_json
from facing.cli.sentences import counted, sentence
from facing.cli.targets import Sources, make_folder, targets
from facing.cli.wiring import Provided, Streams
from facing.core.exporting import ExportFormat, ExportManner
from facing.core.problem import UserProblem
from facing.session.exporting import ExportChoices, manner_of
from facing.session.history import by_index
from facing.session.opening import standing
from facing.session.services import Services
from facing.session.slots import with_further_slots

# What stands over a correction that is no file and no version.
CORRECTION = "Correction"


def export(arguments: Namespace, provided: Provided, streams: Streams) -> ExitCode:
    """Write the corrections as they stand, a version of one or ready ones to files.

    What cannot be exported is named, and the others go on.
    """
    form = ExportFormat(arguments.to)
    found = inputs(arguments.originals, arguments.output)
    target_of = targets(arguments.originals, found, form, arguments.output) if found else {}
    works = _works(arguments, provided.services, found, target_of)
    processes = min(arguments.jobs or os.cpu_count() or 1, len(found)) or 1
    ended = []
    with tqdm(total=len(found), unit=" files", file=streams.err, disable=not streams.err.isatty(), leave=False) as bar:
        for done in done_all(works, processes, provided.services, provided.elsewhere):
            ended.append(done)
            bar.update()
    order = {each.path: number for number, each in enumerate(found)}
    ended.sort(key=lambda done: order[done.path])
    return _report(ended, arguments.json, streams)


def _report(ended: Sequence[Done], as_json: bool, streams: Streams) -> ExitCode:
    problems = [done.problem for done in ended if done.problem is not None]
    for done in ended:
        streams.err.write(f"{_told(done)}\n")
    if len(ended) != 1:
        streams.err.write(f"{counted(len(ended) - len(problems), 'file')} written, {len(problems)} not.\n")
    if as_json:
        write_json(streams.out, batch_object((done.path, done.target, done.problem) for done in ended))
    return max((exit_code(problem.code) for problem in problems), default=ExitCode.NOTHING_FOUND)


def _told(done: Done) -> str:
    if done.problem is not None:
        return sentence(done.problem)
    return (
        f"Written to {done.target}, in place of the file that was there."
        if done.replaced
        else f"Written to {done.target}."
    )


def _works(
    arguments: Namespace, services: Services, found: Sequence[Input], target_of: Mapping[Path, Path]
) -> Iterator[ExportWork | Done]:
    choices = ExportChoices(arguments.author, not arguments.leave_mechanical, arguments.changes_only)
    manner = manner_of(services.exports, services.clock, choices)
    sources = Sources(path for each in found for path in (each.path, _ready(arguments, each)) if path is not None)
    for each in found:
        target = target_of[each.path]
        try:
            sources.refuse(target)
            make_folder(target)
            yield _work(arguments, services, each, target, manner)
        except UserProblem as problem:
            yield failed(each.path, problem)


def _work(arguments: Namespace, services: Services, each: Input, target: Path, manner: ExportManner) -> ExportWork:
    form = ExportFormat(arguments.to)
    correction = _ready(arguments, each)
    if correction is not None:
        told = replace(manner, corrected_name=correction.name)
        return ExportWork(each.path, target, form, told, correction=correction)
    record = known_document(services, each.path)
    original = replace(original_of(services, record), path=each.path)
    stands = standing(services, record, original)
    text, origins, name = stands.text, by_index(stands.text, stands.origins), CORRECTION
    if arguments.version is not None:
        content = services.store.content(record.id, arguments.version)
        text, origins = with_further_slots(content.text, original.text), content.origins
        name = _version_name(services, record.id, arguments.version)
    state = services.store.state(record.id)
    told = replace(manner, corrected_name=name, origins=origins)
    return ExportWork(
        each.path, target, form, told, original.data, state.encoding or None, text, language=state.language
    )


def _ready(arguments: Namespace, each: Input) -> Path | None:
    """The ready correction of a file, where there are such."""
    folder: Path | None = arguments.correction
    return folder / each.below if folder is not None and folder.is_dir() else folder


def _version_name(services: Services, document: str, number: int) -> str:
    named = next((each.name for each in services.store.versions(document) if each.id == number), "")
    return f"Version {number}" + (f" “{named}”" if named else "")
