"""The process in which LingoTweaker works; building and dropping its engine stops all threads around it for seconds.

A line of JSON in, a line of JSON out. In: ``package`` (the data), ``language``, ``variant``, ``texts``. Out:
``matches``, a list for each text with ranges in code points, and ``refused``, the numbers of texts on which the engine
gave up; or ``problem``. The process ends at the end of its input, in the middle of work too, so that it never outlives
the program that started it.

A script that needs the standard library and LingoTweaker alone.
"""

import importlib
import json
import os
import queue
import re
import sys
import threading
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

_NICE = 10
_PARAGRAPH_END = "\n\n"  # as LanguageTool's server is asked, so that both say the same of a text's last words
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")
_SUGGESTION = re.compile("<suggestion>(.*?)</suggestion>")
# "-ize" against "-ise" is a house style; LanguageTool has this category off unless asked.
_CATEGORIES_OFF = ["BRE_STYLE_OXFORD_SPELLING"]

Request = dict[str, Any]


class Utf8Offsets:
    """From UTF-8 bytes, in which LingoTweaker counts, to code points of one text."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._bytes: list[int] | None = None
        if not text.isascii():
            self._bytes = list(accumulate((len(letter.encode()) for letter in text), initial=0))

    def code_points_before(self, count: int) -> int:
        """How many code points the first ``count`` bytes are, at most those of the text."""
        return min(count if self._bytes is None else bisect_left(self._bytes, count), self._length)


class Engines:
    """Holds the engine of the language asked for last; one takes some 400 MB."""

    def __init__(self) -> None:
        self._key: tuple[str, str, str] | None = None
        self._engine: Any = None

    def engine(self, package: str, language: str, variant: str) -> Any:
        """The engine for a variant of a language, with the data of a package.

        The data's folder is named, since the engine's own search stops at the first data package it meets; so is the
        variant, since the engine reads no country out of the language.
        """
        key = (package, language, variant)
        if key != self._key:
            self._key, self._engine = None, None
            folder = importlib.import_module(package).data_dir()
            build = importlib.import_module("lt_py").Engine
            self._engine = build(language, variant=variant, data_dir=folder, disabled_categories=_CATEGORIES_OFF)
            self._key = key
        return self._engine


def answer(engines: Engines, request: Request) -> Request:
    """The answer to one request."""
    try:
        engine = engines.engine(request["package"], request["language"], request["variant"])
    except Exception as error:
        return {"problem": f"{type(error).__name__}: {error}"}
    matches: list[list[Request]] = []
    refused = []
    for number, text in enumerate(request["texts"]):
        try:
            matches.append(check(engine, text))
        except BaseException as error:  # a panic of the engine is no Exception
            if isinstance(error, KeyboardInterrupt | SystemExit):
                raise
            matches.append([])
            refused.append(number)
    return {"matches": matches, "refused": refused}


def check(engine: Any, text: str) -> list[Request]:
    """What the engine says of one text."""
    sendable = _LONE_SURROGATES.sub("\ufffd", text)
    offsets = Utf8Offsets(sendable)
    return [
        {
            "start": offsets.code_points_before(match["offset"]),
            "end": offsets.code_points_before(match["offset"] + match["length"]),
            "rule": match["rule_id"],
            "category": match["category_id"] or "",
            "issue_type": match["issue_type"] or "",
            "message": _SUGGESTION.sub("\u2018\\1\u2019", match["message"]),
            "suggestions": match["suggestions"],
        }
        for match in engine.check(sendable + _PARAGRAPH_END)
    ]


def _read(lines: "queue.SimpleQueue[str]") -> None:
    for line in sys.stdin:
        lines.put(line)
    os._exit(0)


def main(_arguments: Sequence[str] = ()) -> int:
    """Answer until the input ends."""
    if sys.platform != "win32":
        os.nice(_NICE)
    # What the engine might print must not get between the answers.
    answers = os.fdopen(os.dup(1), "w", encoding="ascii", newline="\n")
    os.dup2(2, 1)
    lines: queue.SimpleQueue[str] = queue.SimpleQueue()
    threading.Thread(target=_read, args=(lines,), daemon=True).start()
    engines = Engines()
    while True:
        found = answer(engines, json.loads(lines.get()))
        answers.write(json.dumps(found) + "\n")
        answers.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
