import json
import sys
from pathlib import Path

import pytest

from facing.cli.wiring import Decided
from facing.core.document import Choices, IgnoreKey
from facing.core.finding import Kind
from facing.core.problem import ProblemCode, UserProblem
from facing.core.settings import CheckerChoice, Settings
from tests.fakes.checkers import QuoteChecker, WordChecker
from tests.fakes.command_line import CommandLine
from tests.unit.cli.golden import assert_golden

GARBLED = "A smiling 😀 moon.\nMany Protestants saw teh river.\n\nteh end\n"
CORRECTED = "A smiling 😀 moon.\nMany protesters saw teh river.\n\nThe end, wich is new.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_bytes(GARBLED.encode())
    (tmp_path / "b.txt").write_bytes(CORRECTED.encode())
    (tmp_path / "clean.txt").write_bytes(b"All is well.\r\n")
    (tmp_path / "g.csv").write_bytes(b"Protestants,protesters\n")
    return tmp_path


def engine(**more: object) -> WordChecker:
    return WordChecker(words={"teh": "the", "wich": "which"}, **more)  # type: ignore[arg-type]


def embedded(**more: object) -> WordChecker:
    return engine(id="embedded", name="Embedded", version="0.2", **more)


def test_both_sides_as_json() -> None:
    line = CommandLine([engine(), embedded()])
    outcome = line.run("check", "a.txt", "--correction", "b.txt", "--glossary", "g.csv", "--json")
    assert outcome.code == 1
    assert_golden("check-two-sides", outcome.out)
    assert outcome.err == ""


def test_one_side_as_json_has_no_states() -> None:
    outcome = CommandLine([engine()]).run("check", "a.txt", "--json")
    assert_golden("check-one-side", outcome.out)


def test_positions_are_code_points_of_the_whole_text() -> None:
    line = CommandLine([engine()])
    outcome = line.run("check", "a.txt", "--correction", "b.txt", "--glossary", "g.csv", "--json")
    texts = {"original": GARBLED, "correction": CORRECTED}
    findings = json.loads(outcome.out)["files"][0]["findings"]
    assert len(findings) == 5
    for finding in findings:
        assert texts[finding["side"]][finding["start"] : finding["end"]] == finding["text"]


def test_findings_as_lines_with_place_words_and_suggestion() -> None:
    outcome = CommandLine([engine()]).run("check", "a.txt", "--correction", "b.txt", "--glossary", "g.csv")
    assert outcome.out.split("\n") == [
        "a.txt:2:6: term (sure, fixed): Protestants → protesters: "
        "Write “protesters” instead of “Protestants”. Glossary “g”, line 1.",
        "a.txt:2:22: spelling (likely, still there): teh → the: About teh.",
        "a.txt:4:1: spelling (likely, fixed): teh → the: About teh.",
        "b.txt:2:21: spelling (likely, still there): teh → the: About teh.",
        "b.txt:4:10: spelling (likely, new): wich → which: About wich.",
        "",
    ]
    assert outcome.err == "a.txt: 5 findings in 11 words, en-US, checked by LanguageTool, Glossary\n"


def test_a_clean_text_ends_with_0() -> None:
    outcome = CommandLine([engine()]).run("check", "clean.txt")
    assert (outcome.code, outcome.out) == (0, "")


def test_what_the_window_hides_is_told_with_all_only() -> None:
    Path("quotes.txt").write_text('She said "yes.\n', encoding="utf-8")
    line = CommandLine([QuoteChecker()])
    assert line.run("check", "quotes.txt").code == 0
    outcome = line.run("check", "quotes.txt", "--all", "--json")
    (finding,) = json.loads(outcome.out)["files"][0]["findings"]
    assert outcome.code == 1
    assert (finding["start"], finding["shown"], finding["certainty"]) == (9, False, "hint")


def test_several_files_each_have_their_object_and_a_missing_one_ends_with_3() -> None:
    outcome = CommandLine([engine()]).run("check", "a.txt", "none.txt", "clean.txt", "--json")
    files = json.loads(outcome.out)["files"]
    assert outcome.code == 3
    assert [file["path"] for file in files] == ["a.txt", "none.txt", "clean.txt"]
    assert files[1] == {
        "path": "none.txt",
        "encoding": None,
        "language": None,
        "words": None,
        "problem": "There is no file none.txt: check its name and its folder.",
        "checkers": [],
        "findings": [],
    }
    assert outcome.err == "There is no file none.txt: check its name and its folder.\n"


