"""Terms and glossaries in words."""

from PySide6.QtCore import QCoreApplication

from facing.glossary.terms import FormStatus
from facing.session.glossary_shelf import Shelved
from facing.ui.controls.row_model import RowWords
from facing.ui.glossary.terms_here import TermHere


def described(entry: object) -> RowWords:
    """An entry of the list of terms in words."""
    if not isinstance(entry, TermHere):
        raise TypeError(entry)
    return RowWords(term_words(entry), status_word(entry), entry.term.note)


def term_words(here: TermHere) -> str:
    """What stands there, and what should."""
    preferred = here.insertions[0]
    return here.found if preferred.casefold() == here.found.casefold() else f"{here.found} → {preferred}"


def status_word(here: TermHere) -> str:
    """What is to be thought of the words that stand there."""
    if here.term.is_known:
        return QCoreApplication.translate("Glossary", "leave it")
    return {
        FormStatus.PREFERRED: QCoreApplication.translate("Glossary", "preferred"),
        FormStatus.ADMITTED: QCoreApplication.translate("Glossary", "admitted"),
        FormStatus.FORBIDDEN: QCoreApplication.translate("Glossary", "not to be used"),
        FormStatus.GARBLED: QCoreApplication.translate("Glossary", "garbled"),
    }[here.status]


def glossary_name(shelved: Shelved) -> str:
    """What a glossary is called."""
    return QCoreApplication.translate("Glossary", "My terms") if shelved.is_personal else shelved.name


def source_words(here: TermHere) -> str:
    """The glossary that the term is from, and its line there."""
    place = here.term.place
    if place is None:
        return ""
    template = QCoreApplication.translate("Glossary", "Glossary “{glossary}”, line {line}")
    return template.format(glossary=place.glossary, line=place.line)
