"""The checker for spaces, dashes, brackets, quotation marks and other marks between the words.

What shows in one paragraph is judged there; what is only wrong because the rest of the document does otherwise, and
quotations that run over paragraphs, are judged in the document.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from facing.checkers.rules import Mark, Rule, RuleChecker, widened
from facing.checkers.typography_document import DocumentTypography
from facing.checkers.typography_quotes import misplaced_quotes, nested_quotes, quotes_without_comma
from facing.core.finding import Certainty, Finding, Kind, Side
from facing.core.passage import Passage

_BEFORE_COMMA = re.compile(r"(?<=[\w”’\"'»)\]])[^\S\n]+(?P<mark>,|\.(?!\s?[.\w]))(?=[\s”’\"')]|$)")
_BEFORE_TALL = re.compile(r"(?<=[^\W\d_]|[”’»)\]])[^\S\n]+(?P<mark>[;:!?])(?=\s|$)")
_AFTER = re.compile(r"(?P<before>(?<!\w\()(?<![\w.,])[^\W\d_]{2,})(?P<mark>[,;])(?P<after>[^\W\d_]{2,})(?![\w(=,])")
_TWO_SPACES = re.compile(r"(?<=[^\W\d_]|[,;”’)])[ \u00a0]{2}(?=[^\W\d_]|[“‘(])")
_SENTENCE_END = re.compile(r"[.!?:…][”’\"')\]]*$")
_COLUMNS = 3  # such places in one paragraph: it is a table, or written so on purpose
_REPEATED = re.compile(r"(?<=[\w”\"’)])(?:,{2,}(?=\s|$)|;{2,}|(?<![.\d])\.\.(?![.\w/])|,[.;:](?! ?\.)|;[.,:])")
_CLOCK = re.compile(r"(?<![\w:.,])(?P<hour>[01]?\d|2[0-3]):\s(?P<minute>[0-5]\d)(?!\w|[:.,-]\w)")
_IN_BRACKETS = re.compile(r"(?<=[(\[])[^\S\n]+(?=\w)|(?<=[\w.?!])[^\S\n]+(?=[)\]])")
_APOSTROPHE = re.compile(
    r"\b[a-z]+(?: ['’]|['’] )(?:s|t|re|ve|ll|d|m)\b(?!['’])|\bo(?: ['’] ?|['’] )clock\b", re.IGNORECASE
)
_DECADE = re.compile(r"(?<![\w.,])(?P<years>1[5-9]\d0|20\d0) (?P<s>s)(?![\w'’.-])")
# "2,8%", "45,90 m": what is counted or measured follows, so that it is no list of numbers.
_DECIMAL = re.compile(
    r"(?<![\w.,-])(?P<whole>\d{1,3}),(?P<part>\d{1,2})(?= ?(?:[%°€$£]|(?:percent|per cent|times|millions?|billions?|"
    r"trillions?|km|[cm]?m|kg|g|t|tons?|tonnes?|hectares?|ha|degrees|points|years|hours|inch|metres|meters|litres|"
    r"kilomet(?:er|re)s|kilograms)\b))"
)

# First and last parts that make a compound with a hyphen and hardly ever stand at a dash.
_FIRST_PARTS = "non|self|anti|semi|multi|pseudo|quasi|ex|pre|inter|intra|neo|mid|ultra|vice|peer|well|ill"
_LENGTHS = "long|short|medium|near|full|part|half|high|low|large|small|first|second|third|one|two|three|four|real|open"
_MEASURES = (
    "term|time|range|distance|scale|level|class|quality|speed|sized|size|sided|way|ended|hand|lasting|lived|standing|"
    "running|year|day|week|month|hour|person|party"
)
_LAST_PARTS = "based|oriented|sized|shaped|minded|friendly|sufficient|reviewed|centred|centered|sponsored"
_COMPOUND = re.compile(
    rf"(?<![\w'’-])(?:(?:{_FIRST_PARTS}) [-–—] [a-z]{{3,}}|(?:{_LENGTHS}) [-–—] (?:{_MEASURES})"
    rf"|[a-z]{{3,}} [-–—] (?:{_LAST_PARTS}))(?![\w'’])"
)


def _before_commas(text: str) -> Iterator[Mark]:
    yield from _spaces_before(_BEFORE_COMMA, text)


def _before_tall_marks(text: str) -> Iterator[Mark]:
    yield from _spaces_before(_BEFORE_TALL, text)


def _spaces_before(pattern: re.Pattern[str], text: str) -> Iterator[Mark]:
    found = list(pattern.finditer(text))
    for match in found if len(found) < _COLUMNS else ():
        mark = match["mark"]
        yield widened(text, Mark(match.start(), match.end(), f"No space before “{mark}”.", (mark,)))


def _after_marks(text: str) -> Iterator[Mark]:
    for match in _AFTER.finditer(text):
        before, mark, after = match.group("before", "mark", "after")
        yield Mark(match.start(), match.end(), f"A space is missing after “{mark}”.", (f"{before}{mark} {after}",))


def _several_spaces(text: str) -> Iterator[Mark]:
    gaps = [match.span() for match in _TWO_SPACES.finditer(text)]
    if len(gaps) >= _COLUMNS or "\t" in text:
        return
    for start, end in gaps:
        if not _SENTENCE_END.search(text, max(0, start - 4), start):  # two spaces between sentences are a custom
            yield widened(text, Mark(start, end, "More than one space.", (" ",)))


def _repeated_marks(text: str) -> Iterator[Mark]:
    for match in _REPEATED.finditer(text):
        marks = match.group()
        suggestions = ("…", ".") if marks == ".." else (marks[0], *((marks[-1],) if marks[-1] != marks[0] else ()))
        yield Mark(match.start(), match.end(), f"“{marks}”: one mark is enough.", suggestions)


def _clock_times(text: str) -> Iterator[Mark]:
    for match in _CLOCK.finditer(text):
        time = f"{match['hour']}:{match['minute']}"
        yield Mark(match.start(), match.end(), "No space inside a time of day.", (time,))


def _spaces_in_brackets(text: str) -> Iterator[Mark]:
    for match in _IN_BRACKETS.finditer(text):
        yield widened(text, Mark(*match.span(), "No space on the inner side of a bracket.", ("",)))


def _torn_apostrophes(text: str) -> Iterator[Mark]:
    for match in _APOSTROPHE.finditer(text):
        quoted = re.search(r"(?:^|[\s(])['‘][^'’]*$", text[max(0, match.start() - 80) : match.start()])
        if not quoted:
            whole = match.group().replace(" ", "")
            yield Mark(match.start(), match.end(), "No space beside an apostrophe inside a word.", (whole,))


def _torn_decades(text: str) -> Iterator[Mark]:
    for match in _DECADE.finditer(text):
        yield Mark(match.start(), match.end(), "No space inside a decade.", (f"{match['years']}s",))


def _decimal_commas(text: str) -> Iterator[Mark]:
    for match in _DECIMAL.finditer(text):
        number = f"{match['whole']}.{match['part']}"
        yield Mark(match.start(), match.end(), "English writes decimals with a point.", (number,))


def _torn_compounds(text: str) -> Iterator[Mark]:
    for match in _COMPOUND.finditer(text):
        whole = re.sub(r" [-–—] ", "-", match.group())
        yield Mark(match.start(), match.end(), "One word with a hyphen, written as if with a dash.", (whole,))


RULES = (
    Rule("TYPO_SPACE_BEFORE_COMMA", Kind.TYPOGRAPHY, Certainty.LIKELY, _before_commas),
    Rule("TYPO_SPACE_BEFORE_MARK", Kind.TYPOGRAPHY, Certainty.LIKELY, _before_tall_marks, not_for=("fr",)),
    Rule("TYPO_SPACE_MISSING", Kind.TYPOGRAPHY, Certainty.LIKELY, _after_marks),
    Rule("TYPO_SEVERAL_SPACES", Kind.TYPOGRAPHY, Certainty.LIKELY, _several_spaces, within_line=True),
    Rule("TYPO_REPEATED_MARK", Kind.TYPOGRAPHY, Certainty.LIKELY, _repeated_marks),
    Rule("TYPO_CLOCK", Kind.TYPOGRAPHY, Certainty.HINT, _clock_times),
    Rule("TYPO_SPACE_IN_BRACKETS", Kind.TYPOGRAPHY, Certainty.LIKELY, _spaces_in_brackets),
    Rule("TYPO_TORN_APOSTROPHE", Kind.TYPOGRAPHY, Certainty.LIKELY, _torn_apostrophes, ("en",)),
    Rule("TYPO_TORN_DECADE", Kind.TYPOGRAPHY, Certainty.LIKELY, _torn_decades, ("en",)),
    Rule("TYPO_DECIMAL_COMMA", Kind.TYPOGRAPHY, Certainty.LIKELY, _decimal_commas, ("en",)),
    Rule("TYPO_TORN_COMPOUND", Kind.TYPOGRAPHY, Certainty.LIKELY, _torn_compounds, ("en",)),
    Rule("TYPO_QUOTE_DIRECTION", Kind.TYPOGRAPHY, Certainty.LIKELY, misplaced_quotes, ("en",)),
    Rule("TYPO_QUOTE_COMMA", Kind.TYPOGRAPHY, Certainty.LIKELY, quotes_without_comma, ("en",)),
    Rule("TYPO_NESTED_QUOTES", Kind.TYPOGRAPHY, Certainty.HINT, nested_quotes, ("en",)),
)


class TypographyChecker(RuleChecker):
    """Marks what stands wrongly between the words; a passage and a document checker of ``core.ports``."""

    id = "typography"
    name = "Typography"
    rules = RULES

    def __init__(self) -> None:
        self._document = DocumentTypography(self.id)

    def check_document(self, sides: Mapping[Side, Sequence[Passage]], language: str) -> list[Finding]:
        """Marks that most of a side's text writes otherwise, and quotations without an end, on each side by itself."""
        return list(self._document.findings(sides, language))