def test_an_unusable_correction_ends_with_3() -> None:
    outcome = CommandLine([engine()]).run("check", "a.txt", "--correction", "none.txt")
    assert outcome.code == 3
    assert "none.txt" in outcome.err


def test_a_correction_goes_with_one_file() -> None:
    outcome = CommandLine().run("check", "a.txt", "clean.txt", "--correction", "b.txt")
    assert (outcome.code, outcome.out) == (2, "")
    assert "exactly one FILE" in outcome.err


MISSING = UserProblem(ProblemCode.JAVA_MISSING)


def statuses(printed: str) -> dict[str, tuple[str, bool]]:
    checkers = json.loads(printed)["files"][0]["checkers"]
    return {checker["id"]: (checker["status"], checker["reason"] is not None) for checker in checkers}


def test_without_a_name_the_next_checker_takes_over() -> None:
    outcome = CommandLine([engine(refuses=MISSING), embedded()]).run("check", "a.txt", "--json")
    assert outcome.code == 1
    assert statuses(outcome.out) == {
        "languagetool": ("unavailable", True),
        "embedded": ("ran", False),
        "glossary": ("skipped", False),
    }
    assert outcome.err.startswith("LanguageTool: LanguageTool needs Java 17")


def test_a_checker_asked_for_by_name_that_cannot_run_ends_with_4() -> None:
    grammar = [engine(refuses=MISSING), embedded()]
    outcome = CommandLine(grammar).run("check", "a.txt", "--checker", "languagetool", "--json")
    assert outcome.code == 4
    assert statuses(outcome.out)["languagetool"] == ("unavailable", True)
    assert statuses(outcome.out)["embedded"] == ("skipped", False)
    assert grammar[1].batches == []


def test_a_checker_that_dies_has_failed() -> None:
    died = UserProblem(ProblemCode.LANGUAGETOOL_DIED)
    outcome = CommandLine([engine(dies=died)]).run("check", "a.txt", "--checker", "languagetool", "--json")
    assert outcome.code == 4
    assert statuses(outcome.out)["languagetool"] == ("failed", True)


def test_none_runs_the_glossary_alone() -> None:
    grammar = [engine()]
    outcome = CommandLine(grammar).run("check", "a.txt", "--checker", "none", "--glossary", "g.csv", "--json")
    assert outcome.code == 1
    assert statuses(outcome.out) == {"languagetool": ("skipped", False), "glossary": ("ran", False)}
    assert [finding["kind"] for finding in json.loads(outcome.out)["files"][0]["findings"]] == [Kind.TERM.value]


def test_the_checker_and_the_language_of_the_settings_count_where_none_is_named() -> None:
    grammar = [engine(), embedded()]
    settings = Settings(checker=CheckerChoice.EMBEDDED, language="de-DE")
    line = CommandLine(grammar, settings)
    assert json.loads(line.run("check", "a.txt", "--json").out)["files"][0]["language"] == "de-DE"
    assert [checker.prepared for checker in grammar] == [[], ["de-DE"]]
    line.run("check", "a.txt", "--language", "fr", "--checker", "languagetool")
    assert grammar[0].prepared == ["fr"]


def test_glossaries_named_stand_in_for_those_of_the_settings(folder: Path) -> None:
    (folder / "own.csv").write_text("river,stream\n", encoding="utf-8")
    line = CommandLine(glossaries=[folder / "own.csv"])
    assert "stream" in line.run("check", "a.txt").out
    outcome = line.run("check", "a.txt", "--glossary", "g.csv")
    assert "stream" not in outcome.out
    assert "protesters" in outcome.out


def test_a_glossary_of_the_settings_that_is_gone_is_told_and_the_check_goes_on(folder: Path) -> None:
    outcome = CommandLine([engine()], glossaries=[folder / "gone.csv"]).run("check", "a.txt")
    assert outcome.code == 1
    assert "gone.csv cannot be used" in outcome.err


