"""Reads the letters of a PDF and where they stand, in a process of its own: a broken file can end nothing but this.

Run as ``pdf_worker.py`` with the file at standard input; writes lines of JSON: ``{"count": pages}``, for each page
``{"width", "height", "lines": [[left, bottom, right, top, text], ...]}``, at last ``{"end": true}``; or, as the last
line, ``{"problem": ...}``. Lengths are in points from the lower left corner. PDFium's own order of letters and its
guesses of line ends and hyphens are taken.
"""

import ctypes
import json
import sys
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

_MEMORY_LIMIT = 2 << 30  # bytes of address space; a book of 1,000 pages took 0.3 GB
_TIME_LIMIT = 110  # seconds of computing
_LETTERS_LIMIT = 30_000_000  # six million words
_HYPHENS = (0x02, 0xFFFE)  # PDFium's marks of a hyphen that it takes for one of a line's end
_MINUS = 0x2D
_PASSWORD = 4  # FPDF_ERR_PASSWORD

Line = list[float | str]


def main() -> int:
    """Read standard input, write the answer; gives the exit code."""
    _limit()
    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
        _say({"count": len(document)})
        for page in _pages(document):
            _say(page)
        _say({"end": True})
    except pypdfium2.PdfiumError as error:
        protected = getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower()
        _say({"problem": "protected" if protected else str(error)})
    return 0


def _say(answer: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def _limit() -> None:
    """Have the system end this process when it takes too much; Windows has no such limits."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_LIMIT, _MEMORY_LIMIT))
        resource.setrlimit(resource.RLIMIT_CPU, (_TIME_LIMIT, _TIME_LIMIT))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _pages(document: pypdfium2.PdfDocument) -> Iterator[dict[str, object]]:
    letters = 0
    for number in range(len(document)):
        try:
            page = document[number]
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            continue  # the other pages can be read
        letters += text.count_chars()
        if letters > _LETTERS_LIMIT:
            raise pypdfium2.PdfiumError("there are too many letters")
        width, height = page.get_size()
        yield {"width": width, "height": height, "lines": list(_lines(text))}
        text.close()
        page.close()


def _lines(text: pypdfium2.PdfTextPage) -> Iterator[Line]:
    line = _Line()
    box = pdfium.FS_RECTF()
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if code in (0x0A, 0x0D):
            yield from line.taken()
            continue
        is_hyphen = code in _HYPHENS or (code == _MINUS and pdfium.FPDFText_IsHyphen(text, index) == 1)
        place = None
        if pdfium.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box)):
            place = box.left, box.bottom, box.right, box.top
        line.add("-" if is_hyphen else chr(code), place)
        if is_hyphen:
            yield from line.taken()
    yield from line.taken()


class _Line:
    """Letters of one line. Surrogates come one after the other and are joined at the end."""

    def __init__(self) -> None:
        self._letters: list[str] = []
        self._box: list[float] = []

    def add(self, letter: str, place: tuple[float, float, float, float] | None) -> None:
        """Take one more; ``place`` is its box."""
        if letter == "\0":
            return
        self._letters.append(letter)
        if place is None or letter.isspace():
            return
        if not self._box:
            self._box = list(place)
            return
        left, bottom, right, top = self._box
        self._box = [min(left, place[0]), min(bottom, place[1]), max(right, place[2]), max(top, place[3])]

    def taken(self) -> Iterator[Line]:
        """The line as it goes out, if there is anything in it; the next one begins."""
        text = "".join(self._letters).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").strip()
        if text and self._box:
            yield [*(round(value, 2) for value in self._box), text]
        self._letters, self._box = [], []


if __name__ == "__main__":
    sys.exit(main())
