"""What checkers said as bytes: MessagePack, since a book's answers are read at once when it is opened again."""

import zlib
from collections.abc import Iterable, Sequence
from typing import Any

import msgpack

from facing.core.checkers import Remark
from facing.core.finding import Certainty, Finding, Kind, Side, Source, Span

Said = tuple[tuple[Remark, ...], ...]

_KINDS = {kind.value: kind for kind in Kind}
_CERTAINTIES = {certainty.value: certainty for certainty in Certainty}
_SIDES = {side.value: side for side in Side}


class UnpackingError(Exception):
    """The bytes are not what was packed."""


def packed(said: Said) -> bytes:
    """What was said of one reading."""
    return _deflated([[_remark_row(each) for each in remarks] for remarks in said])


def unpacked(data: bytes) -> Said:
    """What ``packed`` was given.

    Raises:
        UnpackingError: it is something else.
    """
    try:
        return tuple([tuple([_remark(*row) for row in remarks]) for remarks in _inflated(data)])
    except (KeyError, TypeError, ValueError) as error:
        raise UnpackingError(str(error)) from error


def packed_findings(findings: Iterable[Finding]) -> bytes:
    """Findings with everything but what became of them, which depends on the other side."""
    return _deflated([_finding_row(each) for each in findings])


def unpacked_findings(data: bytes) -> list[Finding]:
    """What ``packed_findings`` was given.

    Raises:
        UnpackingError: it is something else.
    """
    try:
        return [_finding(*row) for row in _inflated(data)]
    except (KeyError, TypeError, ValueError) as error:
        raise UnpackingError(str(error)) from error


def _deflated(rows: Sequence[object]) -> bytes:
    data: bytes = msgpack.packb(rows, unicode_errors="surrogatepass")
    return zlib.compress(data, 1)


def _inflated(data: bytes) -> Any:
    try:
        return msgpack.unpackb(zlib.decompress(data), unicode_errors="surrogatepass")
    except (zlib.error, msgpack.UnpackException) as error:
        raise UnpackingError(str(error)) from error


def _remark_row(remark: Remark) -> list[object]:
    each = remark
    return [
        each.start, each.end, each.kind.value, each.message, each.suggestions, each.rule, each.certainty.value, each.off
    ]  # fmt: skip


def _remark(
    start: int, end: int, kind: str, message: str, suggestions: list[str], rule: str, certainty: str, off: bool
) -> Remark:
    return Remark(start, end, _KINDS[kind], message, tuple(suggestions), rule, _CERTAINTIES[certainty], off)


def _finding_row(finding: Finding) -> list[object]:
    spans = [number for each in (finding.span, *finding.related) for number in (each.paragraph, each.start, each.end)]
    sources = [text for each in finding.sources for text in (each.checker, each.rule)]
    return [
        finding.side.value,
        spans,
        finding.text,
        finding.kind.value,
        finding.message,
        finding.suggestions,
        sources,
        finding.certainty.value,
        finding.group,
        finding.shown,
    ]


def _finding(
    side: str,
    spans: list[int],
    text: str,
    kind: str,
    message: str,
    suggestions: list[str],
    sources: list[str],
    certainty: str,
    group: str | None,
    shown: bool,
) -> Finding:
    span, *related = (Span(*spans[first : first + 3]) for first in range(0, len(spans), 3))
    return Finding(
        _SIDES[side],
        span,
        text,
        _KINDS[kind],
        message,
        tuple(suggestions),
        tuple(Source(*sources[first : first + 2]) for first in range(0, len(sources), 2)),
        _CERTAINTIES[certainty],
        related=tuple(related),
        group=group,
        shown=shown,
    )
