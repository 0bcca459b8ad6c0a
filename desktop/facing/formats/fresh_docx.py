"""A plain Word document made of a text: the least that every program opens.

The parts are those that ECMA-376, part 1, 11.3.10 (main document) and 11.3.12 (styles) want, the order of elements that
of its schema. Lengths are in twentieths of a point.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace

from facing.core.styles import PLAIN, Style, StyleSpans
from facing.core.text import Text
from facing.formats.docx_styles import NAMESPACES
from facing.formats.docx_writing import inlines

PageSize = tuple[int, int]
A4: PageSize = (11906, 16838)
LETTER: PageSize = (12240, 15840)
# Unicode CLDR 47, supplemental data, measurementData: paperSize type="US-Letter".
_LETTER_COUNTRIES = frozenset("BZ CA CL CO CR GT MX NI PA PH PR SV US VE".split())

_MARGIN = 1417  # 2.5 cm
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PREFIX = b"w:"

_CONTENT_TYPES = (
    f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}styles+xml"/></Types>'
)
_RELATIONSHIPS = (
    f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    'Type="{kind}" Target="{target}"/></Relationships>'
)
_STYLES = (
    f'{_XML}<w:styles xmlns:w="{NAMESPACES[0]}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>'
    '<w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
    '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    "<w:qFormat/></w:style></w:styles>"
)
_WHEN = (1980, 1, 1, 0, 0, 0)  # the first moment that a ZIP file knows: the same text gives the same bytes
_UNWRITABLE = re.compile("[\ufffc\ud800-\udfff\ufffe\uffff]|[\x00-\x08\x0b-\x1f]")
_SHOWN = {"\x0b": "\u2028", "\x0c": "\u2028", "\r": " "}  # line and page breaks of plain texts


def page_size(country: str) -> PageSize:
    """The usual size of pages in a country, given by its two letters."""
    return LETTER if country.upper() in _LETTER_COUNTRIES else A4


def writable(text: Text) -> Text:
    """``text`` as a Word document can show it, letter by letter: U+FFFD for what it cannot."""
    return Text.from_paragraphs(
        replace(paragraph, text=_UNWRITABLE.sub(lambda found: _SHOWN.get(found.group(), "\ufffd"), paragraph.text))
        for paragraph in text
    )


def fresh_docx(text: Text, styles: Mapping[int, StyleSpans], page: PageSize = A4) -> bytes:
    """A document of these paragraphs, bold and italics as ``styles`` say by the paragraph's index.

    ``text`` is ``writable``.
    """
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES.encode(),
        "_rels/.rels": _RELATIONSHIPS.format(kind=f"{_OFFICE}/officeDocument", target="word/document.xml").encode(),
        "word/document.xml": _document(text, styles, page),
        "word/_rels/document.xml.rels": _RELATIONSHIPS.format(kind=f"{_OFFICE}/styles", target="styles.xml").encode(),
        "word/styles.xml": _STYLES.encode(),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            member = zipfile.ZipInfo(name, _WHEN)
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, content)
    return file.getvalue()


def _document(text: Text, styles: Mapping[int, StyleSpans], page: PageSize) -> bytes:
    body = b"".join(_paragraph(paragraph.text, styles.get(number, ())) for number, paragraph in enumerate(text))
    width, height = page
    margins = " ".join(f'w:{side}="{_MARGIN}"' for side in ("top", "right", "bottom", "left"))
    section = (
        f'<w:sectPr><w:pgSz w:w="{width}" w:h="{height}"/>'
        f'<w:pgMar {margins} w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
    )
    head = f'{_XML}<w:document xmlns:w="{NAMESPACES[0]}"><w:body>'
    return head.encode() + body + section.encode() + b"</w:body></w:document>"


def _paragraph(text: str, spans: StyleSpans) -> bytes:
    runs = (_run(text[start:end], style) for start, end, style in _stretches(text, spans))
    return b"<w:p>" + b"".join(runs) + b"</w:p>"


def _stretches(text: str, spans: StyleSpans) -> Iterator[tuple[int, int, Style]]:
    position = 0
    for span in spans:
        if position < span.start:
            yield position, span.start, PLAIN
        yield span.start, span.end, span.style
        position = span.end
    if position < len(text):
        yield position, len(text), PLAIN


def _run(text: str, style: Style) -> bytes:
    properties = b"<w:b/>" * style.bold + b"<w:i/>" * style.italic
    look = b"<w:rPr>" + properties + b"</w:rPr>" if properties else b""
    return b"<w:r>" + look + inlines(_PREFIX, text) + b"</w:r>"
