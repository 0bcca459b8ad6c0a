"""Findings that can be corrected together: of the same words, the same rule, the same kind."""

from enum import StrEnum

from facing.core.finding import Finding, Side
from facing.core.text import Text
from facing.session.findings import FindingBook
from facing.session.replacing import Proposal


class Likeness(StrEnum):
    """What findings have in common."""

    WORDS = "words"
    RULE = "rule"
    KIND = "kind"


def corrections_like(book: FindingBook, text: Text, finding: Finding, likeness: Likeness) -> list[Proposal]:
    """The first suggestions for all findings of the correction that are like this one, itself included, in order.

    Only what is marked, or folded as this one is; a suggestion for the same ``WORDS`` comes from the same rule.
    """
    found = []
    for each in book.listed(Side.CORRECTION):
        place = book.place(Side.CORRECTION, each)
        if place is None or not each.suggestions or (each.shown, _fold(each)) != (finding.shown, _fold(finding)):
            continue
        if _is_like(each, finding, likeness):
            label = "" if likeness is Likeness.WORDS else each.message
            there = text[place.paragraph].text[each.span.start : each.span.end]
            found.append(Proposal(each.span.paragraph, place, there, each.suggestions[0], label))
    return [proposal for proposal in found if proposal.removed != proposal.added]


def _is_like(one: Finding, other: Finding, likeness: Likeness) -> bool:
    if likeness is Likeness.KIND:
        return one.kind is other.kind
    return one.rule == other.rule and (likeness is Likeness.RULE or one.text == other.text)


def _fold(finding: Finding) -> str | None:
    return None if finding.shown else finding.group
