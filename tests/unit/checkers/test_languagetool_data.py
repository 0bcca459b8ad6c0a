from pathlib import Path

from facing.checkers.languagetool import LanguageToolChecker
from facing.checkers.languagetool_install import Installation
from facing.checkers.languagetool_server import ExtraData, _configuration
from facing.checkers.languagetool_service import Manner


def whole(folder: Path) -> None:
    for part in ("1grams", "2grams", "3grams"):
        (folder / "en" / part).mkdir(parents=True)


def test_data_with_a_part_missing_is_left_out(tmp_path: Path) -> None:
    assert ExtraData(tmp_path).properties() == {}
    whole(tmp_path)
    assert ExtraData(tmp_path).properties()
    (tmp_path / "de" / "1grams").mkdir(parents=True)
    assert ExtraData(tmp_path).properties() == {}


def test_what_is_there_of_the_users_data_is_named_and_nothing_else(tmp_path: Path) -> None:
    whole(tmp_path)
    rules = tmp_path / "rules.cfg"
    assert ExtraData().properties() == {}
    assert ExtraData(tmp_path / "gone", rules).properties() == {}
    rules.write_text("disabledRules=WHITESPACE_RULE")
    assert ExtraData(tmp_path, rules).properties() == {"languageModel": str(tmp_path), "rulesFile": str(rules)}


def test_paths_are_written_as_java_reads_them(tmp_path: Path) -> None:
    folder = tmp_path / "Übung 😀 \\ n"
    whole(folder)
    (line,) = [line for line in _configuration(ExtraData(folder)).splitlines() if line.startswith("languageModel")]
    assert line.isascii()
    value = line.partition("=")[2]
    read = value.encode("ascii").decode("unicode_escape").encode("utf-16", "surrogatepass").decode("utf-16")
    assert read == str(folder)


class Installed:
    """A finder that needs no files."""

    def installation(self) -> Installation:
        return Installation(Path("LanguageTool-6.8"), "6.8")


def test_answers_of_another_manner_are_kept_apart() -> None:
    editions = {
        LanguageToolChecker(Installed(), heap=512, manner=manner).edition()  # type: ignore[arg-type]
        for manner in (Manner(), Manner(picky=True), Manner(mother_tongue="de"), Manner(mother_tongue="fr"))
    }
    assert len(editions) == 4
    assert all(edition.startswith("6.8\n") for edition in editions)
