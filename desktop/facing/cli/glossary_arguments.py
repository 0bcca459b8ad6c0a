"""The words that ``facing glossary`` understands."""

import argparse
from pathlib import Path

from facing.glossary.formats import GlossaryFormat

_FORMATS = [each for each in GlossaryFormat if each.is_writable]


def describe_glossary(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, shared: argparse.ArgumentParser
) -> None:
    """Add the command with what it can do."""
    glossary = commands.add_parser(name, parents=[shared], help="check, convert and begin glossaries")
    works = glossary.add_subparsers(dest="work", metavar="WHAT", required=True)
    check = works.add_parser("check", parents=[shared], help="tell what is wrong in glossaries")
    check.add_argument("files", nargs="+", type=Path, metavar="FILE")
    _add_encoding(check)
    check.add_argument("--json", action="store_true", help="one JSON object")

    convert = works.add_parser("convert", parents=[shared], help="write a glossary in another format")
    convert.add_argument("source", type=Path, metavar="A")
    convert.add_argument("target", type=Path, metavar="B")
    convert.add_argument(
        "--to", choices=_FORMATS, type=GlossaryFormat, default=None, help="the format, where B's ending does not say"
    )
    _add_encoding(convert)
    convert.add_argument(
        "--languages",
        nargs=2,
        default=None,
        metavar=("FIRST", "SECOND"),
        help="of A's first and second column, where it has no header",
    )
    _add_force(convert)

    extract = works.add_parser("extract", parents=[shared], help="tell the terms and names that a text may hold")
    extract.add_argument("file", type=Path, metavar="FILE")
    extract.add_argument("-o", "--output", type=Path, default=None, metavar="GLOSSARY", help="write a glossary of them")
    extract.add_argument("--language", default=None, metavar="auto|en-US|...", help="the language of the text")
    _add_force(extract)
    extract.add_argument("--json", action="store_true", help="one JSON object")


def _add_encoding(to: argparse.ArgumentParser) -> None:
    to.add_argument("--encoding", default=None, metavar="E", help="the glossary's encoding, where it is told wrongly")


def _add_force(to: argparse.ArgumentParser) -> None:
    to.add_argument("--force", action="store_true", help="write over a file that is there already")
