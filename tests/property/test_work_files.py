"""Work files between two computers: whatever is done in whatever order, nothing that was kept is lost."""

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from facing.core.document import VersionKind
from facing.session.bringing import bring_work
from facing.session.opening import open_session
from facing.session.session import Session
from tests.fakes.computer import Computer, change

which = st.integers(0, 1)
words = st.sampled_from(["The ferry crossed.", "Marta", "was there.", "Tickets are cheap.", ""])


class TwoComputers(RuleBasedStateMachine):
    """One file in a folder that both see. What was kept anywhere and came along must be wherever it came to."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        base = Path(self.folder.name)
        self.computers = [Computer(base / "ours", 0), Computer(base / "theirs", 100_000)]
        self.file = base / "text.facing"
        session = self.computers[0].begin()
        session.history.keep("Begun")
        self.computers[0].save(session, self.file)
        other, _ = self.computers[1].bring(self.file)
        self.open: list[Session] = [session, other]
        # What each computer must hold: moment and text of every version that the user kept or that came with a file.
        self.known = [held(session), held(other)]
        self.remember(session)

    def remember(self, session: Session) -> None:
        """What the file holds now."""
        history = session.history
        self.in_file = held(session)
        self.texts_in_file = {history.content(each.id).text.as_string() for each in history.versions()}

    @rule(number=which, paragraph=st.integers(0, 2), text=words)
    def edit(self, number: int, paragraph: int, text: str) -> None:
        change(self.open[number], paragraph, text)

    @rule(number=which, name=st.sampled_from(["", "First", "Second"]))
    def keep(self, number: int, name: str) -> None:
        self.open[number].history.keep(name)
        self.known[number] = self.known[number] | held(self.open[number])

    @rule(number=which)
    def start_again(self, number: int) -> None:
        before = self.open[number].corrected
        self.open[number].close()
        self.open[number] = open_session(self.computers[number].services, self.open[number].original.path)
        assert self.open[number].corrected == before

    @rule(number=which)
    def save(self, number: int) -> None:
        """Written over whatever is there, as a user who insists would do."""
        assert self.computers[number].save(self.open[number], self.file) == []
        self.remember(self.open[number])

    @rule(number=which, paragraph=st.integers(0, 2), text=words, kept=st.booleans())
    def go_on_elsewhere(self, number: int, paragraph: int, text: str, kept: bool) -> None:
        """Both change the text, and one hands over: the way in which corrections part."""
        self.edit(1 - number, 2 - paragraph, text)
        self.edit(number, paragraph, text)
        if kept:
            self.keep(number, "")
        self.save(number)

    @rule(number=which)
    def bring(self, number: int) -> None:
        session, services = self.open[number], self.computers[number].services
        before = session.corrected.as_string()
        session.close()
        brought = bring_work(services, self.file, *services.works.read(self.file))
        assert brought.original.path == session.original.path
        again = self.open[number] = open_session(services, brought.original.path)
        self.known[number] = self.known[number] | self.in_file
        # Ours is what stands there, unless what came goes on from it.
        assert again.corrected.as_string() == before or before in self.texts_in_file
        versions = again.history.versions()
        again.close()
        assert bring_work(services, self.file, *services.works.read(self.file)).came == 0
        self.open[number] = open_session(services, brought.original.path)
        assert self.open[number].history.versions() == versions

    @invariant()
    def nothing_is_lost(self) -> None:
        for session, known in zip(self.open, self.known, strict=True):
            assert known <= held(session)
            ids = [version.id for version in session.history.versions()]
            assert len(ids) == len(set(ids))

    def teardown(self) -> None:
        self.folder.cleanup()


def held(session: Session) -> frozenset[tuple[int, str]]:
    history = session.history
    return frozenset(
        (version.saved, history.content(version.id).text.as_string())
        for version in history.versions()
        if version.kind is not VersionKind.AUTOMATIC
    )


TestTwoComputers = TwoComputers.TestCase
TestTwoComputers.settings = settings(max_examples=15, stateful_step_count=14, deadline=None)
