import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from facing.core.checkers import Remark, RemarkCache
from facing.core.edit import Edit, Place
from facing.core.finding import Finding, Side, State
from facing.core.problem import ProblemCode, UserProblem
from facing.core.settings import CheckerChoice, Settings
from facing.session.answers import NoCache
from facing.session.decisions import Reach
from facing.session.opening import open_session
from facing.session.passage_work import BATCH_PASSAGES
from facing.session.session import Session
from tests.fakes.pattern_checker import PairReader, PatternChecker, SectionReader, WholeTextChecker
from tests.fakes.services import services_for

PATH = Path("text.txt")
MISSING = UserProblem(ProblemCode.LANGUAGETOOL_MISSING)
DIED = UserProblem(ProblemCode.LANGUAGETOOL_DIED)


class Desk:
    """A session with engines, and the means to let them work."""

    def __init__(
        self,
        text: str,
        *grammar: PatternChecker,
        own: tuple[PatternChecker, ...] = (),
        cache: RemarkCache | None = None,
    ) -> None:
        services = services_for({PATH: text}, grammar, own, settings=Settings())
        self.services = replace(services, cache=lambda document: cache or NoCache())
        self.session: Session = open_session(self.services, PATH)

    def work(self) -> None:
        self.session.checking.pump()
        self.services.tasks.drain()  # type: ignore[attr-defined]

    def start(self, choice: CheckerChoice = CheckerChoice.AUTOMATIC) -> None:
        self.session.checking.start(choice, "en-US")
        self.work()

    def found(self, side: Side = Side.CORRECTION) -> list[str]:
        return [finding.text for finding in self.session.findings.listed(side)]

    def finding(self, number: int = 0) -> Finding:
        return self.session.findings.listed(Side.CORRECTION)[number]


def test_both_sides_are_checked_and_equal_texts_are_read_once() -> None:
    engine = PatternChecker("languagetool", "wrod")
    desk = Desk("A wrod here.\nAnother wrod.\n\nGood.", engine)
    desk.start()
    assert desk.found(Side.ORIGINAL) == desk.found(Side.CORRECTION) == ["wrod", "wrod"]
    assert sorted(engine.read) == ["A wrod here.", "Another wrod.", "Good."]


def test_paragraphs_in_view_come_first() -> None:
    engine = PatternChecker("languagetool", "x")
    desk = Desk("\n".join(f"Paragraph {number}." for number in range(100)), engine)
    desk.session.checking.look_at(70, 75)
    desk.start()
    assert engine.read[:6] == [f"Paragraph {number}." for number in range(70, 76)]
    assert len(engine.read) == 100


def test_only_what_changed_is_read_again() -> None:
    engine = PatternChecker("languagetool", "wrod")
    desk = Desk("One.\nTwo.\nThree.", engine)
    desk.start()
    engine.read.clear()
    desk.session.apply([Edit(Place(1, 0), "Two", "A wrod")], "typing")
    desk.work()
    assert engine.read == ["A wrod."]
    assert desk.found() == ["wrod"]


def test_findings_follow_the_letters_around_them() -> None:
    desk = Desk("A wrod here, and a wrod there.", PatternChecker("languagetool", "wrod"))
    desk.start()
    desk.session.typed(Edit(Place(0, 0), "", "Yes 😀 "), opens_step=True)
    assert [finding.span.start for finding in desk.session.findings.listed(Side.CORRECTION)] == [8, 25]
    desk.session.typed(Edit(Place(0, 20), "", "\n"), opens_step=True)
    places = [
        desk.session.findings.place(Side.CORRECTION, each) for each in desk.session.findings.listed(Side.CORRECTION)
    ]
    assert places == [Place(0, 8), Place(1, 5)]
    desk.session.typed(Edit(Place(0, 9), "", "x"), opens_step=True)
    assert desk.found() == ["wrod"]


