import hashlib
import json
from pathlib import Path

import pytest

from facing.checkers.consistency import ConsistencyChecker
from facing.checkers.joins import JoinsChecker
from facing.checkers.ocr_confusions import OcrChecker
from facing.checkers.typography import TypographyChecker
from facing.cli.detection import Detection, Labelled, read_labelled
from facing.core.finding import Certainty, Finding, Kind, Side, Source, Span
from facing.core.passage import joined

_ARTICLES = Path(__file__).parents[2] / "golden" / "detection"
_SAMPLE = Path(__file__).parents[4] / "shared" / "seed"


def finding(start: int, end: int, kind: Kind = Kind.GARBLE) -> Finding:
    return Finding(Side.ORIGINAL, Span(0, start, end), "", kind, "?", (), (Source("joins", "RULE"),))


def counted(text: Labelled, *found: Finding) -> Detection:
    detection = Detection()
    detection.add(text, found, [each.span.start for each in found])
    return detection


def test_a_mark_touches_a_garble_unless_it_is_more_than_three_words_longer() -> None:
    text = Labelled("one two three four five six", ((4, 7),))
    for end, hits in ((23, 1), (27, 0)):
        tally = counted(text, finding(4, end)).tallies["all", "every mark"]
        assert (tally.marks, tally.hits, tally.garbles) == (1, hits, {(0, 0)} if hits else set())


def test_garbles_touched_are_counted_once_however_many_marks_touch_them() -> None:
    detection = counted(Labelled("one two three", ((0, 7), (8, 13))), finding(0, 3), finding(4, 7, Kind.SPELLING))
    every, others = (detection.tallies["all", name] for name in ("every mark", "all but spelling"))
    assert (detection.garbles, every.hits, len(every.garbles), len(others.garbles)) == (2, 2, 1, 1)
    assert (every.precision(), every.recall(detection.labelled)) == (1.0, 2 / 3)


def test_a_text_keeps_its_paragraphs(tmp_path: Path) -> None:
    file = tmp_path / "texts.jsonl"
    file.write_text(json.dumps({"text": "one\ntwo", "bad_spans": [[4, 7]]}) + "\n", "utf-8")
    assert read_labelled(file) == [Labelled("one\ntwo", ((4, 7),))]


def own_marks(text: str) -> list[tuple[int, int]]:
    """Where the checkers that need no engine would mark a text of one side by themselves."""
    passages, starts, position = [], [], 0
    for number, paragraph in enumerate(text.split("\n")):
        passages.append(joined([(number, paragraph)], ""))
        starts.append(position)
        position += len(paragraph) + 1
    marks = []
    for checker in (JoinsChecker(), OcrChecker(), TypographyChecker()):
        for start, remarks in zip(starts, checker.check_passages(passages, "en-US"), strict=True):
            marks += [
                (start + each.start, start + each.end) for each in remarks if each.certainty is not Certainty.HINT
            ]
    for each in ConsistencyChecker().check_document({Side.ORIGINAL: passages}, "en-US"):
        if each.certainty is not Certainty.HINT:
            marks.append((starts[each.span.paragraph] + each.span.start, starts[each.span.paragraph] + each.span.end))
    return marks


@pytest.mark.parametrize(("name", "touched"), [("spun", 6), ("scan", 8)])
def test_own_checkers_touch_garbles_of_the_articles_and_nothing_else(name: str, touched: int) -> None:
    (text,) = read_labelled(_ARTICLES / f"{name}.jsonl")
    assert all(text.text[start:end].strip() == text.text[start:end] != "" for start, end in text.garbles)
    marks = own_marks(text.text)
    found = {garble for garble in text.garbles if any(start < garble[1] and garble[0] < end for start, end in marks)}
    assert len(found) >= touched
    wrong = [mark for mark in marks if not any(mark[0] < end and start < mark[1] for start, end in text.garbles)]
    assert wrong == []


@pytest.mark.skipif(not _SAMPLE.is_dir(), reason="the sample article is not here")
def test_own_checkers_touch_garbles_of_the_sample_article_and_little_else() -> None:
    labels = json.loads((_ARTICLES / "sample_article.json").read_text("utf-8"))
    (data,) = (path.read_bytes() for path in _SAMPLE.glob("*.txt"))
    assert hashlib.sha256(data).hexdigest() == labels["sha256"]
    garbles = [(start, end) for start, end in labels["bad_spans"]]
    marks = own_marks(data.decode())
    assert sum(any(start < last and first < end for start, end in marks) for first, last in garbles) >= 12
    assert sum(not any(start < last and first < end for first, last in garbles) for start, end in marks) <= 1
