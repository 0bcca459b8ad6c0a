from pathlib import Path

import pytest

from facing.glossary.loading import load
from tests.fakes.command_line import CommandLine, Outcome
from tests.unit.cli.golden import assert_golden

BROKEN = 'term,preferred,forbidden,note,Client\nOrow,Orrow,,river,them\n"open,quote\nOrow,Arrow,,,\nHald,,Hold,,\n'


@pytest.fixture(autouse=True)
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """File names as short as the golden cases have them."""
    monkeypatch.chdir(tmp_path)


def glossary(*arguments: object) -> Outcome:
    return CommandLine().run("glossary", *arguments)


def written(name: str, text: str) -> Path:
    path = Path(name)
    path.write_text(text, encoding="utf-8")
    return path


def test_check_tells_rows_and_clashes_with_their_lines() -> None:
    outcome = glossary("check", written("house.csv", BROKEN))
    assert outcome.code == 1
    assert outcome.out.splitlines() == [
        "house.csv, line 1: these columns are not used: Client",
        'house.csv, line 3 left out: a quotation mark is opened and not closed: "open,quote',
        "house.csv, lines 2, 4: a wrong form with different replacements: Orow",
    ]
    assert outcome.err == "house.csv: 3 terms, 1 row left out, 1 clash\n"


def test_check_as_json() -> None:
    outcome = glossary("check", written("house.csv", BROKEN), "none.csv", "--json")
    assert outcome.code == 3
    assert_golden("glossary-check", outcome.out)
    assert (
        outcome.err == "The glossary none.csv cannot be used: there is no such file, check its name and its folder.\n"
    )


def test_a_faultless_glossary_ends_with_0_even_if_some_columns_are_not_used() -> None:
    assert glossary("check", written("house.csv", "term,preferred,Client\nOrow,Orrow,them\n")).code == 0


def test_the_check_needs_no_services() -> None:
    line = CommandLine()
    line.run("glossary", "check", written("house.csv", "Orow,Orrow\n"))
    assert line.asked == []


def test_convert_writes_the_other_format_and_tells_what_is_lost() -> None:
    outcome = glossary("convert", written("house.csv", BROKEN), "house.tbx")
    assert outcome.code == 0
    assert outcome.out == ""
    assert outcome.err.splitlines() == [
        "house.csv, line 1: these columns are not used: Client",
        'house.csv, line 3 left out: a quotation mark is opened and not closed: "open,quote',
        "house.csv, line 4: an earlier row has the same term: Orow,Arrow,,,",
        "house.tbx does not keep whether forms are preferred, admitted, forbidden or garbled (2, the first: Orrow).",
        "house.tbx: 3 terms written",
    ]
    assert len(load(Path("house.tbx")).terms) == 3


def test_convert_takes_format_languages_and_encoding() -> None:
    Path("ours.txt").write_bytes("Fähre\tferry\n".encode("cp1252"))
    arguments = "ours.txt", "ours.xml", "--to", "tbx3", "--languages", "de", "en", "--encoding", "cp1252"
    assert glossary("convert", *arguments).code == 0
    loaded = load(Path("ours.xml"))
    assert loaded.format.value == "tbx3"
    assert [(form.language, form.text) for form in loaded.terms[0].forms] == [("de", "Fähre"), ("en", "ferry")]


def test_nothing_is_written_over_without_being_told_to() -> None:
    source, target = written("a.csv", "Orow,Orrow\n"), written("b.csv", "mine")
    outcome = glossary("convert", source, target)
    assert outcome.code == 5
    assert outcome.err == "b.csv is there already: choose another name, or write over it with --force.\n"
    assert target.read_text(encoding="utf-8") == "mine"
    assert glossary("convert", source, target, "--force").code == 0
    assert load(target).terms == load(source).terms


def test_a_glossary_is_not_converted_onto_itself() -> None:
    source = written("a.csv", BROKEN)
    assert glossary("convert", source, "./a.csv", "--force").code == 5
    assert source.read_text(encoding="utf-8") == BROKEN


def test_a_format_that_cannot_be_written_is_refused() -> None:
    outcome = glossary("convert", written("a.csv", "Orow,Orrow\n"), "a.xlsx")
    assert outcome.code == 5
    assert "choose a name that ends in" in outcome.err


TEXT = (
    "They had seen Ivor Dunmore there. Later the boat of Ivor Dunmore left again, and some say that Ivor Dunnmore came "
    "back to the crossing."
)


def test_extract_tells_candidates_with_counts_and_variants() -> None:
    outcome = glossary("extract", written("a.txt", TEXT), "--language", "en-US")
    assert outcome.code == 0
    assert outcome.out == "     2  name          Ivor Dunmore  (also Ivor Dunnmore 1)\n"


def test_extract_as_json() -> None:
    assert_golden("glossary-extract", glossary("extract", written("a.txt", TEXT), "--json").out)


def test_extract_writes_a_glossary_in_which_nothing_is_wrong_yet() -> None:
    text = written("a.txt", TEXT)
    outcome = glossary("extract", text, "-o", "names.csv")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "names.csv: 1 term written\n")
    (term,) = load(Path("names.csv")).terms
    assert term.is_known
    assert (term.forms[0].language, term.kind.value, term.note) == ("en", "name", "also Ivor Dunnmore 1")
    assert glossary("extract", text, "-o", "names.csv").code == 5


def test_what_is_to_be_done_must_be_said() -> None:
    assert glossary().code == 2
    assert glossary("convert", "a.csv").code == 2
    assert glossary("convert", "a.csv", "b.xlsx", "--to", "xlsx").code == 2
