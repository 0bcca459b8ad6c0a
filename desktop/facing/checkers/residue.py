"""The checker that finds what pages and tools leave in a text: times, bars, tags, placeholders, page furniture."""

import html
import re
from collections.abc import Callable, Iterator
from html.entities import html5

from facing.checkers.boilerplate import Boilerplate
from facing.checkers.hidden_characters import hidden_characters
from facing.checkers.own_checker import OwnPassageChecker
from facing.core.checkers import Remark
from facing.core.finding import Certainty, Kind

TIMESTAMP = "RESIDUE_TIMESTAMP"
BAR = "RESIDUE_BAR"
PLACEHOLDER = "RESIDUE_PLACEHOLDER"
TAG = "RESIDUE_TAG"
ENTITY = "RESIDUE_ENTITY"
BOILERPLATE = "RESIDUE_BOILERPLATE"
PAGE_NUMBER = "RESIDUE_PAGE_NUMBER"

_SHORT_LINE = 60  # code points; what must stand alone in a line is looked for in no longer ones

_CLOCK = r"\d{1,2}:[0-5]\d(?::[0-5]\d(?:[.,]\d{1,3})?)?"
# [00:12:31] anywhere; [12:31] only where a line starts, since in prose it may be a verse.
_BRACKETED_TIME = re.compile(
    r"[\[(]\d{1,2}:[0-5]\d:[0-5]\d(?:[.,]\d{1,3})?[\])]|\A\s*\[\d{1,2}:[0-5]\d\](?=\s)|"
    r"\d{1,2}:[0-5]\d:[0-5]\d[.,]\d{3}\s*-->\s*\d{1,2}:[0-5]\d:[0-5]\d[.,]\d{3}"
)
_TIME_LINE = re.compile(rf"\s*{_CLOCK}(?:\s*/\s*{_CLOCK}|\s*(?:[AaPp]\.?[Mm]\.?))?\s*")
_NAVIGATION = re.compile(r"\s*(?:\|\s*)?[^|.!?]{1,30}(?:\s\|\s[^|.!?]{1,30}){2,}(?:\s*\|)?\s*")
_BAR = re.compile(r"(?:(?<=\s)|\A)[|¦](?=\s|\Z)")
_TABLE = re.compile(r"\|.*\||\|\s*:?-{2,}|\+-{2,}", re.DOTALL)
_FORMULA = re.compile(r"[({⟨]\s*[^()}]{0,40}[|¦]|[=<>≤≥∈∀∃∑∫]")
_PLACEHOLDER = re.compile(
    r"\{\{[^{}\s][^{}]{0,40}\}\}"
    r"|(?<![\w$])\$?\{(?:\d{1,2}|[A-Za-z_][\w.]{0,30})\}"
    r"|(?<![\w%])(?<!\d )%(?:\d{1,2}\$)?[sd](?![\w%])"
    r"|(?<!\w)\[(?:TK|TKTK|TBD|TBC|TODO|FIXME|citation needed|clarification needed|edit"
    r"|insert [^\[\]]{1,40}|your [^\[\]]{1,30})\]"
    r"|(?<!\w)(?:TKTK|TKTKTK)(?!\w)"
    r"|(?<![\w.])(?:XXXX+|xxxxx+)(?![\w.-])"
    r"|\b[Ll]orem ipsum\b(?:[^.]{0,80}\belit\b)?",
)
_TAGS = (
    "a abbr article b big blockquote body br button center cite code dd del div dl dt em font footer form h1 "
    "h2 h3 h4 h5 h6 head header hr html i iframe img input ins label li link main meta nav object ol option p "
    "param pre script section select small span strike strong style sub sup svg table tbody td textarea th "
    "thead title tr u ul video"
).split()
_TAG = re.compile(rf"</?(?:{'|'.join(_TAGS)})(?:\s[^<>]{{0,300}})?/?>|<!--[^<>]{{0,300}}-->|<!\[CDATA\[", re.IGNORECASE)
# Tags that stand between words without a space.
_PARTING = re.compile(r"</?(?:br|p|div|li|tr|td|th|dt|dd|h[1-6]|hr)\b", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_PAGE = "Page|Seite|Página|Pagina|Sida|Side|Strona|Страница|Sayfa"
_PAGE_OF = "of|von|de|sur|di|van|av|af|z|из"
_PAGE_LINE = re.compile(
    rf"\s*(?:(?:[-–—]\s?\d{{1,4}}\s?[-–—])|(?:\|?\s*(?:{_PAGE})\s+\d{{1,4}}(?:\s*(?:{_PAGE_OF}|/)\s*\d{{1,4}})?\s*\|?))\s*",
    re.IGNORECASE,
)
_NUMBER_LINE = re.compile(r"\s*\d{1,3}\s*")


class ResidueChecker(OwnPassageChecker):
    """A ``PassageChecker``."""

    id = "residue"
    name = "Residue"

    def __init__(self) -> None:
        self._boilerplate = Boilerplate()

    def remarks(self, text: str, language: str) -> Iterator[Remark]:
        """What does not belong to the text itself."""
        if line := self._whole_line(text, language):
            yield line
            return
        for rule in _RULES:
            yield from rule(text)
        yield from hidden_characters(text)

    def _whole_line(self, text: str, language: str) -> Remark | None:
        """What a short paragraph is, where it is nothing but residue."""
        start, end = len(text) - len(text.lstrip()), len(text.rstrip())
        if len(text) <= _SHORT_LINE:
            for pattern, rule, message, certainty in _LINES:
                if pattern.fullmatch(text):
                    return Remark(start, end, Kind.GARBLE, message, (), rule, certainty)
        if self._boilerplate.holds(text, language):
            message = "This reads like a line of the page around the text, not like the text."
            return Remark(start, end, Kind.GARBLE, message, (), BOILERPLATE, Certainty.LIKELY)
        return None


_LINES = (
    (_TIME_LINE, TIMESTAMP, "A time alone in a line: left by a page or a player?", Certainty.LIKELY),
    (_PAGE_LINE, PAGE_NUMBER, "A page number: it belongs to the printed page, not to the text.", Certainty.LIKELY),
    (_NUMBER_LINE, PAGE_NUMBER, "A number alone in a line: is it a page number?", Certainty.HINT),
)


def _removal(
    message: str, rule: str, instead: str = "", certainty: Certainty = Certainty.LIKELY
) -> tuple[Kind, str, tuple[str, ...], str, Certainty]:
    """The rest of a remark on something that is best taken away."""
    return Kind.GARBLE, message, (instead,), rule, certainty


def _with_space(text: str, start: int, end: int) -> int:
    """The end of a stretch with the space behind it, where taking the stretch away would leave one too many."""
    return end + (text[end : end + 1] == " " and text[max(0, start - 1) : start] in ("", " "))


def _times(text: str) -> Iterator[Remark]:
    if ":" not in text:
        return
    for match in _BRACKETED_TIME.finditer(text):
        start = match.end() - len(match.group().lstrip())
        message = "A time mark of a recording or a subtitle file."
        yield Remark(start, _with_space(text, start, match.end()), *_removal(message, TIMESTAMP))


def _bars(text: str) -> Iterator[Remark]:
    if "|" not in text and "¦" not in text:
        return
    if _NAVIGATION.fullmatch(text) and not _FORMULA.search(text):
        message = "Words between bars: a page's menu or a table's line?"
        yield Remark(0, len(text), Kind.GARBLE, message, (), BAR, Certainty.HINT)
        return
    if _TABLE.search(text) or _FORMULA.search(text):
        return
    for match in _BAR.finditer(text):
        yield Remark(
            match.start(), _with_space(text, *match.span()), *_removal("A stray bar?", BAR, certainty=Certainty.HINT)
        )


def _placeholders(text: str) -> Iterator[Remark]:
    for match in _PLACEHOLDER.finditer(text):
        message = f"“{match.group()}” is a placeholder that was never filled in."
        yield Remark(*match.span(), Kind.GARBLE, message, (), PLACEHOLDER, Certainty.LIKELY)


def _tags(text: str) -> Iterator[Remark]:
    if "<" not in text:
        return
    for match in _TAG.finditer(text):
        start, end = match.start(), _with_space(text, *match.span())
        beside = text[max(0, start - 1) : start] + text[end : end + 1]
        parts_words = len(beside) == 2 and beside.isalnum() and _PARTING.match(match.group())
        yield Remark(start, end, *_removal("A tag of a web page.", TAG, " " if parts_words else ""))


def _entities(text: str) -> Iterator[Remark]:
    if "&" not in text:
        return
    for match in _ENTITY.finditer(text):
        name = match.group()[1:]
        if not name.startswith("#") and name not in html5:
            continue
        meant = html.unescape(match.group())
        if meant == match.group() or "\ufffd" in meant:
            continue
        shown = f"“{meant}”" if meant.isprintable() and meant.strip() else "a space"
        message = f"“{match.group()}” is a web page's way to write {shown}."
        yield Remark(*match.span(), Kind.ENCODING, message, (meant,), ENTITY, Certainty.SURE)


_RULES: tuple[Callable[[str], Iterator[Remark]], ...] = (_times, _bars, _placeholders, _tags, _entities)
