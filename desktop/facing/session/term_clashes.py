"""Which terms of a glossary say the same twice, and which contradict each other. Kept up to date term by term."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from facing.glossary.pieces import surface
from facing.glossary.terms import CaseRule, Form, Term

# A form as it is compared, its language, and what it is there: wrong, right, or the name that tells terms apart.
Key = tuple[str, str, str]
_WRONG, _RIGHT, _NAME = "wrong", "right", "name"
_OPPOSITE = {_WRONG: _RIGHT, _RIGHT: _WRONG}


class Clash(StrEnum):
    """What is the matter between two terms: both have the same form, or one forbids what the other wants."""

    DUPLICATE = "duplicate"
    CONTRADICTION = "contradiction"


class Clashes:
    """Counts keys as terms come and go; each question costs no more than the forms of one term."""

    def __init__(self, terms: Iterable[Sequence[Key]] = ()) -> None:
        self._count: dict[Key, int] = {}
        for keys in terms:
            self.add(keys)

    def add(self, keys: Iterable[Key]) -> None:
        """Take a term in."""
        for key in keys:
            self._count[key] = self._count.get(key, 0) + 1

    def remove(self, keys: Iterable[Key]) -> None:
        """Take a term out that was taken in."""
        for key in keys:
            left = self._count[key] - 1
            if left:
                self._count[key] = left
            else:
                del self._count[key]

    def of(self, keys: Sequence[Key]) -> Clash | None:
        """What is the matter with a term that was taken in; the graver of both."""
        count = self._count
        for text, language, what in keys:
            if what != _NAME and (text, language, _OPPOSITE[what]) in count:
                return Clash.CONTRADICTION
        return Clash.DUPLICATE if any(count[key] > 1 for key in keys if key[2] != _RIGHT) else None


def keys_of(term: Term) -> tuple[Key, ...]:
    """What a term is compared with others by.

    Right forms may be shared, since several errors lead to one of them; only those of a term that has no wrong form
    name it, and those of a term in several languages: of them the first language's.
    """
    has_wrong = any(form.status.is_error for form in term.forms)
    language = term.forms[0].language
    keys: dict[Key, None] = {}
    for form in term.forms:
        text = _compared(term, form)
        keys[text, form.language, _WRONG if form.status.is_error else _RIGHT] = None
        if not has_wrong and form.language == language:
            keys[text, form.language, _NAME] = None
    return tuple(keys)


def _compared(term: Term, form: Form) -> str:
    text = surface(form.text)
    as_written = term.case_rule is CaseRule.AS_WRITTEN or (len(text) > 1 and text.isupper())
    return text if as_written else text.casefold()
