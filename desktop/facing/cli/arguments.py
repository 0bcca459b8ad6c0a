"""The words that the command line understands."""

import argparse
from pathlib import Path
from typing import TypeAlias

from facing.cli.glossary_arguments import describe_glossary
from facing.core.exporting import ExportFormat
from facing.core.settings import CheckerChoice

# The words that work without a window; anything else on the command line is a file to open.
COMMANDS = ("check", "diff", "save", "show", "versions", "export", "glossary", "store", "doctor", "bench")

_OUT = "the file to write; for several files, the folder"
_CHECKERS = (CheckerChoice.LANGUAGETOOL, CheckerChoice.EMBEDDED, CheckerChoice.NONE)


def parser() -> argparse.ArgumentParser:
    """The parser of the commands. It ends with ``SystemExit`` 2 on wrong usage, 0 after telling the usage.

    ``base_dir`` is ``None`` where it was not given; it may stand before or after the command.
    """
    whole = argparse.ArgumentParser(prog="facing", description="Work with garbled texts and their corrections.")
    _add_base_dir(whole, None)
    # Said again behind the command, it must not be reset where it was said before.
    shared = argparse.ArgumentParser(add_help=False)
    _add_base_dir(shared, argparse.SUPPRESS)
    commands = whole.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, describe in (
        ("check", _check),
        ("diff", _diff),
        ("save", _save),
        ("show", _show),
        ("versions", _versions),
        ("export", _export),
        ("glossary", describe_glossary),
        ("store", _store),
        ("doctor", _doctor),
        ("bench", _bench),
    ):
        describe(commands, name, shared)
    return whole


def refuse_misfits(whole: argparse.ArgumentParser, parsed: argparse.Namespace) -> None:
    """End with ``SystemExit`` 2 where arguments do not go together in a way that the parser cannot tell."""
    if parsed.command == "check":
        if parsed.correction and (len(parsed.files) != 1 or parsed.files[0].is_dir()):
            whole.error("--correction goes with exactly one FILE")
        if (parsed.to is None) != (parsed.output is None):
            whole.error("--to and -o go together")
    if parsed.command == "export" and (len(parsed.originals) != 1 or parsed.originals[0].is_dir()):
        if parsed.version is not None:
            whole.error("--version goes with exactly one ORIGINAL")
        if parsed.correction is not None and not parsed.correction.is_dir():
            whole.error("--correction must be a folder for several ORIGINALs")


_Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _add_base_dir(to: argparse.ArgumentParser, default: str | None) -> None:
    text = "keep settings, versions and caches in this folder (also FACING_BASE_DIR)"
    to.add_argument("--base-dir", type=Path, metavar="DIR", default=default, help=text)


def _check(commands: _Commands, name: str, shared: argparse.ArgumentParser) -> None:
    check = commands.add_parser(name, parents=[shared], help="tell the suspected errors of texts")
    check.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a file, or a folder of files")
    check.add_argument("--correction", type=Path, metavar="FILE", help="also check this correction of the one FILE")
    check.add_argument("--language", default=None, metavar="auto|en-US|...", help="the language of the texts")
    check.add_argument("--checker", choices=_CHECKERS, type=CheckerChoice, default=None, help="the one to use")
    check.add_argument(
        "--glossary", dest="glossaries", action="append", type=Path, default=[], metavar="G", help="a glossary"
    )
    check.add_argument("--all", dest="everything", action="store_true", help="also what the window does not show")
    check.add_argument("--json", action="store_true", help="one JSON object")
    telling = [form.value for form in ExportFormat if form.tells_changes]
    check.add_argument("--to", choices=telling, default=None, help="also write what is found in this format")
    check.add_argument("-o", "--output", type=Path, default=None, metavar="OUT", help=_OUT)


def _diff(commands: _Commands, name: str, shared: argparse.ArgumentParser) -> None:
    diff = commands.add_parser(name, parents=[shared], help="compare two texts")
    diff.add_argument("original", type=Path, metavar="A")
    diff.add_argument("corrected", type=Path, metavar="B")
    diff.add_argument("-w", "--ignore-all-space", action="store_true", help="changes of white space do not count")
    form = diff.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object")
    form.add_argument("--html", type=Path, default=None, metavar="OUT", help="write a page, side by side, to this file")
    diff.add_argument("--changes-only", action="store_true", help="leave out of the page what is the same")


