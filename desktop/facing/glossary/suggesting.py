"""What to write in place of a form that was found, with the capitals that its place asks for."""

import re

from facing.glossary.english_forms import in_shape, shapes
from facing.glossary.languages import primary
from facing.glossary.matching import Match
from facing.glossary.pieces import pieces, surface
from facing.glossary.terms import Form, TermKind

_QUOTES = "\"'\u201c\u201d\u2018\u2019\u201e\u201a\u00ab\u00bb\u2039\u203a"
_OPENING = _QUOTES + " \t\u00a0\u2028([{\u00bf\u00a1*_#>\u2022\u2014\u2013-"
_ENDING = ".!?\u2026\u3002\uff01\uff1f\u0964\u061f"
_CLOSING = ")]}"
_INITIAL = re.compile(r"(?<!\w)\w\.\Z")
_WORD = re.compile(r"\w[\w'\u2019]*")
# Letters; shorter words stay small in a title (of, and, the).
_SMALL_WORD = 3


def suggestions(match: Match, text: str, language: str = "") -> tuple[str, ...]:
    """What may stand instead of ``text[match.start:match.end]``, best first; nothing where nothing would change.

    Forms of other languages than the text's do not come in. What is suggested stands in the grammatical form of what
    is found where that is known (``knows_grammar``), else as the glossary has it.

    Capitals are those of what is replaced: words in capitals stay so, a title stays a title. Where the glossary
    itself writes the found form with its capital, the capital is part of the error, and the replacement is taken as
    written, but for a capital at the start of a sentence.
    """
    if not match.form.status.is_error:
        return ()
    forms = () if match.term.is_known else match.term.right_forms(language or match.form.language)
    fitted = [fitting_form(match, text, form, language) for form in forms]
    return tuple(dict.fromkeys(form for form in fitted if form != text[match.start : match.end]))


def fitting_form(match: Match, text: str, right: Form, language: str = "") -> str:
    """A form of the term with the capitals and, where known, the ending of what stands at the match."""
    if match.term.kind is TermKind.DO_NOT_TRANSLATE:
        return right.text
    found = text[match.start : match.end]
    written = _inflected(match, found, right, language or match.form.language) or right.text
    return _fitted(found, match.form.text, written, starts_sentence(text, match.start))


def knows_grammar(match: Match, text: str, language: str = "") -> bool:
    """Whether what is suggested for ``text[match.start:match.end]`` stands in the same grammatical form."""
    found = text[match.start : match.end]
    language = language or match.form.language
    return all(_inflected(match, found, form, language) is not None for form in match.term.right_forms(language))


def starts_sentence(text: str, position: int) -> bool:
    """Whether a sentence begins at ``position``: nothing, or the end of another one, stands before it."""
    before = text[:position].rstrip(_OPENING)
    if not before:
        return True
    if before[-1] in ",:":
        return any(quote in text[len(before) : position] for quote in _QUOTES)  # he said, "This ..."
    before = before.rstrip(_CLOSING + _QUOTES)
    return before[-1:] in tuple(_ENDING) and not _INITIAL.search(before)


def _inflected(match: Match, found: str, right: Form, language: str) -> str | None:
    """A right form in the grammatical form of what is found; ``None`` where that is not known."""
    if not match.listed and not match.by_stem:
        return right.text
    if match.listed and len(right.inflected) == len(match.form.inflected):
        return right.inflected[match.listed - 1]
    if primary(language) != "en":
        return None
    for word, there in zip(_words(match.form.text), _words(found), strict=False):
        if word != there:
            known = shapes(word, there)
            return None if known is None else in_shape(right.text, *known)
    return right.text


def _words(text: str) -> list[str]:
    return [piece.key for piece in pieces(text)]


def _fitted(found: str, form: str, replacement: str, begins: bool) -> str:
    if _is_shouted(found) and not _is_shouted(form):
        return replacement.upper()
    if surface(found) != surface(form) and _is_title(found) and not _is_title(form):
        return _WORD.sub(lambda word: _as_title(word.group(), word.start() == 0), replacement)
    carried = found[:1].isupper() and not form[:1].isupper()
    if carried or (begins and found[:1].isupper()):
        return _capitalised(replacement)
    return replacement


def _is_shouted(text: str) -> bool:
    return text.isupper() and sum(map(str.isalpha, text)) > 1


def _is_title(text: str) -> bool:
    words = _WORD.findall(text)
    long = [word for word in words[1:] if len(word) > _SMALL_WORD]
    return bool(long) and all(word[0].isupper() for word in [words[0], *long])


def _as_title(word: str, first: bool) -> str:
    return _capitalised(word) if first or len(word) > _SMALL_WORD else word


def _capitalised(text: str) -> str:
    """With a capital at the start, unless its first word has capitals of its own (iPhone)."""
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    if any(character.isupper() for character in first):
        return text
    return text[:1].upper() + text[1:]
