"""``facing save``: a ready text becomes a new version of a correction."""

from argparse import Namespace

from facing.cli.exit_codes import ExitCode
from facing.cli.sentences import counted
from facing.cli.wiring import Streams
from facing.session.opening import bring_in, open_session
from facing.session.services import Services
from facing.session.two_files import read_correction


def save(arguments: Namespace, services: Services, streams: Streams) -> ExitCode:
    """Keep the text of the correction's file as a version; what was typed and not yet kept is kept before it.

    Raises:
        UserProblem: a file cannot be used, the document is open elsewhere, the store or the disk refuses.
    """
    services.formats.read(arguments.correction)  # what cannot be read is to open nothing
    session = open_session(services, arguments.original)
    try:
        corrected = read_correction(services.formats, arguments.correction, session.original).text
        bring_in(session, corrected)
        version = session.history.keep(name=arguments.name, note=arguments.note)
    finally:
        session.close()
    named = f" “{version.name}”" if version.name else ""
    streams.out.write(
        f"Kept as version {version.id}{named}: {counted(version.words, 'word')}, {version.words_changed} changed.\n"
    )
    return ExitCode.NOTHING_FOUND
