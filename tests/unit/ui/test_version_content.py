"""What the pages show of earlier versions."""

from dataclasses import replace

from facing.core.edit import Edit, Place
from facing.core.styles import Style, StyleSpan
from facing.diff.comparison import Comparison
from facing.session.session import Session
from facing.ui.window.content import TwoVersions, VersionContent
from tests.fakes.services import session_on

BOLD = (StyleSpan(4, 12, Style(bold=True)),)


def styled_session() -> Session:
    session = session_on("One.\nThe old boat left.")
    session.original = replace(session.original, styles={1: BOLD})
    session.apply([Edit(Place(0, 0), "", "First.\n")], "typing")
    session.history.keep()
    session.apply([Edit(Place(2, 8), "boat", "ship")], "typing")
    session.history.keep()
    return session


def test_versions_have_the_styles_of_the_original_where_its_words_stand_in_them() -> None:
    session = styled_session()
    newer, older = session.history.versions()[:2]
    texts = [session.history.content(version.id).text for version in (older, newer)]
    one = VersionContent(session, lambda: None, older, Comparison(texts[0], session.corrected))
    two = TwoVersions(
        session, lambda: None, (older, newer), session.history.content(newer.id), Comparison(texts[0], texts[1])
    )
    assert one.styles == two.styles == {2: BOLD}
