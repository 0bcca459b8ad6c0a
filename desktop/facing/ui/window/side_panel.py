"""The panel at the side: findings, terms, versions, changes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QTabWidget, QToolButton, QVBoxLayout, QWidget

from facing.session.glossaries import Glossaries
from facing.ui.actions import Actions
from facing.ui.changes.panel import ChangesPanel
from facing.ui.findings.panel import FindingsPanel
from facing.ui.glossary.panel import TermsPanel
from facing.ui.history.panel import VersionsPanel
from facing.ui.theme import Theme

WIDTH = 316  # pixels
LEAST_WIDTH = 268


class SidePanel(QWidget):
    """Four panels under four tabs; the button beside the tabs says how the findings are listed."""

    def __init__(
        self, theme: Theme, actions: Actions, glossaries: Glossaries, listing: QMenu, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("side")
        self.setAccessibleName(self.tr("Side panel"))
        self.setMinimumWidth(LEAST_WIDTH)
        self.findings = FindingsPanel(theme, actions)
        self.terms = TermsPanel(theme, actions, glossaries)
        self.versions = VersionsPanel(theme, actions)
        self.changes = ChangesPanel(theme, actions)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Side panel"))
        self.tabs.tabBar().setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.tabBar().setExpanding(False)
        self.tabs.tabBar().setDrawBase(False)
        for panel, words in (
            (self.findings, self.tr("Findings")),
            (self.terms, self.tr("Terms")),
            (self.versions, self.tr("Versions")),
            (self.changes, self.tr("Changes")),
        ):
            panel.setProperty("look", "page")
            self.tabs.addTab(panel, words)
        self._listing = QToolButton(self)
        self._listing.setObjectName("listing-button")
        self._listing.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._listing.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._listing.setMenu(listing)
        self._listing.setToolTip(self.tr("How the findings are listed"))
        self._listing.setAccessibleName(self.tr("How the findings are listed"))
        self.tabs.setCornerWidget(self._listing, Qt.Corner.TopRightCorner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 8, 16, 0)
        layout.addWidget(self.tabs)
        self.tabs.currentChanged.connect(lambda _: self._listing.setVisible(self.shown() is self.findings))
        theme.changed.connect(self._renew)
        self._renew()

    def shown(self) -> QWidget:
        """The panel whose tab is chosen."""
        return self.tabs.currentWidget()

    def go_to(self, panel: QWidget) -> None:
        """Show a panel and put the keyboard into its list."""
        self.tabs.setCurrentWidget(panel)
        target = panel.findChild(QWidget, f"{self._name(panel)}-list")
        if target is not None and target.isVisible():
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.tabs.tabBar().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _name(self, panel: QWidget) -> str:
        names = {self.findings: "findings", self.terms: "terms", self.versions: "versions"}
        return names.get(panel, "changes")

    def _renew(self) -> None:
        self._listing.setIcon(self._theme.icon("filter"))
