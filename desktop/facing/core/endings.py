"""How the files that can be corrected are usually called. A file of any other name can be opened as well."""

MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")
PLAIN = (".txt", ".text", *MARKDOWN)
WORD = (".docx", ".docm", ".dotx", ".dotm")
OPEN_DOCUMENT = (".odt", ".ott")
WEB = (".html", ".htm", ".xhtml", ".xht")
SUBTITLES = (".srt", ".vtt")
PDF = (".pdf",)
WORK_FILE = ".facing"

DOCUMENTS = PLAIN + WORD + OPEN_DOCUMENT + WEB + SUBTITLES + PDF
