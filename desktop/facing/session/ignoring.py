"""By what an ignored finding is known again."""

from facing.core.document import IgnoreKey
from facing.core.finding import Finding
from facing.core.words import tokens


def ignore_key(finding: Finding, paragraph: str, everywhere: bool) -> IgnoreKey:
    """The key of a finding in its paragraph's text: rule and words, with the neighbouring words unless everywhere."""
    if everywhere:
        return IgnoreKey(finding.rule, finding.text)
    before = [token.text for token in tokens(paragraph[max(0, finding.span.start - 80) : finding.span.start])]
    after = [token.text for token in tokens(paragraph[finding.span.end : finding.span.end + 80])]
    # A stand-in for the paragraph's edge keeps a key with no neighbours apart from one for everywhere.
    return IgnoreKey(finding.rule, finding.text, (before or ["^"])[-1], (after or ["$"])[0])


def is_ignored(finding: Finding, paragraph: str, ignores: set[IgnoreKey]) -> bool:
    """Whether the user has ignored this finding, here or everywhere."""
    if not ignores:
        return False
    if IgnoreKey("", finding.text) in ignores:
        return True
    return any(ignore_key(finding, paragraph, everywhere) in ignores for everywhere in (True, False))
