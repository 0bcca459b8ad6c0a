"""What of all that checkers say is worth a mark: names apart, rules switched on and off, lost sentences in one."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from facing.core.finding import MISSPELT_NAME, Certainty, Finding, Kind, Source, Span
from facing.core.sentences import sentence_ranges, starts_sentence
from facing.core.slips import are_exchanged, one_letter_more

# Groups: findings that are folded into one line.
NAMES = "names"
OFF = "off"
LOST = "lost"
HINTS = "hints"
FOREIGN = "other language"

# Who says what is told of several findings together, or of the text itself.
OWN = "facing"
LOST_SOURCE = Source(OWN, "LOST_SENTENCE")
# A sentence is lost where so many marks touch at least this share of its words.
_LOST_MARKS = 4
_LOST_SHARE = 0.35
_LOST_WORDS = 8

# The rule of a stretch in another language, with the language's code behind it.
OTHER_LANGUAGE = "OTHER_LANGUAGE_"
OWN_RULES = (LOST_SOURCE.rule, OTHER_LANGUAGE)
# Spelling marks flood a stretch where they are at least so many, on at least this share of its words.
_FLOOD_MARKS = 3
_FLOOD_SHARE = 0.3
_FOREIGN_WORDS, _QUOTED_WORDS = 8, 6  # words of a whole paragraph and of a quotation in it
_QUOTATION = re.compile('[“„«»"]([^“”„«»"]+)[”“«»"]')
# What is said in the belief that the words are the document's language.
_OF_LANGUAGE = (Kind.SPELLING, Kind.GRAMMAR, Kind.STYLE)

_BEHIND = 60  # code points looked at for the word that follows
_LONG_WORD = 8  # letters from which on one too few or too many makes no other word


@dataclass(frozen=True, slots=True)
class Switches:
    """What the user switched: rules off, rules on that are off by default, kinds off, and whether hints are marked."""

    off: frozenset[str] = frozenset()
    on: frozenset[str] = frozenset()
    kinds_off: frozenset[Kind] = frozenset()
    hints: bool = False


@dataclass
class Judge:
    """Judges the findings of one paragraph. ``knows`` tells words that the user has declared right, such as names;
    ``foreign`` gives the code of another language that a stretch is surely in, else nothing.
    """

    switches: Switches = field(default_factory=Switches)
    knows: Callable[[str], bool] = lambda word: False
    foreign: Callable[[str], str] = lambda stretch: ""

    def judged(self, findings: Sequence[Finding], text: str) -> tuple[Finding, ...]:
        """The findings of a paragraph with this text, in order; those not worth a mark of their own are not shown."""
        own = self._without_foreign([finding for finding in findings if not self._is_settled(finding)], text)
        kept = [self._one(finding, text) for finding in own]
        return self._without_lost_sentences(kept, text)

    def _is_settled(self, finding: Finding) -> bool:
        if finding.kind in self.switches.kinds_off or finding.rule in self.switches.off:
            return True
        return finding.is_about_a_word and self.knows(finding.text)

    def _one(self, finding: Finding, text: str) -> Finding:
        if finding.group == OFF:
            if finding.rule not in self.switches.on:
                return finding
            finding = replace(finding, shown=True, group=None)
        if finding.group == FOREIGN:
            return finding
        if finding.kind is Kind.SPELLING and finding.rule != MISSPELT_NAME and _is_unknown_name(finding, text):
            return replace(finding, certainty=Certainty.HINT, shown=False, group=NAMES)
        if finding.certainty is Certainty.HINT and not self.switches.hints and finding.rule not in self.switches.on:
            return replace(finding, shown=False, group=finding.group or HINTS)
        return finding

    def _without_foreign(self, findings: list[Finding], text: str) -> list[Finding]:
        """What floods a stretch in another language becomes one finding that is not marked."""
        if sum(finding.kind is Kind.SPELLING for finding in findings) < _FLOOD_MARKS:
            return findings
        for start, end, least in _stretches(text):
            inside = [each for each in findings if start <= each.span.start and each.span.end <= end]
            inside = [each for each in inside if each.kind in _OF_LANGUAGE]
            marks = sum(each.kind is Kind.SPELLING for each in inside)
            words = len(text[start:end].split())
            if words < least or marks < max(_FLOOD_MARKS, words * _FLOOD_SHARE):
                continue
            code = self.foreign(text[start:end])
            if code and OTHER_LANGUAGE + code not in self.switches.off:
                findings = [each for each in findings if each not in inside]
                findings.append(_in_other_language(inside[0], start, end, text, code))
        return sorted(findings, key=lambda each: each.span)

    def _without_lost_sentences(self, findings: list[Finding], text: str) -> tuple[Finding, ...]:
        if sum(finding.shown for finding in findings) < _LOST_MARKS:
            return tuple(findings)
        for start, end in sentence_ranges(text):
            inside = [each for each in findings if each.shown and start <= each.span.start < end]
            if _is_lost(text[start:end], [(each.span.start - start, each.span.end - start) for each in inside]):
                folded = [replace(each, shown=False, group=f"{LOST} {start}") for each in inside]
                findings = [each for each in findings if each not in inside]
                findings += [_lost(inside, start, end, text), *folded]
        return tuple(sorted(findings, key=lambda each: (each.span, not each.shown)))


def _stretches(text: str) -> Iterator[tuple[int, int, int]]:
    """What may be in another language: the whole, then its quotations; start, end, the fewest words to be told."""
    yield 0, len(text), _FOREIGN_WORDS
    for match in _QUOTATION.finditer(text):
        yield *match.span(1), _QUOTED_WORDS


def _in_other_language(first: Finding, start: int, end: int, text: str, code: str) -> Finding:
    return Finding(
        side=first.side,
        span=Span(first.span.paragraph, start, end),
        text=text[start:end],
        kind=Kind.SPELLING,
        message="This is in another language: its words are not checked.",
        suggestions=(),
        sources=(Source(OWN, OTHER_LANGUAGE + code),),
        certainty=Certainty.HINT,
        group=FOREIGN,
        shown=False,
    )


def _lost(inside: Sequence[Finding], start: int, end: int, text: str) -> Finding:
    first = inside[0]
    return Finding(
        side=first.side,
        span=Span(first.span.paragraph, start, end),
        text=text[start:end],
        kind=Kind.GARBLE,
        message=f"{len(inside)} suspected errors in one sentence: rewrite it rather than mend it.",
        suggestions=(),
        sources=(LOST_SOURCE,),
        certainty=Certainty.LIKELY,
        related=tuple(each.span for each in inside),
        group=f"{LOST} {start}",
    )


def _is_lost(sentence: str, marks: Sequence[tuple[int, int]]) -> bool:
    if len(marks) < _LOST_MARKS:
        return False
    position, words, marked = 0, 0, 0
    for word in sentence.split():
        position = sentence.index(word, position)
        end = position + len(word)
        words += 1
        marked += any(first < end and position < last for first, last in marks)
        position = end
    return words >= _LOST_WORDS and marked >= words * _LOST_SHARE


def _is_unknown_name(finding: Finding, text: str) -> bool:
    """Whether a word that no checker knows is more likely a name than a mistake.

    Of the 96 unknown words at the start of a clean sentence in 21,000 words of Wikipedia (MLQE-PE sources), all but a
    few were names; a slip of the hand is told by what would mend it.
    """
    start, end = finding.span.start, finding.span.end
    if has_needless_capital(text, start, end):
        return True
    word = text[start:end]
    return word[:1].isupper() and not any(is_slip(word, suggestion) for suggestion in finding.suggestions[:1])


def has_needless_capital(text: str, start: int, end: int) -> bool:
    """Whether the word has a capital letter that no sentence start asks for, or stands among words that have."""
    word = text[start:end]
    if not any(letter.isupper() for letter in word):
        return False
    if any(letter.isupper() for letter in word[1:]) or not starts_sentence(text, start):
        return True
    following = text[end : end + _BEHIND].lstrip(" \u00a0")
    return following[:1].isupper() and text[end : end + 1].isspace()


def is_slip(word: str, meant: str) -> bool:
    """Whether the hand slipped: two letters exchanged, one doubled or not; in a long word one too few or too many."""
    word, meant = word.casefold(), meant.casefold()
    if are_exchanged(word, meant):
        return True
    shorter, longer = sorted((word, meant), key=len)
    at = one_letter_more(shorter, longer)
    if at is None or not longer.isalpha():
        return False
    return len(word) >= _LONG_WORD or longer[at] in longer[max(0, at - 1) : at] + longer[at + 1 : at + 2]
