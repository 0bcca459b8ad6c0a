"""A session's surroundings for tests: real rooms where they are quick, stand-ins for the disk and the engines."""

import itertools
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from facing.app.exports import all_exporters
from facing.app.inline_tasks import InlineTasks
from facing.core.authorship import AuthoredEdit
from facing.core.checkers import PassageChecker
from facing.core.chunks import Paragraph
from facing.core.document import Decoding, LineEnd, Original
from facing.core.looks import Emphasis
from facing.core.ports import DOCUMENT_START, OpenBlock, OthersChanges, Ranges
from facing.core.settings import Settings
from facing.core.text import Text
from facing.core.watching import Advance, unwatched
from facing.formats.exporting import sheet_writers
from facing.formats.fresh_docx import A4
from facing.formats.work_file import WorkFiles
from facing.session.answers import NoCache
from facing.session.exporting import Exports
from facing.session.glossaries import Glossaries
from facing.session.opening import open_session
from facing.session.rule_lists import RuleLists
from facing.session.services import Services
from facing.session.session import Session
from tests.fakes.memory_store import DirectJournal, MemoryStore


class TickingClock:
    def __init__(self) -> None:
        self._ticks = itertools.count(1_000)

    def now(self) -> int:
        return next(self._ticks)


class FreeLock:
    def release(self) -> None:
        pass


class English:
    def detect(self, text: str) -> str:
        return "en"


class MemoryWords:
    """The ``WordList`` port without a file."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self.kept = frozenset(words)

    def words(self) -> frozenset[str]:
        return self.kept

    def add(self, words: Iterable[str]) -> None:
        self.kept |= frozenset(words)

    def remove(self, words: Iterable[str]) -> None:
        self.kept -= frozenset(words)


class MemorySettings:
    """Settings that last as long as the object."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def change(self, make: Callable[[Settings], Settings]) -> Settings:
        self.settings = make(self.settings)
        return self.settings


def slotted(string: str) -> Text:
    """A text of lines; one that begins with a form feed begins a slot."""
    lines = string.split("\n")
    slots = itertools.accumulate(int(line.startswith("\f")) for line in lines)
    return Text.from_paragraphs(
        Paragraph(line.removeprefix("\f"), slot) for line, slot in zip(lines, slots, strict=True)
    )


class StringFormats:
    """Files that exist only as strings, by path. A line that begins with a form feed begins a slot."""

    def __init__(self, files: dict[Path, str]) -> None:
        self.files = files

    def read(self, path: Path, encoding: str | None = None, advance: Advance = unwatched) -> Original:
        return self.from_bytes(path, self.files[path].encode("utf-8", "surrogatepass"), encoding)

    def from_bytes(
        self, path: Path, data: bytes, encoding: str | None = None, advance: Advance = unwatched
    ) -> Original:
        decoding = Decoding(encoding or "utf-8")
        text = slotted(data.decode(decoding.encoding, "surrogatepass"))
        return Original(path, data, "text", decoding, text, LineEnd.LF)

    def markup(self, original: Original, paragraphs: Sequence[str], block: OpenBlock = DOCUMENT_START) -> list[Ranges]:
        return [() for _ in paragraphs]

    def has_blocks(self, original: Original) -> bool:
        return False

    def blocks_behind(self, original: Original, paragraphs: Sequence[str], block: OpenBlock) -> list[OpenBlock]:
        return [block] * len(paragraphs)

    def authored_edits(self, before: Original, tracked: bytes) -> Sequence[AuthoredEdit]:
        return ()

    def others_changes(self, original: Original) -> Sequence[OthersChanges]:
        return ()

    def emphasis(self, original: Original) -> Emphasis:
        return Emphasis.LOOKS if original.path.suffix == ".docx" else Emphasis.NONE

    def is_prose(self, original: Original, paragraph: str, offset: int, block: OpenBlock) -> bool:
        return True

    def write(self, original: Original, corrected: Text) -> bytes:
        return corrected.as_string().encode(original.decoding.encoding, "surrogatepass")


def services_for(
    files: dict[Path, str],
    grammar: Sequence[PassageChecker] = (),
    own: Sequence[PassageChecker] = (),
    store: MemoryStore | None = None,
    use: Callable[[object], None] = lambda matcher: None,
    settings: Settings | None = None,
    works_folder: Path = Path("/nowhere/works"),
) -> Services:
    clock = TickingClock()
    kept = store or MemoryStore(clock)
    tasks = InlineTasks()
    return Services(
        store=kept,
        formats=StringFormats(files),
        grammar=grammar,
        own=own,
        glossaries=Glossaries(tasks, use, lambda paths: None),
        rule_lists=RuleLists(tasks),
        tasks=tasks,
        clock=clock,
        settings=settings or Settings(),
        detector=English(),
        lock=lambda document: FreeLock(),
        journal=lambda document: DirectJournal(kept, document),
        cache=lambda document: NoCache(),
        exports=Exports(all_exporters(A4), "A. Editor", sheet_writers(A4)),
        is_users=lambda path: True,
        words=MemoryWords(),
        change_settings=MemorySettings(settings or Settings()).change,
        works=WorkFiles(),
        works_folder=works_folder,
    )


def session_on(text: str, **surroundings: object) -> Session:
    path = Path("text.txt")
    return open_session(services_for({path: text}, **surroundings), path)  # type: ignore[arg-type]
