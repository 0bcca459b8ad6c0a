"""What a check found, written to a file beside the changes between the two texts."""

from dataclasses import replace
from pathlib import Path

from facing.cli.checked import CheckedFile
from facing.cli.targets import make_folder
from facing.core.document import Original
from facing.core.exporting import ExportFormat
from facing.core.text import Text
from facing.files.replacing import replace_file
from facing.session.exporting import ExportChoices, manner_of
from facing.session.services import Services


def write_checked(
    file: CheckedFile,
    original: Original,
    correction: Text | None,
    corrected_path: Path | None,
    form: ExportFormat,
    target: Path,
    services: Services,
) -> None:
    """Write the findings of ``file``; without a correction there are no changes, and no text is written twice.

    Raises:
        UserProblem: ``TARGET_*``, ``DISK_FULL``.
    """
    make_folder(target)
    choices = ExportChoices(changes_only=correction is None)
    manner = replace(
        manner_of(services.exports, services.clock, choices),
        corrected_name=corrected_path.name if corrected_path else original.path.name,
        language=file.language or "",
        findings=file.findings,
    )
    data = services.exports.ways[form](original, original.text if correction is None else correction, manner)
    replace_file(target, data, original=original.path)
