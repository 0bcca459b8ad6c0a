"""``facing store``: check, back up, restore and drill what is kept."""

from argparse import Namespace

from facing.cli.exit_codes import ExitCode
from facing.cli.output import store_object, write_json
from facing.cli.sentences import damage_sentence, sound_sentence
from facing.cli.wiring import Streams
from facing.core.ports import StoreCare, StoreReport


def look_after(arguments: Namespace, care: StoreCare, streams: Streams) -> ExitCode:
    """Do what was asked for.

    Raises:
        UserProblem: a backup cannot be used, the store is in use, the store or the disk refuses.
    """
    match arguments.work:
        case "check":
            return _tell(care.check(), arguments, streams)
        case "drill":
            return _tell(care.drill(), arguments, streams)
        case "backup":
            streams.out.write(f"Backup made: {care.back_up(arguments.output)}\n")
        case _:
            aside = care.restore(arguments.backup)
            kept = f" What was there is kept as {aside}." if aside else ""
            streams.out.write(f"Restored from {arguments.backup}.{kept}\n")
    return ExitCode.NOTHING_FOUND


def _tell(report: StoreReport, arguments: Namespace, streams: Streams) -> ExitCode:
    """A report; damage is a refusal of the store."""
    is_backup = arguments.work == "drill"
    if arguments.json:
        write_json(streams.out, store_object(report, is_backup))
    elif report.damage:
        for damage in report.damage:
            streams.out.write(f"{damage}\n")
        streams.err.write(f"{damage_sentence(report, is_backup)}\n")
    else:
        streams.out.write(f"{sound_sentence(report)}\n")
    return ExitCode.REFUSED if report.damage else ExitCode.NOTHING_FOUND
