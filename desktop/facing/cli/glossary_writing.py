"""``facing glossary convert`` and ``facing glossary extract``: the commands that write glossaries."""

from argparse import Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path

from facing.cli.exit_codes import ExitCode
from facing.cli.output import JsonObject, write_json
from facing.cli.sentences import counted, loss_sentence, row_sentence
from facing.cli.wiring import Streams
from facing.core.problem import ProblemCode, UserProblem
from facing.files.replacing import is_same_file
from facing.glossary.columns import language_code
from facing.glossary.extracting import Candidate, candidates
from facing.glossary.formats import GlossaryFormat
from facing.glossary.loading import load
from facing.glossary.saving import save
from facing.glossary.terms import Form, FormStatus, Term
from facing.session.language import resolve_language
from facing.session.services import Services


def glossary_convert(arguments: Namespace, streams: Streams) -> ExitCode:
    """Write the terms of one file to another; tell what was left out of the one and what the other cannot hold.

    Raises:
        UserProblem: ``GLOSSARY_UNUSABLE``; the target is there already, is the source itself, or cannot be written.
    """
    if is_same_file(arguments.target, arguments.source):
        raise UserProblem(ProblemCode.TARGET_IS_ORIGINAL, path=arguments.target)
    _refuse_if_there(arguments.target, force=arguments.force)
    languages = None
    if arguments.languages:
        first, second = map(language_code, arguments.languages)
        languages = first, second
    loaded = load(arguments.source, arguments.encoding, languages)
    for row in loaded.problems:
        streams.err.write(f"{row_sentence(arguments.source, row)}\n")
    _save(arguments.target, loaded.terms, arguments.to, streams)
    return ExitCode.NOTHING_FOUND


def glossary_extract(arguments: Namespace, services: Services, streams: Streams) -> ExitCode:
    """Tell the candidates of a text, or write a glossary in which each of them is known, to be worked on.

    Raises:
        UserProblem: the text cannot be used; the glossary is there already, or cannot be written.
    """
    if arguments.output is not None:
        _refuse_if_there(arguments.output, force=arguments.force)
    text = services.formats.read(arguments.file).text
    choice = arguments.language or services.settings.language
    language = resolve_language(choice, text, services.detector, services.settings.default_english)
    found = candidates([paragraph.text for paragraph in text], language)
    if arguments.json:
        write_json(streams.out, extract_object(arguments.file, language, found))
    elif arguments.output is None:
        for candidate in found:
            streams.out.write(f"{_line(candidate)}\n")
    if arguments.output is not None:
        _save(arguments.output, [_term(candidate, language) for candidate in found], None, streams)
    return ExitCode.NOTHING_FOUND


def extract_object(path: Path, language: str, found: Iterable[Candidate]) -> JsonObject:
    """What ``facing glossary extract --json`` prints."""
    return {
        "schema": "facing.glossary.extract/1",
        "path": str(path),
        "language": language,
        "candidates": [
            {
                "text": candidate.text,
                "kind": candidate.kind.value,
                "count": candidate.count,
                "variants": [{"text": text, "count": count} for text, count in candidate.variants],
            }
            for candidate in found
        ],
    }


def _refuse_if_there(path: Path, *, force: bool) -> None:
    if path.exists() and not force:
        raise UserProblem(ProblemCode.TARGET_EXISTS, path=path)


def _save(path: Path, terms: Sequence[Term], chosen: GlossaryFormat | None, streams: Streams) -> None:
    for loss in save(path, terms, format=chosen):
        streams.err.write(f"{loss_sentence(path, loss)}\n")
    streams.err.write(f"{path}: {counted(len(terms), 'term')} written\n")


def _line(candidate: Candidate) -> str:
    beside = f"  (also {_variants(candidate)})" if candidate.variants else ""
    return f"{candidate.count:>6}  {candidate.kind.value:<12}  {candidate.text}{beside}"


def _variants(candidate: Candidate) -> str:
    return ", ".join(f"{text} {count}" for text, count in candidate.variants)


def _term(candidate: Candidate, language: str) -> Term:
    """A known term. What may be meant for the same is only noted: whether it is wrong, a person decides."""
    note = f"also {_variants(candidate)}" if candidate.variants else ""
    form = Form(candidate.text, FormStatus.ADMITTED, language.partition("-")[0])
    return Term((form,), candidate.kind, note=note)
