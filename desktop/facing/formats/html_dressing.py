"""Bold and italics in a web page: elements around letters, and those that made them so parted around them."""

from collections.abc import Sequence

from facing.core.looks import Look
from facing.core.styles import Style
from facing.formats.docx_parts import Range
from facing.formats.html_reading import is_title, look_of
from facing.formats.marked_dressing import Splice, Tag, parted
from facing.formats.marked_text import MarkedParagraph
from facing.formats.xml_text import tag_name

_ELEMENTS = (b"b", b"i")
_OFF = (b"font-weight:normal", b"font-style:normal")


class HtmlMantle:
    """A ``marked_dressing.Mantle``."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def around(
        self, paragraph: MarkedParagraph, letters: Range, wrappers: Sequence[Range], had: Style, change: Look
    ) -> Splice:
        """Elements around letters, or those parted that they stand in; nothing in a title, which can hold none."""
        if is_title(paragraph):
            return *letters, self._data[slice(*letters)]
        tags = [Tag(tag_name(self._data, start), start, end) for start, end in wrappers]
        gone = [tag for tag in tags if self._makes(tag, change)]
        opened = [b"<" + name + b">" for name, wanted in zip(_ELEMENTS, change, strict=True) if wanted]
        # What an element outside of the paragraph makes so.
        off = [
            css
            for place, css in enumerate(_OFF)
            if change[place] is False and not any(self._look(tag)[place] for tag in gone)
        ]
        if off:
            opened.append(b'<span style="' + b";".join(off) + b'">')
        closed = [b"</" + tag_name(tag, 0) + b">" for tag in reversed(opened)]
        within = b"".join(opened), b"".join(closed)
        return parted(self._data, letters, tags[tags.index(gone[0]) :] if gone else [], gone, within)

    def _makes(self, tag: Tag, change: Look) -> bool:
        """Whether an element makes letters what they are not to be."""
        return any(makes and wanted is False for makes, wanted in zip(self._look(tag), change, strict=True))

    def _look(self, tag: Tag) -> Look:
        return look_of(tag.name.lower(), self._data[tag.start : tag.end])
