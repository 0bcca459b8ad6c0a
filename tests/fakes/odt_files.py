"""OpenDocument texts made for tests."""

import io
import zipfile

_SPACES = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = (
    f'xmlns:office="{_SPACES}:office:1.0" xmlns:text="{_SPACES}:text:1.0" xmlns:table="{_SPACES}:table:1.0" '
    f'xmlns:draw="{_SPACES}:drawing:1.0" xmlns:style="{_SPACES}:style:1.0" '
    f'xmlns:fo="{_SPACES}:xsl-fo-compatible:1.0" office:version="1.3"'
)
STYLES = (
    '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>'
    '<style:style style:name="P" style:family="paragraph" style:parent-style-name="Q"/>'
    '<style:style style:name="Q" style:family="paragraph"><style:text-properties fo:font-style="italic"/></style:style>'
)


def content(body: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {NAMESPACES}>'
        f"<office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def styles(header: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-styles {NAMESPACES}><office:master-styles>'
        f'<style:master-page style:name="M"><style:header>{header}</style:header></style:master-page>'
        "</office:master-styles></office:document-styles>"
    )


def odt(body: str, header: str = "<text:p>Header</text:p>", encrypted: str = "") -> bytes:
    """A file with this in ``office:text``; ``encrypted`` is what its manifest says of encryption."""
    stream = io.BytesIO()
    kind = "application/vnd.oasis.opendocument.text"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        '<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>'
        f"{encrypted}</manifest:manifest>"
    )
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", content(body), zipfile.ZIP_DEFLATED)
        archive.writestr("styles.xml", styles(header), zipfile.ZIP_DEFLATED)
        archive.writestr("META-INF/manifest.xml", manifest, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def part(data: bytes, name: str = "content.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def body(data: bytes) -> str:
    """What stands in ``office:text``."""
    return part(data).partition("<office:text>")[2].partition("</office:text>")[0]
