"""``facing export``: a correction in a format in which others want it."""

from argparse import Namespace
from dataclasses import replace

from facing.cli.documents import known_document, original_of
from facing.cli.exit_codes import ExitCode
from facing.cli.wiring import Streams
from facing.core.document import Original
from facing.core.ports import ExportFormat
from facing.core.problem import ProblemCode, UserProblem
from facing.core.text import Text
from facing.files.replacing import is_same_file, replace_file
from facing.session.exporting import manner_of
from facing.session.opening import standing
from facing.session.services import Services
from facing.session.slots import onto_slots, with_further_slots


def export(arguments: Namespace, services: Services, streams: Streams) -> ExitCode:
    """Write the correction as it stands, a version of it or a ready one to a file.

    Raises:
        UserProblem: a file cannot be used, ``DOCUMENT_UNKNOWN``, ``VERSION_UNKNOWN``, ``TARGET_*``, the format cannot
            hold the text.
    """
    original, corrected = _sides(arguments, services)
    target = arguments.output
    if is_same_file(target, original.path) or (
        arguments.correction is not None and is_same_file(target, arguments.correction)
    ):
        raise UserProblem(ProblemCode.TARGET_IS_ORIGINAL, path=target)
    manner = manner_of(services.exports, services.clock, arguments.author, not arguments.leave_mechanical)
    data = services.exports.ways[ExportFormat(arguments.to)](original, corrected, manner)
    replace_file(target, data, original=original.path)
    streams.err.write(f"Written to {target}.\n")
    return ExitCode.NOTHING_FOUND


def _sides(arguments: Namespace, services: Services) -> tuple[Original, Text]:
    if arguments.correction is not None:
        original = services.formats.read(arguments.original)
        return original, onto_slots(original.text, services.formats.read(arguments.correction).text)
    record = known_document(services, arguments.original)
    original = replace(original_of(services, record), path=arguments.original)
    if arguments.version is None:
        return original, standing(services, record, original).text
    content = services.store.content(record.id, arguments.version)
    return original, with_further_slots(content.text, original.text)
