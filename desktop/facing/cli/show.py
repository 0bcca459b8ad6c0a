"""``facing show``: the correction, or a version of it, exactly as it is."""

from argparse import Namespace

from facing.cli.documents import known_document, original_of
from facing.cli.exit_codes import ExitCode
from facing.cli.wiring import Streams
from facing.session.opening import standing
from facing.session.services import Services


def show(arguments: Namespace, services: Services, streams: Streams) -> ExitCode:
    """Print the text in UTF-8 with ``\\n`` at line ends, nothing added; bytes that were no text come out as they were.

    Raises:
        UserProblem: ``DOCUMENT_UNKNOWN``, ``VERSION_UNKNOWN`` with ``version``, the store refuses.
    """
    record = known_document(services, arguments.original)
    if arguments.version is None:
        text = standing(services, record, original_of(services, record)).text
    else:
        text = services.store.content(record.id, arguments.version).text
    streams.out.flush()
    streams.out.buffer.write(_as_bytes(text.as_string()))
    return ExitCode.NOTHING_FOUND


def _as_bytes(text: str) -> bytes:
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
