"""The commands that print both texts side by side, and show beforehand how that looks."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from facing.core.exporting import ExportManner
from facing.diff.comparison import Comparison
from facing.session.exporting import ExportChoices
from facing.ui.printing.printer import Printing, new_printer
from facing.ui.window.message_strip import Message
from facing.ui.window.parts import Parts


class PrintActions(QObject):
    """Prints the open document as it is compared in the window."""

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        parts.actions["print"].triggered.connect(self.print)
        parts.actions["print-preview"].triggered.connect(self.preview)

    def print(self) -> None:
        """Compare, ask for a printer, then print."""
        self._prepare(self._print)

    def preview(self) -> None:
        """Show the pages; printing is offered there, too."""
        self._prepare(lambda printing: self._parts.dialogs.show_print_preview(new_printer(), printing.paint))

    def _prepare(self, done: Callable[[Printing], None]) -> None:
        session = self._parts.session
        if session is None:
            return
        name, dialogs = session.original.path.name, self._parts.dialogs

        def compared(comparison: Comparison, manner: ExportManner) -> None:
            if self._parts.session is session:
                done(Printing(comparison, name, manner, dialogs.progress, session.original.styles))

        only = self._parts.actions["export-changes-only"].isChecked()
        session.exporting.compared(ExportChoices(changes_only=only), self.tr("Correction"), compared)

    def _print(self, printing: Printing) -> None:
        printer = new_printer()
        if self._parts.dialogs.printer_to_use(printer) and printing.paint(printer):
            told = self.tr("“{name}” is sent to the printer.").format(name=printing.name)
            self._parts.strip.tell(Message(told))
