"""Where the terms of several glossaries stand in a text: the longest match wins."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from threading import Lock
from typing import NamedTuple, Protocol

from facing.glossary.languages import primary
from facing.glossary.stemming import Stemming
from facing.glossary.terms import Form, Term
from facing.glossary.trie import Fit, Trie


class Glossary(Protocol):
    """What the matcher needs of a glossary."""

    @property
    def terms(self) -> Sequence[Term]:
        """The terms; an earlier one wins over a later one with the same form."""


class Match(NamedTuple):
    """``form`` of ``term`` stands at ``start`` to ``end``, in code points of the paragraph, end exclusive.

    ``listed`` is the number of the form's listed inflected form that stands there, from 1; 0 where it is none of them.
    ``by_stem``: it stands there with another ending.
    """

    start: int
    end: int
    term: Term
    form: Form
    listed: int = 0
    by_stem: bool = False


class Matcher:
    """The terms of several glossaries, ready to be found. Safe to use from several threads.

    ``glossaries`` come in their order of priority. What is to be found in a language is made ready when it is first
    asked for, which takes seconds for tens of thousands of terms; that of ``languages`` at once. ``stemming`` makes
    the words of a language comparable. The attribute ``languages`` has the codes that forms are written in.
    """

    def __init__(
        self,
        glossaries: Iterable[Glossary] = (),
        languages: Iterable[str] = (),
        stemming: Callable[[str], Stemming] = Stemming,
    ) -> None:
        self._glossaries = [glossary.terms for glossary in glossaries]
        self._stemming = stemming
        self._lock = Lock()
        self._tries: dict[str, Trie] = {}
        codes = {form.language for terms in self._glossaries for term in terms for form in term.forms}
        self.languages = frozenset({primary(code) for code in codes} - {""})
        for language in languages:
            self._trie(language)

    @property
    def term_count(self) -> int:
        """How many terms there are to find."""
        return sum(map(len, self._glossaries))

    @property
    def terms(self) -> Iterator[Term]:
        """All terms, those of the first glossary first."""
        return chain.from_iterable(self._glossaries)

    def find(self, text: str, language: str = "") -> list[Match]:
        """The matches in one paragraph, in order, none over another: preferred, known and wrong forms alike.

        Forms of other languages are not looked for; without a language those of all are, and none by its stem. Where
        several forms fit the same words, the one written exactly so is taken, then the one of the glossary that comes
        first, then one that is right.
        """
        if not any(self._glossaries):
            return []
        found: list[Match] = []
        trie = self._trie(language)
        row = trie.pieces(text)
        free = 0  # the first piece that is in no match yet
        for position, piece in enumerate(row):
            if position < free or not piece.opens:
                continue
            for last, entries in trie.ends(row, position):
                end = row[last].end
                fit = trie.best(entries, text[piece.start : end])
                if fit is not None:
                    found.append(_match(piece.start, end, fit))
                    free = last + 1
                    break
        return found

    def every(self, text: str, language: str = "") -> Iterator[Match]:
        """All matches of one paragraph, those inside and across others too, by their start, the longest first."""
        if not any(self._glossaries):
            return
        trie = self._trie(language)
        row = trie.pieces(text)
        for position, piece in enumerate(row):
            for last, entries in trie.ends(row, position) if piece.opens else ():
                end = row[last].end
                yield from (_match(piece.start, end, fit) for fit in trie.fitting(entries, text[piece.start : end]))

    def _trie(self, language: str) -> Trie:
        code = primary(language)
        trie = self._tries.get(code)
        if trie is None:
            with self._lock:
                trie = self._tries.get(code)
                if trie is None:
                    ranked = ((rank, term) for rank, terms in enumerate(self._glossaries) for term in terms)
                    trie = self._tries[code] = Trie(ranked, code, self._stemming(code))
        return trie


def _match(start: int, end: int, fit: Fit) -> Match:
    term, form, listed = fit.entry[:3]
    return Match(start, end, term, form, listed, fit.by_stem)
