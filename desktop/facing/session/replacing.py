"""Replacements that are proposed first and made when someone has agreed to them."""

from collections.abc import Iterable
from dataclasses import dataclass

from facing.core.edit import Edit, Origin, Place
from facing.core.finding import Finding, Kind
from facing.core.text import Text


@dataclass(frozen=True, slots=True)
class Proposal:
    """In the correction's paragraph with the id ``paragraph``, ``removed`` would become ``added``.

    ``at`` is where it stood when this was proposed; ``label`` says why, where not all proposals have one reason.
    """

    paragraph: int
    at: Place
    removed: str
    added: str
    label: str = ""


def suggestion_origin(kind: Kind) -> Origin:
    """Where a change comes from that takes the suggestion of a finding of this kind."""
    return {Kind.TERM: Origin.TERM, Kind.ENCODING: Origin.REPAIR}.get(kind, Origin.RULE)


def suggestion_edit(text: Text, finding: Finding, suggestion: str) -> Edit | None:
    """The edit that puts a suggestion in place of the finding's words; ``None`` where these are not there any more."""
    index = text.index_of(finding.span.paragraph)
    start, end = finding.span.start, finding.span.end
    if index is None or text[index].text[start:end] != finding.text:
        return None
    return Edit(Place(index, start), finding.text, suggestion, suggestion_origin(finding.kind)).trimmed()


def fitting_edits(text: Text, proposals: Iterable[Proposal], origin: Origin) -> tuple[list[Edit], int]:
    """The edits that make the proposals, last place first, so that each fits when its turn comes.

    What is not there any more, or stands in another proposal's words, is left out and counted.
    """
    indices = {identifier: index for index, identifier in enumerate(text.ids())}
    misfits = 0
    placed: list[tuple[Place, Proposal]] = []
    for proposal in proposals:
        index = indices.get(proposal.paragraph)
        start = proposal.at.offset
        if index is None or text[index].text[start : start + len(proposal.removed)] != proposal.removed:
            misfits += 1
        else:
            placed.append((Place(index, start), proposal))
    placed.sort(key=lambda each: each[0])
    edits: list[Edit] = []
    free = Place(0, 0)
    for place, proposal in placed:
        if place < free:
            misfits += 1
            continue
        edits.append(Edit(place, proposal.removed, proposal.added, origin).trimmed())
        free = Place(place.paragraph, place.offset + len(proposal.removed))
    return edits[::-1], misfits