def test_a_suggestion_taken_and_what_became_of_each_finding() -> None:
    desk = Desk("A wrod.\nA wrod.", PatternChecker("languagetool", "wrod|bda", lambda word: "word"))
    desk.start()
    desk.session.take_suggestion(desk.finding(), "word")
    desk.session.apply([Edit(Place(1, 7), "", " So bda.")], "typing")
    desk.work()
    assert desk.session.corrected.as_string() == "A word.\nA wrod. So bda."
    states = [finding.state for finding in desk.session.findings.listed(Side.CORRECTION)]
    assert states == [State.STILL_THERE, State.NEW]
    assert [finding.state for finding in desk.session.findings.listed(Side.ORIGINAL)] == [
        State.FIXED,
        State.STILL_THERE,
    ]
    counts = desk.session.counts()
    assert (counts.findings, counts.fixed, counts.new) == (2, 1, 1)


def test_a_suggestion_for_words_that_are_no_longer_there_does_nothing() -> None:
    desk = Desk("A wrod.", PatternChecker("languagetool", "wrod"))
    desk.start()
    finding = desk.finding()
    desk.session.apply([Edit(Place(0, 2), "wrod", "term")], "typing")
    desk.session.take_suggestion(finding, "word")
    assert desk.session.corrected.as_string() == "A term."


def test_an_engine_that_cannot_start_gives_way_and_says_why() -> None:
    first, second = PatternChecker("languagetool", "x"), PatternChecker("embedded", "wrod")
    first.cannot_start = MISSING
    desk = Desk("A wrod.", first, second)
    desk.start()
    assert desk.found() == ["wrod"]
    assert desk.session.checking.active is not None
    assert desk.session.checking.active.id == "embedded"
    assert desk.session.checking.engines()[0].health.reason is MISSING


def test_an_engine_that_dies_at_work_gives_way_and_nothing_is_left_unread() -> None:
    first, second = PatternChecker("languagetool", "wrod"), PatternChecker("embedded", "wrod")
    desk = Desk("A wrod.", first, second)
    desk.start()
    first.fails = DIED
    desk.session.apply([Edit(Place(0, 0), "A", "One")], "typing")
    desk.work()
    assert desk.found() == ["wrod"]
    assert desk.session.checking.active is not None
    assert desk.session.checking.active.id == "embedded"


def test_an_engine_asked_for_by_name_has_no_stand_in() -> None:
    first, second = PatternChecker("languagetool", "wrod"), PatternChecker("embedded", "wrod")
    first.cannot_start = MISSING
    desk = Desk("A wrod.", first, second)
    desk.start(CheckerChoice.LANGUAGETOOL)
    assert desk.found() == []
    assert desk.session.checking.active is None
    assert second.read == []


def test_choosing_none_takes_the_grammar_findings_away_and_leaves_the_own_ones() -> None:
    own = PatternChecker("glossary", "term")
    desk = Desk("A wrod and a term.", PatternChecker("languagetool", "wrod"), own=(own,))
    desk.start()
    assert desk.found() == ["wrod", "term"]
    desk.session.checking.choose(CheckerChoice.NONE)
    desk.work()
    assert desk.found() == ["term"]


def test_what_shows_only_in_the_whole_text_is_found_and_goes_when_mended() -> None:
    desk = Desk("No stop here\nSecond.", WholeTextChecker("languagetool", "wrod"))
    desk.start()
    assert desk.found() == ["e"]
    desk.session.apply([Edit(Place(0, 12), "", ".")], "typing")
    desk.work()
    desk.session.rest()
    desk.work()
    assert desk.found() == []


def test_a_whole_document_is_read_again_when_the_hands_rest_and_not_before() -> None:
    desk = Desk("No stop here", WholeTextChecker("languagetool", "wrod"))
    desk.start()
    desk.session.apply([Edit(Place(0, 0), "No", "Still no")], "typing")
    desk.session.apply([Edit(Place(0, 17), "e", "")], "typing")
    desk.work()
    assert desk.session.checking.idle
    assert desk.found() == []
    desk.session.rest()
    desk.work()
    assert desk.found() == ["r"]


def test_sections_are_read_after_the_passages_and_only_those_that_changed_again() -> None:
    engine = SectionReader("languagetool", "wrod")
    desk = Desk("\n".join(f"This is paragraph {number} of the book." for number in range(300)), engine)
    desk.start()
    asked = len(engine.sections)
    assert asked > 5
    desk.session.apply([Edit(Place(150, 0), "This is paragraph 150 of the book.", "No stop here")], "typing")
    desk.work()
    assert desk.found() == ["e"]
    assert 1 <= len(engine.sections) - asked <= 3
    desk.session.apply([Edit(Place(150, 12), "", ".")], "typing")
    desk.work()
    assert desk.found() == []


