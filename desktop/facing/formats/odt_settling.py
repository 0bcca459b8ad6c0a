"""Tracked changes in a part of an OpenDocument text rejected: what came goes, what went stands where it stood.

OpenDocument 1.3, part 3, 5.5: what came stands between two marks, which may be in two paragraphs; those become one
then. What went is kept apart, and is put where its mark is, as if the first paragraph's beginning and the last one's
end were not there. Accepted is what stands in the text anyway. Changes of looks stay.
"""

from collections.abc import Callable, Iterable, Iterator

from facing.formats.odt_changes import DELETED_HERE, ENDS, STARTS, Region, named, regions_of
from facing.formats.xml_tree import Element, tree, written

_PARAGRAPHS = ("text:p", "text:h")
_LISTS = ("text:list", "text:list-item", "text:list-header")
_MARKS = frozenset(
    f"{STARTS} {ENDS} {DELETED_HERE} text:bookmark text:bookmark-start text:bookmark-end text:reference-mark-start "
    "text:reference-mark-end text:soft-page-break".split()
)
# Paragraphs in one of these never flow into one outside of it.
_BOXES = frozenset("table:table-cell text:note-body draw:text-box text:section office:annotation".split())


_THINGS = ("text:note", "draw:frame", "draw:custom-shape", "draw:g")
Marks = Callable[[Region], tuple[bytes, bytes]]


def marked(data: bytes, marks: Marks) -> bytes:
    """The part with what came and what went, each between the two texts that ``marks`` gives for its change.

    Only notes and drawings that came are left out.

    Raises:
        XmlUnreadable: it is not XML, or declares a document type.
    """
    root = tree(data)
    regions = regions_of(root)
    for element in list(_things_that_came(root, regions)):
        element.leave()
    _Settler(regions, marks).reject(root)
    return written(root)[0]


def rejected(data: bytes) -> tuple[bytes, dict[int, int]]:
    """The part without its changes, and where its elements stood before: byte offset now, byte offset in ``data``.

    Raises:
        XmlUnreadable: it is not XML, or declares a document type.
    """
    root = tree(data)
    settler = _Settler(regions_of(root))
    settler.reject(root)
    return written(root)


class _Settler:
    """``marks``: what came stays, too, and all is marked."""

    def __init__(self, regions: dict[str, Region], marks: Marks | None = None) -> None:
        self._regions = regions
        self._marks = marks

    def reject(self, root: Element) -> None:
        starts: dict[str, Element] = {}
        for mark in [element for element in root.within() if element.name in (STARTS, ENDS)]:
            region = self._regions.get(named(mark))
            if mark.name == STARTS:
                starts[named(mark)] = mark
            elif region is not None and region.inserts and _stands_in(starts.get(named(mark)), root):
                start = starts[named(mark)]
                if self._marks is not None and paragraph_around(start) and paragraph_around(mark):
                    _put_around(start, mark, self._marks(region))
                else:
                    self._take_out(start, mark)
        self._give_back(root)
        for mark in [element for element in root.within() if element.name in (STARTS, ENDS)]:
            mark.leave()

    # --- what came -----------------------------------------------------------------------------------------------

    def _take_out(self, start: Element, end: Element) -> None:
        """Let everything between two marks go; paragraphs that it parted become one."""
        first, last = paragraph_around(start), paragraph_around(end)
        around = {id(element) for element in start.ancestors()}
        common = next(element for element in end.ancestors() if id(element) in around)
        gone: list[Element | bytes] = []
        one, other = start, end
        while one.parent is not None and one.parent is not common:
            gone += one.parent.cut(one.place() + 1, len(one.parent.content))
            one = one.parent
        behind: list[Element | bytes] = []
        while other.parent is not None and other.parent is not common:
            behind = other.parent.cut(0, other.place()) + behind
            other = other.parent
        gone += common.cut(one.place() + 1, other.place()) + behind
        assert start.parent is not None
        start.parent.put(start.place(), list(self._places_to_give_back(gone)))
        if first is not None and last is not None and first is not last and box_of(first) is box_of(last):
            _join(first, last)

    def _places_to_give_back(self, gone: Iterable[Element | bytes]) -> Iterable[Element]:
        for element in gone:
            if isinstance(element, Element):
                for mark in (element, *element.within()):
                    region = self._regions.get(named(mark)) if mark.name == DELETED_HERE else None
                    if region is not None and region.gives_back:
                        yield mark

    # --- what went -----------------------------------------------------------------------------------------------

    def _give_back(self, root: Element) -> None:
        marks = [element for element in root.within() if element.name == DELETED_HERE]
        while marks:
            for mark in marks:
                region = self._regions.pop(named(mark), None)
                if region is not None and region.gives_back:
                    if self._marks is not None and paragraph_around(mark):
                        _put_around(mark, mark, self._marks(region))
                    _put_back(mark, region.content)
                else:
                    mark.leave()
            marks = [element for element in root.within() if element.name == DELETED_HERE]


def paragraph_around(element: Element) -> Element | None:
    """The paragraph that an element stands in, ``None`` where it stands between paragraphs."""
    return next((around for around in element.ancestors() if around.name in _PARAGRAPHS), None)


