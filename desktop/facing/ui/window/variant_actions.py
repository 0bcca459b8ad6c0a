"""The command that shows what is written in several ways, and does what is decided."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject

from facing.core.edit import Origin, Place
from facing.core.finding import Side
from facing.session.replacing import Proposal
from facing.session.session import Session
from facing.session.variant_groups import FormPlace, VariantGroup
from facing.ui.glossary.variants_dialog import VariantsDialog
from facing.ui.glossary.wording import glossary_name
from facing.ui.preview.dialog import PreviewWords
from facing.ui.window.parts import Parts

_TOLD = 6000  # milliseconds


class VariantActions(QObject):
    """One dialog at a time, about the document that was open when it was asked for."""

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self.dialog: VariantsDialog | None = None
        parts.actions["variants"].triggered.connect(self.find)

    def find(self) -> None:
        """Look for groups away from this thread, then show them."""
        session = self._parts.session
        if session is not None:
            session.learning.find_variants(partial(self._show, session))

    def _show(self, session: Session, groups: Sequence[VariantGroup]) -> None:
        parts = self._parts
        if session is not parts.session or self.dialog is not None:
            return
        if not groups:
            told = self.tr("Nothing is written in several ways, as far as the text has been checked.")
            parts.status.showMessage(told, _TOLD)
            return
        glossaries = parts.commands.glossaries
        target = next((each for each in glossaries.shelved() if each.path == glossaries.target), None)
        dialog = VariantsDialog(groups, glossary_name(target) if target else "", parts.spread.window())
        dialog.places_wanted.connect(lambda group: session.learning.find_forms(group, partial(self._place, group)))
        dialog.wanted.connect(partial(self._find_places, session))
        dialog.declined.connect(partial(self._decline, session))
        dialog.place_wanted.connect(self._go)
        dialog.finished.connect(self._end)
        self.dialog = dialog
        for group in groups[:1]:  # opened before anyone could hear of it
            session.learning.find_forms(group, partial(self._place, group))
        dialog.open()

    def _end(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _place(self, group: VariantGroup, places: Sequence[FormPlace]) -> None:
        if self.dialog is not None:
            self.dialog.show_places(group, places)

    def _find_places(self, session: Session, group: VariantGroup, form: str, as_term: bool) -> None:
        session.learning.find_places(group.term(form), partial(self._preview, session, group, form, as_term))

    def _preview(
        self, session: Session, group: VariantGroup, form: str, as_term: bool, proposals: Sequence[Proposal]
    ) -> None:
        parts = self._parts
        if session is not parts.session or self.dialog is None:
            return
        words = PreviewWords(
            self.tr("Write “{form}” everywhere").format(form=form),
            self.tr("The other forms become “{form}”.").format(form=form),
            lambda count: self.tr("&Replace {count}").format(count=count),
        )
        chosen = parts.dialogs.proposals(parts.theme, words, proposals, session.corrected) if proposals else []
        if chosen is None or session is not parts.session:
            return
        if chosen and not parts.attempt(lambda: session.replace(chosen, Origin.BULK, "replace-all")):
            return
        target = parts.commands.glossaries.target
        if as_term and target is not None:
            parts.commands.glossaries.add_terms([group.term(form)], target)
        self.dialog.settle(group)

    def _decline(self, session: Session, group: VariantGroup) -> None:
        if self._parts.attempt(lambda: session.learning.decline_variants(group)) and self.dialog is not None:
            self.dialog.settle(group)

    def _go(self, place: Place) -> None:
        """Show a place behind the dialog."""
        self._parts.spread.select(Side.CORRECTION, place, place)