def test_what_was_said_of_a_section_is_there_again_when_an_edit_is_taken_back_before_it_was_read() -> None:
    desk = Desk("No stop here\nSecond.", SectionReader("languagetool", "wrod"))
    desk.start()
    assert desk.found() == ["e"]
    desk.session.apply([Edit(Place(0, 11), "e", "")], "typing")
    assert desk.found() == []
    desk.session.undo()
    desk.work()
    assert desk.found() == ["e"]


def test_partners_are_read_side_by_side_where_they_differ() -> None:
    engine = PairReader("sides")
    desk = Desk("In 1914 it began.\nAll the same.\nIn 1918 it ended.", own=(engine,))
    desk.start()
    assert engine.pairs == []
    desk.session.apply([Edit(Place(0, 3), "1914", "1915")], "typing")
    desk.work()
    assert engine.pairs == [("In 1914 it began.", "In 1915 it began.")]
    (finding,) = desk.session.findings.listed(Side.CORRECTION)
    assert (finding.text, finding.message) == ("I", "1914")
    desk.session.undo()
    desk.work()
    assert desk.found() == []


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


def test_an_answer_in_a_language_chosen_before_is_not_shown() -> None:
    engine = PatternChecker("languagetool", "wrod")
    desk = Desk("A wrod.", engine)
    desk.session.checking.start(CheckerChoice.AUTOMATIC, "en-US")
    tasks = desk.services.tasks._waiting  # type: ignore[attr-defined]
    tasks.popleft()()  # ready; the first batch is on its way
    desk.session.choose_language("de-DE")
    engine._pattern = re.compile("A")
    tasks.popleft()()
    assert desk.found() == []
    desk.work()
    assert desk.found() == ["A"]


def test_answers_for_paragraphs_changed_meanwhile_are_dropped() -> None:
    desk = Desk("A wrod.", PatternChecker("languagetool", "wrod"))
    desk.session.checking.start(CheckerChoice.AUTOMATIC, "en-US")
    desk.session.apply([Edit(Place(0, 2), "wrod", "word")], "typing")
    desk.work()
    assert desk.found() == []
    assert desk.found(Side.ORIGINAL) == ["wrod"]


def test_ignoring_here_and_everywhere_holds_through_edits() -> None:
    desk = Desk("One wrod.\nTwo wrod.\nThree wrod.", PatternChecker("languagetool", "wrod"))
    desk.start()
    desk.session.ignore(desk.finding(0), Reach.HERE)
    assert [finding.span.paragraph for finding in desk.session.findings.listed(Side.CORRECTION)] == [1, 2]
    desk.session.apply([Edit(Place(0, 0), "", "So ")], "typing")
    desk.work()
    assert len(desk.found()) == 2
    desk.session.ignore(desk.finding(0), Reach.DOCUMENT)
    assert desk.found() == []
    desk.session.decisions.mark_ignored_again()
    assert len(desk.found()) == 3


def test_wrapped_lines_are_read_as_one_paragraph_and_found_in_their_lines() -> None:
    line = "The harbour office said that all of the ferries would be late on"
    text = "\n".join([line] * 9 + ["this wrod", "and more.", "", "End."])
    engine = PatternChecker("languagetool", r"wrod and|on this")
    desk = Desk(text, engine)
    desk.start()
    assert " ".join([line] * 9) + " this wrod and more." in engine.read
    found = [(f.span.paragraph, f.text, f.suggestions) for f in desk.session.findings.listed(Side.CORRECTION)]
    assert found == [(8, "on", ()), (9, "wrod", ())]


def test_next_and_previous_finding() -> None:
    desk = Desk("wrod\n\nx wrod wrod", PatternChecker("languagetool", "wrod"))
    desk.start()
    book = desk.session.findings
    first = book.next_after(Side.CORRECTION, Place(0, 0))
    assert first is not None
    assert book.place(Side.CORRECTION, first) == Place(2, 2)
    before = book.previous_before(Side.CORRECTION, Place(2, 2))
    assert before is not None
    assert book.place(Side.CORRECTION, before) == Place(0, 0)
    assert book.next_after(Side.CORRECTION, Place(2, 7)) is None