def box_of(element: Element) -> Element | None:
    """What an element cannot flow out of."""
    return next((around for around in element.ancestors() if around.name in _BOXES), None)


def _things_that_came(root: Element, regions: dict[str, Region]) -> Iterator[Element]:
    """Notes and drawings in what came, the outermost ones."""
    open_here: set[str] = set()
    inside: Element | None = None
    for element in root.within():
        if element.name == STARTS and named(element) in regions and regions[named(element)].inserts:
            open_here.add(named(element))
        elif element.name == ENDS:
            open_here.discard(named(element))
        elif open_here and element.name in _THINGS and not (inside and _stands_in(element, inside)):
            inside = element
            yield element


def _put_around(start: Element, end: Element, texts: tuple[bytes, bytes]) -> None:
    """Put one text before an element and another one behind this or another element."""
    for element, offset, text in ((end, 1, texts[1]), (start, 0, texts[0])):
        assert element.parent is not None
        element.parent.put(element.place() + offset, [text])


def _stands_in(element: Element | None, root: Element) -> bool:
    return element is not None and any(around is root for around in element.ancestors())


def _shows(contents: Iterable[Element | bytes]) -> bool:
    """Whether there is anything to see in this."""
    for child in contents:
        if isinstance(child, bytes):
            if child.strip():
                return True
        elif child.name == "text:span":
            if _shows(child.content):
                return True
        elif child.name not in _MARKS:
            return True
    return False


def _join(first: Element, last: Element) -> None:
    """One paragraph of two; the one of which something is left keeps its place and its looks."""
    if _shows(first.content):
        first.put(len(first.content), last.cut(0, len(last.content)))
        _leave(last)
    else:
        last.put(0, first.cut(0, len(first.content)))
        _leave(first)


def _leave(element: Element) -> None:
    """Let an element go, and lists around it that are empty then."""
    around = element.parent
    element.leave()
    while around is not None and around.name in _LISTS and not around.children:
        above = around.parent
        around.leave()
        around = above


def _put_back(mark: Element, blocks: list[Element]) -> None:
    """Put what went where its mark is; the mark goes."""
    paragraph = paragraph_around(mark)
    assert mark.parent is not None
    if paragraph is None or (len(blocks) == 1 and blocks[0].name in _PARAGRAPHS):
        contents = list(blocks) if paragraph is None else blocks[0].content
        mark.parent.put(mark.place(), list(contents))
        mark.leave()
        return
    held = Element("", -1, b"")
    held.put(0, list(blocks))
    tail = _cut_behind(mark, paragraph)
    mark.leave()
    if not _shows(paragraph.content):
        # All that is left of the paragraph is its end: what went stands before it.
        last = _taken_paragraph(held, first=False)
        paragraph.put(len(paragraph.content), (last.content if last else []) + tail)
        _put_before(paragraph, held.children)
        return
    first = _taken_paragraph(held, first=True)
    if first is not None:
        paragraph.put(len(paragraph.content), first.content)
    was_item = bool(held.children) and held.children[-1].name in _LISTS
    last = _taken_paragraph(held, first=False)
    if last is None:
        if not held.children:
            paragraph.put(len(paragraph.content), tail)
            return
        last = paragraph.like()
    last.put(len(last.content), tail)
    _put_behind(paragraph, held.children, last, was_item)


def _cut_behind(mark: Element, paragraph: Element) -> list[Element | bytes]:
    """What stands in the paragraph behind a mark, taken out; spans around the mark go on there."""
    tail: list[Element | bytes] = []
    here = mark
    while here.parent is not None:
        around = here.parent
        tail += around.cut(here.place() + 1, len(around.content))
        if around is paragraph:
            break
        again = around.like()
        again.put(0, tail)
        tail = [again]
        here = around
    return tail


def _taken_paragraph(held: Element, first: bool) -> Element | None:
    """The first or last paragraph, also of a list, taken out; ``None`` where something else stands there."""
    here = held
    while here.children:
        here = here.children[0 if first else -1]
        if here.name in _PARAGRAPHS:
            _leave(here)
            return here
        if here.name not in _LISTS:
            return None
    return None


def _put_before(paragraph: Element, blocks: list[Element]) -> None:
    item = paragraph.parent
    assert item is not None
    is_first = item.name == "text:list-item" and item.children[0] is paragraph
    for block in blocks:
        if is_first and block.name == "text:list" and item.parent is not None:
            item.parent.put(item.place(), list(block.children))
        else:
            item.put(paragraph.place(), [block])


def _put_behind(paragraph: Element, blocks: list[Element], last: Element, was_item: bool) -> None:
    """Put blocks and then a paragraph, which ``was_item`` of a list, behind another paragraph."""
    item = paragraph.parent
    assert item is not None
    if item.name != "text:list-item" or item.children[-1] is not paragraph or item.parent is None:
        item.put(paragraph.place() + 1, [*blocks, last])
        return
    for block in blocks:
        if block.name == "text:list":
            items = block.children
            item.parent.put(item.place() + 1, list(items))
            item = items[-1]
        else:
            item.put(len(item.content), [block])
    assert item.parent is not None
    if was_item:
        another = item.like()
        another.put(0, [last])
        item.parent.put(item.place() + 1, [another])
    else:
        item.put(len(item.content), [last])
