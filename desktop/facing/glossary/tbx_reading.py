"""Terms from TermBase eXchange files: TBX 2 (``martif``: Default, Basic, Core) and TBX 3 (``tbx``: DCA and DCT style).

The structure is that of ISO 30042:2008 (``termEntry``, ``langSet``, ``tig`` or ``ntig``) and ISO 30042:2019
(``conceptEntry``, ``langSec``, ``termSec``). In the DCA style of both a data category is the ``type`` of an element, in
the DCT style it is an element's own name. Statuses are those of ISO 12620's administrative status and normative
authorization.
"""

from collections.abc import Mapping

from facing.glossary.cells import one_line
from facing.glossary.columns import language_code
from facing.glossary.entries import Collector, Entry, EntryForm
from facing.glossary.formats import GlossaryFormat
from facing.glossary.rows import RowReason
from facing.glossary.terms import FormStatus, TermKind
from facing.glossary.xml_events import XmlReason, XmlRefused, read_xml

_ROOTS = {"martif": GlossaryFormat.TBX_2, "tbx": GlossaryFormat.TBX_3}
_ENTRIES = ("termEntry", "conceptEntry")
_LANGUAGES = ("langSet", "langSec")
_TERMS = ("tig", "ntig", "termSec")
_HEADERS = ("martifHeader", "tbxHeader")
_GROUPS = ("termGrp", "descripGrp", "adminGrp", "termNoteGrp", "transacGrp", "text", "body", "back")
_BY_TYPE = ("admin", "descrip", "termNote", "transac", "ref", "xref", "transacNote", "adminNote", "descripNote")
_STATUSES = {
    "preferredTerm": FormStatus.PREFERRED,
    "standardizedTerm": FormStatus.PREFERRED,
    "legalTerm": FormStatus.PREFERRED,
    "regulatedTerm": FormStatus.PREFERRED,
    "preferred": FormStatus.PREFERRED,
    "admittedTerm": FormStatus.ADMITTED,
    "admitted": FormStatus.ADMITTED,
    "deprecatedTerm": FormStatus.FORBIDDEN,
    "supersededTerm": FormStatus.FORBIDDEN,
    "deprecated": FormStatus.FORBIDDEN,
    "superseded": FormStatus.FORBIDDEN,
    "forbidden": FormStatus.FORBIDDEN,
    "obsolete": FormStatus.FORBIDDEN,
}
_STATUS_CATEGORIES = ("administrativeStatus", "normativeAuthorization")
_STATUS_ENDING = "-admn-sts"
_ABBREVIATIONS = frozenset(("abbreviation", "acronym", "initialism"))
_NAME = "properNoun"
_DESCRIPTIONS = _DEFINITION, _NOTE, _SOURCE, _DOMAIN = "definition", "note", "source", "subjectField"
_BETWEEN = "; "


def read_tbx(data: bytes, collector: Collector, encoding: str | None = None) -> GlossaryFormat:
    """Hand all concepts to the collector; which of the two versions it is.

    What a term has no place for is told once, with the line where it is first met: xrefs, dates, parts of speech, ...
    Definitions become part of the note.

    Raises:
        XmlRefused: the XML is broken or hostile, or it is no TBX.
        UserProblem: there are more terms than any glossary can have.
    """
    reader = _Reader(collector)
    read_xml(data, reader, encoding)
    if reader.format is None:
        raise XmlRefused(XmlReason.UNKNOWN, 1)
    if reader.unused:
        collector.tell(min(reader.unused.values()), RowReason.UNUSED_PARTS, ", ".join(sorted(reader.unused)))
    return reader.format


