"""PDF files are read in a process of their own, whatever is in them, and delivered as text."""

import random
import threading
from pathlib import Path

import psutil
import pytest

from facing.core.edit import Edit, Place
from facing.core.problem import ProblemCode, UserProblem
from facing.core.watching import Stopped
from facing.formats.pdf_process import PdfUnreadable, pages_of
from facing.formats.registry import AllFormats
from tests.fakes.pdf_files import pdf

FORMATS = AllFormats()
PAGES = [
    [
        (50, 570, "A story of boats"),
        (50, 500, "The old boat left the harbour at dawn, and every-"),
        (50, 488, "body who had come to see it stayed on the quay until"),
        (50, 476, "it was gone."),
        (50, 440, "Nobody saw it again."),
        (200, 30, "1"),
    ],
    [(50, 570, "A story of boats"), (50, 500, "Later it came back."), (200, 30, "2")],
]


def test_the_letters_of_a_file_become_paragraphs() -> None:
    original = FORMATS.from_bytes(Path("a.pdf"), pdf(*PAGES))
    assert [paragraph.text for paragraph in original.text] == [
        "The old boat left the harbour at dawn, and everybody who had come to see it stayed on the quay until it was "
        "gone.",
        "Nobody saw it again.",
        "Later it came back.",
    ]
    assert (original.format, original.delivered_as) == ("pdf", ".txt")
    corrected = original.text.apply(Edit(Place(1, 0), "Nobody", "Nobödy"))
    assert FORMATS.write(original, corrected).decode("utf-8").splitlines()[1] == "Nobödy saw it again."


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (pdf([]), ProblemCode.FILE_WITHOUT_TEXT),
        (pdf(*PAGES, encrypted=True), ProblemCode.FILE_PROTECTED),
        (b"%PDF-1.4\nnothing else", ProblemCode.FILE_DAMAGED),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, code: ProblemCode) -> None:
    with pytest.raises(UserProblem) as caught:
        FORMATS.from_bytes(Path("a.pdf"), data)
    assert caught.value.code is code


def test_a_file_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(PdfUnreadable):
        pages_of(pdf(*PAGES), time_limit=0.001)


def test_each_page_is_told() -> None:
    told: list[tuple[int, int]] = []
    pages = pages_of(pdf(*PAGES), lambda done, total: told.append((done, total)))
    assert len(pages) == 2
    assert [each for each in dict.fromkeys(told) if each[1]] == [(0, 2), (1, 2)]


def test_a_file_that_nobody_wants_any_more_is_read_no_further_and_its_process_is_gone() -> None:
    def advance(done: int, total: int) -> None:
        if total:
            raise Stopped

    before = set(psutil.Process().children())
    with pytest.raises(Stopped):
        pages_of(pdf(*PAGES), advance)
    assert set(psutil.Process().children()) <= before
    assert [thread.name for thread in threading.enumerate() if thread.name == "pdf"] == []


@pytest.mark.parametrize("seed", range(3))
def test_a_broken_file_is_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(pdf(*PAGES))
    for _ in range(30):
        data[chance.randrange(8, len(data))] = chance.randrange(256)
    try:
        assert FORMATS.from_bytes(Path("a.pdf"), bytes(data)).text.length
    except UserProblem as problem:
        assert problem.code in (ProblemCode.FILE_DAMAGED, ProblemCode.FILE_WITHOUT_TEXT, ProblemCode.FILE_PROTECTED)
