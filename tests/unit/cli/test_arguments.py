from pathlib import Path

import pytest

from facing.cli.arguments import COMMANDS, parser
from facing.core.settings import CheckerChoice


@pytest.mark.parametrize(
    "arguments",
    [
        ["--base-dir", "d", "versions", "a.txt"],
        ["versions", "--base-dir", "d", "a.txt"],
        ["versions", "a.txt", "--base-dir=d"],
    ],
)
def test_the_base_folder_may_stand_before_or_after_the_word(arguments: list[str]) -> None:
    assert parser().parse_args(arguments).base_dir == Path("d")


def test_the_base_folder_is_none_when_it_is_not_given() -> None:
    assert parser().parse_args(["doctor"]).base_dir is None


def test_check_takes_several_files_and_glossaries() -> None:
    words = "check a b --glossary g --glossary h --language de-DE --checker embedded --all --json --correction c"
    parsed = parser().parse_args(words.split())
    assert parsed.files == [Path("a"), Path("b")]
    assert parsed.glossaries == [Path("g"), Path("h")]
    assert parsed.checker is CheckerChoice.EMBEDDED
    assert (parsed.language, parsed.everything, parsed.json, parsed.correction) == ("de-DE", True, True, Path("c"))


def test_two_runs_do_not_share_their_glossaries() -> None:
    parser().parse_args(["check", "a", "--glossary", "g"])
    assert parser().parse_args(["check", "a"]).glossaries == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_known_to_the_parser(command: str) -> None:
    with pytest.raises(SystemExit) as end:
        parser().parse_args([command, "--help"])
    assert end.value.code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["unknown"],
        ["check"],
        ["check", "a", "--checker", "automatic"],
        ["diff", "a"],
        ["save", "a"],
        ["show"],
        ["show", "a", "--version", "first"],
        ["versions", "a", "b"],
    ],
)
def test_wrong_usage_ends_with_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as end:
        parser().parse_args(arguments)
    assert end.value.code == 2