class _Concept:
    """What is read of one concept so far."""

    def __init__(self, line: int) -> None:
        self.line = line
        self.forms: list[EntryForm] = []
        self.descriptions: dict[str, list[str]] = {category: [] for category in _DESCRIPTIONS}
        self.categories: list[set[str]] = []

    def entry(self) -> Entry:
        """The entry that it is."""
        row = ", ".join(form.text for form in self.forms)
        entry = Entry(self.line, row, self.forms, self._kind())
        entry.note = self._described(_DEFINITION, _NOTE)
        entry.source = self._described(_SOURCE)
        entry.domain = self._described(_DOMAIN)
        return entry

    def _described(self, *categories: str) -> str:
        return _BETWEEN.join(dict.fromkeys(text for category in categories for text in self.descriptions[category]))

    def _kind(self) -> TermKind:
        """What all its right forms are said to be."""
        if not any(self.categories):
            return TermKind.TERM
        pairs = zip(self.forms, self.categories, strict=True)
        of_right = [found for form, found in pairs if not (form.status and form.status.is_error)]
        if of_right and all(_ABBREVIATIONS & found for found in of_right):
            return TermKind.ABBREVIATION
        if of_right and all(_NAME in found for found in of_right):
            return TermKind.NAME
        return TermKind.TERM


class _Reader:
    """Handles the events of one file."""

    def __init__(self, collector: Collector) -> None:
        self.format: GlossaryFormat | None = None
        self.unused: dict[str, int] = {}
        self._collector = collector
        self._concept: _Concept | None = None
        self._language = ""
        self._codes: dict[str, str] = {}
        self._term: str | None = None
        self._status: FormStatus | None = None
        self._categories: set[str] = set()
        self._skipped = 0
        # The element whose letters are gathered, as its data category, and how many are open in it.
        self._category = ""
        self._inside = 0
        self._line = 0
        self._letters: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        """An element begins."""
        if self.format is None:
            if name not in _ROOTS:
                raise XmlRefused(XmlReason.UNKNOWN, line)
            self.format = _ROOTS[name]
        elif self._skipped or name in _HEADERS:
            self._skipped += 1
        elif self._category:
            self._inside += 1
        elif name in _ENTRIES:
            self._concept = _Concept(line)
            self._language = ""
        elif name in _LANGUAGES:
            self._language = self._code(attributes.get("xml:lang") or attributes.get("lang", ""))
        elif name in _TERMS:
            self._term, self._status, self._categories = None, None, set()
        elif name not in _GROUPS:
            self._category = attributes.get("type", name) if name in _BY_TYPE else name
            self._line, self._letters = line, []

    def text(self, text: str) -> None:
        """Letters."""
        if self._category:
            self._letters.append(text)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._skipped:
            self._skipped -= 1
        elif self._inside:
            self._inside -= 1
        elif self._category:
            category, self._category = self._category, ""
            if self._concept is not None:
                self._take(self._concept, category, one_line("".join(self._letters)))
        elif name in _TERMS and self._concept is not None:
            if self._term:
                self._concept.forms.append(EntryForm(self._term, self._status, self._language))
                self._concept.categories.append(self._categories)
            self._term = None
        elif name in _ENTRIES and self._concept is not None:
            self._collector.take(self._concept.entry())
            self._concept = None

    def _code(self, name: str) -> str:
        """The language's code; there are few in a file, and each stands there thousands of times."""
        if name not in self._codes:
            self._codes[name] = language_code(name)
        return self._codes[name]

    def _take(self, concept: _Concept, category: str, text: str) -> None:
        """What one data category says, of the concept or of the term that is open."""
        if category == "term":
            self._term = text
        elif category in _STATUS_CATEGORIES:
            self._take_status(text)
        elif category in concept.descriptions:
            if text:
                concept.descriptions[category].append(text)
        elif (category == "termType" and text in _ABBREVIATIONS) or (category == "partOfSpeech" and text == _NAME):
            self._categories.add(text)
        elif text:
            self.unused.setdefault(category, self._line)

    def _take_status(self, text: str) -> None:
        name = text.removesuffix(_STATUS_ENDING)
        if name in _STATUSES:
            self._status = _STATUSES[name]
        else:
            self._collector.tell_once(self._line, RowReason.UNKNOWN_VALUE, text)
