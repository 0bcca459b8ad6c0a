"""What was said in earlier runs is put in place without asking again."""

from collections.abc import Callable, Iterable, Sequence

from facing.core.checkers import Remark
from facing.core.edit import Edit, Place
from facing.core.finding import Finding, Side
from facing.core.problem import ProblemCode, UserProblem
from facing.core.settings import CheckerChoice
from facing.session.passage_work import BATCH_PASSAGES
from tests.fakes.checking_desk import Desk
from tests.fakes.pattern_checker import PatternChecker, SectionReader, WholeTextChecker

MISSING = UserProblem(ProblemCode.LANGUAGETOOL_MISSING)
DIED = UserProblem(ProblemCode.LANGUAGETOOL_DIED)


class Shelf:
    """A cache that any run can look into; counts how often it is asked for answers."""

    def __init__(self) -> None:
        self.kept: dict[bytes, tuple[tuple[Remark, ...], ...]] = {}
        self.found: dict[str, tuple[bytes, list[Finding]]] = {}
        self.questions = 0

    def recall(self, keys: Sequence[bytes]) -> list[tuple[tuple[Remark, ...], ...] | None]:
        self.questions += 1
        return [self.kept.get(key) for key in keys]

    def keep(self, said: Iterable[tuple[bytes, tuple[tuple[Remark, ...], ...]]]) -> None:
        self.kept.update(said)

    def recall_findings(self, reader: str, read: bytes) -> list[Finding] | None:
        known, findings = self.found.get(reader, (b"", []))
        return findings if known == read else None

    def keep_findings(self, reader: str, read: bytes, findings: Iterable[Finding]) -> None:
        self.found[reader] = read, list(findings)


def test_a_checked_book_is_marked_again_without_asking_even_before_the_engine_is_ready() -> None:
    text = "\n".join(f"Paragraph {number} has a wrod" for number in range(120))
    shelf = Shelf()
    first = Desk(text, SectionReader("languagetool", "wrod", edition="6.8"), cache=shelf)
    first.start()
    engine = SectionReader("languagetool", "wrod", edition="6.8")
    engine.cannot_start = MISSING
    second = Desk(text, engine, cache=shelf)
    second.session.checking.start(CheckerChoice.LANGUAGETOOL, "en-US")
    del second.services.tasks._waiting[0]  # type: ignore[attr-defined]  # the engine does not get ready
    second.services.tasks.drain()  # type: ignore[attr-defined]
    assert (engine.read, engine.sections) == ([], [])
    assert second.found() == first.found()
    assert len(second.found()) == 240


def test_a_checked_book_asks_the_own_checkers_nothing_when_it_is_opened_again() -> None:
    text = "A title\n" + "\n".join(f"Paragraph {number} has a wrod." for number in range(600))
    shelf = Shelf()
    first = Desk(text, own=(WholeTextChecker("joins", "wrod", edition="1"),), cache=shelf)
    first.start()
    assert len(first.found()) == 601
    own = WholeTextChecker("joins", "wrod", edition="1")
    second = Desk(text, own=(own,), cache=shelf)
    shelf.questions = 0
    second.start()
    assert (own.read, own.looks) == ([], 0)
    assert shelf.questions <= 4, "both sides of 601 paragraphs, some hundreds at a time"
    assert second.found() == first.found()
    changed = WholeTextChecker("joins", "wrod", edition="2")
    Desk(text, own=(changed,), cache=shelf).start()
    assert (len(changed.read), changed.looks) == (601, 1)


class FirstMarks:
    """Writes down the first paragraphs whose findings changed."""

    def __init__(self) -> None:
        self.paragraphs: frozenset[int] | None = None

    def findings_changed(self, side: Side, paragraphs: frozenset[int] | None) -> None:
        if paragraphs is not None and side is Side.CORRECTION and self.paragraphs is None:
            self.paragraphs = paragraphs

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *arguments: None


def test_what_is_in_view_is_marked_first_when_a_checked_book_is_opened_again() -> None:
    text = "\n".join(f"Paragraph {number} has a wrod." for number in range(1000))
    shelf = Shelf()
    Desk(text, own=(PatternChecker("joins", "wrod", edition="1"),), cache=shelf).start()
    desk, first = Desk(text, own=(PatternChecker("joins", "wrod", edition="1"),), cache=shelf), FirstMarks()
    desk.session.listen(first)
    desk.session.checking.look_at(700, 720)
    desk.start()
    assert len(desk.found()) == 1000
    assert first.paragraphs is not None
    assert min(first.paragraphs) == 700


def test_what_was_found_in_a_whole_document_stands_in_the_same_place_under_new_ids() -> None:
    shelf = Shelf()
    first = Desk("A title\nThe end.", own=(WholeTextChecker("joins", "(?!)", edition="1"),), cache=shelf)
    first.start()
    own = WholeTextChecker("joins", "(?!)", edition="1")
    desk = Desk("A title\nThe end.", own=(own,), cache=shelf)
    desk.session.apply([Edit(Place(0, 0), "A title\n", "")], "typing")
    desk.session.apply([Edit(Place(0, 0), "", "A title\n")], "typing")
    desk.start()
    desk.session.rest()
    desk.work()
    (before,), (after,) = first.session.findings.listed(Side.CORRECTION), desk.session.findings.listed(Side.CORRECTION)
    assert own.looks == 0
    assert before.span.paragraph != after.span.paragraph
    assert desk.session.findings.place(Side.CORRECTION, after) == Place(0, 6)


def test_what_was_found_in_a_whole_document_does_not_count_for_another_text() -> None:
    shelf = Shelf()
    Desk("A title\nThe end.", own=(WholeTextChecker("joins", "(?!)", edition="1"),), cache=shelf).start()
    own = WholeTextChecker("joins", "(?!)", edition="1")
    desk = Desk("\nA title\nThe end.", own=(own,), cache=shelf)
    desk.start()
    assert own.looks == 1
    (finding,) = desk.session.findings.listed(Side.CORRECTION)
    assert desk.session.findings.place(Side.CORRECTION, finding) == Place(1, 6)


def test_answers_of_another_edition_or_of_an_engine_without_one_are_not_used() -> None:
    shelf = Shelf()
    for edition in ("6.8", "6.9", ""):
        engine = PatternChecker("languagetool", "wrod", edition=edition)
        Desk("A wrod.", engine, cache=shelf).start()
        assert engine.read == ["A wrod."]
    assert len(shelf.kept) == 2


def test_what_is_known_from_earlier_runs_is_in_place_before_the_own_checkers_go_on() -> None:
    text = "\n".join(f"Paragraph {number} has a wrod." for number in range(120))
    shelf = Shelf()
    Desk(text, PatternChecker("languagetool", "wrod", edition="6.8"), cache=shelf).start()
    own, engine = PatternChecker("joins", "has"), PatternChecker("languagetool", "wrod", edition="6.8")
    desk = Desk(text, engine, own=(own,), cache=shelf)
    seen: list[int] = []
    recall = shelf.recall
    shelf.recall = lambda keys: (seen.append(len(own.read)), recall(keys))[1]  # type: ignore[method-assign]
    desk.start()
    assert len(seen) > 2
    assert max(seen) <= BATCH_PASSAGES
    assert engine.read == []
    assert len(own.read) == 120
    assert len(desk.found()) == 240
