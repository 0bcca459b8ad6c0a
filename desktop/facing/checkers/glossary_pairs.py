"""Terms of the original that the paragraph beside it lacks."""

from collections.abc import Iterator

from facing.checkers.glossary_languages import Detect, language_of
from facing.core.checkers import Pair
from facing.core.finding import Certainty, Finding, Kind, Side, Source, Span
from facing.core.passage import Passage
from facing.diff.rows import Operation
from facing.diff.wording import compare_words
from facing.glossary.languages import primary
from facing.glossary.matching import Match, Matcher
from facing.glossary.terms import Form, TermKind

MISSING_RULE = "TERM_MISSING"


def missing_terms(
    source: str, source_language: str, target: str, target_language: str, matcher: Matcher
) -> Iterator[tuple[Match, tuple[Form, ...]]]:
    """The terms of one text that another lacks, each once, with the forms that the other might have.

    Between two languages these are all terms with a form in the target's; what is not to be translated stands there as
    it is. Within one language these are terms whose garbled or forbidden form went, and whose right form did not come.
    """
    across = primary(source_language) != primary(target_language)
    missing: dict[int, tuple[Match, tuple[Form, ...]]] = {}
    for match in matcher.find(source, source_language):
        wanted = _wanted(match, target_language, across)
        if wanted:
            missing.setdefault(id(match.term), (match, wanted))
    if missing:
        for match in matcher.every(target, target_language):
            found = missing.get(id(match.term))
            # A wrong form there is told by itself. Between languages a form of no language counts where it is wanted.
            if found and (match.form.status.is_error or match.form in found[1]):
                del missing[id(match.term)]
    yield from missing.values()


def pair_findings(source: Source, pair: Pair, matcher: Matcher, language: str, detect: Detect) -> Iterator[Finding]:
    """Findings on the correction, where the term might stand; ``related`` is its place in the original."""
    if pair.original is None or pair.correction is None:
        return
    before, after = pair.original.text, pair.correction.text
    source_language = language_of(before, matcher, language, detect)
    target_language = language_of(after, matcher, language, detect)
    if matcher.languages and not (source_language and target_language):
        return
    across = primary(source_language) != primary(target_language)
    for match, wanted in missing_terms(before, source_language, after, target_language, matcher):
        choice = " or ".join(f"“{form.text}”" for form in wanted)
        there = before[match.start : match.end]
        message = f"The original has “{there}” here: {choice} is missing." if across else _gone(there, choice)
        start, end = _likely_place(match, before, after, across)
        yield Finding(
            Side.CORRECTION,
            span := _span(pair.correction, start, end),
            after[start : start + span.end - span.start],
            Kind.TERM,
            message,
            (),
            (source,),
            Certainty.LIKELY if across else Certainty.HINT,
            tuple(pair.original.spans(match.start, match.end)),
        )


def _wanted(match: Match, language: str, across: bool) -> tuple[Form, ...]:
    term = match.term
    right = term.right_forms(language)
    if not across:
        return right if match.form.status.is_error and not term.is_known else ()
    if term.kind is TermKind.DO_NOT_TRANSLATE:
        return right
    return tuple(form for form in right if form.language) if match.form.language else ()


def _gone(there: str, choice: str) -> str:
    return f"The original has “{there}” here, for which {choice} was to stand."


def _likely_place(match: Match, before: str, after: str, across: bool) -> tuple[int, int]:
    """The words that stand for the term in the same language, else the word about as far on in the paragraph."""
    if not across:
        for run in compare_words(before, after):
            changed = run.operation is not Operation.EQUAL and run.original and run.corrected
            if changed and run.original and run.corrected and run.original[1] > match.start:
                return run.corrected if run.original[0] < match.end else _word_at(after, run.corrected[0])
    return _word_at(after, match.start * len(after) // max(1, len(before)))


def _word_at(text: str, position: int) -> tuple[int, int]:
    """The word around a place, or the one before it."""
    end = len(text[:position].rstrip())
    start = max(text.rfind(" ", 0, end), text.rfind("\n", 0, end)) + 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def _span(passage: Passage, start: int, end: int) -> Span:
    spans = passage.spans(start, end)
    return spans[0] if spans else Span(passage.paragraphs[0], 0, 0)
