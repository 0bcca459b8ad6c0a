"""A .docx file with text in all its parts: body, text boxes, notes, headers, footers, comments."""

from tests.fakes import docx_files as files

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NOTE_MARK = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
COMMENTED = (
    '<w:commentRangeStart w:id="0"/>'
    + files.letters("a keel")
    + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
)


def part(root: str, body: str) -> str:
    """The XML of a part with this root element."""
    return f"{files.DECLARATION}<w:{root} {files.NAMES}>{body}</w:{root}>"


def box(body: str) -> str:
    """A text box as it stands in files: once for newer programs, once for older ones."""
    inner = f"<w:txbxContent>{body}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp xmlns:wps="urn:wps"><wps:txbx>'
        f"{inner}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f'<v:textbox xmlns:v="urn:v">{inner}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
    )


def relationships(*targets: str) -> str:
    """The list of the main part's relationships; each target begins with its kind."""
    inner = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{target.rstrip("0123456789.xml")}" Target="{target}"/>'
        for number, target in enumerate(targets)
    )
    return (
        files.DECLARATION
        + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + inner
        + "</Relationships>"
    )


def whole(body: str | None = None) -> bytes:
    """A file with text in all its parts."""
    line = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    note = files.paragraph("<w:r><w:footnoteRef/></w:r>", " Built in 1893.")
    endnote = files.paragraph("<w:r><w:endnoteRef/></w:r>", " See the log.")
    others = {
        "word/_rels/document.xml.rels": relationships(
            "header1.xml", "footer1.xml", "endnotes.xml", "footnotes.xml", "comments.xml", "header2.xml"
        ),
        "word/footnotes.xml": part("footnotes", f'{line}<w:footnote w:id="2">{note}</w:footnote>'),
        "word/endnotes.xml": part("endnotes", f'<w:endnote w:id="2">{endnote}</w:endnote>'),
        "word/header1.xml": part("hdr", files.paragraph("The harbour")),
        "word/header2.xml": part("hdr", files.paragraph(" ")),
        "word/footer1.xml": part("ftr", files.paragraph("Page one")),
        "word/comments.xml": part("comments", f'<w:comment w:id="0">{files.paragraph("Sure?")}</w:comment>'),
    }
    if body is None:
        body = files.paragraph("The boat", NOTE_MARK, " has ", COMMENTED, ".") + files.paragraph(
            "Beside", box(files.paragraph("In a box", box(files.paragraph("Inner box"))))
        )
    return files.packed(files.document(body), others)
