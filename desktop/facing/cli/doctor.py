"""``facing doctor``: what is installed and what works."""

from argparse import Namespace
from collections.abc import Callable, Sequence

from facing.cli.exit_codes import ExitCode
from facing.cli.output import doctor_object, write_json
from facing.cli.wiring import Diagnosis, Streams, Working

_MARKS = {Working.WORKS: "works", Working.MISSING: "missing", Working.FAILS: "fails"}


def doctor(arguments: Namespace, probes: Sequence[Callable[[], Diagnosis]], streams: Streams) -> ExitCode:
    """Examine every part; something is found where a part that is needed does not work."""
    diagnoses = []
    for probe in probes:
        diagnosis = probe()
        diagnoses.append(diagnosis)
        if not arguments.json:
            streams.out.write(f"{diagnosis_line(diagnosis)}\n")
            streams.out.flush()
    if arguments.json:
        write_json(streams.out, doctor_object(diagnoses))
    broken = any(diagnosis.needed and diagnosis.working is not Working.WORKS for diagnosis in diagnoses)
    return ExitCode.FOUND if broken else ExitCode.NOTHING_FOUND


def diagnosis_line(diagnosis: Diagnosis) -> str:
    """One line for people."""
    detail = " ".join(diagnosis.detail.split())
    return f"{diagnosis.working.value:<8} {diagnosis.name}{': ' if detail else ''}{detail}"
