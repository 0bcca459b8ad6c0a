from pathlib import Path

import pytest

from facing.checkers.languagetool import LanguageToolChecker
from facing.checkers.languagetool_install import Installation, Java, LanguageToolFinder
from facing.checkers.languagetool_server import ServerFailure, ServerGone, ServerRefused
from facing.checkers.languagetool_service import LanguageToolService
from facing.core.checkers import CheckerStatus, PassageChecker, SectionChecker
from facing.core.finding import Kind
from facing.core.passage import Passage, joined
from facing.core.problem import ProblemCode, UserProblem
from tests.fakes.languagetool import FakeClient, FakeServer


class Bench:
    """A checker over a fake server."""

    def __init__(self, tmp_path: Path, *failures: ServerFailure) -> None:
        self.failures = list(failures)
        self.log: list[tuple[str, str, str]] = []
        self.servers: list[FakeServer] = []
        self.service = LanguageToolService(self._server, 512, 5.0, lambda *_: self._client())
        self.checker = LanguageToolChecker(LanguageToolFinder({}, tmp_path), 512, service=self.service)
        self.service.open()

    def asked(self) -> list[str]:
        """The texts that the server was asked about."""
        return [text for text, _, _ in self.log]

    def _server(self) -> FakeServer:
        self.servers.append(FakeServer())
        return self.servers[-1]

    def _client(self) -> FakeClient:
        return FakeClient(self.servers[-1], self.failures, self.log)


def passages(*texts: str) -> list[Passage]:
    return [joined([(number, text)], "") for number, text in enumerate(texts)]


def test_it_is_a_checker_of_passages_and_sections(tmp_path: Path) -> None:
    checker = Bench(tmp_path).checker
    assert isinstance(checker, PassageChecker)
    assert isinstance(checker, SectionChecker)


def test_remarks_come_back_to_their_passages(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    texts = [f"Passage {number}." for number in range(25)]
    texts[13] = "😀 a wrod."
    remarks = bench.checker.check_passages(passages(*texts), "en-US")
    assert [number for number, said in enumerate(remarks) if said] == [13]
    (said,) = remarks[13]
    assert (said.start, said.end, said.kind, said.suggestions) == (4, 8, Kind.SPELLING, ("word",))
    assert len(bench.log) == 3
    assert {mode for _, _, mode in bench.log} == {"allButTextLevelOnly"}


def test_what_is_said_of_a_section_comes_back_to_its_passages(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    said = bench.checker.check_section(passages("One.", "😀 a wrod.", "Two."), "en-US")
    assert [[(each.start, each.end, each.rule) for each in remarks] for remarks in said] == [
        [],
        [(4, 8, "RULE_textLevelOnly")],
        [],
    ]
    assert len(bench.log) == 1


def test_a_refused_batch_is_asked_passage_by_passage(tmp_path: Path, expected_log_lines: list[str]) -> None:
    refusal = ServerRefused(500, "Internal Error")
    bench = Bench(tmp_path, refusal, refusal)
    expected_log_lines.append("LanguageTool cannot check a passage")
    remarks = bench.checker.check_passages(passages("bad", "a wrod"), "en-US")
    assert [len(said) for said in remarks] == [0, 1]
    assert bench.asked() == ["a wrod\n\n"]


def test_of_a_refused_section_nothing_is_said(tmp_path: Path, expected_log_lines: list[str]) -> None:
    bench = Bench(tmp_path, ServerRefused(500, "Internal Error"))
    expected_log_lines.append("LanguageTool cannot check a section")
    assert bench.checker.check_section(passages("a wrod", "b"), "en-US") == [(), ()]


def test_health_follows_what_happens(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    checker = bench.checker
    assert checker.health().status is CheckerStatus.SKIPPED
    checker.check_passages(passages("a"), "en-US")
    assert checker.health().status is CheckerStatus.READY
    bench.failures += [ServerGone("1"), ServerGone("2")]
    with pytest.raises(UserProblem) as problem:
        checker.check_passages(passages("b"), "en-US")
    assert checker.health().status is CheckerStatus.FAILED
    assert checker.health().reason is problem.value
    checker.check_passages(passages("b"), "en-US")
    assert checker.health().status is CheckerStatus.READY
    checker.close()
    assert checker.health().status is CheckerStatus.SKIPPED


def test_a_missing_part_is_told_when_it_is_to_be_prepared(tmp_path: Path) -> None:
    checker = Bench(tmp_path).checker
    with pytest.raises(UserProblem) as problem:
        checker.prepare("en-US")
    assert problem.value.code in (ProblemCode.JAVA_MISSING, ProblemCode.LANGUAGETOOL_MISSING)
    assert checker.health().status is CheckerStatus.UNAVAILABLE
    assert checker.health().reason is problem.value


def test_working_after_closing_is_refused_and_no_failure(tmp_path: Path) -> None:
    checker = Bench(tmp_path).checker
    checker.close()
    checker.close()
    with pytest.raises(UserProblem):
        checker.check_passages(passages("a"), "en-US")
    assert checker.health().status is CheckerStatus.SKIPPED


def test_a_server_that_refuses_a_plain_sentence_cannot_be_used(tmp_path: Path) -> None:
    bench = Bench(tmp_path, ServerRefused(500, "Directory must contain at least '1grams'"))
    finder = bench.checker._finder
    finder._java = Java(tmp_path / "java", "17")
    finder._installation = Installation(tmp_path, "6.8")
    with pytest.raises(UserProblem) as problem:
        bench.checker.prepare("en-US")
    assert problem.value.code is ProblemCode.LANGUAGETOOL_NOT_STARTED
    assert "1grams" in str(problem.value.facts["detail"])
    assert bench.checker.health().status is CheckerStatus.FAILED
