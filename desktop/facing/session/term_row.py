"""A term as a row of a table: cells of text that people read and write.

Several forms in a cell are separated by ``|``. Of a term in one language, ``term`` has what is found in texts, or what
is known and right; ``preferred`` what it should be, the first one preferred, the others admitted; ``forbidden`` what
must not stand there either.

``languages`` is a code (``en``), or several with an arrow (``de → en``): then ``term`` is in the first one, the two
other cells are in the second. Forms in a third one or in an unusual place have their code before them (``fr: bac``).
``listed`` has grammatical forms (``protester = protesters, protester's``).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from facing.glossary.entries import MAXIMUM_FORM
from facing.glossary.rows import RowReason
from facing.glossary.terms import Form, FormStatus, Term

ARROW = "→"
_BETWEEN = " | "
_ARROWS = re.compile(r"→|->|=>|>")


class UnusableRow(ValueError):  # noqa: N818 - the user's slip, told as such
    """What is written in a row makes no term; ``reason`` says why."""

    def __init__(self, reason: RowReason) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class TermRow:
    """The cells that hold a term's forms; the rest of a term is the same in both."""

    term: str
    preferred: str = ""
    forbidden: str = ""
    languages: str = ""
    listed: str = ""


def row_of(term: Term) -> TermRow:
    """The cells that show the forms of a term."""
    languages = tuple(dict.fromkeys(form.language for form in term.forms if form.language))
    right = [form for form in term.forms if not form.status.is_error]
    wrong = [form for form in term.forms if form.status.is_error]
    if len(languages) > 1:
        named = [form for form in right if form.language in ("", languages[0])]
        right = [form for form in right if form not in named]
        told = f"{languages[0]} {ARROW} {', '.join(languages[1:])}"
    else:
        named = [form for form in wrong if form.status is FormStatus.GARBLED][:1]
        wrong = [form for form in wrong if form not in named]
        if not named:
            named = right[:1]
            right = right if len(right) > 1 else []
        told = "".join(languages)
    plain = ("", *languages[:2][-1:])
    return TermRow(
        _BETWEEN.join(form.text for form in named),
        _BETWEEN.join(_told(form, plain) for form in right),
        _BETWEEN.join(_told(form, plain) for form in wrong),
        told,
        _BETWEEN.join(f"{form.text} = {', '.join(form.inflected)}" for form in term.forms if form.inflected),
    )


def term_of(row: TermRow, former: Term) -> Term:
    """The term that a row says; what a row does not show is as in ``former``.

    Raises:
        UnusableRow: it has no form, a form that is too long, or one that is both right and wrong.
    """
    languages = [code.strip() for part in _ARROWS.split(row.languages) for code in part.split(",") if code.strip()]
    named = _items(row.term)
    right, wrong = _forms(row.preferred, languages), _forms(row.forbidden, languages)
    if len(languages) > 1:
        right = [*((text, languages[0]) for text in named), *right]
    else:
        language = "".join(languages)
        if named and not right:
            right, named = [(text, language) for text in named], []
        wrong = [*((text, language) for text in named if (text, language) not in right), *wrong]
    right, wrong = list(dict.fromkeys(right)), list(dict.fromkeys(wrong))
    _refuse(right, wrong)
    garbled = set(named) if len(languages) <= 1 else set()
    is_to_be_written = bool(wrong) or len({language for _, language in right}) > 1
    forms = (*_right_forms(right, is_to_be_written, former), *_wrong_forms(wrong, garbled, former))
    return replace(former, forms=_with_listed(forms, row.listed))


def _told(form: Form, plain: Sequence[str]) -> str:
    return form.text if form.language in plain else f"{form.language}: {form.text}"


def _items(cell: str) -> list[str]:
    """The forms in a cell, each once."""
    return list(dict.fromkeys(text for part in cell.split("|") if (text := " ".join(part.split()))))


def _forms(cell: str, languages: Sequence[str]) -> list[tuple[str, str]]:
    """The forms in a cell with their languages."""
    found = []
    for item in _items(cell):
        code, colon, text = item.partition(":")
        if colon and code in languages and text.strip():
            found.append((text.strip(), code))
        else:
            found.append((item, languages[:2][-1] if languages else ""))
    return found


def _refuse(right: Sequence[tuple[str, str]], wrong: Sequence[tuple[str, str]]) -> None:
    if not right and not wrong:
        raise UnusableRow(RowReason.NO_TERM)
    if any(len(text) > MAXIMUM_FORM for text, _ in (*right, *wrong)):
        raise UnusableRow(RowReason.TOO_LONG)
    if set(right).intersection(wrong):
        raise UnusableRow(RowReason.CONTRADICTION)


def _right_forms(right: Iterable[tuple[str, str]], is_to_be_written: bool, former: Term) -> list[Form]:
    """The first form of each language is the preferred one, where the term says what to write."""
    forms: list[Form] = []
    for text, language in right:
        is_first = is_to_be_written and all(form.language != language for form in forms)
        status = FormStatus.PREFERRED if is_first else FormStatus.ADMITTED
        forms.append(Form(text, status, language, _inflected(former, text, language)))
    return forms


def _wrong_forms(wrong: Iterable[tuple[str, str]], garbled: set[str], former: Term) -> list[Form]:
    """What the first cell names is garbled; of the others, what was garbled before."""
    were = {(form.text, form.language) for form in former.forms if form.status is FormStatus.GARBLED}
    return [
        Form(
            text,
            FormStatus.GARBLED if text in garbled or (text, language) in were else FormStatus.FORBIDDEN,
            language,
            _inflected(former, text, language),
        )
        for text, language in wrong
    ]


def _inflected(former: Term, text: str, language: str) -> tuple[str, ...]:
    return next((form.inflected for form in former.forms if (form.text, form.language) == (text, language)), ())


def _with_listed(forms: Iterable[Form], cell: str) -> tuple[Form, ...]:
    """The forms with the grammatical forms that a cell lists for them."""
    listed: dict[str, tuple[str, ...]] = {}
    for item in cell.split("|"):
        text, _, inflected = item.partition("=")
        listed[text.strip()] = tuple(dict.fromkeys(each.strip() for each in inflected.split(",") if each.strip()))
    return tuple(replace(form, inflected=listed.get(form.text, ())) for form in forms)
