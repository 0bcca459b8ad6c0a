"""What the window is made of, for those who work with several of its parts."""

from collections.abc import Callable
from dataclasses import dataclass

from facing.core.problem import UserProblem
from facing.session.session import Session
from facing.ui.actions import Actions
from facing.ui.messages import sentence
from facing.ui.panes.spread import Spread
from facing.ui.search.find_bar import FindBar
from facing.ui.theme import Theme
from facing.ui.window.commands import WindowCommands
from facing.ui.window.dialogs import Dialogs
from facing.ui.window.menus import Menus
from facing.ui.window.message_strip import Message, MessageStrip, Tone
from facing.ui.window.offers_strip import OffersStrip
from facing.ui.window.open_document import OpenDocument
from facing.ui.window.opening_strip import OpeningStrip
from facing.ui.window.side_panel import SidePanel
from facing.ui.window.status_bar import StatusBar
from facing.ui.window.tool_bar import ToolBar
from facing.ui.window.versions_strip import VersionsStrip


@dataclass
class Parts:
    """The window's parts; ``document`` is the open document, if there is one."""

    theme: Theme
    actions: Actions
    menus: Menus
    tool_bar: ToolBar
    strip: MessageStrip
    find: FindBar
    spread: Spread
    side: SidePanel
    status: StatusBar
    dialogs: Dialogs
    commands: WindowCommands
    versions_strip: VersionsStrip
    offers_strip: OffersStrip
    opening: OpeningStrip
    document: OpenDocument | None = None

    @property
    def session(self) -> Session | None:
        """The open document's session."""
        return self.document.session if self.document else None

    def tell(self, problem: UserProblem) -> None:
        """Say what is the matter and what to do."""
        self.strip.tell(Message(sentence(problem), Tone.PROBLEM))

    def attempt(self, work: Callable[[], object]) -> bool:
        """Do something that a user can run into a problem with; whether it was done."""
        try:
            work()
        except UserProblem as problem:
            self.tell(problem)
            return False
        return True
