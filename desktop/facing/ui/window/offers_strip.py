"""A quiet line that offers to do elsewhere what was done by hand; it takes no keyboard and stands in nobody's way."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from facing.session.learning import Offer
from facing.session.offers import ReplacementOffer


class OffersStrip(QFrame):
    """Shows the first of the offers that stand. Each signal carries the offer."""

    places_wanted = Signal(object)
    term_wanted = Signal(object)
    declined = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers: tuple[Offer, ...] = ()
        self.setObjectName("offers")
        self.setProperty("look", "shown")
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._places = self._made(self.tr("Show the places…"), self.places_wanted)
        self._term = self._made("", self.term_wanted)
        self._no = self._made(self.tr("No"), self.declined)
        self._no.setToolTip(self.tr("This is never offered again"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 6, 12, 6)
        layout.setSpacing(10)
        for widget in (self._text, self._places, self._term, self._no):
            layout.addWidget(widget)
        self.show_offers(())

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show the first of these; nothing where there are none."""
        self._offers = tuple(offers)
        self.setVisible(bool(offers))
        if not offers:
            return
        offer = offers[0]
        words = self._words(offer)
        self._text.setText(words)
        self.setAccessibleName(words)
        is_replacement = isinstance(offer, ReplacementOffer)
        self._places.setVisible(isinstance(offer, ReplacementOffer) and offer.places > 0)
        self._term.setText(self.tr("Add to the glossary") if is_replacement else self.tr("It is a name"))

    @property
    def offer(self) -> Offer | None:
        """What is offered."""
        return self._offers[0] if self._offers else None

    def text(self) -> str:
        """What is said."""
        return self._text.text()

    def _words(self, offer: Offer) -> str:
        if not isinstance(offer, ReplacementOffer):
            told = self.tr("“{name}” is not known and stands here {times} times.")
            return told.format(name=offer.name, times=f"{offer.times:n}")
        told = self.tr("You wrote “{added}” for “{removed}” {times} times.")
        if offer.places == 1:
            told = self.tr("You wrote “{added}” for “{removed}” {times} times; it stands at one more place.")
        elif offer.places:
            told = self.tr("You wrote “{added}” for “{removed}” {times} times; it stands at {places} more places.")
        return told.format(
            added=offer.added, removed=offer.removed, times=f"{offer.times:n}", places=f"{offer.places:n}"
        )

    def _made(self, words: str, signal: object) -> QPushButton:
        button = QPushButton(words, self)
        button.clicked.connect(lambda: signal.emit(self.offer))  # type: ignore[attr-defined]
        return button
