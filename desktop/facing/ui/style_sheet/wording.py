"""A style sheet in words, as tables to be read and printed."""

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import QObject

from facing.core.sheet import Sheet, SheetTable
from facing.session.style_sheet import Counted, Standing, StyleSheet, Variant
from facing.ui.decisions.wording import matter_words, reach_words, subject_words
from facing.ui.languages import language_name


class SheetWords(QObject):
    """Writes the sheet; ``LANGUAGE`` is the code of the language of its words."""

    LANGUAGE = "en"

    def sheet(self, found: StyleSheet, name: str, language: str, today: date) -> Sheet:
        """The sheet of the document with this file name, whose correction is in this language."""
        lines = [
            self.tr("Language: {language}").format(language=language_name(language)),
            self.tr("Made on {date} with Facing Pages.").format(date=today.isoformat()),
        ]
        if found.ignored_places:
            told = self.tr("Single places that checkers mark and that were left: {count}.")
            lines.append(told.format(count=f"{found.ignored_places:n}"))
        tables = tuple(table for table in self._tables(found) if table.rows)
        if not tables:
            lines.append(self.tr("No names, terms or rules were decided on yet."))
        return Sheet(self.tr("Style sheet of “{name}”").format(name=name), self.LANGUAGE, tuple(lines), tables)

    def _tables(self, found: StyleSheet) -> Iterable[SheetTable]:
        write, avoided, times, note = self.tr("Write"), self.tr("Not"), self.tr("Times"), self.tr("Note")
        names = tuple(
            (each.name, self._standing(each.standing), self._avoided(each.avoided), f"{each.count:n}", each.note)
            for each in found.names
        )
        terms = tuple(
            (_listed(each.preferred) or "–", self._avoided(each.avoided), f"{each.count:n}", each.note)
            for each in found.terms
        )
        decided, undecided = _decided(found.variants), _undecided(found.variants)
        known = tuple((word, f"{count:n}") for word, count in found.known_words)
        run = tuple((name,) for name in found.rules_run)
        off = tuple((subject_words(each), matter_words(each), reach_words(each)) for each in found.switched_off)
        yield SheetTable(self.tr("Names"), (self.tr("Name"), self.tr("Standing"), avoided, times, note), names)
        yield SheetTable(self.tr("Terms"), (write, avoided, times, note), terms)
        yield SheetTable(self.tr("Decided among several ways of writing"), (write, avoided), decided)
        yield SheetTable(self.tr("Still written in several ways"), (self.tr("Forms and times"),), undecided)
        yield SheetTable(self.tr("Known words"), (self.tr("Word"), times), known)
        yield SheetTable(self.tr("House rules that were run"), (self.tr("Rule"),), run)
        what = self.tr("What"), self.tr("How"), self.tr("Where")
        yield SheetTable(self.tr("Not marked, as the user wishes"), what, off)

    def _standing(self, standing: Standing) -> str:
        return {
            Standing.CONFIRMED: self.tr("in a glossary"),
            Standing.KNOWN: self.tr("known"),
            Standing.UNKNOWN: self.tr("not confirmed"),
        }[standing]

    def _avoided(self, forms: Counted) -> str:
        still = self.tr("{form} (still there: {count})")
        return _listed(still.format(form=form, count=f"{count:n}") if count else form for form, count in forms)


def _decided(variants: Sequence[Variant]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (each.chosen, _listed(form for form, _ in each.forms if form != each.chosen))
        for each in variants
        if each.chosen
    )


def _undecided(variants: Sequence[Variant]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (_listed(f"{form} ({count:n})" for form, count in each.forms),) for each in variants if not each.chosen
    )


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)
