"""The columns of a glossary that is a table.

With a header (any order, any case) the columns are:

``term``
    what is found in texts, or the name of the concept;
``preferred``
    what it should be; several are separated by ``|``, the first one is preferred, the others are admitted, unless
    there is a column ``admitted``: then all are preferred. Where it is empty or equal to ``term``, the term itself is
    right: known, to be left alone, unless forms of it are forbidden or garbled;
``admitted``
    forms that may stand as well, separated by ``|``;
``forbidden``, ``garbled``
    further forms that are not to be used, separated by ``|`` (forbidden ones by ``;``, too). They are replaced by
    ``preferred``, or by ``term`` where that is the right one;
``inflected``
    listed grammatical forms, separated by ``|``. ``ferries=ferry`` belongs to that form of the row, ``ferries`` alone
    to ``term``, or to the first form of the row where that is empty;
``kind``, ``case``, ``inflection``
    the values of ``TermKind``, ``CaseRule`` and ``Inflection``;
``note``, ``source``, ``domain``
    shown with each finding; where the house has the term from; the field it belongs to.

The columns of forms may name a language: ``term:de``, ``preferred:en-GB``. A column that is named by a language code
alone (``de``, two letters) is that language's ``term``, and several forms in it are separated by ``|``. Where exactly
one language is named, ``term`` is of that language.

In cells with several forms, a backslash makes ``|``, ``;``, ``=`` and the backslash itself part of a form.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Column(StrEnum):
    """What a column says; the values are the names in headers."""

    TERM = "term"
    PREFERRED = "preferred"
    ADMITTED = "admitted"
    FORBIDDEN = "forbidden"
    GARBLED = "garbled"
    INFLECTED = "inflected"
    KIND = "kind"
    CASE = "case"
    INFLECTION = "inflection"
    NOTE = "note"
    SOURCE = "source"
    DOMAIN = "domain"


FORM_COLUMNS = (Column.TERM, Column.PREFERRED, Column.ADMITTED, Column.FORBIDDEN, Column.GARBLED, Column.INFLECTED)

_LANGUAGE = re.compile("[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*", re.IGNORECASE)
# ISO 639-1. Those that are English words, too, make no header by themselves: "is,it" is a row.
_CODES = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en "
    "eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv "
    "ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne "
    "ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st "
    "su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu".split()
)
_WORDS = frozenset("am an as be co do ha he hi ho id is it lo my no om or so to".split())


@dataclass(frozen=True, slots=True)
class Heading:
    """What one column of a table says, and of which language; empty where none is named.

    ``by_language``: the header has the language's code alone.
    """

    column: Column
    language: str = ""
    by_language: bool = field(default=False, compare=False)

    @property
    def name(self) -> str:
        """As it stands in a header."""
        return f"{self.column}:{self.language}" if self.language else str(self.column)


@dataclass(frozen=True, slots=True)
class Header:
    """The columns that are used, by their place in a row, and the names of those that are not."""

    places: dict[Heading, int]
    width: int
    others: tuple[str, ...] = ()

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that are named, in their order; then the empty one where forms of none are named."""
        named = dict.fromkeys(heading.language for heading in self.places if heading.column in FORM_COLUMNS)
        return tuple(sorted(named, key=lambda language: not language))

    def place(self, column: Column, language: str = "") -> int:
        """Where the column stands in a row; behind the last one where there is no such column."""
        return self.places.get(Heading(column, language), self.width)

    def has(self, column: Column) -> bool:
        """Whether any language has such a column."""
        return any(heading.column is column for heading in self.places)


def header_of(cells: Sequence[str]) -> Header | None:
    """The header that a first row is; ``None`` where it is a row like the others."""
    headings = [_heading(cell) for cell in cells]
    places: dict[Heading, int] = {}
    for index, heading in enumerate(headings):
        if heading is not None:
            places.setdefault(heading, index)
    if not _is_header(list(places), len(cells)):
        return None
    others = tuple(cell for index, cell in enumerate(cells) if index not in places.values() and cell)
    return Header(_with_the_one_language(places), len(cells), others)


def bare_header(columns: Iterable[Column]) -> Header:
    """The header that a table without one has in mind."""
    places = {Heading(column): index for index, column in enumerate(columns)}
    return Header(places, len(places))


def language_code(name: str) -> str:
    """A language code in its usual writing: ``en_us`` becomes ``en-US``. Empty for ``und``, the undetermined one."""
    first, *rest = name.strip().replace("_", "-").split("-")
    parts = [part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part.lower() for part in rest]
    code = "-".join([first.lower(), *parts])
    return "" if code == "und" else code


def _heading(cell: str) -> Heading | None:
    name, colon, language = (part.strip() for part in cell.partition(":"))
    if not colon and _LANGUAGE.fullmatch(name) and re.split("[-_]", name.lower())[0] in _CODES:
        return Heading(Column.TERM, language_code(name), by_language=True)
    if name.casefold() not in set(Column):
        return None
    column = Column(name.casefold())
    if not colon:
        return Heading(column)
    if column not in FORM_COLUMNS or not _LANGUAGE.fullmatch(language):
        return None
    return Heading(column, language_code(language))


def _is_header(headings: Sequence[Heading], width: int) -> bool:
    if any(heading.language and not heading.by_language for heading in headings):
        return True
    codes = [heading.language for heading in headings if heading.by_language]
    if len(codes) > 1 and not set(codes) <= _WORDS:
        return True
    named = [heading.column for heading in headings if not heading.by_language]
    forms = [column for column in named if column in FORM_COLUMNS and column is not Column.INFLECTED]
    return bool(forms) and (len(named) > 1 or width == 1)


def _with_the_one_language(places: dict[Heading, int]) -> dict[Heading, int]:
    """Where one language is named, ``term`` alone is of that language."""
    languages = list({heading.language for heading in places if heading.language})
    term = Heading(Column.TERM)
    if len(languages) != 1 or term not in places:
        return places
    of_language = Heading(Column.TERM, languages[0])
    if of_language in places:
        return places
    return {of_language if heading == term else heading: index for heading, index in places.items()}