def test_a_named_glossary_that_cannot_be_used_ends_with_3_before_anything_is_checked() -> None:
    grammar = [engine()]
    outcome = CommandLine(grammar).run("check", "a.txt", "--glossary", "none.csv", "--json")
    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err.count("\n") == 1
    assert grammar[0].batches == []


def test_broken_rows_of_a_glossary_are_named(folder: Path) -> None:
    (folder / "g.csv").write_bytes(b"Protestants,protesters\nlonely\n")
    outcome = CommandLine().run("check", "a.txt", "--glossary", "g.csv")
    assert "g.csv, line 2 left out: " in outcome.err
    assert "protesters" in outcome.out


def test_a_check_needs_no_store_and_ends_its_engines() -> None:
    grammar = [engine()]
    line = CommandLine(grammar)
    line.run("check", "a.txt")
    assert line.asked == [(None, False)]
    assert grammar[0].closed == 1
    assert line.store.recent(1) == []


def test_a_long_text_is_checked_without_deep_recursion(folder: Path) -> None:
    paragraphs = sys.getrecursionlimit() * 12
    (folder / "long.txt").write_text("teh end.\n" * paragraphs, encoding="utf-8")
    outcome = CommandLine([engine()]).run("check", "long.txt", "--json")
    assert len(json.loads(outcome.out)["files"][0]["findings"]) == paragraphs


def test_progress_is_shown_on_a_terminal_only() -> None:
    line = CommandLine([engine()])
    assert "paragraphs" in line.run("check", "a.txt", terminal=True).err
    assert "paragraphs" not in line.run("check", "a.txt").err


def test_broken_bytes_in_a_text_do_not_break_the_output(folder: Path) -> None:
    (folder / "broken.txt").write_bytes("żółć źdźbło gęś — teh\n".encode() * 10 + b"Protest\xffants teh\n")
    line = CommandLine([WordChecker(words={"teh": "the"})])
    for arguments in (["--json"], []):
        assert line.run("check", "broken.txt", *arguments).code == 1


def test_switches_of_the_settings_hold_here_too() -> None:
    line = CommandLine([engine()], Settings(rules_off=("ABOUT_TEH",)))
    outcome = line.run("check", "a.txt", "--correction", "b.txt", "--all", "--json")
    assert [each["text"] for each in json.loads(outcome.out)["files"][0]["findings"]] == ["wich"]


def test_what_the_window_folds_is_told_with_its_group() -> None:
    names = WordChecker(words={"Protestants": "protesters"})
    outcome = CommandLine([names]).run("check", "a.txt", "--all", "--json")
    (finding,) = json.loads(outcome.out)["files"][0]["findings"]
    assert (finding["shown"], finding["group"]) == (False, "names")
    assert json.loads(CommandLine([names]).run("check", "a.txt", "--json").out)["files"][0]["findings"] == []


def texts(outcome_json: str) -> list[str]:
    return [each["text"] for each in json.loads(outcome_json)["files"][0]["findings"]]


def test_what_was_ignored_in_the_window_is_left_out_on_both_sides() -> None:
    key = IgnoreKey("ABOUT_TEH", "teh", "", "")
    line = CommandLine([engine()], decided=Decided(frozenset({key})))
    assert texts(line.run("check", "a.txt", "--correction", "b.txt", "--all", "--json").out) == ["wich"]


def test_what_was_chosen_for_the_document_holds_here_too() -> None:
    line = CommandLine([engine()], decided=Decided(choices=Choices(known_words=("teh",), kinds_off=("term",))))
    assert texts(line.run("check", "b.txt", "--json").out) == ["wich"]
    line = CommandLine([engine()], decided=Decided(choices=Choices(rules_off=("ABOUT_TEH",))))
    assert texts(line.run("check", "b.txt", "--json").out) == ["wich"]


def test_the_language_of_the_document_goes_before_that_of_the_settings() -> None:
    grammar = engine()
    line = CommandLine([grammar], Settings(language="fr"), decided=Decided(language="de-DE"))
    line.run("check", "a.txt")
    line.run("check", "a.txt", "--language", "en-GB")
    assert grammar.prepared == ["de-DE", "en-GB"]
