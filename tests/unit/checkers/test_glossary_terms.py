import threading
from pathlib import Path

from facing.checkers.glossary_terms import FORBIDDEN_RULE, GARBLED_RULE, GlossaryChecker
from facing.core.checkers import CheckerStatus, PassageChecker, Remark
from facing.core.finding import Certainty, Kind
from facing.core.passage import Passage, Piece, joined
from facing.glossary.loading import LoadedGlossary, load, parse
from facing.glossary.matching import Matcher
from facing.glossary.stemming import Stemming
from facing.glossary.terms import Form, FormStatus, Term

ROOT = Path(__file__).parents[3]


def matcher(rows: str) -> Matcher:
    return Matcher([parse(rows, Path("house.csv"))])


def remarks(rows: str, text: str) -> tuple[Remark, ...]:
    (found,) = GlossaryChecker(matcher(rows)).check_passages([joined([(0, text)], " ")], "en-US")
    return found


def test_it_is_a_passage_checker_for_any_language() -> None:
    checker: PassageChecker = GlossaryChecker()
    checker.prepare("de-DE")
    checker.close()
    assert (checker.id, checker.name, checker.languages()) == ("glossary", "Glossary", ())


def test_a_remark_says_what_to_write_why_and_where_the_glossary_says_so() -> None:
    rows = "term,preferred,forbidden,note\nOrow,Orrow,,See the map\nferry,,barge,"
    assert remarks(rows, "The Orow barge") == (
        Remark(
            4,
            8,
            Kind.TERM,
            "Write “Orrow” instead of “Orow”. See the map. Glossary “house”, line 2.",
            ("Orrow",),
            GARBLED_RULE,
            Certainty.SURE,
        ),
        Remark(
            9,
            14,
            Kind.TERM,
            "Write “ferry” instead of “barge”. Glossary “house”, line 3.",
            ("ferry",),
            FORBIDDEN_RULE,
            Certainty.SURE,
        ),
    )


def test_right_and_known_terms_get_no_remark() -> None:
    rows = "term,preferred,note\nOrow,Orrow,\nHaldmouth,,a town"
    text = "The Orrow at Haldmouth, not the Orow."
    assert [remark.start for remark in remarks(rows, text)] == [32]


def test_a_form_that_differs_only_by_the_capital_of_its_sentence_gets_no_remark() -> None:
    assert [remark.start for remark in remarks("Internet,internet", "Internet or Internet")] == [12]


def test_a_form_that_is_forbidden_without_replacement_gets_a_remark_without_suggestion() -> None:
    term = Term((Form("barge", FormStatus.FORBIDDEN),))
    checker = GlossaryChecker(Matcher([LoadedGlossary("house", Path("house.csv"), (term,))]))
    ((remark,),) = checker.check_passages([joined([(0, "a barge")], " ")], "en")
    assert (remark.message, remark.suggestions) == ("“barge” is not to be used.", ())


def test_markup_is_not_judged() -> None:
    text = "see orow.html of Orow"
    passage = Passage(text, (Piece(0, len(text), 0),), markup=((4, 13),))
    ((remark,),) = GlossaryChecker(matcher("Orow,Orrow")).check_passages([passage], "en")
    assert remark.start == 17


def test_each_passage_has_its_remarks_in_the_order_given() -> None:
    passages = [joined([(number, text)], " ") for number, text in enumerate(["Orow", "none", "Orow Orow"])]
    assert list(map(len, GlossaryChecker(matcher("Orow,Orrow")).check_passages(passages, "en"))) == [1, 0, 2]


def test_a_term_is_found_over_the_end_of_a_wrapped_line() -> None:
    passage = joined([(0, "the town"), (1, "advice met")], " ")
    ((remark,),) = GlossaryChecker(matcher("town advice,town council")).check_passages([passage], "en")
    assert [span.paragraph for span in passage.spans(remark.start, remark.end)] == [0, 1]


def test_health_tells_whether_there_is_anything_to_find() -> None:
    checker = GlossaryChecker()
    assert checker.health().status is CheckerStatus.SKIPPED
    checker.use(matcher("Orow,Orrow"))
    assert checker.health().status is CheckerStatus.READY


def test_a_running_check_ends_with_the_glossaries_it_began_with() -> None:
    entered, exchanged = threading.Event(), threading.Event()

    class Waiting(Stemming):
        def key(self, piece: str) -> str:
            if piece == "pause":
                entered.set()
                assert exchanged.wait(10)
            return piece.lower()

    checker = GlossaryChecker(Matcher([parse("Orow,Orrow", Path("house.csv"))], stemming=Waiting))
    passages = [joined([(0, "pause")], " "), joined([(1, "Orow")], " ")]
    found: list[list[tuple[Remark, ...]]] = []
    worker = threading.Thread(target=lambda: found.append(checker.check_passages(passages, "en")))
    worker.start()
    assert entered.wait(10)
    checker.use(Matcher())
    exchanged.set()
    worker.join(10)
    assert [len(remark) for remark in found[0]] == [0, 1]
    assert checker.check_passages(passages, "en") == [(), ()]


def test_the_sample_has_work_for_the_sample_glossary_and_its_correction_a_little() -> None:
    checker = GlossaryChecker(Matcher([load(ROOT / "resources" / "glossaries" / "ferry.csv")]))
    counts = {}
    for name in ("ferry", "ferry-corrected"):
        lines = (ROOT / "resources" / "samples" / f"{name}.txt").read_text(encoding="utf-8").split("\n")
        passages = [joined([part], " ") for part in enumerate(lines)]
        counts[name] = sum(map(len, checker.check_passages(passages, "en-US")))
    assert counts == {"ferry": 10, "ferry-corrected": 4}
