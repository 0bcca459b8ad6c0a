"""Letters of a text as HTML, bold and italic where they are."""

from bisect import bisect_right
from collections.abc import Iterator

from facing.core.styles import StyleSpans
from facing.exports.escaping import escaped


class Ink:
    """One side of a row with the styles of its letters."""

    def __init__(self, text: str, styles: StyleSpans) -> None:
        self.text = text
        self._styles = styles

    def letters(self, start: int, end: int) -> str:
        """What stands from ``start`` to ``end``."""
        return "".join(self._pieces(start, end)) if self._styles else escaped(self.text[start:end])

    def _pieces(self, start: int, end: int) -> Iterator[str]:
        first = bisect_right(self._styles, start, key=lambda span: span.end)
        for span in self._styles[first:]:
            if span.start >= end:
                break
            yield escaped(self.text[start : span.start])
            start = max(start, span.start)
            past = min(span.end, end)
            names = ["strong"] * span.style.bold + ["em"] * span.style.italic
            opened, closed = "".join(f"<{name}>" for name in names), "".join(f"</{name}>" for name in reversed(names))
            yield f"{opened}{escaped(self.text[start:past])}{closed}"
            start = past
        yield escaped(self.text[start:end])
