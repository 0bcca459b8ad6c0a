"""Puts the services of one run together: the only place that knows every room."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import cast

from facing.app.clock import SystemClock
from facing.app.exports import all_exporters
from facing.app.inline_tasks import InlineTasks
from facing.app.own_checkers import own_checkers
from facing.app.own_texts import shipped, shipped_rules, tracked_source
from facing.app.preferences import Preferences
from facing.app.safekeeping import backups_of, open_store, spare_folders, taken_in
from facing.app.user import country, user_name
from facing.checkers.categories import RuleBook
from facing.checkers.common_words import CommonWords
from facing.checkers.embedded import EmbeddedChecker
from facing.checkers.glossary_terms import GlossaryChecker
from facing.checkers.language_detection import LanguageDetection
from facing.checkers.languagetool import LanguageToolChecker
from facing.checkers.languagetool_install import LanguageToolFinder
from facing.checkers.languagetool_server import ExtraData
from facing.checkers.languagetool_service import Manner
from facing.config.paths import Paths
from facing.config.settings_file import SettingsFile
from facing.config.word_list import WordFile
from facing.core.checkers import Checker
from facing.core.ports import Clock, DocumentLock, Journaling, Store, Tasks
from facing.core.problem import UserProblem
from facing.core.settings import Settings
from facing.exports.words import ExportWords
from facing.files.locking import DocumentLock as FileLock
from facing.formats.exporting import sheet_writers
from facing.formats.fresh_docx import page_size
from facing.formats.registry import AllFormats
from facing.formats.work_file import WorkFiles
from facing.session.answers import NoCache
from facing.session.exporting import Exports
from facing.session.glossaries import Glossaries
from facing.session.glossary_shelf import ShelfMemory
from facing.session.rule_lists import RuleLists
from facing.session.services import Services
from facing.store.care import Care
from facing.store.journal_writer import JournalWriter
from facing.store.remark_store import RemarkStore
from facing.store.spare_copies import Spare, SpareCopy
from facing.store.upkeep import Upkeep

# How the settings name the user's own glossary.
_PERSONAL = "personal"


class NoStore:
    """In place of a store where nothing is to be kept: closing is all that it can do."""

    def close(self) -> None:
        """Nothing was kept."""


@dataclass(frozen=True)
class Provided:
    """The services of one run with what only the composition root changes; ``problems`` to tell, none of them fatal.

    ``left`` are spare copies that do not follow on what the store has.
    """

    services: Services
    preferences: Preferences
    paths: Paths
    problems: tuple[UserProblem, ...]
    remarks: RemarkStore | None
    upkeep: Upkeep | None
    left: tuple[tuple[Spare, Path], ...] = ()

    def close(self) -> None:
        """End the engines and the store."""
        for engine in (*self.services.grammar, *self.services.own):
            engine.close()
        self.services.rule_lists.stop()
        self.services.tasks.close()
        self.services.glossaries.finish()
        self.services.store.close()
        if self.remarks is not None:
            self.remarks.close()


def provide(
    base_dir: Path | None,
    tasks: Tasks,
    *,
    with_store: bool,
    remember_glossaries: bool,
    words: Callable[[], ExportWords] = ExportWords,
) -> Provided:
    """The services, with settings and store in ``base_dir`` (``None``: by default); exports are in ``words``.

    Raises:
        UserProblem: ``STORE_*``, ``DISK_FULL``.
    """
    paths = Paths.find(base_dir)
    if with_store:
        paths.make()
    file = SettingsFile(paths.settings)
    loaded = file.load()
    preferences = Preferences(file if with_store else None, loaded.settings)
    clock = SystemClock()
    kept = _kept(paths, preferences, clock) if with_store else _Kept(cast(Store, NoStore()))
    detector = LanguageDetection()
    terms = GlossaryChecker(detect=detector.detect)

    remember = partial(_remember, preferences, paths.personal_glossary) if remember_glossaries else _forget
    services = Services(
        store=kept.store,
        formats=AllFormats(),
        grammar=_grammar(loaded.settings),
        own=(terms, *own_checkers()),
        glossaries=Glossaries(tasks, terms.use, remember, paths.personal_glossary),
        rule_lists=RuleLists(tasks, paths.house_rules, shipped_rules()),
        tasks=tasks,
        clock=clock,
        settings=loaded.settings,
        detector=detector,
        lock=_locks(paths.locks),
        journal=_journals(kept.store, spare_folders(paths)),
        cache=(lambda document: NoCache()) if kept.remarks is None else kept.remarks.of,
        words=WordFile(paths.words),
        change_settings=preferences.change,
        works=WorkFiles(),
        works_folder=paths.works,
        tracked_source=partial(tracked_source, paths.tracked),
        exports=_exports(words),
        is_users=lambda path: not any(path.is_relative_to(folder) for folder in (paths.data, *shipped())),
    )
    services.glossaries.restore(_shelf(loaded.settings, paths.personal_glossary))
    return Provided(services, preferences, paths, loaded.problems + kept.problems, kept.remarks, kept.upkeep, kept.left)


@dataclass(frozen=True)
class _Kept:
    """What lasts beyond this run, and what is to be told of it."""

    store: Store
    remarks: RemarkStore | None = None
    upkeep: Upkeep | None = None
    problems: tuple[UserProblem, ...] = ()
    left: tuple[tuple[Spare, Path], ...] = ()


def _kept(paths: Paths, preferences: Preferences, clock: Clock) -> _Kept:
    remarks = RemarkStore(paths.remarks)
    backups = backups_of(paths, lambda: preferences.settings.backup_folder)
    store, told = open_store(paths, clock, backups, remarks)
    refused, left = taken_in(paths, store, _locks(paths.locks))
    return _Kept(store, remarks, Upkeep(paths.store, backups, clock), told + refused, left)


def services_elsewhere(base_dir: Path | None) -> Services:
    """Services for a process that helps another one with texts: without a store, they change nothing."""
    return provide(base_dir, InlineTasks(), with_store=False, remember_glossaries=False).services


def provide_care(base_dir: Path | None) -> Care:
    """What looks after the store in ``base_dir`` (``None``: wherever it is by default), which is not opened."""
    paths = Paths.find(base_dir)
    settings = SettingsFile(paths.settings).load().settings
    clock = SystemClock()
    return Care(paths.store, backups_of(paths, lambda: settings.backup_folder), clock)


def _exports(words: Callable[[], ExportWords]) -> Exports:
    page = page_size(country())
    return Exports(all_exporters(page, words), user_name(), sheet_writers(page))


def _remember(preferences: Preferences, personal: Path, shelf: ShelfMemory) -> None:
    preferences.use(_with_shelf(preferences.settings, shelf, personal))


def _forget(shelf: ShelfMemory) -> None:
    """The next start has the glossaries that this one had."""


def _shelf(settings: Settings, personal: Path) -> ShelfMemory:
    """The glossaries of the settings; the personal one is known by its name, so that its folder may be moved."""
    named = (personal if name == _PERSONAL else Path(name) for name in settings.glossaries)
    target = Path(settings.glossary_for_new) if settings.glossary_for_new else None
    return ShelfMemory(tuple(named), target)


def _with_shelf(settings: Settings, shelf: ShelfMemory, personal: Path) -> Settings:
    named = tuple(_PERSONAL if path == personal else str(path) for path in shelf.paths)
    # Standing first, alone or not, is what it does without being named.
    named = named[1:] if named[:1] == (_PERSONAL,) else named
    return replace(settings, glossaries=named, glossary_for_new=str(shelf.target) if shelf.target else "")


def _grammar(settings: Settings) -> tuple[Checker, ...]:
    """The grammar checkers in order of preference."""
    rules = RuleBook(CommonWords())
    languagetool = LanguageToolChecker(
        LanguageToolFinder(),
        settings.languagetool_heap,
        rules,
        data=_extra_data(settings),
        manner=Manner(settings.languagetool_picky, settings.mother_tongue),
    )
    return languagetool, EmbeddedChecker(rules)


def _extra_data(settings: Settings) -> ExtraData:
    ngrams, rules = settings.languagetool_ngrams, settings.languagetool_rules
    return ExtraData(Path(ngrams) if ngrams else None, Path(rules) if rules else None)


def _locks(folder: Path) -> Callable[[str], DocumentLock]:
    def lock(document: str) -> DocumentLock:
        held = FileLock(folder, document)
        held.acquire()
        return held

    return lock


def _journals(store: Store, spare: Sequence[Path]) -> Callable[[str], Journaling]:
    return lambda document: JournalWriter(store, document, spare=SpareCopy(store, document, spare))
