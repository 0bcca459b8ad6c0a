"""The commands of the Export menu."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from facing.core.exporting import ExportFormat
from facing.session.exporting import ExportChoices
from facing.ui.window.message_strip import Message
from facing.ui.window.parts import Parts

# The commands that give the open document to others.
OUTWARD = (*(f"export-{form.value}" for form in ExportFormat), "print", "print-preview")


class ExportActions(QObject):
    """Gives the correction to others in other formats."""

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        for form in ExportFormat:
            parts.actions[f"export-{form.value}"].triggered.connect(partial(self._export, form))
        self._mechanical = parts.actions["export-mechanical"]
        self._mechanical.setChecked(True)
        self._changes_only = parts.actions["export-changes-only"]

    def _export(self, form: ExportFormat, _: bool = False) -> None:
        """Ask for a file and write the correction to it; the window goes on meanwhile."""
        session = self._parts.session
        if session is None:
            return
        path = self._parts.dialogs.file_to_make(self.tr("Export"), session.exporting.proposed(form))
        if path is not None:
            session.exporting.write(
                form,
                path,
                partial(self._written, path),
                self._parts.tell,
                choices=self.choices(),
                corrected_name=self.tr("Correction"),
            )

    def choices(self) -> ExportChoices:
        """How changes are told, as the menu says."""
        return ExportChoices(
            mechanical_tracked=self._mechanical.isChecked(), changes_only=self._changes_only.isChecked()
        )

    def _written(self, path: Path) -> None:
        told = self.tr("“{name}” is written. It stays as it is when you correct on.").format(name=path.name)
        self._parts.strip.tell(Message(told))
