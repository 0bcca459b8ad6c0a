"""The tracked changes that a part of an OpenDocument text tells of (OpenDocument 1.3, part 3, 5.5)."""

import html
from collections.abc import Iterator
from dataclasses import dataclass

from facing.formats.xml_tree import Element, tree

STARTS, ENDS, DELETED_HERE = "text:change-start", "text:change-end", "text:change"


@dataclass(frozen=True, slots=True)
class Region:
    """One change: who made it, when (as the file writes it), and what it took away.

    LibreOffice writes a deletion and an insertion into one region where words that came with one change went with
    another: they are on neither side then.
    """

    author: str
    when: str
    inserts: bool
    deletes: bool
    content: list[Element]

    @property
    def gives_back(self) -> bool:
        """Whether its content stands in the text as it was before."""
        return self.deletes and not self.inserts

    @property
    def counts(self) -> bool:
        """Whether it changes text, not looks."""
        return self.deletes or self.inserts


def regions_of(root: Element) -> dict[str, Region]:
    """The changes by their names in the file; they are taken out of the tree, with what they took away."""
    found: dict[str, Region] = {}
    for tracked in [element for element in root.within() if element.name == "text:tracked-changes"]:
        for region in tracked.children:
            name = region.attributes.get("text:id") or region.attributes.get("?:id") or ""
            found[name] = _region(region)
        tracked.content.clear()
    return found


def _region(element: Element) -> Region:
    kinds = {child.name for child in element.children}
    told = {child.name: "".join(_text(child)).strip() for child in element.within() if child.name.startswith("dc:")}
    content = [
        child
        for kind in element.children
        if kind.name == "text:deletion"
        for child in kind.children
        if child.name != "office:change-info"
    ]
    inserts, deletes = "text:insertion" in kinds, "text:deletion" in kinds
    return Region(told.get("dc:creator", ""), told.get("dc:date", ""), inserts, deletes, content)


def _text(element: Element) -> Iterator[str]:
    for child in element.content:
        if isinstance(child, bytes):
            yield html.unescape(child.decode("utf-8"))


def named(mark: Element) -> str:
    """The change that a mark in the text belongs to."""
    return mark.attributes.get("text:change-id", "")


def told_changes(data: bytes) -> Iterator[tuple[str, str]]:
    """Author and day (``YYYY-MM-DD``) of each change of words in a part."""
    if b"changed-region" in data:
        for region in regions_of(tree(data)).values():
            if region.counts:
                yield region.author, region.when.partition("T")[0]
