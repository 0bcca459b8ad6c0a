"""What an engine found in a whole document, kept from run to run for as long as the text is the same."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from facing.core.checkers import DocumentChecker, RemarkCache
from facing.core.finding import Finding, Side, Span
from facing.core.passage import Passage
from facing.core.text import Text

Texts = Mapping[Side, Text]


class KeptFindings:
    """One engine's findings in the document as a whole. Callable from any thread."""

    def __init__(self, engine: DocumentChecker, cache: RemarkCache) -> None:
        self._engine = engine
        self._cache = cache

    def found(self, texts: Texts, sides: Mapping[Side, Sequence[Passage]], language: str) -> list[Finding]:
        """What the engine finds in the passages of these texts, from an earlier run where it has read the same."""
        edition = self._engine.edition()
        if not edition:
            return self._engine.check_document(sides, language)
        reader = f"{self._engine.id}\n{language}"
        read = _digest(edition, texts, sides)
        kept = self._cache.recall_findings(reader, read)
        if kept is not None:
            return _in_this_run(kept, texts)
        findings = self._engine.check_document(sides, language)
        self._cache.keep_findings(reader, read, _by_index(findings, texts))
        return findings


def _digest(edition: str, texts: Texts, sides: Mapping[Side, Sequence[Passage]]) -> bytes:
    """SHA-256 over everything that the findings and their places depend on."""
    found = hashlib.sha256(edition.encode())
    for side, passages in sides.items():
        index_of = {identifier: index for index, identifier in enumerate(texts[side].ids())}
        found.update(f"\n{side}".encode())
        for passage in passages:
            places = ",".join([str(index_of[paragraph]) for paragraph in passage.paragraphs])
            found.update(f"\n{places} ".encode())
            found.update(passage.digest)
    return found.digest()


def _by_index(findings: Iterable[Finding], texts: Texts) -> list[Finding]:
    index_of = {side: {each: index for index, each in enumerate(text.ids())} for side, text in texts.items()}
    return [_moved(finding, index_of[finding.side]) for finding in findings]


def _in_this_run(findings: Iterable[Finding], texts: Texts) -> list[Finding]:
    ids = {side: list(text.ids()) for side, text in texts.items()}
    return [_moved(finding, ids[finding.side]) for finding in findings]


def _moved(finding: Finding, paragraphs: Mapping[int, int] | Sequence[int]) -> Finding:
    """The finding with its paragraphs named otherwise; all its places are on its own side."""

    def moved(span: Span) -> Span:
        return Span(paragraphs[span.paragraph], span.start, span.end)

    return replace(finding, span=moved(finding.span), related=tuple(map(moved, finding.related)))
