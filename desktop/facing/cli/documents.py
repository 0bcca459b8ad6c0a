"""Documents that the store knows, found by the path of their original."""

from pathlib import Path

from facing.core.document import DocumentRecord, Original
from facing.core.problem import ProblemCode, UserProblem
from facing.session.services import Services


def known_document(services: Services, path: Path) -> DocumentRecord:
    """The record of the original at ``path``; the file itself may have changed or gone since.

    Raises:
        UserProblem: ``DOCUMENT_UNKNOWN``, or why the file cannot be used where that is the matter.
    """
    record = services.store.known_document(path)
    if record is None:
        services.formats.read(path)
        raise UserProblem(ProblemCode.DOCUMENT_UNKNOWN, path=path)
    return record


def original_of(services: Services, record: DocumentRecord) -> Original:
    """The original as it was opened, from the bytes that the store keeps."""
    state = services.store.state(record.id)
    return services.formats.from_bytes(record.path, services.store.original(record.id), state.encoding or None)
