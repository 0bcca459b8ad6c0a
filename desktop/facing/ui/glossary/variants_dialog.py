"""What the document writes in several ways, group by group, to be decided on once."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from facing.session.variant_groups import FormPlace, VariantGroup

_SIZE = (760, 520)  # pixels
_SHOWN = 5  # places of each form
_GROUP, _FORM, _PLACE = (Qt.ItemDataRole.UserRole + number for number in range(3))


class VariantsDialog(QDialog):
    """A tree of groups with their forms, and under each form its first places. Enter writes the chosen form everywhere.

    ``places_wanted`` carries a group that was opened; ``wanted`` a group, the form to be written everywhere, and
    whether that shall become a term; ``declined`` a group whose forms mean different things; ``place_wanted`` a place.
    """

    places_wanted = Signal(object)
    wanted = Signal(object, str, bool)
    declined = Signal(object)
    place_wanted = Signal(object)

    def __init__(self, groups: Sequence[VariantGroup], target: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Variants of one name or term"))
        self.resize(*_SIZE)
        self.tree = QTreeWidget(self)
        self.tree.setAccessibleName(self.windowTitle())
        self.tree.setHeaderLabels([self.tr("Written as"), self.tr("Times")])
        self.tree.setUniformRowHeights(True)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.into_glossary = QCheckBox(self.tr("Also as a term into the &glossary “{name}”").format(name=target), self)
        self.into_glossary.setChecked(bool(target))
        self.into_glossary.setVisible(bool(target))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.write = buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        self.differ = buttons.addButton(self.tr("They &differ"), QDialogButtonBox.ButtonRole.ActionRole)
        self.differ.setToolTip(self.tr("This group is never shown again"))
        self.differ.setAutoDefault(False)
        self.write.setDefault(True)
        self.write.clicked.connect(self._write)
        self.differ.clicked.connect(self._decline)
        buttons.rejected.connect(self.reject)
        self.tree.currentItemChanged.connect(self._chosen)
        self.tree.itemExpanded.connect(self._opened)
        self.tree.itemDoubleClicked.connect(self._shown)
        self._lay_out(buttons)
        for group in groups:
            self._add(group)
        for item in self._items()[:1]:
            self.tree.setCurrentItem(item)
        self.tree.setFocus()

    def groups(self) -> list[VariantGroup]:
        """The groups that are still to be decided on."""
        return [item.data(0, _GROUP) for item in self._items()]

    def choose(self, group: VariantGroup, form: str) -> None:
        """Choose one form of a group."""
        for child in self._forms(group):
            if child.data(0, _FORM) == form:
                self.tree.setCurrentItem(child)

    def show_places(self, group: VariantGroup, places: Sequence[FormPlace]) -> None:
        """Show where the forms of a group stand."""
        for child in self._forms(group):
            there = [place for place in places if place.form == child.data(0, _FORM)]
            for place in there[:_SHOWN] if not child.childCount() else ():
                shown = QTreeWidgetItem(child, [f"{place.before}[{place.text}]{place.after}"])
                shown.setData(0, _PLACE, place.at)
            if len(there) > _SHOWN and child.childCount() == _SHOWN:
                more = self.tr("and {count} more").format(count=f"{len(there) - _SHOWN:n}")
                QTreeWidgetItem(child, [more])
            child.setExpanded(True)

    def settle(self, group: VariantGroup) -> None:
        """The group is decided on; the dialog closes with the last one."""
        item = self._item(group)
        if item is not None:
            self.tree.takeTopLevelItem(self.tree.indexOfTopLevelItem(item))
        if not self.tree.topLevelItemCount():
            self.accept()

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        about = QLabel(self.tr("Choose the form that is right; the others become it, after a preview."), self)
        about.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        for widget in (about, self.tree, self.into_glossary, buttons):
            layout.addWidget(widget)

    def _add(self, group: VariantGroup) -> None:
        item = QTreeWidgetItem(self.tree, [" / ".join(form for form, _ in group.forms)])
        item.setData(0, _GROUP, group)
        for form, count in group.forms:
            child = QTreeWidgetItem(item, [form, f"{count:n}"])
            child.setTextAlignment(1, Qt.AlignmentFlag.AlignRight)
            child.setData(0, _FORM, form)

    def _item(self, group: VariantGroup) -> QTreeWidgetItem | None:
        return next((item for item in self._items() if item.data(0, _GROUP) == group), None)

    def _items(self) -> list[QTreeWidgetItem]:
        """The rows of the groups."""
        items = map(self.tree.topLevelItem, range(self.tree.topLevelItemCount()))
        return [item for item in items if item is not None]

    def _forms(self, group: VariantGroup) -> list[QTreeWidgetItem]:
        """The rows of a group's forms; none where it is decided on."""
        item = self._item(group)
        children = map(item.child, range(item.childCount())) if item is not None else ()
        return [child for child in children if child is not None]

    def _choice(self) -> tuple[VariantGroup, str] | None:
        """The group that the current row is of, and its form there; of the group's own row, the most frequent."""
        item, form = self.tree.currentItem(), ""
        while item is not None:
            form = item.data(0, _FORM) or form
            group = item.data(0, _GROUP)
            if group is not None:
                return group, form or group.forms[0][0]
            item = item.parent()
        return None

    def _chosen(self) -> None:
        choice = self._choice()
        self.write.setEnabled(choice is not None)
        self.differ.setEnabled(choice is not None)
        if choice is not None:
            self.write.setText(self.tr("&Write “{form}” everywhere…").format(form=choice[1].replace("&", "&&")))
            item = self._item(choice[0])
            if item is not None:
                item.setExpanded(True)

    def _opened(self, item: QTreeWidgetItem) -> None:
        group = item.data(0, _GROUP)
        if group is not None:
            self.places_wanted.emit(group)

    def _shown(self, item: QTreeWidgetItem) -> None:
        place = item.data(0, _PLACE)
        if place is not None:
            self.place_wanted.emit(place)

    def _write(self) -> None:
        choice = self._choice()
        if choice is not None:
            self.wanted.emit(*choice, self.into_glossary.isChecked())

    def _decline(self) -> None:
        choice = self._choice()
        if choice is not None:
            self.declined.emit(choice[0])
