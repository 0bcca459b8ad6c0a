import json
from collections.abc import Mapping
from typing import Any

import pytest

from facing.checkers.languagetool_client import LanguageToolClient
from facing.checkers.languagetool_server import ServerGone
from facing.checkers.languagetool_service import Manner
from tests.fakes.languagetool import FakeServer


def match(text: str, words: str, **changes: Any) -> dict[str, Any]:
    """What the server says of ``words`` in ``text``, counted in UTF-16 units as it counts."""
    start = text.index(words)
    return {
        "message": "Possible spelling mistake found.",
        "shortMessage": "",
        "replacements": [{"value": "word"}],
        "offset": len(text[:start].encode("utf-16-le")) // 2,
        "length": len(words.encode("utf-16-le")) // 2,
        "context": {"text": text, "offset": start, "length": len(words)},
        "sentence": text,
        "type": {"typeName": "Other"},
        "rule": {
            "id": "RULE",
            "description": "",
            "issueType": "misspelling",
            "category": {"id": "TYPOS", "name": "Possible Typo"},
        },
        **changes,
    }


def client_saying(text: str, *words: str) -> tuple[LanguageToolClient, FakeServer]:
    server = FakeServer(lambda _: {"matches": [match(text, each) for each in words]})
    return LanguageToolClient(server, 5.0, Manner()), server


def check_parameters(server: FakeServer) -> Mapping[str, str]:
    path, parameters = server.asked[-1]
    assert path == "/v2/check"
    assert parameters is not None
    return parameters


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A wrod here", "wrod"),
        ("A 😀😀x wrod here", "wrod"),
        ("A 😀😀x wrod here", "😀😀x"),
        ("😀wrod😀", "wrod"),
        ("𝔘𝔫𝔦", "𝔫𝔦"),
        ("é\u0301 “wrod…” 😀", "wrod"),
        ("wrod 😀", "😀"),
    ],
)
def test_offsets_and_lengths_are_code_points(text: str, words: str) -> None:
    client, _ = client_saying(text, words)
    (found,) = client.matches(text, "en-US", "textLevelOnly")
    assert text[found.start : found.end] == words


def test_matches_in_one_text_do_not_disturb_each_other() -> None:
    text = "😀 one 😀😀 two 😀 three"
    client, _ = client_saying(text, "one", "two", "three")
    found = client.matches(text, "en-US", "textLevelOnly")
    assert [text[each.start : each.end] for each in found] == ["one", "two", "three"]


def test_what_the_server_says_is_carried_over() -> None:
    client, _ = client_saying("a wrod", "wrod")
    (found,) = client.matches("a wrod", "en-US", "textLevelOnly")
    assert (found.rule, found.category, found.issue_type) == ("RULE", "TYPOS", "misspelling")
    assert (found.message, found.suggestions) == ("Possible spelling mistake found.", ("word",))


def test_mode_and_language_are_sent() -> None:
    client, server = client_saying("a", "a")
    client.matches("a", "de-DE", "allButTextLevelOnly")
    assert check_parameters(server) == {"language": "de-DE", "text": "a", "mode": "allButTextLevelOnly"}
    client.matches("a", "fr", "textLevelOnly")
    assert check_parameters(server)["language"] == "fr"


def test_markup_is_sent_apart() -> None:
    client, server = client_saying("a <b>wrod", "wrod")
    (found,) = client.matches("a <b>wrod", "en-US", "textLevelOnly", [(2, 5)])
    assert (found.start, found.end) == (5, 9)
    parameters = check_parameters(server)
    assert "text" not in parameters
    assert json.loads(parameters["data"]) == {"annotation": [{"text": "a "}, {"markup": "<b>"}, {"text": "wrod"}]}
    client.matches("plain", "en-US", "textLevelOnly")
    assert check_parameters(server)["text"] == "plain"


def test_languages_are_asked_for_once() -> None:
    client, server = client_saying("a", "a")
    assert client.known_languages == ("de", "de-DE", "en", "en-US", "fr")
    client.matches("a", "de-DE", "textLevelOnly")
    client.matches("a", "fr", "textLevelOnly")
    assert [path for path, _ in server.asked].count("/v2/languages") == 1


def test_a_country_it_does_not_know_falls_back_to_the_language() -> None:
    client, server = client_saying("a", "a")
    client.matches("a", "fr-XX", "textLevelOnly")
    assert check_parameters(server)["language"] == "fr"


@pytest.mark.parametrize(
    ("manner", "sent"),
    [
        (Manner(), {}),
        (Manner(picky=True), {"level": "picky"}),
        (Manner(mother_tongue="de"), {"motherTongue": "de"}),
        (Manner(True, "tlh"), {"level": "picky"}),
    ],
)
def test_wishes_are_sent_unless_the_server_would_refuse_them(manner: Manner, sent: Mapping[str, str]) -> None:
    server = FakeServer(lambda _: {"matches": []})
    LanguageToolClient(server, 5.0, manner).matches("a", "en-US", "textLevelOnly")
    parameters = check_parameters(server)
    assert {name: parameters[name] for name in ("level", "motherTongue") if name in parameters} == sent


def test_an_unknown_language_is_refused() -> None:
    client, _ = client_saying("a", "a")
    with pytest.raises(ValueError, match="unsupported"):
        client.matches("a", "xx", "textLevelOnly")


def test_a_failing_server_is_neither_restarted_nor_asked_again() -> None:
    def fail(_: Mapping[str, str]) -> Any:
        raise ServerGone("gone")

    server = FakeServer(fail)
    client = LanguageToolClient(server, 5.0, Manner())
    with pytest.raises(ServerGone):
        client.matches("a", "en-US", "textLevelOnly")
    assert [path for path, _ in server.asked] == ["/v2/languages", "/v2/check"]