def test_answers_given_before_an_engine_learned_something_do_not_count() -> None:
    own = PatternChecker("glossary", "nothing yet")
    desk = Desk("A term.\nAnother term.", own=(own,))
    desk.session.checking.start(CheckerChoice.NONE, "en-US")
    # The first batch is on its way to the engine, which then gets its terms.
    work = desk.services.tasks._waiting  # type: ignore[attr-defined]
    batch = work.popleft()
    desk.session.checking.recheck_own("glossary")
    batch()
    own._pattern = re.compile("term")
    desk.work()
    assert desk.found() == ["term", "term"]


def test_a_finding_whose_word_grows_is_not_there_any_more() -> None:
    desk = Desk("befor and after", PatternChecker("languagetool", r"\bbefor\b|\bafter\b", lambda word: "before"))
    desk.start()
    desk.session.take_suggestion(desk.finding(), "before")
    assert desk.found() == ["after"]
    desk.session.typed(Edit(Place(0, 11), "", "here"), opens_step=True)
    assert desk.found() == []


def test_findings_that_are_not_shown_are_not_counted_nor_gone_to() -> None:
    desk = Desk("wrod here wrod", PatternChecker("languagetool", "wrod"))
    desk.start()
    book = desk.session.findings
    first, second = book.listed(Side.CORRECTION)
    book.put(Side.CORRECTION, [0], "languagetool", [replace(first, shown=False), second])
    assert desk.session.counts().findings == 1
    assert book.next_after(Side.CORRECTION, Place(0, 0)) == book.listed(Side.CORRECTION)[1]
    assert book.previous_before(Side.CORRECTION, Place(0, 10)) is None


def test_at_rest_there_is_no_progress_to_tell() -> None:
    desk = Desk("\n".join(f"Paragraph {number}." for number in range(30)), PatternChecker("languagetool", "x"))
    told: list[tuple[int, int]] = []
    desk.session.listen(ProgressWatch(desk.session, told))
    desk.start()
    assert max(total for _, total in told) == 60
    assert told[-1] == (0, 0)


class ProgressWatch:
    """Writes down the progress whenever it is told of it."""

    def __init__(self, session: Session, told: list[tuple[int, int]]) -> None:
        self._session = session
        self._told = told

    def checkers_changed(self) -> None:
        self._told.append(self._session.checking.progress)

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *arguments: None


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


def test_who_shows_the_checkers_is_not_told_of_every_job() -> None:
    text = "\n".join(f"Paragraph {number} has a wrod." for number in range(200))
    desk = Desk(text, own=(PatternChecker("joins", "wrod"),))
    told: list[tuple[int, int]] = []
    desk.session.listen(ProgressWatch(desk.session, told))
    desk.start()
    assert len(desk.found()) == 200
    assert 1 <= len(told) <= 3


def test_findings_can_be_judged_some_at_a_time() -> None:
    desk = Desk("A wrod.\nA wrod.\nA wrod.", PatternChecker("languagetool", "wrod"))
    desk.start()
    book = desk.session.findings
    book.refresh()
    judged: list[str] = []
    judge = book.judge

    class Counting:
        def judged(self, findings: Sequence[Finding], paragraph: str) -> Sequence[Finding]:
            judged.append(paragraph)
            return judge.judged(findings, paragraph)

    book.judge = Counting()  # type: ignore[assignment]
    assert not book.judge_some(0)
    assert judged == []
    assert book.judge_some(10_000)
    assert len(judged) == 6
    assert [found.text for found in book.listed(Side.CORRECTION)] == ["wrod"] * 3
    assert len(judged) == 6


def test_only_rows_whose_findings_changed_are_matched_again() -> None:
    desk = Desk("\n".join(f"Line {number}, a wrod." for number in range(40)), PatternChecker("languagetool", "wrod"))
    desk.start()
    before = desk.session.findings.listed(Side.CORRECTION)
    desk.session.typed(Edit(Place(3, 0), "", "New "), opens_step=True)
    after = desk.session.findings.listed(Side.CORRECTION)
    assert [one is other for one, other in zip(before, after, strict=True)] == [number != 3 for number in range(40)]
