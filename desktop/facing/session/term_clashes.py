"""Which terms of a glossary say the same twice, and which contradict each other. Kept up to date term by term."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from facing.glossary.pieces import surface
from facing.glossary.terms import CaseRule, Term

# The text as it is compared, its language, and what it is there: wrong, right, or the name that tells terms apart.
_Key = tuple[str, str, str]
_WRONG, _RIGHT, _NAME = "wrong", "right", "name"
_OPPOSITE = {_WRONG: _RIGHT, _RIGHT: _WRONG}


class Clash(StrEnum):
    """What is the matter between two terms: both have the same form, or one forbids what the other wants."""

    DUPLICATE = "duplicate"
    CONTRADICTION = "contradiction"


class Clashes:
    """Counts forms as terms come and go; each question costs no more than the forms of one term."""

    def __init__(self, terms: Iterable[Term] = ()) -> None:
        self._count: dict[_Key, int] = {}
        for term in terms:
            self.add(term)

    def add(self, term: Term) -> None:
        """Take a term's forms in."""
        for key in _keys(term):
            self._count[key] = self._count.get(key, 0) + 1

    def remove(self, term: Term) -> None:
        """Take the forms of a term out that was taken in."""
        for key in _keys(term):
            left = self._count[key] - 1
            if left:
                self._count[key] = left
            else:
                del self._count[key]

    def of(self, term: Term) -> Clash | None:
        """What is the matter with a term that was taken in; the graver of both."""
        keys = list(_keys(term))
        if any((text, language, _OPPOSITE.get(what)) in self._count for text, language, what in keys):
            return Clash.CONTRADICTION
        return Clash.DUPLICATE if any(self._count[key] > 1 for key in keys if key[2] != _RIGHT) else None


def _keys(term: Term) -> Iterator[_Key]:
    """The forms of a term, each once.

    Right forms may be shared, since several errors lead to one of them; only those of a term that has no wrong form
    name it, and those of a term in several languages: of them the first language's.
    """
    has_wrong = any(form.status.is_error for form in term.forms)
    language = term.forms[0].language
    seen = set()
    for form in term.forms:
        text = surface(form.text)
        as_written = term.case_rule is CaseRule.AS_WRITTEN or (len(text) > 1 and text.isupper())
        compared = text if as_written else text.casefold()
        kinds = [_WRONG] if form.status.is_error else [_RIGHT]
        if not has_wrong and form.language == language:
            kinds.append(_NAME)
        for kind in kinds:
            key = (compared, form.language, kind)
            if key not in seen:
                seen.add(key)
                yield key
