"""Servers that do not behave, as processes of their own: a script that takes Java's place."""

import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from facing.checkers.languagetool import LanguageToolChecker
from facing.checkers.languagetool_install import Installation, Java, LanguageToolFinder
from facing.checkers.languagetool_server import LanguageToolServer
from facing.core.checkers import CheckerStatus
from facing.core.passage import Passage, joined
from facing.core.problem import ProblemCode, UserProblem

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a script stands in for Java")

# Each run takes the next line of "manners": how it answers.
SCRIPT = """#!{python} -S
import json, sys, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

here = Path(__file__).parent
manners = (here / "manners").read_text().split("\\n")
(here / "manners").write_text("\\n".join(manners[1:]) or manners[0])
manner = manners[0]
if manner == "never starts":
    time.sleep(60)
LANGUAGES = [{{"name": "English", "code": "en", "longCode": "en-US"}}]


def match(text):
    start = text.find("wrod")
    return [] if start < 0 else [{{
        "message": "?", "shortMessage": "", "replacements": [{{"value": "word"}}], "offset": start, "length": 4,
        "context": {{"text": text, "offset": start, "length": 4}}, "sentence": text, "type": {{"typeName": "Other"}},
        "rule": {{"id": "RULE", "description": "", "issueType": "misspelling",
                  "category": {{"id": "TYPOS", "name": "Typo"}}}}}}]


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.answer(json.dumps(LANGUAGES) if "languages" in self.path else "OK")

    def do_POST(self):
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        text = form["text"][0]
        if "wrod" in text:
            if manner == "hangs":
                time.sleep(60)
            if manner == "dies":
                import os
                os._exit(1)
            if manner == "no answer of ours":
                return self.answer('{{"hello": "world"}}')
            if manner == "not even JSON":
                return self.answer("<html>")
            if manner == "of another text":
                return self.answer(json.dumps({{"matches": [dict(match(text)[0], offset=900)]}}))
        self.answer(json.dumps({{"matches": match(text)}}))

    def answer(self, body):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[sys.argv.index("--port") + 1])), Handler)
print("Server started", flush=True)
server.serve_forever()
"""


class Finder(LanguageToolFinder):
    """Finds the script."""

    def __init__(self, java: Path) -> None:
        super().__init__({}, java.parent)
        self._java = Java(java, "17")
        self._installation = Installation(java.parent, "6.8")


Make = Callable[..., LanguageToolChecker]


@pytest.fixture
def checker_with(tmp_path: Path) -> Iterator[Make]:
    made: list[LanguageToolChecker] = []
    folder = tmp_path / "a Java with späces"
    folder.mkdir()
    java = folder / "java"
    java.write_text(SCRIPT.format(python=sys.executable))
    java.chmod(java.stat().st_mode | stat.S_IXUSR)
    runtime = tmp_path / "runtime"
    runtime.mkdir()

    def make(*manners: str, start_limit: float = 20.0) -> LanguageToolChecker:
        (folder / "manners").write_text("\n".join(manners))
        made.append(
            LanguageToolChecker(Finder(java), 512, runtime_folder=runtime, request_limit=1.0, start_limit=start_limit)
        )
        return made[-1]

    yield make
    for checker in made:
        checker.close()
    assert list(runtime.iterdir()) == []
    assert not [each for each in psutil.Process().children(recursive=True) if str(java) in each.cmdline()]


def passages(count: int) -> list[Passage]:
    return [joined([(number, f"Passage {number} has a wrod. " + "It goes on. " * 60)], "") for number in range(count)]


ODD = ["hangs", "dies", "no answer of ours", "not even JSON", "of another text"]


@pytest.mark.parametrize("manner", ODD)
def test_what_was_not_answered_is_asked_again_of_a_new_server(checker_with: Make, manner: str) -> None:
    checker = checker_with(manner, "as it should")
    checker.prepare("en-US")
    said = checker.check_passages(passages(3), "en-US")
    assert [[remark.suggestions for remark in remarks] for remarks in said] == [[("word",)]] * 3
    assert checker.health().status is CheckerStatus.READY


def test_one_that_never_behaves_is_told_and_can_be_asked_later(checker_with: Make) -> None:
    checker = checker_with("not even JSON", "not even JSON", "as it should")
    checker.prepare("en-US")
    with pytest.raises(UserProblem) as problem:
        checker.check_passages(passages(1), "en-US")
    assert problem.value.code is ProblemCode.LANGUAGETOOL_DIED
    assert checker.health().status is CheckerStatus.FAILED
    assert [len(said) for said in checker.check_passages(passages(1), "en-US")] == [1]


def test_one_that_does_not_start_in_time_is_given_up(checker_with: Make) -> None:
    checker = checker_with("never starts", start_limit=0.3)
    with pytest.raises(UserProblem) as problem:
        checker.prepare("en-US")
    assert problem.value.code is ProblemCode.LANGUAGETOOL_NOT_STARTED
    assert problem.value.facts["reason"] == "time"


def test_where_nothing_can_be_written_it_says_so(tmp_path: Path) -> None:
    no_folder = tmp_path / "file"
    no_folder.write_text("")
    server = LanguageToolServer(Java(tmp_path, "17"), Installation(tmp_path, "6.8"), 512, no_folder)
    with pytest.raises(UserProblem) as problem:
        server.start()
    assert problem.value.facts["reason"] == "system"
