from facing.core.finding import Finding, Kind, Side, Source, Span, State
from facing.ui.findings.narrowing import Narrowing, Voice, voices_of


def said_by(*checkers: str, state: State | None = None) -> Finding:
    sources = tuple(Source(checker, "RULE") for checker in checkers)
    return Finding(Side.CORRECTION, Span(0, 0, 1), "a", Kind.SPELLING, "", (), sources, state=state)


def test_every_voice_of_a_finding_counts_and_the_own_checkers_are_one() -> None:
    finding = said_by("languagetool", "joins", "consistency/document")
    assert voices_of(finding) == {Voice.LANGUAGETOOL, Voice.OWN}
    assert Narrowing(voice=Voice.OWN).passes(finding)
    assert not Narrowing(voice=Voice.GLOSSARY).passes(finding)


def test_fate_and_voice_both_have_to_fit() -> None:
    narrowing = Narrowing(State.NEW, Voice.EMBEDDED)
    assert narrowing.passes(said_by("embedded", state=State.NEW))
    assert not narrowing.passes(said_by("embedded", state=State.STILL_THERE))
    assert not narrowing.passes(said_by("languagetool", state=State.NEW))
    assert Narrowing().passes(said_by("joins"))
