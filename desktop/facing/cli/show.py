"""``facing show``: the correction, or a version of it, exactly as it is."""

from argparse import Namespace
from pathlib import Path

from facing.cli.documents import known_document, original_of
from facing.cli.exit_codes import ExitCode
from facing.cli.wiring import Streams
from facing.core.problem import ProblemCode, UserProblem
from facing.core.text import Text
from facing.session.opening import standing
from facing.session.services import Services


def show(arguments: Namespace, services: Services, streams: Streams) -> ExitCode:
    """Print the text in UTF-8 with ``\\n`` at line ends, nothing added; bytes that were no text come out as they were.

    Raises:
        UserProblem: ``DOCUMENT_UNKNOWN``, ``VERSION_UNKNOWN`` with ``version``, the store refuses.
    """
    if services.works.is_work_file(arguments.original):
        text = _carried(services, arguments.original, arguments.version)
    else:
        text = _kept(services, arguments.original, arguments.version)
    streams.out.flush()
    streams.out.buffer.write(_as_bytes(text.as_string()))
    return ExitCode.NOTHING_FOUND


def _kept(services: Services, path: Path, version: int | None) -> Text:
    record = known_document(services, path)
    if version is None:
        return standing(services, record, original_of(services, record)).text
    return services.store.content(record.id, version).text


def _carried(services: Services, path: Path, version: int | None) -> Text:
    """The correction in a work file, or one of its versions, which count from 1."""
    work, _ = services.works.read(path)
    if version is None:
        return work.correction.text
    for kept in work.versions:
        if kept.version.id == version:
            return kept.read().text
    raise UserProblem(ProblemCode.VERSION_UNKNOWN, version=version)


def _as_bytes(text: str) -> bytes:
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
