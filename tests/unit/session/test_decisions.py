from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path

import pytest

from facing.core.finding import Finding, Kind, Side
from facing.core.problem import ProblemCode, UserProblem
from facing.core.settings import Settings
from facing.session.decisions import Decision, Matter, Reach
from facing.session.opening import open_session
from facing.session.services import Services
from facing.session.session import Session
from tests.fakes.checkers import WordChecker
from tests.fakes.services import services_for

PATH = Path("/nowhere/text.txt")
OTHER = Path("/nowhere/other.txt")
TEXT = "So said Vaessen, a wrod.\nA wrod is a wrod, said Vaessen's man."
WORDS = {"wrod": "word", "Vaessen": "Vaesen", "Vaessen's": "Vaesen's"}


MORE = {"wrod": "word", "chep": "cheap"}


class Watcher:
    """Notes where findings changed; nothing else is of interest here."""

    def __init__(self) -> None:
        self.told: list[tuple[Side, set[int]]] = []

    def findings_changed(self, side: Side, paragraphs: Collection[int] | None) -> None:
        self.told.append((side, set(paragraphs or ())))

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *_: None


def surroundings(kind: Kind = Kind.SPELLING, settings: Settings | None = None) -> Services:
    grammar = (WordChecker(words=WORDS, kind=kind),)
    return services_for({PATH: TEXT, OTHER: TEXT}, grammar=grammar, settings=settings)


def opened(services: Services, path: Path = PATH) -> Session:
    session = open_session(services, path)
    session.start_checking()
    services.tasks.drain()  # type: ignore[attr-defined]
    return session


def shown(session: Session) -> list[str]:
    return [finding.text for finding in session.findings.listed(Side.CORRECTION) if finding.shown]


def first(session: Session, text: str = "wrod") -> Finding:
    found = next(each for each in session.findings.listed(Side.CORRECTION) if each.text == text)
    return replace(found, state=None)


def test_a_name_that_is_known_takes_its_possessive_with_it() -> None:
    session = opened(surroundings())
    assert "names" in {finding.group for finding in session.findings.listed(Side.CORRECTION)}
    session.decisions.know(["Vaessen"], always=False)
    assert {finding.text for finding in session.findings.listed(Side.CORRECTION)} == {"wrod"}


def test_words_known_in_one_document_are_not_known_in_another_words_known_always_are() -> None:
    services = surroundings()
    session = opened(services)
    session.decisions.know(["wrod"], always=False)
    assert shown(session) == []
    session.close()
    assert shown(opened(services)) == []
    other = opened(services, OTHER)
    assert shown(other) == ["wrod"] * 3
    other.decisions.know(["wrod"], always=True)
    assert shown(other) == []
    assert services.words.words() == {"wrod"}


@pytest.mark.parametrize(
    ("reach", "here", "elsewhere"),
    [(Reach.HERE, 2, 3), (Reach.DOCUMENT, 0, 3), (Reach.ALWAYS, 0, 0)],
)
def test_what_is_ignored_here_in_the_document_or_always(reach: Reach, here: int, elsewhere: int) -> None:
    services = surroundings()
    session = opened(services)
    session.ignore(first(session), reach)
    assert len(shown(session)) == here
    session.close()
    assert len(shown(opened(services))) == here
    assert len(shown(opened(services, OTHER))) == elsewhere


def test_words_can_be_ignored_whatever_rule_speaks() -> None:
    session = opened(surroundings())
    session.ignore(first(session), Reach.DOCUMENT, any_rule=True)
    (decision,) = session.decisions.all()
    assert (decision.rule, decision.words, shown(session)) == ("", "wrod", [])


def test_a_rule_switched_off_for_good_is_off_in_every_document_and_can_be_on_in_one() -> None:
    services = surroundings()
    session = opened(services)
    rule = first(session).rule
    session.decisions.switch_rule(rule, on=False, always=True)
    assert shown(session) == []
    session.decisions.switch_rule(rule, on=True, always=False)
    assert shown(session) == ["wrod"] * 3
    session.decisions.switch_rule(rule, on=True, always=True)
    assert [each.matter for each in session.decisions.all()] == [Matter.RULE_ON]


def test_a_kind_is_switched_off_in_one_document() -> None:
    services = surroundings(Kind.STYLE)
    session = opened(services)
    session.decisions.switch_kind(Kind.STYLE, on=False)
    assert session.findings.listed(Side.CORRECTION) == []
    assert opened(services, OTHER).findings.listed(Side.CORRECTION) != []


def test_a_profile_leaves_its_kinds_alone_unless_the_user_wants_them() -> None:
    services = surroundings(Kind.STYLE)
    session = opened(services)
    session.decisions.use_profile("fiction")
    assert shown(session) == []
    session.decisions.switch_kind(Kind.STYLE, on=True)
    assert len(shown(session)) == 3
    session.close()
    session = opened(services)
    assert (session.decisions.choices.profile, len(shown(session))) == ("fiction", 3)
    session.decisions.use_profile("fiction")
    assert shown(session) == []


