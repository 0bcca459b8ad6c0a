"""Tracked changes in a part of a .docx file written out: what came and what went both stand there, between marks."""

from collections.abc import Callable

from facing.formats.xml_text import escaped, tag_name
from facing.formats.xml_tree import Element, tree, written

_CAME, _WENT = ("ins", "moveTo"), ("del", "moveFrom")
_RANGES = ("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd")
_NOT_RUNS = ("trPr", "tcPr", "numPr", "rPr")
_NAMES = {"delText": b"t", "delInstrText": b"instrText"}
# Whether it came, whose it is, when; whether it is the end of a paragraph. Gives the marks around it, or one mark.
Marks = Callable[[bool, str, str, bool], tuple[str, str]]


def marked(data: bytes, marks: Marks) -> bytes:
    """The part with all that its tracked changes speak of, each between the two texts that ``marks`` gives.

    The end of a paragraph that came or went has them before it.

    Raises:
        XmlUnreadable: it is not XML, or declares a document type.
    """
    root = tree(data)
    for element in list(root.within()):
        name, parent = _local(element), element.parent
        assert parent is not None
        if name in _RANGES:
            element.leave()
        elif name in _NAMES:
            _rename(element, _NAMES[name])
        elif name in (*_CAME, *_WENT) and _local(parent) not in _NOT_RUNS:
            before, behind = _told(element, marks, is_end=False)
            place = element.place()
            content = [_run(element, before), *element.content, _run(element, behind)]
            parent.cut(place, place + 1)
            parent.put(place, content)
        elif name in (*_CAME, *_WENT):
            paragraph = _of_mark(element)
            if paragraph is not None:
                texts = "".join(_told(element, marks, is_end=True))
                paragraph.put(len(paragraph.content), [_run(element, texts)])
    return written(root)[0]


def _local(element: Element) -> str:
    return element.name.rpartition(":")[2]


def _told(element: Element, marks: Marks, is_end: bool) -> tuple[str, str]:
    values = {key.rpartition(":")[2]: value for key, value in element.attributes.items()}
    return marks(_local(element) in _CAME, values.get("author", ""), values.get("date", ""), is_end)


def _of_mark(element: Element) -> Element | None:
    """The paragraph of whose end a change speaks; ``None`` where it speaks of something else."""
    around = [_local(each) for each in element.ancestors()][:3]
    return list(element.ancestors())[2] if around == ["rPr", "pPr", "p"] else None


def _run(like: Element, text: str) -> Element:
    prefix = tag_name(like.opening, 0).rpartition(b":")[0]
    prefix = prefix + b":" if prefix else b""
    inner = b"<" + prefix + b"t>" + escaped(text) + b"</" + prefix + b"t>"
    run = Element("?:r", -1, b"<" + prefix + b"r>", closing=b"</" + prefix + b"r>")
    run.put(0, [inner])
    return run


def _rename(element: Element, local: bytes) -> None:
    """Another name, under the same prefix."""
    name = tag_name(element.opening, 0)
    new = name.rpartition(b":")[0] + b":" + local if b":" in name else local
    element.opening = element.opening.replace(name, new, 1)
    element.closing = element.closing.replace(name, new, 1)
