"""PDF files made for tests: letters of a built-in font at given places."""

from collections.abc import Sequence

Placed = tuple[float, float, str]
SIZE = 10


def pdf(*pages: Sequence[Placed], encrypted: bool = False) -> bytes:
    """A file with these pages of 400 times 600 points; each line is x, y and letters of Latin-1."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        drawn = b"\n".join(
            b"BT /F1 %d Tf 1 0 0 1 %.2f %.2f Tm (%s) Tj ET" % (SIZE, x, y, _escaped(text)) for x, y, text in lines
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    trailer = b"/Root 1 0 R /Size %d" % (len(objects) + 1)
    if encrypted:
        # Neither key is that of an empty password.
        keys = b"/O (%s) /U (%s)" % (b"o" * 32, b"u" * 32)
        objects.append(b"<< /Filter /Standard /V 1 /R 2 %s /P -4 >>" % keys)
        trailer += b" /Encrypt %d 0 R /ID [(0123456789abcdef) (0123456789abcdef)]" % len(objects)
    return _file(objects, trailer)


def _escaped(text: str) -> bytes:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode("latin-1")


def _file(objects: Sequence[bytes], trailer: bytes) -> bytes:
    data = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return data + head + table + b"trailer << %s >>\nstartxref\n%d\n%%%%EOF\n" % (trailer, len(data))
