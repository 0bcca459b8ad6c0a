"""The questions that the window asks, in one place, so that another answerer can stand in for the user."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QMessageBox, QProgressDialog, QWidget

from facing.core.document import Version
from facing.core.endings import DOCUMENTS, WORK_FILE
from facing.core.settings import Settings
from facing.core.text import Text
from facing.files.candidates import Candidate
from facing.glossary.formats import GlossaryFormat
from facing.patterns.house_rules import HouseRule
from facing.session.decisions import Decision
from facing.session.replacing import Proposal
from facing.session.term_import import ImportChoice, ImportedTable
from facing.ui.decisions.dialog import DecisionsDialog
from facing.ui.glossary.import_dialog import ImportDialog, Read
from facing.ui.preview.dialog import PreviewDialog, PreviewWords
from facing.ui.rules.saving_dialog import SaveRuleDialog
from facing.ui.settings.preferences_dialog import PreferencesDialog
from facing.ui.theme import Theme
from facing.ui.window.compare_dialog import CompareDialog
from facing.ui.window.encoding_dialog import EncodingDialog
from facing.ui.window.paragraph_dialog import ParagraphDialog
from facing.ui.window.shortcuts_dialog import ShortcutsDialog
from facing.ui.window.text_dialog import TextDialog
from facing.ui.window.version_dialog import VersionDialog


class Dialogs(QObject):
    """Asks the user. Every method returns ``None`` or ``False`` when the user declines."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def file_to_open(self, folder: Path | None) -> Path | None:
        """A text to correct."""
        usual = " ".join(f"*{ending}" for ending in (*DOCUMENTS, WORK_FILE))
        filters = f"{self.tr('Texts')} ({usual});;{self.tr('All files')} (*)"
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open a text"), str(folder or ""), filters)
        return Path(name) if name else None

    def files_to_compare(self, original: Path | None) -> tuple[Path, Path] | None:
        """An original and its correction; ``original`` is proposed."""
        dialog = CompareDialog(original, self._window)
        return dialog.answer() if dialog.exec() else None

    def encoding(self, name: str, found: Sequence[Candidate]) -> str | None:
        """One of the encodings that the file ``name`` may be in; the first one is in use."""
        dialog = EncodingDialog(name, found, self._window)
        return dialog.answer() if dialog.exec() else None

    def work_to_write(self, proposed: Path) -> Path | None:
        """Where the work file goes; the user has confirmed to replace a file that is there."""
        filters = self.tr("Work files (*.facing)")
        name, _ = QFileDialog.getSaveFileName(self._window, self.tr("Save work as"), str(proposed), filters)
        return Path(name if Path(name).suffix else f"{name}{proposed.suffix}") if name else None

    def glossary_to_load(self) -> Path | None:
        """A glossary."""
        filters = self.tr("Glossaries (*.csv *.tsv *.tab *.txt *.utf8 *.tbx *.xml *.xlsx);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Load a glossary"), "", filters)
        return Path(name) if name else None

    def table_to_import(self) -> Path | None:
        """A table of terms."""
        filters = self.tr("Tables (*.csv *.tsv *.tab *.txt *.xlsx);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Import terms"), "", filters)
        return Path(name) if name else None

    def terms_to_import(self, table: ImportedTable, target: str, read: Read) -> ImportChoice | None:
        """A table with its columns as they were named."""
        dialog = ImportDialog(table, target, read, self._window)
        return dialog.answer() if dialog.exec() else None

    def glossary_to_write(self, proposed: Path) -> tuple[Path, GlossaryFormat] | None:
        """Where terms go and in which format; the user has confirmed to replace a file that is there."""
        filters = {self._format_filter(each): each for each in GlossaryFormat if each.is_writable}
        start = proposed.with_name(f"{proposed.stem}-export.csv")
        title = self.tr("Export terms")
        name, chosen = QFileDialog.getSaveFileName(self._window, title, str(start), ";;".join(filters))
        if not name:
            return None
        path, format = Path(name), filters[chosen]
        # The file that is proposed has the ending of the first format, whichever is chosen.
        return (path if path.suffix.lower() in format.suffixes else path.with_suffix(format.suffixes[0])), format

    def file_to_write(self, proposed: Path) -> Path | None:
        """Where the corrected copy goes; the user has confirmed to replace a file that is there."""
        filters = self.tr("As the original (*{suffix});;All files (*)").format(suffix=proposed.suffix)
        title = self.tr("Save corrected copy as")
        name, _ = QFileDialog.getSaveFileName(self._window, title, str(proposed), filters)
        return Path(name) if name else None

    def file_to_make(self, title: str, proposed: Path) -> Path | None:
        """Where a file goes that is written once; the user has confirmed to replace one that is there."""
        filters = self.tr("Files of this kind (*{suffix});;All files (*)").format(suffix=proposed.suffix)
        name, _ = QFileDialog.getSaveFileName(self._window, title, str(proposed), filters)
        return Path(name) if name else None

    def printer_to_use(self, printer: QPrinter) -> bool:
        """Which printer, and which pages; ``printer`` is set so."""
        dialog = QPrintDialog(printer, self._window)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        return bool(dialog.exec())

    def show_print_preview(self, printer: QPrinter, paint: Callable[[QPrinter], object]) -> None:
        """Show what ``paint`` puts on the paper of ``printer``."""
        dialog = QPrintPreviewDialog(printer, self._window)
        dialog.setWindowTitle(self.tr("Print preview"))
        dialog.resize(self._window.size())
        dialog.paintRequested.connect(paint)
        dialog.exec()

    def progress(self) -> Callable[[int, int], bool]:
        """Something that is told how many of how many steps are done, and says whether to go on."""
        box = QProgressDialog(self.tr("Setting the pages…"), self.tr("Cancel"), 0, 0, self._window)
        box.setWindowModality(Qt.WindowModality.WindowModal)

        def told(done: int, total: int) -> bool:
            box.setMaximum(max(1, total))
            box.setValue(done if done < total else box.maximum())
            return not box.wasCanceled()

        return told

    def sheet_to_write(self, proposed: Path) -> Path | None:
        """Where a style sheet goes; its ending says as what. The user has confirmed to replace a file that is there."""
        filters = {self.tr("Page for browsers (*.html)"): ".html", self.tr("Word document (*.docx)"): ".docx"}
        title = self.tr("Style sheet of this document")
        name, chosen = QFileDialog.getSaveFileName(self._window, title, str(proposed), ";;".join(filters))
        if not name:
            return None
        path = Path(name)
        # The file that is proposed has the ending of the first format, whichever is chosen.
        known = path.suffix.lower() == filters.get(chosen, path.suffix.lower())
        return path if known else path.with_suffix(filters[chosen])

    def confirm(self, question: str, consequence: str, yes: str) -> bool:
        """Whether to do what cannot simply be taken back; ``yes`` is what the button that does it says."""
        box = QMessageBox(QMessageBox.Icon.NoIcon, self.tr("Facing Pages"), question, parent=self._window)
        box.setInformativeText(consequence)
        accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        decline = box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(decline)
        box.exec()
        return box.clickedButton() is accept

    def version_name(self, version: Version | None) -> tuple[str, str] | None:
        """A name and a note for a version, for a new one where ``version`` is ``None``."""
        dialog = VersionDialog(version, self._window)
        return dialog.answer() if dialog.exec() else None

    def preferences(self, settings: Settings) -> Settings | None:
        """Other settings."""
        dialog = PreferencesDialog(settings, self._window)
        return dialog.answer() if dialog.exec() else None

    def proposals(
        self, theme: Theme, words: PreviewWords, proposals: Sequence[Proposal], text: Text
    ) -> list[Proposal] | None:
        """Which of these changes to the text to make."""
        dialog = PreviewDialog(theme, words, proposals, text, self._window)
        return dialog.chosen() if dialog.exec() else None

    def rules_to_import(self) -> Path | None:
        """A list of house rules."""
        filters = self.tr("House rules (*.toml);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Import house rules"), "", filters)
        return Path(name) if name else None

    def list_name(self, title: str, proposed: str) -> str | None:
        """A name for a list of house rules."""
        name, is_given = QInputDialog.getText(
            self._window, title, self.tr("&Name of the list"), QLineEdit.EchoMode.Normal, proposed
        )
        return name.strip() or None if is_given else None

    def rule_to_save(self, rule: HouseRule, lists: Sequence[tuple[str, Path]]) -> tuple[HouseRule, Path | None] | None:
        """A rule with its name and the list that it goes to, ``None`` for a new one."""
        dialog = SaveRuleDialog(rule, lists, self._window)
        return dialog.answer() if dialog.exec() else None

    def paragraph(self, question: str, count: int, current: int) -> int | None:
        """The number of a paragraph, from 1 to ``count``."""
        dialog = ParagraphDialog(question, count, current, self._window)
        return dialog.answer() if dialog.exec() else None

    def show_message(self, title: str, text: str) -> None:
        """Show a short text that only has to be read."""
        box = QMessageBox(QMessageBox.Icon.NoIcon, title, title, QMessageBox.StandardButton.Ok, self._window)
        box.setInformativeText(text)
        box.exec()

    def show_text(self, title: str, text: str) -> None:
        """Show a longer text that can be copied."""
        TextDialog(title, text, self._window).exec()

    def show_decisions(
        self, read: Callable[[], Sequence[Decision]], take_back: Callable[[Sequence[Decision]], None]
    ) -> None:
        """Show what was decided; ``take_back`` is told what shall hold no more."""
        DecisionsDialog(read, take_back, self._window).exec()

    def _format_filter(self, format: GlossaryFormat) -> str:
        names = {
            GlossaryFormat.CSV: self.tr("CSV table"),
            GlossaryFormat.TSV: self.tr("Table with tabs"),
            GlossaryFormat.OMEGAT: self.tr("OmegaT glossary"),
            GlossaryFormat.TBX_2: self.tr("TBX 2"),
            GlossaryFormat.TBX_3: self.tr("TBX 3"),
        }
        return f"{names[format]} ({' '.join(f'*{suffix}' for suffix in format.suffixes)})"

    def show_shortcuts(self, rows: Sequence[tuple[str, str, str, str]]) -> None:
        """Show commands: menu, words, keys, what they do."""
        ShortcutsDialog(rows, self._window).exec()
