"""A program and a user for the window: what they are asked is kept, what they answer is set before."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter, QPrintPreviewWidget

from facing.app.inline_tasks import InlineTasks
from facing.core.document import Version
from facing.core.ports import OthersChanges, TwoSides
from facing.core.problem import UserProblem
from facing.core.settings import Settings
from facing.core.text import Text
from facing.files.candidates import Candidate
from facing.glossary.formats import GlossaryFormat
from facing.patterns.house_rules import HouseRule
from facing.session.decisions import Decision
from facing.session.glossaries import Glossaries
from facing.session.replacing import Proposal
from facing.session.rule_lists import RuleLists
from facing.session.term_import import ImportChoice, ImportedTable
from facing.ui.glossary.import_dialog import Read
from facing.ui.preview.dialog import PreviewWords
from facing.ui.theme import Theme


class FakeProgram:
    """Fulfils ``WindowCommands``. ``refuses`` is raised instead of opening."""

    program_version = "0.0.test"

    def __init__(
        self, glossaries: Glossaries, theme: Theme, settings: Settings, rule_lists: RuleLists | None = None
    ) -> None:
        self.glossaries = glossaries
        self.rule_lists = rule_lists or RuleLists(InlineTasks())
        self.settings = settings
        self.opened: list[Path | str] = []
        self.recent: list[Path] = []
        self.forgotten = 0
        self.described = ("", "")
        self.refuses: UserProblem | None = None
        self.candidates: list[Candidate] = []
        self._theme = theme

    def change_settings(self, settings: Settings) -> None:
        self.settings = settings
        self._theme.choose(settings)

    def open_file(self, path: Path) -> None:
        if self.refuses:
            raise self.refuses
        self.opened.append(path)

    def open_tracked(self, path: Path, original: Path, describe: Callable[[TwoSides], tuple[str, str]]) -> None:
        self.opened.append(path)
        self.described = describe(
            TwoSides(
                b"",
                b"",
                Text.from_string(""),
                (OthersChanges("Ann", "2024-05-06", 2), OthersChanges("", "", 1)),
                left_out=2,
            )
        )

    def open_text(self, text: str) -> None:
        self.opened.append(text)

    def open_pair(
        self, original: Path, correction: Path, failed: Callable[[UserProblem], None], texts_alone: bool = False
    ) -> None:
        if self.refuses and not texts_alone:
            failed(self.refuses)
        else:
            self.opened += [original, correction]

    def encodings(self, done: Callable[[Sequence[Candidate]], None]) -> None:
        done(self.candidates)

    def open_decoded(self, encoding: str, done: Callable[[int, int], None]) -> None:
        self.opened.append(encoding)
        done(2, 1)

    def forget_document(self, done: Callable[[], None]) -> None:
        self.forgotten += 1
        done()

    def recent_files(self) -> Sequence[Path]:
        return self.recent

    def languages(self) -> Sequence[str]:
        return ("en-US", "de-DE", "fr")

    def report(self, done: Callable[[str], None]) -> None:
        done("everything works")


@dataclass
class FakeDialogs:
    """Answers at once. ``asked`` has what was asked or shown, in order, ``told`` what was told to come of a yes.

    ``offered`` is what the buttons for it say.
    """

    file: Path | None = None
    pair: tuple[Path, Path] | None = None
    yes: bool = False
    name: tuple[str, str] | None = None
    settings: Settings | None = None
    number: int | None = None
    format: GlossaryFormat = GlossaryFormat.CSV
    rule_list: Path | None = None
    choose: Callable[[list[Proposal]], list[Proposal] | None] = lambda proposals: proposals
    asked: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    offered: list[str] = field(default_factory=list)
    goes_on: bool = True
    pages: tuple[int, int] = (0, 0)
    previewed: int = 0

    def file_to_open(self, folder: Path | None) -> Path | None:
        self.asked.append("file to open")
        return self.file

    def files_to_compare(self, original: Path | None) -> tuple[Path, Path] | None:
        self.asked.append(f"compare {original}")
        return self.pair

    def encoding(self, name: str, found: Sequence[Candidate]) -> str | None:
        self.asked.append(f"encoding of {name}: {', '.join(each.encoding for each in found)}")
        return found[-1].encoding if self.yes else None

    def work_to_write(self, proposed: Path) -> Path | None:
        self.asked.append(f"work to write: {proposed.name}")
        return self.file

    def glossary_to_load(self) -> Path | None:
        self.asked.append("glossary")
        return self.file

    def table_to_import(self) -> Path | None:
        self.asked.append("table to import")
        return self.file

    def terms_to_import(self, table: ImportedTable, target: str, read: Read) -> ImportChoice | None:
        self.asked.append(f"columns for {target}")
        return ImportChoice(table, table.headings, table.has_header) if self.yes else None

    def glossary_to_write(self, proposed: Path) -> tuple[Path, GlossaryFormat] | None:
        self.asked.append(f"glossary to write: {proposed.name}")
        return (self.file, self.format) if self.file is not None else None

    def file_to_write(self, proposed: Path) -> Path | None:
        self.asked.append(f"file to write: {proposed.name}")
        return self.file

    def file_to_make(self, title: str, proposed: Path) -> Path | None:
        self.asked.append(f"{title}: {proposed.name}")
        return self.file

    def printer_to_use(self, printer: QPrinter) -> bool:
        self.asked.append("printer")
        if self.file is not None:
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(str(self.file))
            printer.setFromTo(*self.pages)
        return self.file is not None

    def show_print_preview(self, printer: QPrinter, paint: Callable[[QPrinter], object]) -> None:
        preview = QPrintPreviewWidget(printer)
        preview.paintRequested.connect(paint)
        preview.updatePreview()
        self.previewed = preview.pageCount()

    def progress(self) -> Callable[[int, int], bool]:
        return lambda done, total: self.goes_on

    def sheet_to_write(self, proposed: Path) -> Path | None:
        self.asked.append(f"style sheet: {proposed.name}")
        return self.file

    def rules_to_import(self) -> Path | None:
        self.asked.append("rules to import")
        return self.file

    def list_name(self, title: str, proposed: str) -> str | None:
        self.asked.append(f"{title}: {proposed}")
        return self.name[0] if self.name else None

    def rule_to_save(self, rule: HouseRule, lists: Sequence[tuple[str, Path]]) -> tuple[HouseRule, Path | None] | None:
        self.asked.append(f"save rule: {rule.name}")
        return (rule, self.rule_list) if self.yes else None

    def confirm(self, question: str, consequence: str, yes: str) -> bool:
        self.asked.append(question)
        self.told.append(consequence)
        self.offered.append(yes)
        return self.yes

    def version_name(self, version: Version | None) -> tuple[str, str] | None:
        self.asked.append("version name")
        return self.name

    def preferences(self, settings: Settings) -> Settings | None:
        self.asked.append("preferences")
        return self.settings

    def proposals(
        self, theme: Theme, words: PreviewWords, proposals: Sequence[Proposal], text: Text
    ) -> list[Proposal] | None:
        self.asked.append(f"{words.title}: {len(proposals)}")
        return self.choose(list(proposals))

    def paragraph(self, question: str, count: int, current: int) -> int | None:
        self.asked.append(question)
        return self.number

    def show_message(self, title: str, text: str) -> None:
        self.asked.append(f"{title}: {text}")

    def show_text(self, title: str, text: str) -> None:
        self.asked.append(f"{title}: {text}")

    def show_decisions(
        self, read: Callable[[], Sequence[Decision]], take_back: Callable[[Sequence[Decision]], None]
    ) -> None:
        self.asked.append(f"{len(read())} decisions")
        if self.yes:
            take_back(read())

    def show_shortcuts(self, rows: Sequence[tuple[str, str, str, str]]) -> None:
        self.asked.append(f"{len(rows)} shortcuts")
