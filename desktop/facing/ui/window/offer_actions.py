"""Shows what the open document's session offers, and does what is taken up."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject

from facing.core.edit import Origin
from facing.session.learning import Offer
from facing.session.offers import ReplacementOffer
from facing.session.replacing import Proposal
from facing.session.session import Session
from facing.ui.preview.dialog import PreviewWords
from facing.ui.window.parts import Parts


class OfferActions(QObject):
    """Follows one session at a time."""

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._session: Session | None = None
        strip = parts.offers_strip
        strip.places_wanted.connect(self.show_places)
        strip.term_wanted.connect(self.add_term)
        strip.declined.connect(self.decline)

    def follow(self, session: Session | None) -> None:
        """Show the offers of this session."""
        if self._session is not None:
            self._session.learning.stop_telling(self._show)
        self._session = session
        if session is not None:
            session.learning.when_changed(self._show)
        self._show()

    def show_places(self, offer: Offer) -> None:
        """Show the places of the words that were replaced, to be replaced there, too."""
        session = self._session
        if session is not None and isinstance(offer, ReplacementOffer):
            session.learning.find_places(offer.term, partial(self._preview, session, offer))

    def add_term(self, offer: Offer) -> None:
        """Add the replacement, or the name, to the glossary that new terms go to."""
        glossaries, session = self._parts.commands.glossaries, self._session
        if session is None or glossaries.target is None:
            return
        glossaries.add_terms([offer.term], glossaries.target)
        words = offer.removed if isinstance(offer, ReplacementOffer) else offer.name
        self._parts.status.showMessage(self.tr("“{words}” is in the glossary now.").format(words=words), 6000)
        if not isinstance(offer, ReplacementOffer) or not offer.places:
            session.learning.settle(offer)

    def decline(self, offer: Offer) -> None:
        """Never offer this again."""
        session = self._session
        if session is not None:
            self._parts.attempt(lambda: session.learning.decline(offer))

    def _preview(self, session: Session, offer: ReplacementOffer, proposals: Sequence[Proposal]) -> None:
        if session is not self._session:
            return
        about = self.tr("“{removed}” becomes “{added}”.").format(removed=offer.removed, added=offer.added)
        words = PreviewWords(
            self.tr("The other places"), about, lambda count: self.tr("&Replace {count}").format(count=count)
        )
        parts = self._parts
        chosen = parts.dialogs.proposals(parts.theme, words, proposals, session.corrected) if proposals else []
        if chosen is None or session is not self._session:
            return
        if chosen:
            parts.attempt(lambda: session.replace(chosen, Origin.BULK, "replace-all"))
        session.learning.settle(offer)

    def _show(self) -> None:
        offers = self._session.learning.offers if self._session is not None else ()
        self._parts.offers_strip.show_offers(tuple(offers))
