"""The checker that finds letters read in a wrong encoding, and the way back."""

from collections.abc import Iterator

from facing.checkers.code_page_mixups import mixed_up_words
from facing.checkers.own_checker import OwnPassageChecker
from facing.core.checkers import Remark
from facing.core.finding import Kind

CODE_PAGE = "MOJIBAKE_CODE_PAGE"


class MojibakeChecker(OwnPassageChecker):
    """A ``PassageChecker``."""

    id = "mojibake"
    name = "Mojibake"

    def remarks(self, text: str, language: str) -> Iterator[Remark]:
        """The words that were read in a wrong encoding, with what they should read."""
        if text.isascii():
            return
        # ftfy takes a tenth of a second to import, which neither the start of the program nor English text waits for.
        from facing.checkers.misread_utf8 import misread_utf8  # noqa: PLC0415

        yield from misread_utf8(text)
        for word in mixed_up_words(text, language):
            message = f"{word.written} read as Windows-1252."
            yield Remark(word.start, word.end, Kind.ENCODING, message, word.readings, CODE_PAGE, word.certainty)
