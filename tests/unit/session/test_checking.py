import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from facing.core.edit import Edit, Place
from facing.core.finding import Finding, Side, State
from facing.core.problem import ProblemCode, UserProblem
from facing.core.settings import CheckerChoice
from facing.session.decisions import Reach
from facing.session.session import Session
from tests.fakes.checking_desk import Desk
from tests.fakes.pattern_checker import PairReader, PatternChecker, SectionReader, WholeTextChecker

MISSING = UserProblem(ProblemCode.LANGUAGETOOL_MISSING)
DIED = UserProblem(ProblemCode.LANGUAGETOOL_DIED)


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
    line = "the harbour office said that all of the ferries would be late on"
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