def _save(commands: _Commands, name: str, shared: argparse.ArgumentParser) -> None:
    save = commands.add_parser(name, parents=[shared], help="keep a correction as a new version")
    save.add_argument("original", type=Path, metavar="ORIGINAL")
    save.add_argument("--correction", type=Path, required=True, metavar="FILE")
    save.add_argument("--name", default="", metavar="N", help="the version's name")
    save.add_argument("--note", default="", metavar="T", help="a note to it")


def _show(commands: _Commands, name: str, shared: argparse.ArgumentParser) -> None:
    show = commands.add_parser(name, parents=[shared], help="print the correction, or a version of it, exactly")
    show.add_argument("original", type=Path, metavar="ORIGINAL")
    show.add_argument("--version", type=int, default=None, metavar="ID", help="this version, not the present state")


def _versions(commands: _Commands, name: str, shared: argparse.ArgumentParser) -> None:
    versions = commands.add_parser(name, parents=[shared], help="list the versions of a correction")
    versions.add_argument("original", type=Path, metavar="ORIGINAL")
    versions.add_argument("--json", action="store_true", help="one JSON object")


def _store(commands: _Commands, name: str, shared: argparse.ArgumentParser) -> None:
    store = commands.add_parser(name, parents=[shared], help="check, back up and restore what is kept")
    works = store.add_subparsers(dest="work", metavar="WHAT", required=True)
    check = works.add_parser("check", parents=[shared], help="whether all that is kept is whole")
    check.add_argument("--json", action="store_true", help="one JSON object")
    backup = works.add_parser("backup", parents=[shared], help="make a backup")
    backup.add_argument("-o", "--output", type=Path, default=None, metavar="FILE", help="to this file")
    restore = works.add_parser("restore", parents=[shared], help="go back to a backup; the rest is kept beside")
    restore.add_argument("backup", type=Path, metavar="FILE")
    drill = works.add_parser("drill", parents=[shared], help="prove that the newest backup can be used")
    drill.add_argument("--json", action="store_true", help="one JSON object")


def _export(commands: _Commands, name: str, shared: argparse.ArgumentParser) -> None:
    export = commands.add_parser(name, parents=[shared], help="give a correction to others in another format")
    export.add_argument("originals", nargs="+", type=Path, metavar="ORIGINAL", help="a file, or a folder of files")
    forms = [form.value for form in ExportFormat]
    export.add_argument("--to", choices=forms, required=True, help="the format to write")
    export.add_argument("-o", "--output", type=Path, required=True, metavar="OUT", help=_OUT)
    text = export.add_mutually_exclusive_group()
    text.add_argument("--version", type=int, default=None, metavar="ID", help="this version, not the present state")
    ready = "this ready correction, or a folder of them that are called as the originals"
    text.add_argument("--correction", type=Path, default=None, metavar="FILE_OR_FOLDER", help=ready)
    export.add_argument("--author", default=None, metavar="NAME", help="who made the changes (the user by default)")
    export.add_argument(
        "--leave-mechanical",
        action="store_true",
        help="do not mark changes of white space, quotation marks and dashes alone",
    )
    export.add_argument("--changes-only", action="store_true", help="leave out of both texts what is the same")
    export.add_argument("--jobs", type=_jobs, default=None, metavar="N", help="processes (as many as cores by default)")
    export.add_argument("--json", action="store_true", help="one JSON object that tells of each file")


def _jobs(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def _doctor(commands: _Commands, name: str, shared: argparse.ArgumentParser) -> None:
    doctor = commands.add_parser(name, parents=[shared], help="tell what is installed and what works")
    doctor.add_argument("--json", action="store_true", help="one JSON object")


def _bench(commands: _Commands, name: str, shared: argparse.ArgumentParser) -> None:
    bench = commands.add_parser(name, parents=[shared], help="measure how well the program works")
    detect = bench.add_subparsers(dest="bench", metavar="WHAT", required=True).add_parser(
        "detect", parents=[shared], help="precision and recall on texts with labelled garbles"
    )
    detect.add_argument("files", nargs="+", type=Path, metavar="FILES.jsonl")
    detect.add_argument("--language", default="en-US", metavar="auto|en-US|...", help="the language of the texts")
    detect.add_argument("--checker", choices=_CHECKERS, type=CheckerChoice, default=None, help="the one to use")
    detect.add_argument(
        "--at-most",
        type=float,
        default=1.0,
        metavar="SHARE",
        help="only texts with at most this share of words labelled",
    )
    detect.add_argument("--json", action="store_true", help="one JSON object")
