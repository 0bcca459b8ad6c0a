"""Which quotation mark a straight one stands for, judged by what stands before and behind it in its paragraph."""

import re

from facing.typography.conventions import APOSTROPHE, Conventions, QuotationMarks

DOUBLE, SINGLE = '"', "'"
_DASHES = "-\u2010\u2011\u2012\u2013\u2014"
_BEFORE_OPENING = f"([{{<>¿¡/={_DASHES}"
_NEAR = 10_000  # code points: a mark that is open further away closes nothing, and no key waits for it
_STRAIGHT_DOUBLE = re.compile(r'(?<!\d)"')


def open_marks(text: str, conventions: Conventions) -> list[QuotationMarks]:
    """The pairs of quotation marks that ``text`` opens and does not close, the outer ones first.

    An apostrophe inside a word closes nothing; where marks look like apostrophes they cannot be told and are left out.
    """
    pairs = [conventions.primary]
    if conventions.secondary.open != APOSTROPHE:
        pairs.append(conventions.secondary)
    found: list[QuotationMarks] = []
    signs = "".join({sign for pair in pairs for sign in pair})
    for match in re.finditer(f"[{signs}]", text):
        sign = match.group()
        if found and sign == found[-1].close:
            if not _is_apostrophe(text, match.start()):
                found.pop()
            continue
        found += [pair for pair in pairs if pair.open == sign][:1]
    return found


def double_mark(before: str, after: str, conventions: Conventions) -> str | None:
    """What a double straight mark between ``before`` and ``after`` stands for; ``None`` where it stands for itself.

    It does as a sign of inches behind a figure, and where it belongs to another straight one.
    """
    before, after = before[-_NEAR:], after[:_NEAR]
    if len(_STRAIGHT_DOUBLE.findall(before)) % 2 or (
        len(_STRAIGHT_DOUBLE.findall(after)) % 2 and (not before or before[-1:].isspace())
    ):
        return None
    found = open_marks(before, conventions)
    if before[-1:].isdigit() and not found:
        return None
    nests = not conventions.has_single_secondary
    if _opens(before, after, found, conventions.primary, conventions):
        nested = nests and conventions.primary in found
        return (conventions.secondary if nested else conventions.primary).open
    if nests and found and found[-1] == conventions.secondary:
        return conventions.secondary.close
    return conventions.primary.close


def single_mark(before: str, after: str, conventions: Conventions) -> str | None:
    """What a single straight mark between ``before`` and ``after`` stands for; ``None`` where it stands for itself.

    It does as a sign of feet behind a figure. An apostrophe at the start of a word cannot be told from an opening mark
    before the word is there: see ``apostrophe_instead``.
    """
    before = before[-_NEAR:]
    found = open_marks(before, conventions)
    is_open = conventions.secondary in found
    if before[-1:].isdigit() and not is_open:
        return None
    if conventions.has_single_secondary:
        if _opens(before, after, found, conventions.secondary, conventions):
            return conventions.secondary.open
        if is_open and not after[:1].isalnum():
            return conventions.secondary.close
    return APOSTROPHE


def apostrophe_instead(before: str, letter: str, conventions: Conventions) -> tuple[int, str] | None:
    """Where the last mark in ``before`` turns out to be an apostrophe by the ``letter`` typed behind it.

    Gives how many characters at the end of ``before`` to replace, and by what.
    """
    tail = before[-12:]
    if letter.isalpha():
        inside = re.search(r"[^\W\d_]([‘›])$|\d(')$", tail)
        if inside and (inside[2] or inside[1] == conventions.secondary.close):
            return 1, APOSTROPHE
    opening = re.escape(conventions.secondary.open)
    decade = re.search(rf"(?<!\w){opening}(\d\d)$", tail)
    if decade and (letter == "s" or not (letter.isalnum() or letter == SINGLE)):
        return 3, APOSTROPHE + decade[1]
    word = re.search(rf"(?<!\w){opening}([^\W\d_]+(?:’[^\W\d_]+)?)$", tail)
    if word and word[1].lower() in conventions.elisions and not letter.isalnum():
        # 'em' may be a quoted word, and so may all the others; 'n' between two words hardly ever is.
        if letter == SINGLE and word[1].lower() != "n":
            return None
        return len(word[1]) + 1, APOSTROPHE + word[1]
    return None


def _opens(
    before: str, after: str, found: list[QuotationMarks], pair: QuotationMarks, conventions: Conventions
) -> bool:
    """Whether a mark of this pair would open here."""
    if not conventions.spaced_words:
        return pair not in found and not (before[-1:].isascii() and before[-1:].isalpha())
    last = before[-1:]
    if not last:
        return True
    goes_on = after[:1].isalnum()
    if last.isspace():
        # Where a space stands inside the marks, it stands before the closing one too.
        return not (conventions.inner_space and pair == conventions.primary and found and not goes_on)
    if last in _DASHES and pair in found:
        return goes_on
    if found and last == found[-1].open:
        return found[-1] != pair
    return last in _BEFORE_OPENING


def _is_apostrophe(text: str, at: int) -> bool:
    return text[at] == APOSTROPHE and text[at - 1 : at].isalpha() and text[at + 1 : at + 2].isalpha()
