"""What is offered after hands have done it twice, and what is never offered."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from facing.core.edit import Edit, Origin, Place
from facing.core.finding import Kind
from facing.core.problem import ProblemCode, UserProblem
from facing.glossary.terms import FormStatus, TermKind
from facing.session.decisions import Matter
from facing.session.offers import NameOffer, ReplacementOffer
from facing.session.opening import open_session
from facing.session.replacing import Proposal
from facing.session.services import Services
from facing.session.session import Session
from tests.fakes.checkers import WordChecker
from tests.fakes.services import services_for

PATH = Path("text.txt")
LINES = (
    "Many Protestants came to the square.",
    "The Protestants sang.",
    "Later one protestant left, and Protestants’ flags fell.",
    "Nobody saw the PROTESTANTS again.",
)


def opened(*lines: str, services: Services | None = None) -> Session:
    return open_session(services or services_for({PATH: "\n".join(lines)}), PATH)


def write(session: Session, paragraph: int, old: str, new: str) -> None:
    """Type over words letter by letter, as a pane tells it."""
    start = session.corrected[paragraph].text.index(old)
    session.typed(Edit(Place(paragraph, start), old, ""), opens_step=True)
    for number, letter in enumerate(new):
        session.typed(Edit(Place(paragraph, start + number), "", letter), opens_step=False)


def rest(session: Session) -> None:
    session.rest()
    session._services.tasks.drain()  # type: ignore[attr-defined]


def replaced_twice(session: Session) -> list[object]:
    write(session, 0, "Protestants", "protesters")
    rest(session)
    write(session, 1, "Protestants", "protesters")
    rest(session)
    return list(session.learning.offers)


def places(session: Session, offer: object) -> list[Proposal]:
    assert isinstance(offer, ReplacementOffer)
    found: list[Proposal] = []
    session.learning.find_places(offer.term, found.extend)
    session._services.tasks.drain()  # type: ignore[attr-defined]
    return found


def test_what_was_replaced_twice_is_offered_with_the_other_places() -> None:
    session = opened(*LINES)
    session.start_checking()
    (offer,) = replaced_twice(session)
    assert offer == ReplacementOffer("Protestants", "protesters", 2, 3)
    found = places(session, offer)
    assert [(proposal.removed, proposal.added) for proposal in found] == [
        ("protestant", "protester"),
        ("Protestants", "protesters"),
        ("PROTESTANTS", "PROTESTERS"),
    ]
    assert session.replace(found, Origin.BULK, "replace") == 0
    assert session.corrected[3].text == "Nobody saw the PROTESTERS again."


def test_the_offer_is_a_term_for_a_glossary() -> None:
    term = ReplacementOffer("Protestants", "protesters", 2, 0).term
    assert [(form.text, form.status) for form in term.forms] == [
        ("protesters", FormStatus.PREFERRED),
        ("Protestants", FormStatus.GARBLED),
    ]
    assert NameOffer("Orrow", 3).term.kind is TermKind.NAME
    assert NameOffer("Orrow", 3).term.is_known


@pytest.mark.parametrize(
    ("old", "new"),
    [("Protestants", "protesters"), ("The Protestants sang.", "The protesters sang."), ("antsx", "ersx")],
)
def test_words_may_be_typed_pasted_with_others_or_changed_in_part(old: str, new: str) -> None:
    there, wanted = ("Protestantsx", "Protestersx") if old.endswith("x") else ("Protestants", "protesters")
    session = opened(*[f"The {there} sang."] * 2, "They left.")
    for paragraph in (0, 1):
        start = session.corrected[paragraph].text.index(old)
        session.typed(Edit(Place(paragraph, start), old, new), opens_step=True)
    rest(session)
    assert session.learning.offers == [ReplacementOffer(there, wanted, 2, 0)]


def test_a_key_press_compares_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    session = opened(*LINES)
    compared: list[str] = []

    def noted(before: str, after: str) -> list[object]:
        compared.append(after)
        return []

    monkeypatch.setattr("facing.session.learning.replacements", noted)
    write(session, 0, "Protestants", "protesters")
    write(session, 1, "Protestants", "protesters")
    assert compared == []
    rest(session)
    assert compared == ["Many protesters came to the square.", "The protesters sang."]


def test_capitals_alone_are_no_replacement() -> None:
    session = opened("The Internet.", "An Internet.")
    for paragraph in (0, 1):
        write(session, paragraph, "Internet", "internet")
    rest(session)
    assert session.learning.offers == []


def test_two_places_of_one_paragraph_are_enough() -> None:
    session = opened("Orow and Orow met.")
    write(session, 0, "Orow", "Orrow")
    rest(session)
    assert session.learning.offers == []
    write(session, 0, "Orow ", "Orrow ")
    rest(session)
    assert session.learning.offers == [ReplacementOffer("Orow", "Orrow", 2, 0)]


def test_a_pause_within_a_word_does_not_count_twice() -> None:
    session = opened(*LINES)
    for letter_count in (4, 7, 10):
        now = session.corrected[0].text.split()[1]
        write(session, 0, now, "protesters"[:letter_count])
        rest(session)
    rest(session)
    assert session.learning.offers == []


def test_what_was_taken_back_does_not_count() -> None:
    session = opened(*LINES)
    write(session, 0, "Protestants", "protesters")
    write(session, 1, "sang", "shouted")
    write(session, 0, "protesters", "Protestants")
    write(session, 1, "Protestants", "protesters")
    rest(session)
    assert session.learning.offers == []


def test_undo_takes_back_what_was_learned() -> None:
    session = opened(*LINES)
    write(session, 0, "Protestants", "protesters")
    session.undo()
    write(session, 1, "Protestants", "protesters")
    rest(session)
    assert session.learning.offers == []


@pytest.mark.parametrize("origin", [Origin.RULE, Origin.TERM, Origin.BULK])
def test_what_the_program_replaces_teaches_nothing(origin: Origin) -> None:
    session = opened(*LINES)
    for paragraph in (0, 1):
        start = session.corrected[paragraph].text.index("Protestants")
        session.apply([Edit(Place(paragraph, start), "Protestants", "protesters", origin)], "suggestion")
    rest(session)
    assert session.learning.offers == []


def test_articles_and_the_like_are_not_offered() -> None:
    session = opened("the man", "the boat", "the river")
    for paragraph in (0, 1):
        write(session, paragraph, "the", "this")
    session.start_checking()
    rest(session)
    assert session.learning.offers == []


def test_new_paragraphs_end_what_was_watched() -> None:
    session = opened(*LINES)
    write(session, 0, "Protestants", "protesters")
    session.typed(Edit(Place(0, 0), "", "Now:\n"), opens_step=True)
    write(session, 2, "Protestants", "protesters")
    rest(session)
    assert [offer.key.text for offer in session.learning.offers] == ["protestants → protesters"]


def test_what_a_glossary_says_already_is_not_offered(tmp_path: Path) -> None:
    services = services_for({PATH: "\n".join(LINES)})
    file = tmp_path / "house.csv"
    file.write_text("Protestants,protesters\n", encoding="utf-8")
    services.glossaries.add(file)
    assert replaced_twice(opened(services=services)) == []


def test_a_declined_offer_never_returns_in_any_document() -> None:
    services = services_for({PATH: "\n".join(LINES)})
    session = opened(services=services)
    (offer,) = session.learning.offers or replaced_twice(session)
    assert isinstance(offer, ReplacementOffer)
    session.learning.decline(offer)
    assert session.learning.offers == []
    write(session, 2, "Protestants", "protesters")
    rest(session)
    assert session.learning.offers == []
    again = opened(services=services)
    again.apply([Edit(Place(0, 0), again.corrected[0].text, LINES[0], Origin.BULK)], "back")
    write(again, 2, "flags", "banners")
    write(again, 3, "again", "Protestants")
    write(again, 3, "Protestants", "protesters")
    rest(again)
    assert [key.text for key in again._services.store.ignores(None)] == ["protestants → protesters"]
    assert again.decisions.is_declined(offer.key)
    assert again.learning.offers == []


def test_a_declined_offer_is_listed_among_the_decisions_and_can_be_made_again() -> None:
    session = opened(*LINES)
    (offer,) = replaced_twice(session)
    session.learning.decline(offer)  # type: ignore[arg-type]
    (decision,) = session.decisions.all()
    assert (decision.matter, decision.words) == (Matter.DECLINED, "protestants → protesters")
    session.decisions.take_back(decision)
    assert not session.decisions.is_declined(decision.key)  # type: ignore[arg-type]


def test_an_offer_stays_where_the_disk_refuses_to_remember_that_it_was_declined() -> None:
    services = services_for({PATH: "\n".join(LINES)})
    session = opened(services=services)
    (offer,) = replaced_twice(session)
    assert isinstance(offer, ReplacementOffer)

    def refuse(*_: object) -> None:
        raise UserProblem(ProblemCode.DISK_FULL)

    services.store.add_ignore = refuse  # type: ignore[method-assign]
    with pytest.raises(UserProblem):
        session.learning.decline(offer)
    assert session.learning.offers == [offer]


def test_listeners_are_told_of_offers_until_they_ask_no_more() -> None:
    session = opened(*LINES)
    told: list[int] = []

    def tell() -> None:
        told.append(len(session.learning.offers))

    session.learning.when_changed(tell)
    (offer,) = replaced_twice(session)
    session.learning.settle(offer)  # type: ignore[arg-type]
    assert told == [1, 0]
    session.learning.stop_telling(tell)
    write(session, 2, "flags", "banners")
    rest(session)
    assert told == [1, 0]


def with_names(texts: Sequence[str]) -> Session:
    checker = WordChecker(words={"Vaessen": "Vaesen", "Rohl": "Roll"}, kind=Kind.SPELLING)
    services = services_for({PATH: "\n".join(texts)}, grammar=(checker,))
    session = opened(services=services)
    session.start_checking()
    services.tasks.drain()  # type: ignore[attr-defined]
    rest(session)
    return session


def test_a_name_that_is_unknown_again_and_again_is_offered_once_with_its_count() -> None:
    session = with_names(["So said Vaessen here.", "It was Vaessen's boat.", "Then Vaessen met Rohl there."])
    assert session.learning.offers == [NameOffer("Vaessen", 3)]
    rest(session)
    assert session.learning.offers == [NameOffer("Vaessen", 3)]
    session.learning.settle(NameOffer("Vaessen", 3))
    rest(session)
    assert session.learning.offers == []
