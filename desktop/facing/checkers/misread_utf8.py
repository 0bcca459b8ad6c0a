"""UTF-8 that was read as something else, word by word, with the way back.

That is ftfy's matter (https://ftfy.readthedocs.io): it knows letters that never stand side by side in any language and
repairs a text, but gives no places; so it is asked for each word.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ftfy import ExplainedText, fix_encoding_and_explain
from ftfy.badness import BADNESS_RE

from facing.core.checkers import Remark
from facing.core.finding import Certainty, Kind

UTF8 = "MOJIBAKE_UTF8"

# What ftfy calls the encodings, as people know them.
_NAMES = {
    "utf-8": "UTF-8",
    "utf-8-variants": "UTF-8",
    "latin-1": "Latin-1",
    "sloppy-windows-1252": "Windows-1252",
    "windows-1252": "Windows-1252",
    "sloppy-windows-1251": "Windows-1251",
    "sloppy-windows-1250": "Windows-1250",
    "sloppy-windows-1253": "Windows-1253",
    "sloppy-windows-1254": "Windows-1254",
    "sloppy-windows-1257": "Windows-1257",
    "iso-8859-2": "ISO 8859-2",
    "macroman": "Mac Roman",
    "cp437": "DOS code page 437",
}
# A no-break space may be half of a letter, so that only plain white space ends a word here.
_WORD = re.compile(r"[^ \t\n\r\u2028]+")
# Cyrillic and Greek, and the lines and blocks of DOS pages.
_LATIN_BESIDE_OTHERS = re.compile("[A-Za-z][\u0370-\u052f\u2500-\u259f]|[\u0370-\u052f\u2500-\u259f].?[A-Za-z]")
_LATIN_WORD = re.compile("[ -~\u00a1-\u024f\u2010-\u2026]+")
_OTHER_PAGES = (
    ("cp1251", "Windows-1251"),
    ("cp1253", "Windows-1253"),
    ("koi8_r", "KOI8-R"),
    ("cp850", "DOS code page 850"),
)
_LOST = re.compile("[\ufffd\x1a]")  # ftfy's encodings have the second for the first
_C1_CONTROLS = re.compile("[\x80-\x9f]")
_EDGES = "()[]{}\"',.;:!?-/*_"
_LONGEST = 400  # code points; what has no white space for longer is not words


class _Repair(NamedTuple):
    """What a word should read, how it came about, and whether the way back leads to the same letters."""

    text: str
    route: str
    reversible: bool


def misread_utf8(text: str) -> Iterator[Remark]:
    """The words of a text that were read in a wrong encoding, with what they should read."""
    # The pattern is looked for once over the whole text: clean text costs this search and no more.
    if BADNESS_RE.search(text) is None and _LATIN_BESIDE_OTHERS.search(text) is None:
        return
    routes: dict[str, Callable[[str], str]] = {}
    left = []
    for match in _WORD.finditer(text):
        word = match.group()
        if word.isascii() or len(word) > _LONGEST:
            continue
        repair = _repair(word, routes) or _latin(word)
        if repair is None:
            left.append(match)
            continue
        yield _remark(match.start(), word, repair)
    for match in left:
        if repair := _by_known_routes(match.group(), routes):
            yield _remark(match.start(), match.group(), repair)


def _repair(word: str, routes: dict[str, Callable[[str], str]]) -> _Repair | None:
    """What ftfy makes of a word; the ways that lead there are added to ``routes``."""
    try:
        fixed = fix_encoding_and_explain(word)
    except UnicodeError:
        return None
    if fixed.text == word or not fixed.explanation or _C1_CONTROLS.search(fixed.text):
        return None
    names = [f"{_NAMES.get(good, good)} read as {_NAMES.get(bad, bad)}" for bad, good in _pairs(fixed, word)]
    reversible = _leads_back(fixed, word)
    if reversible and len(names) == 1 and fixed.explanation[0].parameter != "latin-1":
        bad, good = (step.parameter for step in fixed.explanation)
        routes[names[0]] = lambda other: other.encode(bad).decode(good)
    if "Windows-1252" in "".join(names) or names == ["UTF-8 read as Latin-1"]:
        routes.setdefault("UTF-8 read as Windows-1252", lambda other: other.encode("cp1252").decode("utf-8"))
    twice = len(names) > 1 and len(set(names)) == 1
    route = f"{names[0]}, {len(names)} times over" if twice else ", then ".join(names)
    return _Repair(fixed.text, route, reversible)


def _latin(word: str) -> _Repair | None:
    """A word of Latin letters whose accented ones became Cyrillic, Greek or lines; ftfy sees a word of two scripts."""
    if _LATIN_BESIDE_OTHERS.search(word) is None:
        return None
    for page, name in _OTHER_PAGES:
        try:
            text = word.encode(page).decode("utf-8")
        except UnicodeError:
            continue
        if _LATIN_WORD.fullmatch(text):
            return _Repair(text, f"UTF-8 read as {name}", reversible=True)
    return None


def _pairs(fixed: ExplainedText, word: str) -> Iterator[tuple[str, str]]:
    """For each step back: the encoding it was read in and the one it was written in."""
    bad = ""
    for step in fixed.explanation or []:
        if step.action == "encode":
            bad = step.parameter
        elif step.action == "decode" and bad:
            # Text of Windows-1252 is Latin-1 too where it has none of the characters that differ.
            if bad == "latin-1" and step.parameter.startswith("utf-8") and not re.search("[\x80-\x9f]", word):
                bad = "windows-1252"
            yield bad, step.parameter


def _leads_back(fixed: ExplainedText, word: str) -> bool:
    """Whether the repaired word, spoilt again in the same way, gives the word that stands there."""
    text = fixed.text
    for step in reversed(fixed.explanation or []):
        try:
            if step.action == "decode":
                encoded = text.encode(step.parameter)
            elif step.action == "encode":
                text = encoded.decode(step.parameter)
            else:
                return False
        except (UnicodeError, LookupError):
            return False
    return text == word


def _by_known_routes(word: str, routes: dict[str, Callable[[str], str]]) -> _Repair | None:
    """A word that looks like a word, in a text where others were spoilt in a way that explains this one too."""
    for route, repaired in routes.items():
        try:
            text = repaired(word)
        except UnicodeError:
            continue
        if not _LOST.search(text):
            return _Repair(text, route, reversible=True)
    return None


def _remark(position: int, word: str, repair: _Repair) -> Remark:
    start, end, cut = 0, len(word), len(repair.text)
    while start < min(end, cut) and word[start] == repair.text[start] and word[start] in _EDGES:
        start += 1
    while end > start and cut > start and word[end - 1] == repair.text[cut - 1] and word[end - 1] in _EDGES:
        end, cut = end - 1, cut - 1
    instead = repair.text[start:cut]
    message = f"{repair.route}." if repair.route else "Read in a wrong encoding."
    if _LOST.search(instead):
        message = f"{message.removesuffix('.')}; a letter was lost on the way."
        suggestions: tuple[str, ...] = ()
    else:
        suggestions = (instead,)
    certainty = Certainty.SURE if repair.reversible else Certainty.HINT
    if not suggestions:
        certainty = Certainty.LIKELY
    return Remark(position + start, position + end, Kind.ENCODING, message, suggestions, UTF8, certainty)
