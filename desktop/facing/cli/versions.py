"""``facing versions``: the versions of a correction, newest first."""

from argparse import Namespace
from datetime import datetime
from pathlib import Path

from facing.cli.exit_codes import ExitCode
from facing.cli.output import versions_object, write_json
from facing.cli.wiring import Streams
from facing.core.document import Version
from facing.session.history import by_time
from facing.session.services import Services


def versions(arguments: Namespace, services: Services, streams: Streams) -> ExitCode:
    """List the versions; a text that was never corrected has none.

    Raises:
        UserProblem: the file cannot be used and nothing was kept of it, or the store refuses.
    """
    kept = by_time(_kept_of(services, arguments.original))
    if arguments.json:
        write_json(streams.out, versions_object(kept))
    else:
        for version in kept:
            streams.out.write(f"{_line(version)}\n")
        if not kept:
            streams.err.write(f"No version was kept of {arguments.original} yet.\n")
    return ExitCode.NOTHING_FOUND


def _kept_of(services: Services, path: Path) -> list[Version]:
    if services.works.is_work_file(path):
        return [kept.version for kept in services.works.read(path)[0].versions]
    record = services.store.known_document(path)
    if record is None:
        services.formats.read(path)
    return services.store.versions(record.id) if record else []


def _line(version: Version) -> str:
    saved = datetime.fromtimestamp(version.saved / 1000).astimezone().strftime("%Y-%m-%d %H:%M:%S")
    counts = f"{version.words:>7} words  {version.words_changed:>6} changed"
    told = " ".join(f"{version.name}  {version.note}".split())
    return f"{version.id:>6}  {saved}  {version.kind.value:<9}  {counts}  {told}".rstrip()
