"""Terms as TermBase eXchange files, in the dialect TBX-Basic: TBX 2 (ISO 30042:2008) and TBX 3 (2019, DCA style).

A term's note, source and domain stand with its concept. No document type is named: readers would have to fetch it.
"""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from facing.glossary.losses import Losses, LossSort
from facing.glossary.terms import Form, FormStatus, Term, TermKind

_UNDETERMINED = "und"
_STATUSES = {
    FormStatus.PREFERRED: "preferredTerm-admn-sts",
    FormStatus.ADMITTED: "admittedTerm-admn-sts",
    FormStatus.FORBIDDEN: "deprecatedTerm-admn-sts",
    FormStatus.GARBLED: "deprecatedTerm-admn-sts",
}
_KINDS = {
    TermKind.ABBREVIATION: '<termNote type="termType">abbreviation</termNote>',
    TermKind.NAME: '<termNote type="partOfSpeech">properNoun</termNote>',
}
_TBX_2 = """<?xml version="1.0" encoding="UTF-8"?>
<martif type="TBX-Basic" xml:lang={language}>
<martifHeader>
<fileDesc><sourceDesc><p>Facing Pages</p></sourceDesc></fileDesc>
<encodingDesc><p type="XCSURI">TBXBasicXCSV02.xcs</p></encodingDesc>
</martifHeader>
<text>
<body>
"""
_TBX_3 = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang={language} xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader>
<fileDesc><sourceDesc><p>Facing Pages</p></sourceDesc></fileDesc>
</tbxHeader>
<text>
<body>
"""


def tbx_2_text(terms: Sequence[Term], losses: Losses) -> str:
    """The terms as TBX 2."""
    concepts = (_concept(number, term, ("termEntry", "langSet", "tig"), losses) for number, term in enumerate(terms, 1))
    return _TBX_2.format(language=quoteattr(_main(terms))) + "".join(concepts) + "</body>\n</text>\n</martif>\n"


def tbx_3_text(terms: Sequence[Term], losses: Losses) -> str:
    """The terms as TBX 3."""
    names = ("conceptEntry", "langSec", "termSec")
    concepts = (_concept(number, term, names, losses) for number, term in enumerate(terms, 1))
    return _TBX_3.format(language=quoteattr(_main(terms))) + "".join(concepts) + "</body>\n</text>\n</tbx>\n"


def _main(terms: Sequence[Term]) -> str:
    """The language of what is said about the terms; nobody says, so it is the first one's."""
    return next((form.language for term in terms for form in term.forms if form.language), _UNDETERMINED)


def _concept(number: int, term: Term, names: tuple[str, str, str], losses: Losses) -> str:
    concept, language, section = names
    _tell(term, losses)
    lines = [f'<{concept} id="c{number}">']
    for element, text in (
        ('descrip type="subjectField"', term.domain),
        ('admin type="source"', term.source),
        ("note", term.note),
    ):
        if text:
            name = element.partition(" ")[0]
            lines.append(f"<{element}>{escape(losses.writable(text))}</{name}>")
    by_language: dict[str, list[Form]] = {}
    for form in term.forms:
        by_language.setdefault(form.language, []).append(form)
    for code, forms in by_language.items():
        lines.append(f"<{language} xml:lang={quoteattr(code or _UNDETERMINED)}>")
        lines += [_section(form, section, term.kind, losses) for form in forms]
        lines.append(f"</{language}>")
    lines.append(f"</{concept}>\n")
    return "\n".join(lines)


def _section(form: Form, name: str, kind: TermKind, losses: Losses) -> str:
    text = escape(losses.writable(form.text))
    status = f'<termNote type="administrativeStatus">{_STATUSES[form.status]}</termNote>'
    kind_note = "" if form.status.is_error else _KINDS.get(kind, "")
    return f"<{name}><term>{text}</term>{kind_note}{status}</{name}>"


def _tell(term: Term, losses: Losses) -> None:
    """What TBX-Basic has no data category for."""
    name = term.forms[0].text
    losses.add_if(any(form.status is FormStatus.GARBLED for form in term.forms), LossSort.STATUS, name)
    is_kept = term.kind is TermKind.TERM or (
        term.kind in _KINDS and any(not form.status.is_error for form in term.forms)
    )
    losses.add_if(not is_kept, LossSort.KIND, name)
    losses.add_rules(term)