def test_a_profile_of_a_newer_program_is_the_general_one() -> None:
    session = opened(surroundings())
    session.decisions.use_profile("poetry of 2050")
    assert shown(session) == ["wrod"] * 3


def test_every_decision_can_be_taken_back() -> None:
    session = opened(surroundings())
    decisions = session.decisions
    wrod = first(session)
    name = first(session, "Vaessen")
    before = session.findings.listed(Side.CORRECTION)
    for reach in Reach:
        session.ignore(wrod, reach)
    for always in (False, True):
        decisions.know(["Vaessen"], always)
        decisions.switch_rule(wrod.rule, on=False, always=always)
        decisions.switch_rule(name.rule, on=True, always=always)
    decisions.switch_kind(Kind.SPELLING, on=False)
    found = decisions.all()
    assert {(each.matter, each.reach) for each in found} == {
        *((Matter.IGNORED, reach) for reach in Reach),
        *((Matter.KNOWN_WORD, reach) for reach in (Reach.DOCUMENT, Reach.ALWAYS)),
        # What holds always stands before what was decided here before it.
        *((matter, Reach.ALWAYS) for matter in (Matter.RULE_OFF, Matter.RULE_ON)),
        (Matter.KIND_OFF, Reach.DOCUMENT),
    }
    assert session.findings.listed(Side.CORRECTION) == []
    for decision in found:
        decisions.take_back(decision)
    assert decisions.all() == []
    assert session.findings.listed(Side.CORRECTION) == before


def test_hints_are_marked_in_all_documents_once_wanted() -> None:
    services = surroundings(settings=Settings(mark_hints=True))
    session = opened(services)
    assert session.decisions.switches.hints
    session.decisions.use_hints(False)
    assert not session.decisions.switches.hints


def test_a_decision_that_cannot_be_kept_has_changed_nothing() -> None:
    services = surroundings()
    session = opened(services)

    def refuse(*_: object) -> None:
        raise UserProblem(ProblemCode.DISK_FULL)

    services.store.save_state = refuse  # type: ignore[method-assign]
    services.store.add_ignore = refuse  # type: ignore[method-assign]
    for decide in (
        lambda: session.decisions.know(["wrod"], always=False),
        lambda: session.decisions.switch_rule("ABOUT_WROD", on=False, always=False),
        lambda: session.ignore(first(session), Reach.ALWAYS),
    ):
        with pytest.raises(UserProblem):
            decide()
    assert (shown(session), session.decisions.all()) == (["wrod"] * 3, [])


def test_a_decision_names_its_rule() -> None:
    session = opened(surroundings())
    session.ignore(first(session), Reach.DOCUMENT)
    (decision,) = session.decisions.all()
    assert decision == Decision(Matter.IGNORED, Reach.DOCUMENT, "wrod", "ABOUT_WROD", decision.key)


def test_a_decision_judges_anew_only_where_it_is_about_something() -> None:
    services = services_for(
        {PATH: "A wrod.\nA ferry.\nSo chep a wrod.\nIt is chep."}, grammar=(WordChecker(words=MORE),)
    )
    session = opened(services)
    watcher = Watcher()
    session.listen(watcher)  # type: ignore[arg-type]
    wrod = first(session)
    session.ignore(wrod, Reach.DOCUMENT)
    session.decisions.know(["chep"], always=False)
    session.decisions.switch_rule("ABOUT_WROD", on=False, always=False)
    session.decisions.switch_rule("ABOUT_NOTHING", on=False, always=False)
    session.decisions.take_back(session.decisions.all()[0])
    sides = [Side.ORIGINAL, Side.CORRECTION]
    paragraphs = [{0, 2}, {2, 3}, {0, 2}, {0, 2}]
    assert watcher.told == [(side, touched) for touched in paragraphs for side in sides]
    watcher.told.clear()
    session.decisions.use_profile("fiction")
    assert watcher.told == [(side, {0, 1, 2, 3}) for side in sides]


def test_a_rewritten_sentence_is_told_again_once_it_is_ignored_no_more() -> None:
    session = opened(surroundings(Kind.STYLE))
    (lost,) = [finding for finding in session.findings.listed(Side.CORRECTION) if finding.kind is Kind.GARBLE]
    session.ignore(lost, Reach.DOCUMENT, any_rule=True)
    assert lost.text not in shown(session)
    session.decisions.take_back(session.decisions.all()[0])
    assert lost.text in shown(session)


def test_the_words_of_a_glossary_are_known(tmp_path: Path) -> None:
    services = surroundings()
    session = opened(services)
    glossary = tmp_path / "people.csv"
    glossary.write_text("term,forbidden\nOld Vaessen,wrod\n")
    services.glossaries.add(glossary)
    services.tasks.drain()  # type: ignore[attr-defined]
    assert {finding.text for finding in session.findings.listed(Side.CORRECTION)} == {"wrod"}
    services.glossaries.remove(glossary)
    services.tasks.drain()  # type: ignore[attr-defined]
    assert "Vaessen" in {finding.text for finding in session.findings.listed(Side.CORRECTION)}
