"""``facing versions``: the versions of a correction, newest first."""

from argparse import Namespace
from datetime import datetime

from facing.cli.exit_codes import ExitCode
from facing.cli.output import versions_object, write_json
from facing.cli.wiring import Streams
from facing.core.document import Version
from facing.session.services import Services


def versions(arguments: Namespace, services: Services, streams: Streams) -> ExitCode:
    """List the versions; a text that was never corrected has none.

    Raises:
        UserProblem: the file cannot be used and nothing was kept of it, or the store refuses.
    """
    record = services.store.known_document(arguments.original)
    if record is None:
        services.formats.read(arguments.original)
    kept = services.store.versions(record.id) if record else []
    if arguments.json:
        write_json(streams.out, versions_object(kept))
    else:
        for version in kept:
            streams.out.write(f"{_line(version)}\n")
        if not kept:
            streams.err.write(f"No version was kept of {arguments.original} yet.\n")
    return ExitCode.NOTHING_FOUND


def _line(version: Version) -> str:
    saved = datetime.fromtimestamp(version.saved / 1000).astimezone().strftime("%Y-%m-%d %H:%M:%S")
    counts = f"{version.words:>7} words  {version.words_changed:>6} changed"
    told = " ".join(f"{version.name}  {version.note}".split())
    return f"{version.id:>6}  {saved}  {version.kind.value:<9}  {counts}  {told}".rstrip()
