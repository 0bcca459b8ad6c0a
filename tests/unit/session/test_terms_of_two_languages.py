"""A German-English glossary at work on a German original and its English correction."""

from pathlib import Path

import pytest

from facing.checkers.glossary_terms import GlossaryChecker
from facing.checkers.language_detection import LanguageDetection
from facing.core.edit import Edit, Origin, Place
from facing.core.finding import Side
from facing.core.settings import Settings
from facing.glossary.loading import LoadedGlossary
from facing.glossary.matching import Matcher
from facing.glossary.terms import Form, FormStatus, Term
from facing.session.opening import open_session
from tests.fakes.services import services_for

PATH = Path("text.txt")
GERMAN = (
    "Gestern hat der Stadtrat lange über die neue Fähre gesprochen, die den Fluss überquert.",
    "Die Hafenlotsen waren dagegen, weil sie um ihre Arbeit fürchten und um die Schiffe.",
)
ENGLISH = (
    "Yesterday the town advice talked at length about the new ferry that crosses the river.",
    "The harbour people were against it because they fear for their work and for the ships.",
)
TERMS = (
    Term(
        (
            Form("Stadtrat", FormStatus.PREFERRED, "de"),
            Form("town council", FormStatus.PREFERRED, "en"),
            Form("town advice", FormStatus.FORBIDDEN, "en"),
        )
    ),
    Term((Form("Hafenlotse", FormStatus.PREFERRED, "de"), Form("harbor pilot", FormStatus.PREFERRED, "en"))),
)


@pytest.mark.parametrize("language", ["en-US", "de-DE"])
def test_wrong_and_missing_terms_are_told_and_go_when_they_are_mended(language: str) -> None:
    checker = GlossaryChecker(Matcher([LoadedGlossary("house", Path("house.csv"), TERMS)]), LanguageDetection().detect)
    services = services_for({PATH: "\n".join(GERMAN)}, own=(checker,), settings=Settings(language=language))
    session = open_session(services, PATH)
    session.choose_language(language)
    edits = [Edit(Place(index, 0), GERMAN[index], text, Origin.IMPORT) for index, text in enumerate(ENGLISH)]
    session.apply(edits, "import")
    session.start_checking()
    services.tasks.drain()  # type: ignore[attr-defined]
    found = [(each.rule, each.text, each.suggestions) for each in session.findings.listed(Side.CORRECTION)]
    assert found == [("TERM_FORBIDDEN", "town advice", ("town council",)), ("TERM_MISSING", "The", ())]
    assert session.findings.listed(Side.ORIGINAL) == []
    for index, old, new in ((0, "town advice", "town council"), (1, "harbour people", "harbor pilots")):
        start = session.corrected[index].text.index(old)
        session.apply([Edit(Place(index, start), old, new)], "typing")
    session.checking.pump()
    services.tasks.drain()  # type: ignore[attr-defined]
    assert session.findings.listed(Side.CORRECTION) == []
