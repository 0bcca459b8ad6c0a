from facing.core.finding import Finding, Side
from facing.session.alike import Likeness, corrections_like
from facing.session.session import Session
from tests.fakes.checkers import WordChecker
from tests.fakes.services import session_on

WORDS = {"befor": "before", "thre": "there", "chep": ""}


def checked() -> Session:
    session = session_on("A befor, a thre.\nA befor and a befor.\nA chep.", own=[WordChecker(words=WORDS)])
    session.start_checking()
    session._services.tasks.drain()  # type: ignore[attr-defined]
    return session


def finding(session: Session, words: str) -> Finding:
    return next(each for each in session.findings.listed(Side.CORRECTION) if each.text == words)


def proposed(session: Session, words: str, likeness: Likeness) -> list[tuple[str, str]]:
    chosen = finding(session, words)
    return [
        (each.removed, each.added) for each in corrections_like(session.findings, session.corrected, chosen, likeness)
    ]


def test_the_same_words_are_those_of_which_the_same_is_said() -> None:
    assert proposed(checked(), "befor", Likeness.WORDS) == [("befor", "before")] * 3


def test_a_kind_is_everything_of_it_in_order_with_its_own_suggestions() -> None:
    found = proposed(checked(), "thre", Likeness.KIND)
    assert [words for words, _ in found] == ["befor", "thre", "befor", "befor", "chep"]
    assert dict(found) == WORDS


def test_what_is_ignored_or_of_another_fold_is_left_alone() -> None:
    session = checked()
    session.decisions.know(["thre"], always=False)
    assert "thre" not in dict(proposed(session, "befor", Likeness.KIND))
