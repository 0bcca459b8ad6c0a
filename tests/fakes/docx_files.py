"""Small .docx files, made from the XML of their bodies."""

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES = (
    DECLARATION + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONSHIPS = (
    DECLARATION + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="word/document.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'


def document(body: str, section: str = SECTION) -> str:
    """The main part around a body."""
    return f"{DECLARATION}<w:document {NAMES}><w:body>{body}{section}</w:body></w:document>"


def packed(main: str | bytes, others: Mapping[str, str | bytes] | None = None, comment: bytes = b"") -> bytes:
    """The file with this main part; ``others`` are further parts, or other content for the usual ones."""
    parts: dict[str, str | bytes] = {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONSHIPS}
    parts |= {"docProps/app.xml": DECLARATION + "<Properties/>", "word/document.xml": main}
    parts |= {"word/media/dot.png": bytes(range(256)) * 3} | dict(others or {})
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.comment = comment
        for number, (name, content) in enumerate(parts.items()):
            member = zipfile.ZipInfo(name, (2021, 3, 1 + number % 28, 10, 20, 30))
            member.compress_type = zipfile.ZIP_STORED if name.endswith("png") else zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            archive.writestr(member, content)
    return file.getvalue()


def docx(body: str) -> bytes:
    """A file with this body."""
    return packed(document(body))


def paragraph(*runs: str, properties: str = "") -> str:
    """A paragraph of runs given as XML, or as plain text where they do not begin with a tag."""
    inner = "".join(run if run.startswith("<") else letters(run) for run in runs)
    return f"<w:p>{properties}{inner}</w:p>"


def letters(text: str, properties: str = "") -> str:
    """A run of letters; ``properties`` are what stands in its ``w:rPr``."""
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    """A table; each cell is given by its paragraphs' XML."""
    cells = "".join(
        "<w:tr>" + "".join(f'<w:tc><w:tcPr><w:tcW w:w="0"/></w:tcPr>{cell}</w:tc>' for cell in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{cells}</w:tbl>"


def main_part(data: bytes) -> str:
    """The main part of a file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return archive.read("word/document.xml").decode("utf-8")


def changed_parts(before: bytes, after: bytes) -> list[str]:
    """The names of the parts that differ, in two files with the same parts in the same order."""
    with zipfile.ZipFile(io.BytesIO(before)) as one, zipfile.ZipFile(io.BytesIO(after)) as other:
        assert one.namelist() == other.namelist()
        return [name for name in one.namelist() if one.read(name) != other.read(name)]
