"""Several voices on the same words become one finding."""

from collections.abc import Iterable
from dataclasses import replace

from facing.core.finding import Finding, Kind

# Where engines disagree on the kind, the one that says most about what to do comes first.
_PRIORITY = (
    Kind.ENCODING,
    Kind.TERM,
    Kind.GARBLE,
    Kind.SPELLING,
    Kind.GRAMMAR,
    Kind.CONSISTENCY,
    Kind.TYPOGRAPHY,
    Kind.STYLE,
)
# Remarks about the same few signs and words, drawn wider or narrower; a spelling alarm about a part of a garbled word.
_SAME_MATTER = frozenset({Kind.GRAMMAR, Kind.TYPOGRAPHY, Kind.GARBLE, Kind.CONSISTENCY})
_PARTS = frozenset({(Kind.GARBLE, Kind.SPELLING), (Kind.ENCODING, Kind.SPELLING)})
_WIDER = 24  # code points that the wider of two voices may have more


def merged(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings of one paragraph in order of place, those about the same words joined into one.

    The joined finding stands on the words of its widest voice and has the message of the kind that ranks first there,
    the suggestions of all without repeats, every source, and the best certainty of any voice; it is shown where any
    voice is.
    """
    ordered = sorted(findings, key=lambda each: (each.span.paragraph, each.span.start, -each.span.end, *_rank(each)))
    joined: list[list[Finding]] = []
    for finding in ordered:
        home = next((voices for voices in reversed(joined[-3:]) if _belongs(finding, voices[0])), None)
        if home is None:
            joined.append([finding])
        else:
            home.append(finding)
    return tuple(_joined(voices) for voices in joined)


def _rank(finding: Finding) -> tuple[int, int]:
    # A garbled word that nobody can mend says less than a spelling suggestion.
    kind = Kind.STYLE if finding.kind is Kind.GARBLE and not finding.suggestions else finding.kind
    return _PRIORITY.index(kind), finding.certainty.rank


def _belongs(finding: Finding, wide: Finding) -> bool:
    """Whether a finding is a voice about the words of another one, which stands at its place or around it."""
    if finding.span == wide.span:
        return True
    inside = wide.span.start <= finding.span.start and finding.span.end <= wide.span.end
    if not inside or finding.span.start == finding.span.end:
        return False
    if (wide.kind, finding.kind) in _PARTS:
        return bool(wide.suggestions)
    more = (wide.span.end - wide.span.start) - (finding.span.end - finding.span.start)
    return more <= _WIDER and wide.kind in _SAME_MATTER and finding.kind in _SAME_MATTER


def _joined(voices: list[Finding]) -> Finding:
    first, *others = voices
    if not others:
        return first
    # Of several that differ in capitals alone, the first voice's.
    known = {suggestion.casefold() for suggestion in first.suggestions}
    more = (suggestion for voice in others for suggestion in _lifted(voice, first))
    suggestions = dict.fromkeys((*first.suggestions, *(each for each in more if each.casefold() not in known)))
    sources = [source for voice in voices for source in voice.sources]
    return replace(
        first,
        suggestions=tuple(suggestions),
        sources=tuple(dict.fromkeys(sources)),
        certainty=min((voice.certainty for voice in voices), key=lambda certainty: certainty.rank),
        shown=any(voice.shown for voice in voices),
        group=None if any(voice.shown for voice in voices) else first.group,
    )


def _lifted(voice: Finding, wide: Finding) -> tuple[str, ...]:
    """A voice's suggestions for the words that the wider finding stands on; those for a part of a garbled word go."""
    if voice.span == wide.span:
        return voice.suggestions
    if (wide.kind, voice.kind) in _PARTS:
        return ()
    before = wide.text[: voice.span.start - wide.span.start]
    after = wide.text[voice.span.end - wide.span.start :]
    return tuple(before + suggestion + after for suggestion in voice.suggestions)
