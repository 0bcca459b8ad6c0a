"""Tracked changes accepted or rejected by plain means, as a judge of those that were written."""

import io
import zipfile
from collections.abc import Collection
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from tests.fakes.docx_files import W

_W = f"{{{W}}}"
_AUTHOR = f"{_W}author"
_GOING = (f"{_W}del", f"{_W}moveFrom")
_COMING = (f"{_W}ins", f"{_W}moveTo")


def settled(data: bytes, accept: bool, author: str) -> bytes:
    """The file with the changes of one author accepted or rejected, in all parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(file, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name.startswith("word/") and name.endswith(".xml") and b"author=" in content:
                root = ElementTree.fromstring(content)
                _settle(root, accept, author)
                content = ElementTree.tostring(root)
            after.writestr(name, content)
    return file.getvalue()


def part_roots(data: bytes) -> list[Element]:
    """The parts with text, parsed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.startswith("word/") and name.endswith(".xml")]
        return [ElementTree.fromstring(archive.read(name)) for name in names]


def _settle(root: Element, accept: bool, author: str) -> None:
    goes, stays = (_GOING, _COMING) if accept else (_COMING, _GOING)

    def walk(parent: Element) -> None:
        children: list[Element] = []
        for child in list(parent):
            own = child.get(_AUTHOR) == author
            in_mark = parent.tag == f"{_W}rPr"
            if own and child.tag in goes and not in_mark:
                continue
            walk(child)
            if not (own and child.tag in stays):
                children.append(child)
            elif not in_mark:
                children += list(child)
        parent[:] = children
        _join(parent, goes, author)

    walk(root)
    if not accept:
        for element in root.iter():
            if element.tag in (f"{_W}delText", f"{_W}delInstrText"):
                element.tag = element.tag.replace("delText", "t").replace("delInstrText", "instrText")


def _join(parent: Element, goes: Collection[str], author: str) -> None:
    """Paragraphs whose end goes flow into the next one."""
    carried: list[Element] = []
    children: list[Element] = []
    for child in list(parent):
        if child.tag == f"{_W}p":
            properties = child.find(f"{_W}pPr")
            inner = [element for element in child if element is not properties]
            marks = child.findall(f"{_W}pPr/{_W}rPr/*")
            if any(mark.tag in goes and mark.get(_AUTHOR) == author for mark in marks):
                carried += inner
                continue
            child[:] = [*([] if properties is None else [properties]), *carried, *inner]
            carried = []
        assert not carried or child.tag != f"{_W}tbl", "a paragraph's end goes where no paragraph follows"
        children.append(child)
    assert not carried, "the last paragraph's end goes"
    parent[:] = children
