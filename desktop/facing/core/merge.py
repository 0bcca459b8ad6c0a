"""Several voices on the same words become one finding."""

from collections.abc import Iterable
from dataclasses import replace

from facing.core.finding import Finding, Kind, Span

# Where engines disagree on the kind, the one that says most about what to do comes first.
_PRIORITY = (
    Kind.ENCODING,
    Kind.TERM,
    Kind.SPELLING,
    Kind.GRAMMAR,
    Kind.CONSISTENCY,
    Kind.GARBLE,
    Kind.TYPOGRAPHY,
    Kind.STYLE,
)


def merged(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings of one paragraph in order of place, those on the same words joined into one.

    The joined finding has the message of the kind that ranks first, the suggestions of all without repeats, every
    source, and the best certainty of any voice; it is shown where any voice is.
    """
    by_span: dict[Span, list[Finding]] = {}
    for finding in findings:
        by_span.setdefault(finding.span, []).append(finding)
    return tuple(_joined(by_span[span]) for span in sorted(by_span))


def _joined(voices: list[Finding]) -> Finding:
    first, *others = sorted(voices, key=lambda voice: (_PRIORITY.index(voice.kind), voice.certainty.rank))
    if not others:
        return first
    suggestions = [suggestion for voice in (first, *others) for suggestion in voice.suggestions]
    sources = [source for voice in (first, *others) for source in voice.sources]
    return replace(
        first,
        suggestions=tuple(dict.fromkeys(suggestions)),
        sources=tuple(dict.fromkeys(sources)),
        certainty=min((voice.certainty for voice in voices), key=lambda certainty: certainty.rank),
        shown=any(voice.shown for voice in voices),
        group=None if any(voice.shown for voice in voices) else first.group,
    )
