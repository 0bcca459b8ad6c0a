import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from facing.checkers.categories import EngineMatch
from facing.checkers.languagetool_server import ServerFailure, ServerGone, ServerRefused, ServerSilent
from facing.checkers.languagetool_service import LanguageToolService, Mode, languages_held
from facing.core.problem import ProblemCode, UserProblem
from tests.fakes.languagetool import FakeClient, FakeServer


class Bench:
    """A service over fake servers, and what happened to them."""

    def __init__(self, failures: Sequence[ServerFailure] = (), heap: int = 512) -> None:
        self.servers: list[FakeServer] = []
        self.log: list[tuple[str, str, str]] = []
        self.failures = list(failures)
        self.out_of_memory = False
        self.service = LanguageToolService(self._server, heap, 5.0, self._client)

    def ask(self, text: str = "a wrod", language: str = "en-US") -> int:
        return len(self.service.ask(text, language, Mode.SENTENCES))

    def _server(self) -> FakeServer:
        server = FakeServer()
        server.out_of_memory = self.out_of_memory
        self.servers.append(server)
        return server

    def _client(self, server: object, limit: float) -> FakeClient:
        assert isinstance(server, FakeServer)
        assert limit == 5.0
        return FakeClient(server, self.failures, self.log)


def problem_of(bench: Bench, language: str = "en-US") -> UserProblem:
    with pytest.raises(UserProblem) as problem:
        bench.ask(language=language)
    return problem.value


def test_the_server_is_started_when_it_is_first_needed() -> None:
    bench = Bench()
    assert not bench.service.running
    assert bench.ask() == bench.ask() == 1
    assert bench.service.running
    assert len(bench.servers) == 1
    assert bench.service.languages == FakeClient.known_languages


@pytest.mark.parametrize("failure", [ServerGone("gone"), ServerSilent("5")])
def test_a_server_that_fails_is_replaced_and_asked_again(failure: ServerFailure) -> None:
    bench = Bench([failure])
    assert bench.ask() == 1
    first, second = bench.servers
    assert (first.running, first.stops, second.running) == (False, 1, True)


def test_a_server_that_ended_unasked_is_replaced() -> None:
    bench = Bench()
    bench.ask()
    bench.servers[0].running = False
    assert bench.ask() == 1
    assert len(bench.servers) == 2


@pytest.mark.parametrize(
    ("failure", "code", "facts"),
    [
        (ServerGone("gone"), ProblemCode.LANGUAGETOOL_DIED, {"reason": "ended", "heap": 512}),
        (ServerSilent("5"), ProblemCode.LANGUAGETOOL_TIMEOUT, {"seconds": 5.0}),
    ],
)
def test_failing_twice_is_the_users_problem(
    failure: ServerFailure, code: ProblemCode, facts: dict[str, object]
) -> None:
    bench = Bench([failure, failure])
    problem = problem_of(bench)
    assert (problem.code, problem.facts) == (code, facts)
    assert [server.running for server in bench.servers] == [False, False]
    assert bench.ask() == 1  # asking again later works


OUT_OF_MEMORY = ServerRefused(500, "java.lang.OutOfMemoryError: Java heap space")


@pytest.mark.parametrize("failure", [ServerGone("gone"), ServerSilent("5"), OUT_OF_MEMORY])
def test_too_small_a_heap_is_told_at_once(failure: ServerFailure) -> None:
    bench = Bench([failure])
    bench.out_of_memory = True
    problem = problem_of(bench)
    assert (problem.code, problem.facts) == (ProblemCode.LANGUAGETOOL_DIED, {"reason": "memory", "heap": 512})
    assert len(bench.servers) == 1


def test_a_heap_too_small_for_two_languages_gets_a_fresh_server() -> None:
    bench = Bench()
    bench.out_of_memory = True
    bench.ask(language="en-US")
    bench.failures.append(ServerGone("gone"))
    assert bench.ask(language="de-DE") == 1
    assert len(bench.servers) == 2


def test_a_text_that_is_refused_is_not_asked_again() -> None:
    bench = Bench([ServerRefused(500, "Internal Error")])
    with pytest.raises(ServerRefused):
        bench.ask()
    assert [server.running for server in bench.servers] == [True]


def test_an_unknown_language_is_told() -> None:
    bench = Bench()
    problem = problem_of(bench, "xx-XX")
    assert (problem.code, problem.facts) == (ProblemCode.LANGUAGE_UNSUPPORTED, {"language": "xx-XX"})
    bench.service.close()
    problem_of(bench, "xx-XX")
    assert len(bench.servers) == 1  # what it can do is known now


def test_a_known_language_of_an_unknown_country_is_checked() -> None:
    assert Bench().ask(language="fr-XX") == 1


@pytest.mark.parametrize(("heap", "count"), [(128, 1), (320, 1), (511, 1), (512, 2), (768, 3), (1024, 4)])
def test_how_many_languages_a_heap_holds(heap: int, count: int) -> None:
    assert languages_held(heap) == count


def test_one_language_too_many_gets_a_fresh_server() -> None:
    bench = Bench(heap=512)
    for language in ("en-US", "de-DE", "en", "en-US", "de-DE"):
        bench.ask(language=language)
    assert len(bench.servers) == 1
    bench.ask(language="fr")
    assert [server.running for server in bench.servers] == [False, True]
    bench.ask(language="en-US")
    assert len(bench.servers) == 2


def test_closing_ends_the_server_and_the_work() -> None:
    bench = Bench()
    bench.ask()
    bench.service.close()
    bench.service.close()
    assert not bench.servers[0].running
    assert problem_of(bench).facts["reason"] == "closed"
    assert len(bench.servers) == 1
    bench.service.open()
    assert bench.ask() == 1


def test_closing_in_the_middle_of_a_question_starts_nothing_new() -> None:
    bench = Bench()

    class Closing(FakeClient):
        def matches(self, *_: object, **__: object) -> list[object]:  # type: ignore[override]
            bench.service.close()
            raise ServerGone("hung up")

    bench.service = LanguageToolService(bench._server, 512, 5.0, lambda server, _: Closing(server, [], []))  # type: ignore[arg-type]
    assert problem_of(bench).facts["reason"] == "closed"
    assert [server.running for server in bench.servers] == [False]


def test_two_questions_that_fail_with_one_server_start_one_new_server() -> None:
    bench = Bench()
    both = threading.Barrier(2, timeout=20)

    class Failing(FakeClient):
        """Fails both questions to the first server at the same time."""

        def matches(self, *arguments: str) -> list[EngineMatch]:  # type: ignore[override]
            if self._server is bench.servers[0]:
                both.wait()
                raise ServerGone("hung up")
            return super().matches(*arguments)

    bench.service = LanguageToolService(bench._server, 512, 5.0, lambda server, _: Failing(server, [], []))  # type: ignore[arg-type]
    with ThreadPoolExecutor(2) as threads:
        assert list(threads.map(lambda _: bench.ask(), range(2))) == [1, 1]
    assert [server.running for server in bench.servers] == [False, True]
