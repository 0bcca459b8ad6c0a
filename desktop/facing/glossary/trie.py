"""The forms of terms as paths of pieces: a trie, in which every stretch of a text that may be a form is found.

The method is the fastest of those measured that keeps the original places: 50,000 terms in 100,000 words, where an
alternation of regular expressions takes minutes (``tests/bench/test_glossary_bench.py``).
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, product
from typing import NamedTuple

from facing.glossary.languages import fits
from facing.glossary.pieces import Piece, folded, is_plain, pieces, surface
from facing.glossary.stemming import Stemming
from facing.glossary.terms import CaseRule, Form, Inflection, Term, TermKind


class Entry(NamedTuple):
    """A written form at the end of its path. ``listed``: which of the form's inflected forms it is, 0 for the form.

    ``folded`` is what is equal for texts that differ in case, hyphens and spaces alone; ``rank`` orders glossaries by
    priority; ``stems``: words with the same stems are found, too.
    """

    term: Term
    form: Form
    listed: int
    surface: str
    folded: str
    as_written: bool
    stems: bool
    rank: int


class Fit(NamedTuple):
    """An entry that stands in a text; ``by_stem``: with other endings."""

    entry: Entry
    by_stem: bool


# A step is its node times this, plus its key. More than there are keys, so that no two steps are one; odd, so that
# steps by one key spread in a table that goes by the last bits (the next prime above 2 ** 32).
_KEYS = 4_294_967_311
_NO_KEY = _KEYS - 1  # the number of keys that no form has
# Ways to write the compounds of one form that are entered.
_MOST_WAYS = 8
# Letters; longer words in capitals are shouted rather than abbreviated.
_LONGEST_ABBREVIATION = 6
_NAMES = (TermKind.NAME, TermKind.ABBREVIATION)


class Trie:
    """The forms that are looked for in texts of one language. Immutable once built, but for what it remembers.

    ``terms`` come with the rank of their glossary.

    Nodes, keys and written forms are numbers, and all steps are in one table: tens of thousands of terms make but a
    handful of objects, so that building is quick and the garbage collector has nothing to look at. What is needed of
    a written form is made when it is found.
    """

    def __init__(self, terms: Iterable[tuple[int, Term]], language: str, stemming: Stemming) -> None:
        self._stemming = stemming
        self._keys: dict[str, int] = {}
        self._steps: dict[int, int] = {}  # a node and a key to the next node; node 0 is the root
        self._ends: dict[int, int | tuple[int, ...]] = {}  # nodes to the written forms that end there
        # Of each written form: its term, its form, which of the inflected forms it is, the rank of its glossary.
        self._terms: list[Term] = []
        self._forms: list[Form] = []
        self._listed: list[int] = []
        self._ranks: list[int] = []
        self._found: dict[int | tuple[int, ...], list[Entry]] = {}
        of_language: dict[str, bool] = {}
        for rank, term in terms:
            stems = stemming.has_stems and term.inflection is Inflection.STEM
            for form in term.forms:
                code = form.language
                if code not in of_language:
                    of_language[code] = fits(code, language)
                if of_language[code]:
                    self._add(term, form, 0, stems, rank)
                    if form.inflected and term.inflection is not Inflection.EXACT:
                        for number, _ in enumerate(form.inflected, 1):
                            self._add(term, form, number, False, rank)

    def pieces(self, text: str) -> list[Piece]:
        """A paragraph as it is looked through."""
        return pieces(text, self._stemming.key)

    def ends(self, row: Sequence[Piece], first: int) -> list[tuple[int, list[Entry]]]:
        """Forms that may stand from piece ``first`` on, by the number of their last piece, the longest first."""
        found: list[tuple[int, list[Entry]]] = []
        self._walk(0, row, first, found)
        if len(found) > 1:
            found.sort(key=_last, reverse=True)
            if any(one[0] == other[0] for one, other in pairwise(found)):
                return _joined(found)
        return found

    def best(self, entries: Sequence[Entry], found: str) -> Fit | None:
        """The entry that fits the found words best, ``None`` where case rules or endings let none pass.

        The one written exactly so is best, then one of the glossary that comes first, then one that is right.
        """
        if len(entries) == 1 and entries[0].surface == found:
            return Fit(entries[0], False)
        written = surface(found)
        return min(self.fitting(entries, found), key=lambda fit: _distance(fit, written), default=None)

    def fitting(self, entries: Sequence[Entry], found: str) -> list[Fit]:
        """Those of the entries that the found words may be."""
        written, plain = surface(found), folded(found)
        return [fit for entry in entries if (fit := self._fit(entry, written, plain)) is not None]

    def _fit(self, entry: Entry, written: str, plain: str) -> Fit | None:
        if entry.folded == plain:
            return Fit(entry, False) if entry.surface == written or not entry.as_written else None
        if not entry.stems or not _keeps_capitals(entry, written):
            return None
        form, found = pieces(entry.surface), pieces(written)
        if len(form) != len(found):
            same = self._stemming.is_inflected(entry.folded, plain)
        else:
            same = all(self._stemming.is_inflected(one.key, other.key) for one, other in zip(form, found, strict=True))
        return Fit(entry, True) if same else None

    def _walk(self, node: int, row: Sequence[Piece], first: int, found: list[tuple[int, list[Entry]]]) -> None:
        keys, steps, ends, made = self._keys, self._steps, self._ends, self._found
        for position in range(first, len(row)):
            key, _, _, _, closes, whole, parts = row[position]
            if whole and (beside := steps.get(node * _KEYS + keys.get(whole, _NO_KEY))) is not None:
                last = position + parts - 1
                if row[last].closes and beside in ends:
                    found.append((last, self._entries(ends[beside])))
                self._walk(beside, row, last + 1, found)
            number = keys.get(key)
            step = None if number is None else steps.get(node * _KEYS + number)
            if step is None:
                return
            node = step
            if closes and (written := ends.get(node)) is not None:
                found.append((position, made.get(written) or self._entries(written)))

    def _entries(self, written: int | tuple[int, ...]) -> list[Entry]:
        """The entries of written forms, to be remembered."""
        numbers = (written,) if isinstance(written, int) else written
        entries = self._found[written] = [self._entry(number) for number in numbers]
        return entries

    def _entry(self, number: int) -> Entry:
        term, form, listed = self._terms[number], self._forms[number], self._listed[number]
        text = form.inflected[listed - 1] if listed else form.text
        stems = not listed and self._stemming.has_stems and term.inflection is Inflection.STEM
        as_written = _is_as_written(term, text)
        return Entry(term, form, listed, surface(text), folded(text), as_written, stems, self._ranks[number])

    def _add(self, term: Term, form: Form, listed: int, stems: bool, rank: int) -> None:
        text = form.inflected[listed - 1] if listed else form.text
        paths = self._paths(text)
        if stems and _is_as_written(term, text):
            # Stems keep the s behind a vowel: NGOs.
            paths += [[*path[:-1], self._stemming.key(path[-1] + "s")] for path in paths]
        number = len(self._terms)
        self._terms.append(term)
        self._forms.append(form)
        self._listed.append(listed)
        self._ranks.append(rank)
        keys, steps, ends = self._keys, self._steps, self._ends
        for path in paths:
            node = 0
            for key in path:
                step = node * _KEYS + keys.setdefault(key, len(keys))
                node = steps.setdefault(step, len(steps) + 1)
            there = ends.get(node)
            if there is None:
                ends[node] = number
            else:
                ends[node] = (there, number) if isinstance(there, int) else (*there, number)

    def _paths(self, text: str) -> list[Sequence[str]]:
        """The keys that lead to a form."""
        if is_plain(text):
            return [list(map(self._stemming.key, text.split()))]
        row = self.pieces(text)
        if any(piece.whole for piece in row):
            return list(_ways(row))
        return [[piece.key for piece in row]] if row else []


def _last(end: tuple[int, list[Entry]]) -> int:
    return end[0]


def _joined(ends: Sequence[tuple[int, list[Entry]]]) -> list[tuple[int, list[Entry]]]:
    """The ends with all entries of one last piece together, in the same order."""
    together: dict[int, list[Entry]] = {}
    for last, entries in ends:
        together.setdefault(last, []).extend(entries)
    return list(together.items())


def _ways(row: Sequence[Piece]) -> Iterator[tuple[str, ...]]:
    """The keys of a form with compounds, and those of its compounds written in one."""
    ways: list[tuple[tuple[str, ...], ...]] = []
    position = 0
    while position < len(row):
        piece = row[position]
        parts = tuple(each.key for each in row[position : position + piece.parts])
        ways.append((parts, (piece.whole,)) if piece.whole else (parts,))
        position += piece.parts
    for chosen, _ in zip(product(*ways), range(_MOST_WAYS), strict=False):
        yield tuple(key for keys in chosen for key in keys)


def _distance(fit: Fit, written: str) -> tuple[bool, int, int, bool]:
    entry = fit.entry
    unlike = (entry.surface != written) + (entry.surface.casefold() != written.casefold())
    return fit.by_stem, unlike, entry.rank, entry.form.status.is_error


def _keeps_capitals(entry: Entry, written: str) -> bool:
    """Whether words with another ending have the capitals that the form asks for: not ``uses`` for ``US``."""
    if entry.as_written:
        shared = 0
        for one, other in zip(entry.surface.casefold(), written.casefold(), strict=False):
            if one != other:
                break
            shared += 1
        return entry.surface[:shared] == written[:shared]
    return entry.term.kind not in _NAMES or not entry.surface[:1].isupper() or written[:1].isupper()


def _is_as_written(term: Term, text: str) -> bool:
    """Whether only the capitals of the form itself count: ``US`` must not be found in ``us``."""
    if term.case_rule is not CaseRule.AUTOMATIC:
        return term.case_rule is CaseRule.AS_WRITTEN
    return text.isupper() and 1 < sum(map(str.isalpha, text)) <= _LONGEST_ABBREVIATION
